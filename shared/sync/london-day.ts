import { Temporal } from "temporal-polyfill";
import type { IsoDay } from "../values/calendar-date.ts";

/** The calendar date in Europe/London of an instant in milliseconds since 1970. */
export function londonDayOf(instant: number): IsoDay {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO("Europe/London");
  // Temporal prints exactly the form IsoDay accepts.
  return zoned.toPlainDate().toString() as IsoDay;
}

/** The hour of the day, 0 to 23, in Europe/London. */
export function londonHourOf(instant: number): number {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO("Europe/London").hour;
}
