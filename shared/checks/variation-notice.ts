import { z } from "zod";
import { lengthAfterEnd, lengthOf } from "../forward-plan/plan-dates.ts";
import {
  type CalendarDate,
  daysBetween,
  firstDayOf,
  formatLongDate,
  lastDayOf,
} from "../values/calendar-date.ts";
import { initialEndOf } from "./agreement-length.ts";
import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { problemOf } from "./problem.ts";
import { agreementValues } from "./typed-row.ts";

const Parameters = z.strictObject({ abovePercent: z.number().positive() });

type Beyond = Readonly<{ days: number; percent: number; above: number }>;

export const variationNoticeWords = {
  beyond: (p: Beyond) =>
    `Runs ${p.days} days beyond its longest term, ${p.percent.toFixed(1)} % of it and more than ${p.above} %: a change of contract that may need a notice before it is made. Check with your legal team.`,
  longest: (p: { date: CalendarDate }) => `end with every option used: ${formatLongDate(p.date)}`,
  term: (p: { days: number }) => `longest term: ${p.days} days`,
};

const say = messagesOf("variation-notice", variationNoticeWords);

/** Light touch contracts may be changed freely and need no such notice (source: L9, L10, L11). */
export const variationNotice: Check<z.infer<typeof Parameters>> = {
  id: "variation-notice",
  statement: "A term made longer than its options allow by more than a little is asked about.",
  scope: "row",
  registers: ["agreements"],
  parameters: Parameters,

  run({ members }, { abovePercent }) {
    return members.flatMap((row) => {
      const values = agreementValues(row);
      const { start, currentEnd, regime, lightTouch } = values;
      const initial = initialEndOf(values);
      if (regime !== "pa-2023" && regime !== "pcr-2015") return [];
      if (start == null || currentEnd == null || initial === null || lightTouch === true) return [];
      const options = (values.extensionOptions ?? []).map(({ length }) => length);
      const longest = lengthAfterEnd(initial, lengthOf(options));
      const days = daysBetween(lastDayOf(longest), lastDayOf(currentEnd));
      const term = daysBetween(firstDayOf(start), lastDayOf(longest)) + 1;
      const percent = (days / term) * 100;
      if (term <= 0 || percent <= abovePercent) return [];
      return [
        problemOf(row, {
          measure: days,
          sentence: say.beyond({ days, percent, above: abovePercent }),
          arithmetic: [say.longest({ date: longest }), say.term({ days: term })],
          fields: ["currentEnd"],
        }),
      ];
    });
  },
};
