import type { Row } from "../registers/ledger.ts";
import { type CalendarDate, isDay } from "../values/calendar-date.ts";
import { monthsIn, type Term, termOfMonths } from "../values/term.ts";
import { endOfLength, lengthOf } from "./plan-dates.ts";

type Agreement = Row<"agreements">["values"];

/** The end before any option: as given, else from the start and the initial term. */
export function initialEndOf(values: Agreement): CalendarDate | null {
  if (values.initialEnd != null) return values.initialEnd;
  if (values.start == null || values.initialTerm == null) return null;
  return endOfLength(values.start, lengthOf([values.initialTerm]));
}

/** The initial term: as given, else from the start to the initial end where those are whole months. */
export function initialTermOf(values: Agreement): Term | null {
  if (values.initialTerm != null) return values.initialTerm;
  if (values.start == null || values.initialEnd == null) return null;
  const months = wholeMonthsBetween(values.start, values.initialEnd);
  return months === null ? null : termOfMonths(months);
}

/** The months of several terms together; null where one is in weeks or days. */
export function monthsTogether(terms: readonly Term[]): number | null {
  let total = 0;
  for (const term of terms) {
    const months = monthsIn(term);
    if (months === null) return null;
    total += months;
  }
  return total;
}

/**
 * Whole months from a first day to an inclusive end, or null where they are no whole number.
 * Where either is only a month, months are counted: April 2022 to March 2025 is 36.
 */
export function wholeMonthsBetween(start: CalendarDate, end: CalendarDate): number | null {
  const months = calendarMonths(start, end);
  if (!isDay(start) || !isDay(end)) return months < 0 ? null : months + 1;
  const found = [months, months + 1].find(
    (each) => each > 0 && endOfLength(start, { months: each, days: 0, workingDays: 0 }) === end,
  );
  return found ?? null;
}

function calendarMonths(start: CalendarDate, end: CalendarDate): number {
  const years = Number(end.slice(0, 4)) - Number(start.slice(0, 4));
  return years * 12 + Number(end.slice(5, 7)) - Number(start.slice(5, 7));
}
