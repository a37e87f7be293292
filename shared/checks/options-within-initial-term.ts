import { lengthOf } from "../forward-plan/plan-dates.ts";
import { formatTerm, type Term, termOfMonths } from "../values/term.ts";
import { initialTermOf, monthsTogether } from "./agreement-length.ts";
import type { Check } from "./check.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { counted } from "./words.ts";

/** 3+1, 2+1 and 1+1 pass, 1+1+1 fails (source: R62). */
export const optionsWithinInitialTerm: Check = {
  id: "options-within-initial-term",
  statement: "Options to extend come to no more in all than the initial term.",
  scope: "row",
  registers: ["agreements"],
  parameters: NoParameters,

  run({ ledger }) {
    return ledger.rows("agreements").flatMap((row) => {
      const options = (row.values.extensionOptions ?? []).map(({ length }) => length);
      const initial = initialTermOf(row.values);
      if (initial === null || options.length === 0) return [];
      const over = excess(options, initial);
      if (over.measure <= 0) return [];
      return [
        problemOf(row, {
          measure: over.measure,
          sentence: `The options to extend come to ${totalOf(options)}, ${over.words} more than the initial term of ${formatTerm(initial)}.`,
          arithmetic: [
            `initial term: ${formatTerm(initial)}`,
            `options: ${options.map(formatTerm).join(" + ")} = ${totalOf(options)}`,
            `over by: ${over.words}`,
          ],
          fields: ["extensionOptions", "initialTerm"],
        }),
      ];
    });
  },
};

type Excess = Readonly<{ measure: number; words: string }>;

/** Months over; days over where a length is in weeks or days. */
function excess(options: readonly Term[], initial: Term): Excess {
  const months = monthsTogether(options);
  const allowed = monthsTogether([initial]);
  if (months !== null && allowed !== null) {
    const over = months - allowed;
    return { measure: over, words: formatTerm(termOfMonths(Math.max(over, 0))) };
  }
  const days = daysIn(options) - daysIn([initial]);
  return { measure: days, words: counted(days, "day") };
}

const DAYS_A_YEAR = 365;

/** Days of mixed lengths, a month as a twelfth of a year without leap day, rounded once. */
function daysIn(terms: readonly Term[]): number {
  const { months, days } = lengthOf(terms);
  return Math.round((months * DAYS_A_YEAR) / 12) + days;
}

function totalOf(terms: readonly Term[]): string {
  const months = monthsTogether(terms);
  return months === null ? terms.map(formatTerm).join(" and ") : formatTerm(termOfMonths(months));
}
