import { z } from "zod";
import { type CalendarDate, firstDayOf, IsoDay } from "./calendar-date.ts";

/** 1 April to 31 March, written "2026/27" (source: L25). */
export const FinancialYear = z
  .string()
  .regex(/^\d{4}\/\d{2}$/)
  .refine((text) => (Number(text.slice(0, 4)) + 1) % 100 === Number(text.slice(5)))
  .brand<"FinancialYear">();
export type FinancialYear = z.infer<typeof FinancialYear>;

const WRITTEN_AS_TWO = /^(?:fy|year)? ?(\d{4}|\d{2}) ?(?:\/|-|–|—|to) ?(\d{4}|\d{2})$/;
const WRITTEN_AS_END = /^fy ?(\d{4}|\d{2})$/;
const WRITTEN_AS_YEAR_END =
  /^(?:y\/?e|year (?:ending|ended|to)) (?:31(?:st)? )?(?:march|mar) (\d{4})$/;

/**
 * A year as people write it: 2026/27, 26/27, 2026-27, 2026/2027, and FY27 for the year that ends
 * in 2027. Null where the text is no year, or its two halves do not follow each other.
 */
export function readFinancialYear(text: string): FinancialYear | null {
  const plain = text.trim().toLowerCase().replace(/\s+/g, " ");
  const two = WRITTEN_AS_TWO.exec(plain);
  if (two !== null) {
    const [, from = "", to = ""] = two;
    const first = fullYear(from);
    const follows = to.length === 4 ? Number(to) === first + 1 : Number(to) === (first + 1) % 100;
    return follows && first > 0 && !(from.length === 2 && to.length === 4)
      ? financialYearFrom(first)
      : null;
  }
  const end = WRITTEN_AS_END.exec(plain) ?? WRITTEN_AS_YEAR_END.exec(plain);
  const last = fullYear(end?.[1] ?? "0000");
  return end === null || last < 2 ? null : financialYearFrom(last - 1);
}

/** Two digits up to 69 are of this century, the rest of the last. */
export function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

/** The year that begins on 1 April of `calendarYear`. */
export function financialYearFrom(calendarYear: number): FinancialYear {
  const next = String((calendarYear + 1) % 100).padStart(2, "0");
  return FinancialYear.parse(`${String(calendarYear).padStart(4, "0")}/${next}`);
}

export function financialYearOf(date: CalendarDate): FinancialYear {
  const day = firstDayOf(date);
  const year = Number(day.slice(0, 4));
  return financialYearFrom(Number(day.slice(5, 7)) >= 4 ? year : year - 1);
}

export function firstDayOfYear(year: FinancialYear): IsoDay {
  return IsoDay.parse(`${startYear(year)}-04-01`);
}

export function lastDayOfYear(year: FinancialYear): IsoDay {
  return IsoDay.parse(`${startYear(year) + 1}-03-31`);
}

export function yearsAfter(year: FinancialYear, years: number): FinancialYear {
  return financialYearFrom(startYear(year) + years);
}

export function startYear(year: FinancialYear): number {
  return Number(year.slice(0, 4));
}
