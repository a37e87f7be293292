import { initialEndOf } from "../forward-plan/agreement-length.ts";
import { nextOptionOf } from "../forward-plan/agreement-term.ts";
import { lengthAfterEnd, lengthOf } from "../forward-plan/plan-dates.ts";
import { type CalendarDate, formatLongDate, isDay, monthOf } from "../values/calendar-date.ts";
import { formatTerm, type Term } from "../values/term.ts";
import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";

export const endAsExtendedWords = {
  disagrees: (p: { currentEnd: CalendarDate; expected: CalendarDate }) =>
    `The current end is ${formatLongDate(p.currentEnd)}; the initial end and the options used give ${formatLongDate(p.expected)}.`,
  initialEnd: (p: { date: CalendarDate }) => `initial end: ${formatLongDate(p.date)}`,
  optionsUsed: (p: { used: readonly Term[] }) =>
    `options used: ${p.used.length === 0 ? "none" : p.used.map(formatTerm).join(" + ")}`,
  gives: (p: { date: CalendarDate }) => `gives: ${formatLongDate(p.date)}`,
  currentEnd: (p: { date: CalendarDate }) => `current end: ${formatLongDate(p.date)}`,
  nextOption: (p: { number: number }) =>
    `This is the end after option ${p.number}: record it as used?`,
  variation: () => "A variation outside the options: give the reason in the note.",
};

const say = messagesOf("end-as-extended", endAsExtendedWords);

/**
 * People extend by typing a new end, which is taken; what it does not agree with is asked. An end
 * that no option explains is a variation outside the options (L9, L12).
 */
export const endAsExtended: Check = {
  id: "end-as-extended",
  statement: "The current end is the initial end and the options used, or says why it is not.",
  scope: "row",
  registers: ["agreements"],
  parameters: NoParameters,

  run({ ledger }) {
    return ledger.rows("agreements").flatMap((row) => {
      const { currentEnd, extensionOptions } = row.values;
      const initial = initialEndOf(row.values);
      if (currentEnd == null || initial === null) return [];
      const options = extensionOptions ?? [];
      const used = options.filter(({ state }) => state === "used").map(({ length }) => length);
      const expected = lengthAfterEnd(initial, lengthOf(used));
      if (agree(currentEnd, expected)) return [];
      const next = nextOptionOf(row.values);
      const usesNext =
        next !== null &&
        agree(currentEnd, lengthAfterEnd(initial, lengthOf([...used, next.option.length])));
      return [
        problemOf(row, {
          sentence: say.disagrees({ currentEnd, expected }),
          arithmetic: [
            say.initialEnd({ date: initial }),
            say.optionsUsed({ used }),
            say.gives({ date: expected }),
            say.currentEnd({ date: currentEnd }),
          ],
          fields: ["currentEnd", "initialEnd", "extensionOptions"],
          suggestion: {
            sentence: usesNext ? say.nextOption({ number: next.number }) : say.variation(),
          },
        }),
      ];
    });
  },
};

/** Where one of the two is only a month, the day may be any of it. */
function agree(one: CalendarDate, other: CalendarDate): boolean {
  if (isDay(one) && isDay(other)) return one === other;
  return monthOf(one) === monthOf(other);
}
