import { civilOf, dayNumberOf } from "../../shared/values/day-number.ts";
import { EPOCH_1900, EPOCH_1904 } from "../../shared/values/excel-serial.ts";
import type { FormatToken } from "./parse-number-format.ts";

const SECONDS_A_DAY = 86_400;
/** Excel's last day, 31 December 9999. */
const LAST_SERIAL = 2_958_465;

const MONTHS =
  "January February March April May June July August September October November December".split(
    " ",
  );
const WEEKDAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

/** What a cell shows for a number under a date or time format. */
export function showDate(value: number, tokens: readonly FormatToken[], date1904: boolean): string {
  if (value < 0 || value > LAST_SERIAL + 1) return "########";
  const places = fractionPlaces(tokens);
  const showsSeconds = tokens.some(
    (token) => (token.kind === "date" || token.kind === "elapsed") && token.unit === "s",
  );
  const scale = showsSeconds ? 10 ** places : 1;
  const showsTime = tokens.some(isTime);
  // A day without a time never rolls over to the next one, however late it is in the day.
  const ticks = Math.round((showsTime ? value : Math.floor(value)) * SECONDS_A_DAY * scale);
  const totalSeconds = Math.floor(ticks / scale);
  const days = Math.floor(totalSeconds / SECONDS_A_DAY);
  const clock = {
    ...dayOf(days, date1904),
    totalSeconds,
    secondsOfDay: totalSeconds - days * SECONDS_A_DAY,
    fraction: String(ticks % scale).padStart(places, "0"),
    twelveHours: tokens.some(({ kind }) => kind === "half-day"),
  };
  let afterPoint = false;
  let text = "";
  for (const token of tokens) {
    if (token.kind === "point") {
      afterPoint = places > 0;
      text += ".";
    } else if (token.kind === "digit") {
      if (afterPoint) text += clock.fraction;
      afterPoint = false;
    } else {
      text += tokenText(token, clock);
    }
  }
  return text;
}

function isTime(token: FormatToken): boolean {
  if (token.kind === "elapsed") return true;
  return token.kind === "date" && ["h", "minute", "s"].includes(token.unit);
}

/** The calendar day of a serial: in the 1900 system 60 is the 29 February that never was. */
export function dayOf(
  serial: number,
  date1904: boolean,
): Readonly<{ year: number; month: number; day: number; weekday: number }> {
  if (date1904) return { ...civilOf(serial - EPOCH_1904), weekday: (serial + 5) % 7 };
  const weekday = (serial + 6) % 7;
  if (serial === 60) return { year: 1900, month: 2, day: 29, weekday };
  if (serial === 0) return { year: 1900, month: 1, day: 0, weekday };
  return { ...civilOf(serial - EPOCH_1900 + (serial < 60 ? 1 : 0)), weekday };
}

/** The serial of a calendar day, the inverse of `dayOf`. */
export function serialOf(year: number, month: number, day: number, date1904: boolean): number {
  const days = dayNumberOf(year, month, day);
  if (date1904) return days + EPOCH_1904;
  const serial = days + EPOCH_1900;
  return serial <= 60 ? serial - 1 : serial;
}

type Clock = Readonly<{
  year: number;
  month: number;
  day: number;
  weekday: number;
  totalSeconds: number;
  secondsOfDay: number;
  fraction: string;
  twelveHours: boolean;
}>;

function fractionPlaces(tokens: readonly FormatToken[]): number {
  const point = tokens.findIndex(({ kind }) => kind === "point");
  if (point < 0) return 0;
  let places = 0;
  while (tokens[point + 1 + places]?.kind === "digit" && places < 3) places++;
  return places;
}

function tokenText(token: FormatToken, clock: Clock): string {
  const hours = Math.floor(clock.secondsOfDay / 3600);
  switch (token.kind) {
    case "literal":
      return token.text;
    case "slash":
      return "/";
    case "comma":
      return ",";
    case "half-day":
      return token.short ? (hours < 12 ? "A" : "P") : hours < 12 ? "AM" : "PM";
    case "elapsed": {
      const per = token.unit === "h" ? 3600 : token.unit === "m" ? 60 : 1;
      return String(Math.floor(clock.totalSeconds / per)).padStart(token.length, "0");
    }
    case "date":
      return dateText(token.unit, token.length, clock, hours);
    default:
      return "";
  }
}

function dateText(
  unit: (FormatToken & { kind: "date" })["unit"],
  length: number,
  clock: Clock,
  hours: number,
): string {
  const padded = (number: number) => String(number).padStart(length >= 2 ? 2 : 1, "0");
  switch (unit) {
    case "y":
      return length <= 2
        ? String(clock.year % 100).padStart(2, "0")
        : String(clock.year).padStart(4, "0");
    case "month":
      return length < 3 ? padded(clock.month) : monthName(clock.month, length);
    case "d":
      if (length < 3) return padded(clock.day);
      return (WEEKDAYS[clock.weekday] ?? "").slice(0, length === 3 ? 3 : undefined);
    case "h":
      return padded(clock.twelveHours ? ((hours + 11) % 12) + 1 : hours);
    case "minute":
      return padded(Math.floor(clock.secondsOfDay / 60) % 60);
    case "s":
      return padded(clock.secondsOfDay % 60);
  }
}

function monthName(month: number, length: number): string {
  const name = MONTHS[month - 1] ?? "";
  return length === 3 ? name.slice(0, 3) : length === 5 ? name.slice(0, 1) : name;
}
