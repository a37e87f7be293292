import { initialTermOf, monthsTogether } from "../forward-plan/agreement-length.ts";
import { lengthOf } from "../forward-plan/plan-dates.ts";
import { formatTerm, type Term, termOfMonths } from "../values/term.ts";
import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { counted } from "./words.ts";

export const optionsWithinInitialTermWords = {
  more: (p: { options: readonly Term[]; over: Excess; initial: Term }) =>
    `The options to extend come to ${totalOf(p.options)}, ${excessIn(p.over)} more than the initial term of ${formatTerm(p.initial)}.`,
  initial: (p: { initial: Term }) => `initial term: ${formatTerm(p.initial)}`,
  options: (p: { options: readonly Term[] }) =>
    `options: ${p.options.map(formatTerm).join(" + ")} = ${totalOf(p.options)}`,
  overBy: (p: { over: Excess }) => `over by: ${excessIn(p.over)}`,
};

const say = messagesOf("options-within-initial-term", optionsWithinInitialTermWords);

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
          sentence: say.more({ options, over, initial }),
          arithmetic: [say.initial({ initial }), say.options({ options }), say.overBy({ over })],
          fields: ["extensionOptions", "initialTerm"],
        }),
      ];
    });
  },
};

export type Excess = Readonly<{ measure: number; in: "months" | "days" }>;

/** Months over; days over where a length is in weeks or days. */
function excess(options: readonly Term[], initial: Term): Excess {
  const months = monthsTogether(options);
  const allowed = monthsTogether([initial]);
  if (months !== null && allowed !== null) {
    return { measure: months - allowed, in: "months" };
  }
  return { measure: daysIn(options) - daysIn([initial]), in: "days" };
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

function excessIn({ measure, in: unit }: Excess): string {
  return unit === "months" ? formatTerm(termOfMonths(measure)) : counted(measure, "day");
}
