import { nameOf } from "../registers/ledger.ts";
import type { CalendarDate } from "../values/calendar-date.ts";
import { firstDayOf, formatLongDate, moveStartByMonths } from "../values/calendar-date.ts";
import type { Check } from "./check.ts";
import { compare } from "./compare.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { thresholdFor, type Valued, valuedContract } from "./threshold-of.ts";
import { counted, pounds } from "./words.ts";

const WITHIN_MONTHS = 12;

export const splitValueWords = {
  together: (p: { count: number; total: number; threshold: number }) =>
    `${counted(p.count, "contract")} with this provider within a year count as ${pounds(p.total)} together, which reaches the threshold of ${pounds(p.threshold)} that none reaches alone: are they one purchase? Check with your legal team.`,
  contract: (p: { name: string; date: CalendarDate; value: number }) =>
    `${p.name}, ${formatLongDate(p.date)}: ${pounds(p.value)}`,
};

const say = messagesOf("split-value", splitValueWords);

/** Said at the contract with which those of the year before it reach the threshold (source: L3). */
export const splitValue: Check = {
  id: "split-value",
  statement: "Contracts of one provider within a year are not split below the threshold.",
  scope: "provider",
  parameters: NoParameters,

  run({ ledger, framework }) {
    const small = ledger
      .rows("agreements")
      .flatMap((row) => valuedContract(row, framework) ?? [])
      .filter((valued) => valued.value.pence < thresholdFor(valued))
      .toSorted(byDate);
    return small.flatMap((valued, place) => {
      const window = small.slice(0, place + 1).filter((each) => isWithinAYear(each, valued));
      const total = window.reduce((sum, { value }) => sum + value.pence, 0);
      const threshold = thresholdFor(valued);
      if (window.length < 2 || total < threshold) return [];
      return [
        problemOf(valued.row, {
          measure: total - threshold + 1,
          sentence: say.together({ count: window.length, total, threshold }),
          arithmetic: window.map(({ row, date, value }) =>
            say.contract({ name: nameOf(row), date, value: value.pence }),
          ),
          fields: ["provider", "procurementStarted"],
        }),
      ];
    });
  },
};

function isWithinAYear(earlier: Valued, later: Valued): boolean {
  return firstDayOf(earlier.date) > moveStartByMonths(firstDayOf(later.date), -WITHIN_MONTHS);
}

function byDate(one: Valued, other: Valued): number {
  return compare(firstDayOf(one.date), firstDayOf(other.date)) || compare(one.row.id, other.row.id);
}
