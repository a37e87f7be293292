import { dayIfReal, type IsoDay } from "./calendar-date.ts";

/** 1 January 1970 in each system; serial 60 of the 1900 system is a day that never was. */
const EPOCH_1900 = 25_569;
const EPOCH_1904 = 24_107;
const NEVER_WAS = 60;

/**
 * The day an Excel serial stands for, its time of day left out. Null for what no calendar has:
 * negative serials, day 0 of 1900, and 29 February 1900.
 */
export function dayOfSerial(serial: number, date1904: boolean): IsoDay | null {
  const whole = Math.floor(serial);
  if (date1904) return whole < 0 ? null : dayOfEpochDays(whole - EPOCH_1904);
  if (whole < 1 || whole === NEVER_WAS) return null;
  return dayOfEpochDays(whole - EPOCH_1900 + (whole < NEVER_WAS ? 1 : 0));
}

/** The serial of a day, or null where the system cannot hold it. */
export function serialOfDay(day: IsoDay, date1904: boolean): number | null {
  const days = epochDays(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8)));
  if (date1904) return days + EPOCH_1904 < 0 ? null : days + EPOCH_1904;
  const serial = days + EPOCH_1900;
  if (serial > NEVER_WAS) return serial;
  return serial > 1 ? serial - 1 : null;
}

/** Days since 1970 of a day of the Gregorian calendar; months are counted from March. */
function epochDays(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function dayOfEpochDays(days: number): IsoDay | null {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return dayIfReal(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}
