import {
  formatDate,
  type IsoDay,
  type IsoMonth,
  monthOf,
} from "../../../shared/values/calendar-date.ts";
import { useWords } from "../look/use-words.ts";
import type { PlanMonth } from "./plan-months.ts";

/** Taller bars say nothing more: beyond this a month is simply busy. */
const TALLEST = 6;

type MonthStripProps = Readonly<{
  months: readonly PlanMonth[];
  today: IsoDay;
  goTo: (month: IsoMonth) => void;
}>;

/** Twelve months at a glance: how much falls in each, and what is grave; a press goes there. */
export function MonthStrip({ months, today, goTo }: MonthStripProps) {
  const words = useWords();
  return (
    <nav className="month-strip" aria-label={words.plan.strip}>
      {months.map(({ month, lines }) => {
        const dates = lines.reduce((sum, { entries }) => sum + entries.length, 0);
        const grave = lines.some(({ entries }) =>
          entries.some(({ severity }) => severity === "error"),
        );
        return (
          <button
            key={month}
            type="button"
            disabled={dates === 0}
            aria-label={words.plan.stripMonth(formatDate(month), dates)}
            {...(month === monthOf(today) && { "aria-current": "date" })}
            onClick={() => goTo(month)}
          >
            <span
              className={`month-bar${grave ? " month-bar-grave" : ""}`}
              style={{ height: `${(Math.min(dates, TALLEST) / TALLEST) * 100}%` }}
            />
            <span className="month-letter" aria-hidden>
              {words.common.shortMonths[Number(month.slice(5)) - 1]?.charAt(0)}
            </span>
          </button>
        );
      })}
    </nav>
  );
}
