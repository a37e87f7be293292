import { z } from "zod";
import { initialEndOf } from "../forward-plan/agreement-length.ts";
import { lengthAfterEnd, lengthOf } from "../forward-plan/plan-dates.ts";
import type { RowValues } from "../registers/all-registers.ts";
import { isAbsent } from "../registers/value-kinds.ts";
import {
  type CalendarDate,
  daysBetween,
  firstDayOf,
  formatLongDate,
  lastDayOf,
} from "../values/calendar-date.ts";
import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { problemOf } from "./problem.ts";
import { agreementValues } from "./typed-row.ts";

const Parameters = z.strictObject({ abovePercent: z.number().positive() });

type Changed = Readonly<{ days: number; percent: number; above: number }>;

export const variationNoticeWords = {
  beyond: (p: Changed) =>
    `Runs ${p.days} days beyond its longest term, ${p.percent.toFixed(1)} % of it and more than ${p.above} %: a change of contract that may need a notice before it is made. Check with your legal team.`,
  short: (p: Changed) =>
    `Ends ${p.days} days before its initial end, ${p.percent.toFixed(1)} % of its longest term and more than ${p.above} %: a change of contract that may need a notice before it is made. Check with your legal team.`,
  initial: (p: { date: CalendarDate }) => `initial end: ${formatLongDate(p.date)}`,
  longest: (p: { date: CalendarDate }) => `end with every option used: ${formatLongDate(p.date)}`,
  term: (p: { days: number }) => `longest term: ${p.days} days`,
};

const say = messagesOf("variation-notice", variationNoticeWords);

/** Light touch contracts may be changed freely and need no such notice (source: L9, L10, L11). */
export const variationNotice: Check<z.infer<typeof Parameters>> = {
  id: "variation-notice",
  statement: "A term made longer or shorter than agreed by more than a little is asked about.",
  scope: "row",
  registers: ["agreements"],
  parameters: Parameters,

  run({ members }, { abovePercent: above }) {
    return members.flatMap((row) => {
      const change = changeOf(agreementValues(row));
      if (change === null) return [];
      const { isBeyond, days, initial, longest, term } = change;
      const percent = (days / term) * 100;
      if (term <= 0 || percent <= above) return [];
      const parts = { days, percent, above };
      return [
        problemOf(row, {
          measure: days,
          sentence: isBeyond ? say.beyond(parts) : say.short(parts),
          arithmetic: [
            ...(isBeyond ? [] : [say.initial({ date: initial })]),
            say.longest({ date: longest }),
            say.term({ days: term }),
          ],
          fields: ["currentEnd"],
        }),
      ];
    });
  },
};

type Change = Readonly<{
  isBeyond: boolean;
  /** How many days beyond the longest term, or before the initial end. */
  days: number;
  initial: CalendarDate;
  longest: CalendarDate;
  /** Days of the longest term. */
  term: number;
}>;

function changeOf(values: RowValues<"agreements">): Change | null {
  const { start, currentEnd, regime, lightTouch } = values;
  const initial = initialEndOf(values);
  if (regime !== "pa-2023" && regime !== "pcr-2015") return null;
  if (start == null || currentEnd == null || initial === null || lightTouch === true) return null;
  const options = (values.extensionOptions ?? []).map(({ length }) => length);
  const longest = lengthAfterEnd(initial, lengthOf(options));
  const beyond = daysBetween(lastDayOf(longest), lastDayOf(currentEnd));
  const short = daysBetween(lastDayOf(currentEnd), lastDayOf(initial));
  if (short > 0 && endsEarlyByRight(values)) return null;
  const isBeyond = short <= 0;
  const term = daysBetween(firstDayOf(start), lastDayOf(longest)) + 1;
  return { isBeyond, days: isBeyond ? beyond : short, initial, longest, term };
}

/** One that ends by a break clause, or was terminated, ends as its contract or the law provides. */
function endsEarlyByRight({ breakUs, breakThem, status }: RowValues<"agreements">): boolean {
  return (
    !isAbsent(breakUs) || !isAbsent(breakThem) || status === "terminated" || status === "ended"
  );
}
