import { z } from "zod";
import { currentEndOf } from "../forward-plan/agreement-term.ts";
import { endOfLength } from "../forward-plan/plan-dates.ts";
import { formatLongDate, lastDayOf } from "../values/calendar-date.ts";
import { formatTerm, termOfMonths } from "../values/term.ts";
import type { Check } from "./check.ts";
import { problemOf } from "./problem.ts";
import { agreementValues } from "./typed-row.ts";

const Parameters = z.strictObject({
  atMostMonths: z.int().positive(),
  kinds: z.array(z.string()),
});

/** Of contracts, not of grants (source: R15). */
export const shortTerm: Check<z.infer<typeof Parameters>> = {
  id: "short-term",
  statement: "A contract runs for longer than the short term the framework would rather avoid.",
  scope: "row",
  registers: ["agreements"],
  parameters: Parameters,

  run({ members }, { atMostMonths, kinds }) {
    return members.flatMap((row) => {
      const values = agreementValues(row);
      const end = currentEndOf(values);
      if (values.kind == null || !kinds.includes(values.kind)) return [];
      if (values.start == null || end === null) return [];
      const short = endOfLength(values.start, { months: atMostMonths, days: 0, workingDays: 0 });
      if (lastDayOf(end.date) > lastDayOf(short)) return [];
      return [
        problemOf(row, {
          sentence: `Runs from ${formatLongDate(values.start)} to ${formatLongDate(end.date)}, ${formatTerm(termOfMonths(atMostMonths))} or less: a longer term is preferred.`,
          arithmetic: [
            `start: ${formatLongDate(values.start)}`,
            `plus ${formatTerm(termOfMonths(atMostMonths))}, its last day: ${formatLongDate(short)}`,
            end.step,
          ],
          fields: ["start", "currentEnd"],
          suggestion: { sentence: "A longer term, or the reason for this one in the note." },
        }),
      ];
    });
  },
};
