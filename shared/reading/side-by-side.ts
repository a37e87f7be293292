import {
  filledIn,
  findHeader,
  type Header,
  headerAt,
  isFilled,
  NAMES_OF_ANOTHER,
} from "./find-header.ts";
import { type Area, cellAt, EMPTY_CELL, type RawSheet } from "./raw-sheet.ts";

type Run = Readonly<{ left: number; right: number }>;

/**
 * A sheet as the parts that stand side by side, apart by a blank column. A blank column within a
 * table parts nothing, and a side note without a header of its own is no part.
 */
export function partsOf(sheet: RawSheet): readonly RawSheet[] {
  const [first, ...others] = runsOf(sheet);
  if (first === undefined || others.length === 0) return [sheet];
  const parts: Run[] = [];
  let current = first;
  for (const run of others) {
    const header = findHeader(onlyColumns(sheet, current), 0);
    const standing = standingOf(sheet, header, run);
    if (standing === "same table") current = { left: current.left, right: run.right };
    else if (standing === "another table") {
      parts.push(current);
      current = run;
    }
  }
  return [...parts, current].map((run) => onlyColumns(sheet, run));
}

/** The sheet without what stands in some areas. */
export function outside(sheet: RawSheet, areas: readonly Area[]): RawSheet {
  const isIn = (row: number, column: number) =>
    areas.some(
      ({ top, bottom, left, right }) =>
        row >= top && row <= bottom && column >= left && column <= right,
    );
  const rows = sheet.rows.map((cells, row) => {
    const there = areas.filter(({ top, bottom }) => row >= top && row <= bottom);
    if (there.length === 0) return cells;
    // Most rows of a table hold nothing else, and a table may have a hundred thousand of them.
    if (there.some(({ left, right }) => left === 0 && cells.length <= right + 1)) return [];
    return cells.map((cell, at) => (isIn(row, at) ? EMPTY_CELL : cell));
  });
  return { ...sheet, rows, tables: [] };
}

/** What stands beyond a blank column: more of the table, another one, or only notes. */
function standingOf(
  sheet: RawSheet,
  header: Header | null,
  run: Run,
): "same table" | "another table" | "notes" {
  if (header === null) return "same table";
  const right = onlyColumns(sheet, run);
  const line = header.rows.at(-1) ?? 0;
  const own = findHeader(right, 0);
  if (filledIn(right, line) > 0) {
    const names = new Set([...header.headers.values()].map(({ text }) => text));
    const beyond = headerAt(right, [line]);
    const again = [...(beyond?.headers.values() ?? [])].some(({ text }) => names.has(text));
    if (beyond !== null && !again) {
      return beyond.known === 0 && isSideNote(sheet, line, run) ? "notes" : "same table";
    }
    if (again) return "another table";
  }
  return own !== null && own.known >= NAMES_OF_ANOTHER ? "another table" : "notes";
}

const WIDEST_NOTE = 2;
const MOST_ROWS_NOTED = 0.5;

/** One or two columns that few rows have anything in: a key, or who to ask. */
function isSideNote(sheet: RawSheet, header: number, { left, right }: Run): boolean {
  if (right - left >= WIDEST_NOTE) return false;
  let rows = 0;
  let noted = 0;
  for (let row = header + 1; row < sheet.rows.length; row++) {
    const cells = sheet.rows[row] ?? [];
    if (cells.some(isFilled)) rows++;
    if (cells.slice(left, right + 1).some(isFilled)) noted++;
  }
  return noted <= rows * MOST_ROWS_NOTED;
}

/** Runs of columns with anything in them; a blank column ends a run. */
function runsOf(sheet: RawSheet): readonly Run[] {
  const width = sheet.rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  const used = new Uint8Array(width);
  let blank = width;
  for (const cells of sheet.rows) {
    if (blank === 0) break;
    for (let column = 0; column < cells.length; column++) {
      if (used[column] === 1 || cells[column]?.value == null) continue;
      used[column] = 1;
      blank--;
    }
  }
  const runs: { left: number; right: number }[] = [];
  used.forEach((isUsed, column) => {
    if (isUsed === 0) return;
    const last = runs.at(-1);
    if (last?.right === column - 1) last.right = column;
    else runs.push({ left: column, right: column });
  });
  return runs;
}

function onlyColumns(sheet: RawSheet, { left, right }: Run): RawSheet {
  const rows = sheet.rows.map((cells) =>
    cells
      .slice(0, right + 1)
      .map((cell, column) => (column < left || column > right ? EMPTY_CELL : cell)),
  );
  const merges = sheet.merges.filter((merge) => merge.left <= right && merge.right >= left);
  return { ...sheet, rows, merges };
}

/** Headed columns right beside an Excel table that are not part of it: told, for they look as if they were. */
export function besideTable(sheet: RawSheet, { top, right, bottom }: Area): readonly string[] {
  const beside: string[] = [];
  for (let column = right + 1; ; column++) {
    const { value } = cellAt(sheet, top, column);
    if (typeof value !== "string" || value.trim() === "") return beside;
    const hasCells = Array.from({ length: Math.min(5, bottom - top) }, (_, at) => top + 1 + at);
    if (hasCells.some((row) => cellAt(sheet, row, column).value !== null))
      beside.push(value.trim());
  }
}
