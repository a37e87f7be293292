import { Temporal } from "temporal-polyfill";
import {
  type CalendarDate,
  dayIfReal,
  firstDayOf,
  formatLongDate,
  IsoDay,
  isDay,
  monthIfReal,
} from "../values/calendar-date.ts";
import { fullYear, readFinancialYear } from "../values/financial-year.ts";
import { ask, type CellReading, read, unread } from "./cell-reading.ts";

export const ACCEPTED_DATE = "a date, such as 31/03/2025, 31 March 2025 or March 2025";

const MONTHS = new Map<string, number>();
for (const [
  index,
  name,
] of "january february march april may june july august september october november december"
  .split(" ")
  .entries()) {
  MONTHS.set(name, index + 1);
  MONTHS.set(name.slice(0, 3), index + 1);
}
MONTHS.set("sept", 9);

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)? ?(Z|[+-]\d{2}:?\d{2})?$/i;
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const DAY_FIRST =
  /^(\d{1,2})(?: ?([-/.]) ?| )(\d{1,2})(?: ?\2 ?| )(\d{4}|\d{2})(?: \d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?)?$/i;
const RUN_TOGETHER = /^(\d{4})(\d{2})(\d{2})$/;
const YEAR_MONTH = /^(\d{4})([-/.])(\d{1,2})$/;
const MONTH_YEAR = /^(\d{1,2})[-/.](\d{4})$/;
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? /i;
const DAY_WORD = /^(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ \-./,]*([a-z]{3,9})[ \-./,']*(\d{4}|\d{2})$/i;
const WORD_DAY = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i;
const WORD_YEAR = /^([a-z]{3,9})[ \-./,']*(\d{4}|\d{2})$/i;
const DAY_WORD_ALONE = /^(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ \-/]?([a-z]{3,9})$/i;
const ABOUT =
  /^(?:by|before|until|from|after|about|around|circa|c\.?|approx\.?|(?:by |the )?(?:end|start|beginning|early|late|mid)(?: of)?)[ -]/i;

/** A date as text, day before month always; `text` is plain already and not a word for nothing. */
export function readDateText(text: string): CellReading<CalendarDate> {
  if (text.length > 60) return unread(text, ACCEPTED_DATE);
  return numeric(text) ?? inWords(text.replace(WEEKDAY, ""), text) ?? notADate(text);
}

function numeric(text: string): CellReading<CalendarDate> | null {
  const first = text.charCodeAt(0);
  if (first < 48 || first > 57) return null;

  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst !== null) return dayMonthYear(text, dayFirst);

  const yearFirst = YEAR_FIRST.exec(text) ?? RUN_TOGETHER.exec(text);
  if (yearFirst !== null) {
    const [year, month, day] = [yearFirst[1], yearFirst.at(-2), yearFirst.at(-1)].map(Number);
    return realDay(text, year ?? 0, month ?? 0, day ?? 0);
  }

  const instant = INSTANT.exec(text);
  if (instant !== null) return dayInLondon(text, instant);

  const yearMonth = YEAR_MONTH.exec(text);
  if (yearMonth !== null) return monthOrFinancialYear(text, yearMonth);
  const monthYear = MONTH_YEAR.exec(text);
  if (monthYear !== null) return realMonth(text, Number(monthYear[2]), Number(monthYear[1]));
  if (/^\d{4}$/.test(text)) return unread(text, `${ACCEPTED_DATE}; only a year stands here`);
  return null;
}

function dayMonthYear(
  text: string,
  [, d, , m, y = ""]: RegExpExecArray,
): CellReading<CalendarDate> {
  const [day, month, year] = [Number(d), Number(m), fullYear(y)];
  if (month <= 12 || day > 12) return realDay(text, year, month, day);
  const swapped = dayIfReal(year, day, month);
  if (swapped === null) return noSuchDay(text);
  return ask(text, "The month stands before the day here. Is this the date meant?", [
    { value: swapped, label: formatLongDate(swapped) },
  ]);
}

function inWords(text: string, seen: string): CellReading<CalendarDate> | null {
  const dayWord = DAY_WORD.exec(text);
  if (dayWord !== null) {
    const [, day, word = "", year = ""] = dayWord;
    const month = monthNamed(word);
    return month === null ? null : realDay(seen, fullYear(year), month, Number(day));
  }
  const wordDay = WORD_DAY.exec(text);
  if (wordDay !== null) {
    const [, word = "", day, year = ""] = wordDay;
    const month = monthNamed(word);
    return month === null ? null : realDay(seen, fullYear(year), month, Number(day));
  }
  const wordYear = WORD_YEAR.exec(text);
  if (wordYear === null) return null;
  const month = monthNamed(wordYear[1] ?? "");
  return month === null ? null : realMonth(seen, fullYear(wordYear[2] ?? ""), month);
}

function notADate(text: string): CellReading<CalendarDate> {
  const about = text.replace(ABOUT, "");
  if (about !== text) {
    const rest = numeric(about) ?? inWords(about, about);
    if (rest?.kind === "value") {
      return ask(text, "Which day is meant? As it stands only this much is certain.", [
        { value: rest.value, label: formatLongDate(rest.value) },
      ]);
    }
  }
  const alone = DAY_WORD_ALONE.exec(text);
  if (alone !== null && monthNamed(alone[2] ?? "") !== null) {
    return unread(text, `${ACCEPTED_DATE}; the year is missing`);
  }
  if (readFinancialYear(text) !== null) {
    return unread(text, `${ACCEPTED_DATE}; a financial year stands here`);
  }
  if (/\d.* (?:-|–|to|until) .*\d/i.test(text)) {
    return unread(text, `${ACCEPTED_DATE}; two dates stand here`);
  }
  return unread(text, ACCEPTED_DATE);
}

function monthOrFinancialYear(
  text: string,
  [, y = "", separator, m = ""]: RegExpExecArray,
): CellReading<CalendarDate> {
  const month = monthIfReal(Number(y), Number(m));
  const year = readFinancialYear(text);
  if (month === null) {
    return unread(
      text,
      year === null ? ACCEPTED_DATE : `${ACCEPTED_DATE}; a financial year stands here`,
    );
  }
  if (year === null || separator === "-") return read(month);
  return ask(text, "Is this a month, or a financial year?", [
    { value: month, label: formatLongDate(month) },
  ]);
}

/**
 * An instant is the day it was in London: 23:00 UTC in summer is the next day's first hour. The last
 * minute of a day is how systems write "until the end of that day", whatever the zone beside it.
 */
function dayInLondon(
  text: string,
  [, day = "", hour, minute, , zone]: RegExpExecArray,
): CellReading<CalendarDate> {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const written = dayIfReal(year, month, date);
  if (written === null || Number(hour) > 23 || Number(minute) > 59) return noSuchDay(text);
  const atUtc = zone === undefined || /^(?:z|[+-]00:?00)$/i.test(zone);
  const isLastMinute = hour === "23" && minute === "59";
  // London is never behind UTC and at most an hour before it.
  if (zone === undefined || isLastMinute || (atUtc && Number(hour) < 23)) return read(written);
  const offset = atUtc ? "Z" : zone.replace(/^(...):?/, "$1:");
  const instant = Temporal.Instant.from(`${day}T${hour}:${minute}:00${offset}`);
  const inLondon = instant.toZonedDateTimeISO("Europe/London").toPlainDate().toString();
  return read(IsoDay.parse(inLondon));
}

function monthNamed(word: string): number | null {
  return MONTHS.get(word.toLowerCase()) ?? null;
}

function realDay(text: string, year: number, month: number, day: number) {
  const real = dayIfReal(year, month, day);
  return real === null ? noSuchDay(text) : inOurTime(text, real);
}

function realMonth(text: string, year: number, month: number) {
  const real = monthIfReal(year, month);
  return real === null ? noSuchDay(text) : inOurTime(text, real);
}

/** A year before 1950 or after 2100 is a slip far more often than a date. */
export function inOurTime(text: string, date: CalendarDate): CellReading<CalendarDate> {
  const year = Number(firstDayOf(date).slice(0, 4));
  if (year >= 1950 && year <= 2100) return read(date);
  return ask(text, `Is the year ${year} meant?`, [{ value: date, label: formatLongDate(date) }]);
}

function noSuchDay(text: string): CellReading<never> {
  return unread(text, `${ACCEPTED_DATE}; the calendar has no such day`);
}

/** The text says a day or month and nothing else; for cells that hold more than one thing. */
export function dateIn(text: string): CalendarDate | null {
  const reading = readDateText(text);
  return reading.kind === "value" ? reading.value : null;
}

export function dayIn(text: string): IsoDay | null {
  const date = dateIn(text);
  return date !== null && isDay(date) ? date : null;
}
