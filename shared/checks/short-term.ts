import { z } from "zod";
import { currentEndOf } from "../forward-plan/agreement-term.ts";
import { endOfLength } from "../forward-plan/plan-dates.ts";
import { type CalendarDate, formatLongDate, lastDayOf } from "../values/calendar-date.ts";
import { formatTerm, type Term, termOfMonths } from "../values/term.ts";
import type { Check } from "./check.ts";
import { common, endLine } from "./common-lines.ts";
import { messagesOf } from "./message.ts";
import { problemOf } from "./problem.ts";
import { agreementValues } from "./typed-row.ts";

export const shortTermWords = {
  short: (p: { start: CalendarDate; end: CalendarDate; term: Term }) =>
    `Runs from ${formatLongDate(p.start)} to ${formatLongDate(p.end)}, ${formatTerm(p.term)} or less: a longer term is preferred.`,
  longer: () => "A longer term, or the reason for this one in the note.",
};

const say = messagesOf("short-term", shortTermWords);

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
      const term = termOfMonths(atMostMonths);
      return [
        problemOf(row, {
          sentence: say.short({ start: values.start, end: end.date, term }),
          arithmetic: [
            common.start({ date: values.start }),
            common.termAfterStart({ term, date: short }),
            endLine(values) ?? [],
          ].flat(),
          fields: ["start", "currentEnd"],
          suggestion: { sentence: say.longer() },
        }),
      ];
    });
  },
};
