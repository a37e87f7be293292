import { z } from "zod";
import { addDays, type IsoDay, moveEndByMonths } from "./calendar-date.ts";

/** A length of time in one unit, as ISO 8601 writes it: "P36M", "P8W", "P30D". */
export const Term = z
  .string()
  .regex(/^P\d+[MWD]$/)
  .brand<"Term">();
export type Term = z.infer<typeof Term>;

export function termOfMonths(months: number): Term {
  return Term.parse(`P${months}M`);
}

/** Whole months, or null for a term in weeks or days. */
export function monthsIn(term: Term): number | null {
  return term.endsWith("M") ? count(term) : null;
}

/** Moves an inclusive end back (or forward, with `direction` 1) by a term, months by the month convention. */
export function moveEndByTerm(end: IsoDay, term: Term, direction: 1 | -1): IsoDay {
  const months = monthsIn(term);
  if (months !== null) return moveEndByMonths(end, direction * months);
  return addDays(end, direction * count(term) * (term.endsWith("W") ? 7 : 1));
}

/** "3 years", "18 months", "8 weeks". */
export function formatTerm(term: Term): string {
  const amount = count(term);
  const unit = term.at(-1);
  if (unit === "M" && amount > 0 && amount % 12 === 0) return plural(amount / 12, "year");
  return plural(amount, unit === "M" ? "month" : unit === "W" ? "week" : "day");
}

function count(term: Term): number {
  return Number(term.slice(1, -1));
}

function plural(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
}
