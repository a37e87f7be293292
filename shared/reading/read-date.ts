import { type CalendarDate, formatLongDate, monthOf } from "../values/calendar-date.ts";
import { dayOfSerial } from "../values/excel-serial.ts";
import { meaningOfFormat } from "../values/number-format.ts";
import { plain } from "../values/plain-text.ts";
import {
  ask,
  type CellReading,
  type ReadingContext,
  read,
  seenIn,
  unread,
} from "./cell-reading.ts";
import { ACCEPTED_DATE, inOurTime, readDateText } from "./date-text.ts";
import type { KindReader } from "./kind-reader.ts";
import { meaningOf, saysNothing } from "./plain-words.ts";
import type { RawCell } from "./raw-sheet.ts";

/** Thirty years either way: no agreement runs longer, and a slip of the hand goes further. */
const NEIGHBOURLY_YEARS = 30;

export function dateReader(context: ReadingContext): KindReader<CalendarDate> {
  return {
    accepted: ACCEPTED_DATE,
    text: (text) => amongNeighbours(readText(plain(text)), text, context),
    number: (value, cell) =>
      amongNeighbours(readNumber(value, cell, context.date1904), seenIn(cell), context),
  };
}

function readText(text: string): CellReading<CalendarDate> {
  const nothing = saysNothing(text);
  if (nothing !== undefined) return nothing;
  const meaning = meaningOf(text);
  if (meaning !== undefined) return { kind: "meaning", meaning, word: text };
  return readDateText(text);
}

function readNumber(value: number, cell: RawCell, date1904: boolean): CellReading<CalendarDate> {
  const seen = seenIn(cell);
  const shown = meaningOfFormat(cell.format).date;
  const day = dayOfSerial(value, date1904);
  if (shown !== "none") {
    if (day === null) return unread(seen, ACCEPTED_DATE);
    // Typing "March 2025" makes Excel keep the first of the month and show only the month.
    const monthOnly = shown === "month" && day.endsWith("-01") && Number.isInteger(value);
    return inOurTime(seen, monthOnly ? monthOf(day) : day);
  }
  if (Number.isInteger(value) && value >= 19_000_000 && value <= 21_991_231) {
    return readDateText(String(value));
  }
  // Without a date format a number is a day only where it falls in living memory, and by consent.
  if (day === null || day < "1950" || day > "2101") return unread(seen, ACCEPTED_DATE);
  return ask(seen, "Is this number Excel's own for this day?", [
    { value: day, label: formatLongDate(day) },
  ]);
}

function amongNeighbours(
  reading: CellReading<CalendarDate>,
  seen: string,
  { neighbourYears }: ReadingContext,
): CellReading<CalendarDate> {
  if (reading.kind !== "value" || neighbourYears === null) return reading;
  const year = Number(reading.value.slice(0, 4));
  const from = neighbourYears.from - NEIGHBOURLY_YEARS;
  const to = neighbourYears.to + NEIGHBOURLY_YEARS;
  if (year >= from && year <= to) return read(reading.value, reading.remark);
  return ask(seen, `The other dates here are of ${years(neighbourYears)}. Is ${year} meant?`, [
    { value: reading.value, label: formatLongDate(reading.value) },
  ]);
}

function years({ from, to }: Readonly<{ from: number; to: number }>): string {
  return from === to ? String(from) : `${from} to ${to}`;
}
