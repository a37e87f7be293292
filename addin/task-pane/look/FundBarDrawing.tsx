import type { FundYear } from "../../../shared/sync/screens.ts";
import { formatPounds, pence } from "../../../shared/values/pence.ts";
import { type FenceBar, type FundNode, fenceBars, fundBar } from "./fund-bars.ts";
import { useWords } from "./use-words.ts";

type FundBarDrawingProps = Readonly<{
  fund: string;
  year: FundYear;
  /** The funds within it, drawn as ring-fences beneath its bar in its own measure. */
  parts: readonly FundNode[];
}>;

/** A fund's year drawn to its budget; the figures beside it say the same in numbers. */
export function FundBarDrawing({ fund, year, parts }: FundBarDrawingProps) {
  const words = useWords();
  const bar = fundBar(year);
  const fences = fenceBars(year, parts);
  return (
    <div
      className="fund-bar"
      role="img"
      aria-label={words.money.barSummary(fund, [
        `${words.money.budget} ${formatPounds(year.budget)}`,
        `${words.money.spokenFor} ${formatPounds(pence(year.committed + year.notYetContracted))}`,
        ...fences.map((fence) =>
          words.money.fence(fence.fund, formatPounds(fence.spokenFor), formatPounds(fence.budget)),
        ),
      ])}
    >
      <div className="fund-bar-parts">
        {bar.parts.map(({ kind, share }) => (
          <span
            key={kind}
            className={`fund-part fund-${kind}`}
            style={{ width: `${share * 100}%` }}
          />
        ))}
        {bar.provisional !== null && (
          <span
            className="fund-provisional"
            style={{
              left: `${bar.provisional.from * 100}%`,
              width: `${bar.provisional.share * 100}%`,
            }}
          />
        )}
        {bar.budgetAt < 1 && (
          <span className="fund-budget-line" style={{ left: `${bar.budgetAt * 100}%` }} />
        )}
      </div>
      {bar.potential !== null && (
        <span
          className="fund-potential"
          style={{
            marginLeft: `${bar.potential.from * 100}%`,
            width: `${bar.potential.share * 100}%`,
          }}
        />
      )}
      {fences.length > 0 && <Fences fences={fences} />}
    </div>
  );
}

function Fences({ fences }: Readonly<{ fences: readonly FenceBar[] }>) {
  return (
    <div className="fund-fences">
      {fences.map(({ fund, share, filled, over }) => (
        <span
          key={fund}
          className={`fund-fence fund-fence-${over}`}
          style={{ width: `${share * 100}%` }}
        >
          <span className="fund-fence-filled" style={{ width: `${filled * 100}%` }} />
        </span>
      ))}
    </div>
  );
}
