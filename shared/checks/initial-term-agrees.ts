import { endOfLength, lengthOf } from "../forward-plan/plan-dates.ts";
import { formatLongDate, isDay, monthOf } from "../values/calendar-date.ts";
import { formatTerm } from "../values/term.ts";
import type { Check } from "./check.ts";
import { NoParameters, problemOf } from "./problem.ts";

export const initialTermAgrees: Check = {
  id: "initial-term-agrees",
  statement: "Start, initial term and initial end say the same where all three are given.",
  scope: "row",
  registers: ["agreements"],
  parameters: NoParameters,

  run({ ledger }) {
    return ledger.rows("agreements").flatMap((row) => {
      const { start, initialTerm, initialEnd } = row.values;
      if (start == null || initialTerm == null || initialEnd == null) return [];
      const expected = endOfLength(start, lengthOf([initialTerm]));
      const exact = isDay(expected) && isDay(initialEnd);
      if (exact ? expected === initialEnd : monthOf(expected) === monthOf(initialEnd)) return [];
      return [
        problemOf(row, {
          sentence: `${formatTerm(initialTerm)} from ${formatLongDate(start)} end on ${formatLongDate(expected)}, but the initial end is ${formatLongDate(initialEnd)}.`,
          arithmetic: [
            `start: ${formatLongDate(start)}`,
            `plus initial term: ${formatTerm(initialTerm)}`,
            `last day: ${formatLongDate(expected)}`,
            `initial end: ${formatLongDate(initialEnd)}`,
          ],
          fields: ["start", "initialTerm", "initialEnd"],
          suggestion: {
            sentence: `Initial end ${formatLongDate(expected)}?`,
            field: "initialEnd",
            value: expected,
          },
        }),
      ];
    });
  },
};
