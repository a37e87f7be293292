import { dayIfReal, type IsoDay } from "./calendar-date.ts";
import { civilOf, dayNumberOf } from "./day-number.ts";

/** 1 January 1970 in each system; serial 60 of the 1900 system is a day that never was. */
export const EPOCH_1900 = 25_569;
export const EPOCH_1904 = 24_107;
const NEVER_WAS = 60;

/**
 * The day an Excel serial stands for, its time of day left out. Null for what no calendar has:
 * negative serials, day 0 of 1900, and 29 February 1900.
 */
export function dayOfSerial(serial: number, date1904: boolean): IsoDay | null {
  const whole = Math.floor(serial);
  if (date1904) return whole < 0 ? null : dayOfNumber(whole - EPOCH_1904);
  if (whole < 1 || whole === NEVER_WAS) return null;
  return dayOfNumber(whole - EPOCH_1900 + (whole < NEVER_WAS ? 1 : 0));
}

/** The serial of a day, or null where the system cannot hold it. */
export function serialOfDay(day: IsoDay, date1904: boolean): number | null {
  const days = dayNumberOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8)));
  if (date1904) return days + EPOCH_1904 < 0 ? null : days + EPOCH_1904;
  const serial = days + EPOCH_1900;
  if (serial > NEVER_WAS) return serial;
  return serial > 1 ? serial - 1 : null;
}

function dayOfNumber(dayNumber: number): IsoDay | null {
  const { year, month, day } = civilOf(dayNumber);
  return dayIfReal(year, month, day);
}
