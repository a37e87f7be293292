import type { FundYear } from "../../../shared/sync/screens.ts";
import { formatPounds, pence } from "../../../shared/values/pence.ts";
import { type FundNode, fenceBars } from "./fund-bars.ts";
import { useWords } from "./use-words.ts";

type FenceFiguresProps = Readonly<{ year: FundYear; parts: readonly FundNode[] }>;

/** What each ring-fence of a fund has and what of it is spoken for, beside the bars that draw them. */
export function FenceFigures({ year, parts }: FenceFiguresProps) {
  const words = useWords();
  const fences = fenceBars(year, parts);
  if (fences.length === 0) return null;
  return (
    <div className="fences">
      <p className="quiet">{words.money.fences}</p>
      <ul>
        {fences.map(({ fund, spokenFor, budget, over }) => (
          <li key={fund} className="fence">
            <span>{fund}</span>
            <span className={over === "over" ? "date late" : "date"}>
              {words.money.ofBudget(formatPounds(spokenFor), formatPounds(budget))}
              {over !== "no" &&
                ` ${words.money.fenceOver[over](formatPounds(pence(spokenFor - budget)))}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
