import { dayOfSerial } from "../values/excel-serial.ts";
import {
  type FinancialYear,
  financialYearFrom,
  financialYearOf,
  readFinancialYear,
} from "../values/financial-year.ts";
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
import { dateIn } from "./date-text.ts";
import type { KindReader } from "./kind-reader.ts";
import { saysNothing } from "./plain-words.ts";
import type { RawCell } from "./raw-sheet.ts";

const FIRST_DATE = "0001";
const ACCEPTED = "a financial year, such as 2026/27";

export function financialYearReader(context: ReadingContext): KindReader<FinancialYear> {
  return {
    accepted: ACCEPTED,
    text: (text) => readText(plain(text)),
    number: (value, cell) => readNumber(value, cell, context.date1904),
  };
}

function readText(text: string): CellReading<FinancialYear> {
  const nothing = saysNothing(text);
  if (nothing !== undefined) return nothing;
  if (text.length > 40) return unread(text, ACCEPTED);
  const year = readFinancialYear(text);
  if (year !== null) return read(year);
  if (/^\d{6}$/.test(text)) return fromDigits(text);
  if (/^\d{4}$/.test(text)) return askWhichYear(text, Number(text));
  const date = dateIn(text);
  // The first quarter of the year 0 belongs to a year that has no name.
  if (date === null || date < FIRST_DATE) return unread(text, ACCEPTED);
  return askForDate(text, financialYearOf(date));
}

function readNumber(value: number, cell: RawCell, date1904: boolean): CellReading<FinancialYear> {
  const seen = seenIn(cell);
  if (meaningOfFormat(cell.format).date === "none") {
    return Number.isInteger(value) ? readText(String(value)) : unread(seen, ACCEPTED);
  }
  const day = dayOfSerial(value, date1904);
  if (day === null) return unread(seen, ACCEPTED);
  // Typing 11/12 makes Excel keep 11 December of the year it was typed in.
  const asTyped = readFinancialYear(`${day.slice(8, 10)}/${day.slice(5, 7)}`);
  if (asTyped === null) return askForDate(seen, financialYearOf(day));
  return ask(seen, "Excel made a date of what was typed. Which year is meant?", [
    { value: asTyped, label: asTyped },
    { value: financialYearOf(day), label: financialYearOf(day) },
  ]);
}

/** 202627 is the year written without its stroke; 202603 is a month of the year before. */
function fromDigits(text: string): CellReading<FinancialYear> {
  const year = readFinancialYear(`${text.slice(0, 4)}/${text.slice(4)}`);
  return year === null ? unread(text, ACCEPTED) : read(year);
}

function askWhichYear(text: string, calendarYear: number): CellReading<FinancialYear> {
  if (calendarYear < 1950 || calendarYear > 2100) return unread(text, ACCEPTED);
  const years = [financialYearFrom(calendarYear), financialYearFrom(calendarYear - 1)];
  return ask(
    text,
    `Does the year begin or end in ${calendarYear}?`,
    years.map((year) => ({ value: year, label: year })),
  );
}

function askForDate(text: string, year: FinancialYear): CellReading<FinancialYear> {
  return ask(text, "Is the financial year of this date meant?", [{ value: year, label: year }]);
}
