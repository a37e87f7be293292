import { z } from "zod";
import { type CalendarDate, firstDayOf, IsoDay } from "./calendar-date.ts";

/** 1 April to 31 March, written "2026/27" (source: L25). */
export const FinancialYear = z
  .string()
  .regex(/^\d{4}\/\d{2}$/)
  .refine((text) => (Number(text.slice(0, 4)) + 1) % 100 === Number(text.slice(5)))
  .brand<"FinancialYear">();
export type FinancialYear = z.infer<typeof FinancialYear>;

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
