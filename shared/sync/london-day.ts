import { Temporal } from "temporal-polyfill";
import type { IsoDay } from "../values/calendar-date.ts";

const HOUR_MS = 3_600_000;
/** Midnight in London falls on a full hour of UTC, so one answer serves the whole hour. */
let lastHour: Readonly<{ hour: number; day: IsoDay }> | null = null;

/** The calendar date in Europe/London of an instant in milliseconds since 1970. */
export function londonDayOf(instant: number): IsoDay {
  const hour = Math.floor(instant / HOUR_MS);
  if (lastHour?.hour === hour) return lastHour.day;
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO("Europe/London");
  // Temporal prints exactly the form IsoDay accepts.
  const day = zoned.toPlainDate().toString() as IsoDay;
  lastHour = { hour, day };
  return day;
}

/** The hour of the day, 0 to 23, in Europe/London. */
export function londonHourOf(instant: number): number {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO("Europe/London").hour;
}
