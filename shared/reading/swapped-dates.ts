import { type CalendarDate, dayIfReal, formatLongDate, isDay } from "../values/calendar-date.ts";
import { meaningOfFormat } from "../values/number-format.ts";
import { ask, type CellReading, seenIn } from "./cell-reading.ts";
import { sampleOf } from "./column-sample.ts";
import { type FoundTable, rowsOf } from "./found-table.ts";
import { cellAt, type RawCell, type RawSheet } from "./raw-sheet.ts";
import type { CellReader } from "./read-cell.ts";

const FEWEST = 3;
const DAY_PAST_TWELVE = /^\s*(?:1[3-9]|2\d|3[01])[-/.]\d{1,2}[-/.]\d{2,4}/;

/**
 * Whether a column shows what a machine does that puts the month first: it makes dates of whatever
 * has a first number up to twelve, with day and month changed about, and leaves the rest as text.
 */
function looksSwapped(
  sheet: RawSheet,
  table: FoundTable,
  column: number,
  read: CellReader,
): boolean {
  const found = table.columns.find((each) => each.column === column);
  if (found === undefined) return false;
  let dates = 0;
  let texts = 0;
  for (const cell of sampleOf(sheet, table, found)) {
    if (typeof cell.value === "string") {
      if (DAY_PAST_TWELVE.test(cell.value)) texts++;
      continue;
    }
    const reading = read(cell);
    if (reading.kind !== "value" || typeof reading.value !== "string") continue;
    // One day past the twelfth among the dates, and no machine changed them about.
    if (Number(reading.value.slice(8)) > 12) return false;
    dates++;
  }
  return dates >= FEWEST && texts > 0;
}

const NUMERIC = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.](?:\d{4}|\d{2})\s*$/;

/** Whether a column's texts put the month first: days past the twelfth stand second, and none first. */
function putsMonthFirst(sheet: RawSheet, table: FoundTable, column: number): boolean {
  let monthFirst = 0;
  let dayFirst = 0;
  for (const row of rowsOf(table, "body")) {
    const { value } = cellAt(sheet, row, column);
    const parts = typeof value === "string" ? NUMERIC.exec(value) : null;
    if (Number(parts?.[1]) > 12) dayFirst++;
    if (Number(parts?.[2]) > 12) monthFirst++;
  }
  return monthFirst > dayFirst;
}

/** The column's reader, which asks about dates that the rest of the column speaks against. */
export function dateColumnReader(
  sheet: RawSheet,
  table: FoundTable,
  column: number,
  read: CellReader,
): CellReader {
  const asking = looksSwapped(sheet, table, column, read) ? askingWhichWay(read) : read;
  if (!putsMonthFirst(sheet, table, column)) return asking;
  return (cell) => {
    const reading = asking(cell);
    const isText = typeof cell.value === "string" && NUMERIC.test(cell.value);
    if (!isText || reading.kind !== "value") return reading;
    // A date column's reader gives dates.
    const question = "Other dates in this column put the month first. Which day is meant?";
    return askWhichWay(reading.value as CalendarDate, cell, question) ?? reading;
  };
}

/** A reader that asks about each date that may have been changed about. */
function askingWhichWay(read: CellReader): CellReader {
  return (cell) => {
    const reading = read(cell);
    if (reading.kind !== "value" || !isDateCell(cell)) return reading;
    // A date column's reader gives dates.
    const question = "Texts beside this date suggest that its day and month were changed about.";
    return askWhichWay(reading.value as CalendarDate, cell, question) ?? reading;
  };
}

function isDateCell({ value, format }: RawCell): boolean {
  return typeof value === "number" && meaningOfFormat(format).date !== "none";
}

function askWhichWay(date: CalendarDate, cell: RawCell, question: string): CellReading | null {
  if (!isDay(date)) return null;
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const other = dayIfReal(year, day, month);
  if (other === null || other === date) return null;
  const candidates = [date, other].map((value) => ({ value, label: formatLongDate(value) }));
  return ask(seenIn(cell), question, candidates);
}
