import { endOfLength, lengthOf } from "../forward-plan/plan-dates.ts";
import { type CalendarDate, formatLongDate, isDay, monthOf } from "../values/calendar-date.ts";
import { formatTerm, type Term } from "../values/term.ts";
import type { Check } from "./check.ts";
import { common } from "./common-lines.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";

export const initialTermAgreesWords = {
  disagrees: (p: {
    term: Term;
    start: CalendarDate;
    expected: CalendarDate;
    initialEnd: CalendarDate;
  }) =>
    `${formatTerm(p.term)} from ${formatLongDate(p.start)} end on ${formatLongDate(p.expected)}, but the initial end is ${formatLongDate(p.initialEnd)}.`,
  term: (p: { term: Term }) => `plus initial term: ${formatTerm(p.term)}`,
  lastDay: (p: { date: CalendarDate }) => `last day: ${formatLongDate(p.date)}`,
  initialEnd: (p: { date: CalendarDate }) => `initial end: ${formatLongDate(p.date)}`,
  suggested: (p: { date: CalendarDate }) => `Initial end ${formatLongDate(p.date)}?`,
};

const say = messagesOf("initial-term-agrees", initialTermAgreesWords);

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
          sentence: say.disagrees({ term: initialTerm, start, expected, initialEnd }),
          arithmetic: [
            common.start({ date: start }),
            say.term({ term: initialTerm }),
            say.lastDay({ date: expected }),
            say.initialEnd({ date: initialEnd }),
          ],
          fields: ["start", "initialTerm", "initialEnd"],
          suggestion: {
            sentence: say.suggested({ date: expected }),
            field: "initialEnd",
            value: expected,
          },
        }),
      ];
    });
  },
};
