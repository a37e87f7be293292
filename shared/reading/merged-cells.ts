import type { FieldType } from "../registers/field.ts";
import { ask, type CellReading, seenIn } from "./cell-reading.ts";
import { cellAt, EMPTY_CELL, type RawCell, type RawSheet } from "./raw-sheet.ts";
import type { CellReader } from "./read-cell.ts";

/** Merges over more rows than this are looks, not values. */
const MOST_ROWS = 500;

type Merged = Readonly<{ cell: RawCell; top: number; bottom: number }>;

const made = new WeakMap<RawSheet, ReadonlyMap<string, Merged>>();

/** What a cell says: its own, or what is merged over it from a row above. */
export function cellUnderMerge(sheet: RawSheet, row: number, column: number): RawCell | undefined {
  const own = sheet.rows[row]?.[column];
  if (sheet.merges.length === 0 || (own !== undefined && own.value !== null)) return own;
  return mergedIn(sheet).get(`${row} ${column}`)?.cell ?? own;
}

/**
 * A text or date merged down over several rows is each row's. An amount may be theirs together, so
 * it is asked about in every one of them.
 */
export function askingAboutMerged(
  sheet: RawSheet,
  column: number,
  type: FieldType,
  read: CellReader,
): (cell: RawCell, row: number) => CellReading {
  const isShared = type.kind === "money" || type.kind === "count" || type.kind === "contributions";
  if (!isShared || sheet.merges.length === 0) return read;
  return (cell, row) => {
    const merged = mergedIn(sheet).get(`${row} ${column}`);
    const reading = read(cell);
    if (merged === undefined || reading.kind !== "value") return reading;
    const rows = `rows ${merged.top + 1} to ${merged.bottom + 1}`;
    const question = `The cell is merged over ${rows}. Is this each row's, or theirs together?`;
    return ask(seenIn(cell), question, [
      { value: reading.value, label: `${seenIn(cell)} for each` },
    ]);
  };
}

function mergedIn(sheet: RawSheet): ReadonlyMap<string, Merged> {
  const known = made.get(sheet);
  if (known !== undefined) return known;
  const cells = new Map<string, Merged>();
  for (const { top, bottom, left } of sheet.merges) {
    if (bottom === top || bottom - top > MOST_ROWS) continue;
    const cell = cellAt(sheet, top, left);
    if (cell === EMPTY_CELL || cell.value === null) continue;
    for (let row = top; row <= bottom; row++) cells.set(`${row} ${left}`, { cell, top, bottom });
  }
  made.set(sheet, cells);
  return cells;
}
