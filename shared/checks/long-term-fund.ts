import { z } from "zod";
import { currentEndOf } from "../forward-plan/agreement-term.ts";
import { endOfLength } from "../forward-plan/plan-dates.ts";
import { foldOnce } from "../framework/folded-once.ts";
import {
  type CalendarDate,
  daysBetween,
  formatLongDate,
  lastDayOf,
} from "../values/calendar-date.ts";
import { formatTerm, type Term, termOfMonths } from "../values/term.ts";
import type { Check } from "./check.ts";
import { common, endLine } from "./common-lines.ts";
import { messagesOf } from "./message.ts";
import { problemOf } from "./problem.ts";
import { scopeSubject } from "./scope-key.ts";
import { agreementValues } from "./typed-row.ts";

export const longTermFundWords = {
  shorter: (p: { fund: string; term: Term; start: CalendarDate; end: CalendarDate }) =>
    `${p.fund} pays for agreements of ${formatTerm(p.term)} or more; this one runs from ${formatLongDate(p.start)} to ${formatLongDate(p.end)}.`,
};

const say = messagesOf("long-term-fund", longTermFundWords);

const Parameters = z.strictObject({ fund: z.string().min(1), leastMonths: z.int().positive() });

/** The fund is known by its name, whatever an agreement calls it (source: R26). */
export const longTermFund: Check<z.infer<typeof Parameters>> = {
  id: "long-term-fund",
  statement: "A fund kept for long agreements pays for none that are shorter.",
  scope: "agreement",
  parameters: Parameters,

  run({ key, ledger }, { fund, leastMonths }) {
    const row = ledger.rows("agreements").find(({ id }) => id === scopeSubject(key));
    if (row === undefined) return [];
    const paidFrom = (row.values.funds ?? []).map(({ id }) => id);
    const kept = ledger
      .rows("funds")
      .find(
        ({ id, values }) => paidFrom.includes(id) && foldOnce(values.name ?? "") === foldOnce(fund),
      );
    const values = agreementValues(row);
    const end = currentEndOf(values);
    if (kept === undefined || values.start == null || end === null) return [];
    const least = endOfLength(values.start, { months: leastMonths, days: 0, workingDays: 0 });
    const short = daysBetween(lastDayOf(end.date), lastDayOf(least));
    if (short <= 0) return [];
    const term = termOfMonths(leastMonths);
    return [
      problemOf(row, {
        measure: short,
        sentence: say.shorter({ fund, term, start: values.start, end: end.date }),
        arithmetic: [
          common.start({ date: values.start }),
          common.termAfterStart({ term, date: least }),
          endLine(values) ?? [],
        ].flat(),
        fields: ["funds", "start", "currentEnd"],
      }),
    ];
  },
};
