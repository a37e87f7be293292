import type { FundYear } from "../../../shared/sync/screens.ts";
import { formatPounds, pence } from "../../../shared/values/pence.ts";
import { fundBar } from "./fund-bars.ts";
import { useWords } from "./use-words.ts";

/** A fund's year drawn to its budget; the figures beside it say the same in numbers. */
export function FundBarDrawing({ fund, year }: Readonly<{ fund: string; year: FundYear }>) {
  const words = useWords();
  const bar = fundBar(year);
  return (
    <div
      className="fund-bar"
      role="img"
      aria-label={words.money.barSummary(fund, [
        `${words.money.budget} ${formatPounds(year.budget)}`,
        `${words.money.spokenFor} ${formatPounds(pence(year.committed + year.notYetContracted))}`,
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
    </div>
  );
}
