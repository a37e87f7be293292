import {
  addDays,
  formatLongDate,
  type IsoDay,
  isoDay,
  weekdayOf,
} from "../values/calendar-date.ts";

/**
 * Bank holidays of England and Wales, by the rules of the Banking and Financial Dealings Act 1971
 * and the proclamations that moved or added a day. Rules and not a table, so that a plan may reach
 * as far ahead as an agreement does.
 */

/** Days that were proclaimed once. */
const ADDED: readonly (readonly [IsoDay, string])[] = [
  [isoDay(2012, 6, 5), "the Diamond Jubilee holiday"],
  [isoDay(2022, 6, 3), "the Platinum Jubilee holiday"],
  [isoDay(2022, 9, 19), "the State Funeral holiday"],
  [isoDay(2023, 5, 8), "the Coronation holiday"],
];

/** Days that were moved in one year: from where the rule puts them, to where they were kept. */
const MOVED: Readonly<Record<string, IsoDay>> = {
  "2012-05-28": isoDay(2012, 6, 4),
  "2020-05-04": isoDay(2020, 5, 8),
  "2022-05-30": isoDay(2022, 6, 2),
};

const MONDAY = 1;
const FRIDAY = 5;
const SATURDAY = 6;
const SUNDAY = 7;

const holidaysByYear = new Map<number, ReadonlyMap<IsoDay, string>>();

/** The bank holidays of a year with their names, in the order of the year. */
export function bankHolidaysOf(year: number): ReadonlyMap<IsoDay, string> {
  const known = holidaysByYear.get(year);
  if (known !== undefined) return known;
  const holidays = new Map([...holidaysIn(year)].sort(([a], [b]) => (a < b ? -1 : 1)));
  holidaysByYear.set(year, holidays);
  return holidays;
}

export function isWorkingDay(day: IsoDay): boolean {
  return weekdayOf(day) <= FRIDAY && !bankHolidaysOf(yearOf(day)).has(day);
}

/** The day itself if it is a working day, else the working day before it. */
export function workingDayOnOrBefore(day: IsoDay): IsoDay {
  let candidate = day;
  while (!isWorkingDay(candidate)) candidate = addDays(candidate, -1);
  return candidate;
}

/** The day `count` working days before `day`, which itself is not counted. */
export function workingDaysBefore(day: IsoDay, count: number): IsoDay {
  let candidate = day;
  for (let left = count; left > 0; left -= 1) {
    candidate = workingDayOnOrBefore(addDays(candidate, -1));
  }
  return candidate;
}

/** "a Saturday", "Good Friday, a bank holiday"; null for a working day. */
export function whyNotWorkingDay(day: IsoDay): string | null {
  const holiday = bankHolidaysOf(yearOf(day)).get(day);
  if (holiday !== undefined) return `${holiday}, a bank holiday`;
  const weekday = weekdayOf(day);
  return weekday > FRIDAY ? `a ${weekdayName(weekday)}` : null;
}

/** "Friday 29 September 2028". */
export function formatWithWeekday(day: IsoDay): string {
  return `${weekdayName(weekdayOf(day))} ${formatLongDate(day)}`;
}

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

function weekdayName(weekday: number): string {
  return WEEKDAYS[weekday - 1] ?? "";
}

function* holidaysIn(year: number): Generator<readonly [IsoDay, string]> {
  const easter = easterSunday(year);
  yield [onOrAfterWeekend(isoDay(year, 1, 1)), "New Year's Day"];
  yield [addDays(easter, -2), "Good Friday"];
  yield [addDays(easter, 1), "Easter Monday"];
  yield [asKept(firstMonday(year, 5)), "the early May bank holiday"];
  yield [asKept(lastMonday(year, 5)), "the spring bank holiday"];
  yield [lastMonday(year, 8), "the summer bank holiday"];
  yield* christmas(year);
  yield* ADDED.filter(([day]) => yearOf(day) === year);
}

/** Christmas Day and Boxing Day; each that falls on a weekend is kept on the next free weekday. */
function* christmas(year: number): Generator<readonly [IsoDay, string]> {
  const christmasDay = isoDay(year, 12, 25);
  const weekday = weekdayOf(christmasDay);
  const boxingDayShift = weekday === FRIDAY || weekday === SATURDAY ? 2 : 0;
  const christmasShift = weekday === SATURDAY || weekday === SUNDAY ? 2 : 0;
  yield [addDays(christmasDay, christmasShift), "Christmas Day"];
  yield [addDays(christmasDay, 1 + boxingDayShift), "Boxing Day"];
}

function asKept(day: IsoDay): IsoDay {
  return MOVED[day] ?? day;
}

function onOrAfterWeekend(day: IsoDay): IsoDay {
  const weekday = weekdayOf(day);
  return weekday <= FRIDAY ? day : addDays(day, SUNDAY + MONDAY - weekday);
}

function firstMonday(year: number, month: number): IsoDay {
  const first = isoDay(year, month, 1);
  return addDays(first, (SUNDAY + MONDAY - weekdayOf(first)) % 7);
}

/** The last Monday of a month of 31 days. */
function lastMonday(year: number, month: number): IsoDay {
  const last = isoDay(year, month, 31);
  return addDays(last, MONDAY - weekdayOf(last));
}

/** Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Meeus, Jones, Butcher). */
function easterSunday(year: number): IsoDay {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const skipped = century % 4;
  const correction = Math.floor((century + 8) / 25);
  const moon = Math.floor((century - correction + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moon + 15) % 30;
  const leaps = Math.floor(yearOfCentury / 4);
  const toSunday = (32 + 2 * skipped + 2 * leaps - epact - (yearOfCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const days = epact + toSunday - 7 * late + 114;
  return isoDay(year, Math.floor(days / 31), (days % 31) + 1);
}

function yearOf(day: IsoDay): number {
  return Number(day.slice(0, 4));
}
