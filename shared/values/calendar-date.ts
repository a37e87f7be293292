import { z } from "zod";
import { civilOf, dayNumberOf, daysInMonth } from "./day-number.ts";

/** A calendar day, with no time and no time zone: "2027-03-31". */
export const IsoDay = z.iso.date().brand<"IsoDay">();
export type IsoDay = z.infer<typeof IsoDay>;

/** A month of which the day is not known: "2025-03". */
export const IsoMonth = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .brand<"IsoMonth">();
export type IsoMonth = z.infer<typeof IsoMonth>;

/** What a cell that holds a date can say: a day, or only a month. */
export const CalendarDate = z.union([IsoDay, IsoMonth]);
export type CalendarDate = IsoDay | IsoMonth;

export type Precision = "day" | "month";

export function precisionOf(date: CalendarDate): Precision {
  return date.length === 7 ? "month" : "day";
}

export function isDay(date: CalendarDate): date is IsoDay {
  return precisionOf(date) === "day";
}

export function isoDay(year: number, month: number, day: number): IsoDay {
  const real = dayIfReal(year, month, day);
  if (real === null) throw new RangeError(`The calendar has no ${year}-${month}-${day}.`);
  return real;
}

/** The day, or null where the calendar has none such: 31 February, a thirteenth month. */
export function dayIfReal(year: number, month: number, day: number): IsoDay | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12) return null;
  if (day < 1 || day > daysInMonth(year, month)) return null;
  // Padded to the form IsoDay accepts, and just shown to be a day of the calendar.
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as IsoDay;
}

/** The month, or null where there is none such. */
export function monthIfReal(year: number, month: number): IsoMonth | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12) return null;
  // Padded to the form IsoMonth accepts.
  return `${pad(year, 4)}-${pad(month, 2)}` as IsoMonth;
}

export function monthOf(date: CalendarDate): IsoMonth {
  // The first seven characters of a day are its month, and of a month all there is.
  return date.slice(0, 7) as IsoMonth;
}

/** The day itself, or the first day of the month. Alerts count from here. */
export function firstDayOf(date: CalendarDate): IsoDay {
  // Every month has a first day.
  return isDay(date) ? date : (`${date}-01` as IsoDay);
}

/** The day itself, or the last day of the month. Facts sort here. */
export function lastDayOf(date: CalendarDate): IsoDay {
  if (isDay(date)) return date;
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  return dayOf(year, month, daysInMonth(year, month));
}

export function addDays(day: IsoDay, days: number): IsoDay {
  const { year, month, day: dayOfMonth } = civilOf(numberOf(day) + days);
  return dayOf(year, month, dayOfMonth);
}

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: IsoDay, to: IsoDay): number {
  return numberOf(to) - numberOf(from);
}

/**
 * Moves an inclusive end by whole months, counted from the day after it, so that the result is the
 * day before a day of the month: 31 March 2029 less 6 months is 30 September 2028, and
 * 28 February 2027 plus 12 months is 29 February 2028. Negative months go back.
 */
export function moveEndByMonths(end: IsoDay, months: number): IsoDay {
  return addDays(moveStartByMonths(addDays(end, 1), months), -1);
}

/**
 * Moves a first day by whole months: 1 April plus 36 months is 1 April three years on. Where the
 * month has no such day it is the last of the month.
 */
export function moveStartByMonths(start: IsoDay, months: number): IsoDay {
  const total = monthNumberOf(start) + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  return dayOf(year, month, Math.min(Number(start.slice(8, 10)), daysInMonth(year, month)));
}

export function moveMonth(month: IsoMonth, months: number): IsoMonth {
  const total = monthNumberOf(month) + months;
  const year = Math.floor(total / 12);
  return monthOf(dayOf(year, total - year * 12 + 1, 1));
}

/** The inclusive end of something that runs `months` from `start`: 1 April 2022 and 36 months give 31 March 2025. */
export function endAfterMonths(start: IsoDay, months: number): IsoDay {
  return addDays(moveStartByMonths(start, months), -1);
}

/** Monday is 1, Sunday is 7. */
export function weekdayOf(day: IsoDay): number {
  // 1 January 1970 was a Thursday.
  return ((((numberOf(day) + 3) % 7) + 7) % 7) + 1;
}

const SHORT_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const LONG_MONTHS =
  "January February March April May June July August September October November December".split(
    " ",
  );

/** "31 Mar 2025", and "March 2025" where only the month is known. */
export function formatDate(date: CalendarDate): string {
  const year = date.slice(0, 4);
  const month = Number(date.slice(5, 7)) - 1;
  if (!isDay(date)) return `${LONG_MONTHS[month]} ${year}`;
  return `${Number(date.slice(8, 10))} ${SHORT_MONTHS[month]} ${year}`;
}

/** "31 March 2025": the form used inside sentences and arithmetic. */
export function formatLongDate(date: CalendarDate): string {
  const month = LONG_MONTHS[Number(date.slice(5, 7)) - 1];
  const year = date.slice(0, 4);
  return isDay(date) ? `${Number(date.slice(8, 10))} ${month} ${year}` : `${month} ${year}`;
}

function pad(number: number, width: number): string {
  if (width === 2 && number < 10) return `0${number}`;
  return number >= 1000 || (width === 2 && number >= 10)
    ? String(number)
    : String(number).padStart(width, "0");
}

function numberOf(day: IsoDay): number {
  return dayNumberOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));
}

/** Months from the year 0, counted from 0. */
function monthNumberOf(date: CalendarDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

/** Dates end where Excel's calendar ends, so that a mistyped length gives a date and no failure. */
function dayOf(year: number, month: number, day: number): IsoDay {
  const iso =
    year < 1
      ? "0001-01-01"
      : year <= 9999
        ? `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
        : "9999-12-31";
  // Printed in the form IsoDay accepts, of a day the calendar has.
  return iso as IsoDay;
}
