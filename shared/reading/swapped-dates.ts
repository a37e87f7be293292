import { type CalendarDate, dayIfReal, formatLongDate, isDay } from "../values/calendar-date.ts";
import { meaningOfFormat } from "../values/number-format.ts";
import { ask, type CellReading, seenIn } from "./cell-reading.ts";
import { sampleOf } from "./column-sample.ts";
import type { FoundTable } from "./found-table.ts";
import type { RawCell, RawSheet } from "./raw-sheet.ts";
import type { CellReader } from "./read-cell.ts";

const FEWEST = 3;
const DAY_PAST_TWELVE = /^\s*(?:1[3-9]|2\d|3[01])[-/.]\d{1,2}[-/.]\d{2,4}/;

/**
 * Whether a column shows what a machine does that puts the month first: it makes dates of whatever
 * has a first number up to twelve, with day and month changed about, and leaves the rest as text.
 */
export function looksSwapped(
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

/** A reader that asks about each date that may have been changed about. */
export function askingWhichWay(read: CellReader): CellReader {
  return (cell) => {
    const reading = read(cell);
    if (reading.kind !== "value" || !isDateCell(cell)) return reading;
    // A date column's reader gives dates.
    return askWhichWay(reading.value as CalendarDate, cell) ?? reading;
  };
}

function isDateCell({ value, format }: RawCell): boolean {
  return typeof value === "number" && meaningOfFormat(format).date !== "none";
}

function askWhichWay(date: CalendarDate, cell: RawCell): CellReading | null {
  if (!isDay(date)) return null;
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const other = dayIfReal(year, day, month);
  if (other === null || other === date) return null;
  const question = "Texts beside this date suggest that its day and month were changed about.";
  const candidates = [date, other].map((value) => ({ value, label: formatLongDate(value) }));
  return ask(seenIn(cell), question, candidates);
}
