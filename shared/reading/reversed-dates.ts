import type { FieldValue } from "../registers/field.ts";
import { type CalendarDate, dayIfReal, formatLongDate, isDay } from "../values/calendar-date.ts";
import type { Candidate } from "./cell-reading.ts";

/** A date that would stand in order with its partner if its day and month were changed about. */
export type ReversedDate = Readonly<{ field: string; candidates: readonly Candidate[] }>;

export const REVERSED_QUESTION =
  "The end is before the start; with day and month changed about here it is not. Which day is meant?";

const PAIRS = [
  ["start", "initialEnd"],
  ["start", "currentEnd"],
  ["start", "end"],
] as const;

/**
 * The dates of a row to ask about because its end is before its start, and need not be: of those
 * written with their month as a number, the field is `isWritten`. What Excel keeps as a date is one;
 * an end before its start is then for a check to say.
 */
export function reversedDates(
  values: Readonly<Record<string, FieldValue | undefined>>,
  isWritten: (field: string) => boolean,
): readonly ReversedDate[] {
  for (const [startField, endField] of PAIRS) {
    const [start, end] = [dayOf(values[startField]), dayOf(values[endField])];
    if (start === null || end === null || end >= start) continue;
    const asked: ReversedDate[] = [];
    const startOther = isWritten(startField) ? changedAbout(start) : null;
    const endOther = isWritten(endField) ? changedAbout(end) : null;
    if (startOther !== null && startOther <= end)
      asked.push(question(startField, start, startOther));
    if (endOther !== null && endOther >= start) asked.push(question(endField, end, endOther));
    if (asked.length > 0) return asked;
  }
  return [];
}

function question(field: string, ...dates: readonly CalendarDate[]): ReversedDate {
  return { field, candidates: dates.map((value) => ({ value, label: formatLongDate(value) })) };
}

/** Values of date fields are dates as text. */
function dayOf(value: FieldValue | undefined): CalendarDate | null {
  return typeof value === "string" && isDay(value as CalendarDate) ? (value as CalendarDate) : null;
}

function changedAbout(date: CalendarDate): CalendarDate | null {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const other = dayIfReal(year, day, month);
  return other === date ? null : other;
}
