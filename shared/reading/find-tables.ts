import { plain } from "../values/plain-text.ts";
import { driftedHeader } from "./drifted-header.ts";
import {
  filledIn,
  findHeader,
  type Header,
  headerAt,
  isFilled,
  knownIn,
  NAMES_OF_ANOTHER,
} from "./find-header.ts";
import type { FoundColumn, FoundTable, TakenRow } from "./found-table.ts";
import { readHeader, unitIn, yearsIn } from "./header-text.ts";
import { holdsOnlyPoundSigns, withPoundSigns } from "./pound-signs.ts";
import { cellAt, type RawSheet, type RawTable } from "./raw-sheet.ts";
import { besideTable, outside, partsOf } from "./side-by-side.ts";
import { takeRows } from "./take-rows.ts";

const MOST_TABLES = 50;

/**
 * The tables of a sheet: its Excel tables, then the blocks outside them that read like tables, one
 * beneath the other or side by side. The answer says for every row what it was taken for and why.
 */
export function findTables(sheet: RawSheet): readonly FoundTable[] {
  if (sheet.tables.length === 0) return partsOf(sheet).flatMap(blocksIn);
  const rest = outside(
    sheet,
    sheet.tables.map(({ area }) => area),
  );
  const blocks = partsOf(rest).flatMap(blocksIn);
  return [
    ...sheet.tables.map((table) => excelTable(sheet, table)),
    ...blocks.filter(
      ({ columns }) => knownIn(columns.map(({ header }) => header)) >= NAMES_OF_ANOTHER,
    ),
  ];
}

/** The blocks of a sheet that has no Excel table, from the top. */
function blocksIn(sheet: RawSheet): readonly FoundTable[] {
  const found: FoundTable[] = [];
  let from = 0;
  while (from < sheet.rows.length && found.length < MOST_TABLES) {
    const header = findHeader(sheet, from);
    if (header === null) break;
    const next = nextHeader(sheet, header);
    const table = block(sheet, header, from, next === null ? sheet.rows.length : next);
    found.push(table);
    if (next === null) break;
    from = next;
  }
  return found;
}

function excelTable(sheet: RawSheet, { name, area, hasHeader, hasTotals }: RawTable): FoundTable {
  const rows = hasHeader ? [area.top] : [];
  const drifted = hasHeader ? driftedHeader(sheet, area, area.top + 1) : null;
  const columns: FoundColumn[] = [];
  for (let column = area.left; column <= area.right; column++) {
    const text = hasHeader ? String(cellAt(sheet, area.top, column).value ?? "") : "";
    columns.push({
      column,
      header: readHeader([text]),
      hidden: sheet.hiddenColumns.has(column),
      redrawn: drifted === null ? null : redrawnAt(sheet, text, drifted, column),
    });
  }
  const first = hasHeader ? area.top + 1 : area.top;
  const last = Math.min(hasTotals ? area.bottom - 1 : area.bottom, sheet.rows.length - 1);
  const others = sheet.tables.filter((other) => other.area.bottom < area.top);
  const from = Math.max(0, ...others.map((other) => other.area.bottom + 1));
  const above = titlesAbove(sheet, from, area.top);
  const totals: TakenRow[] = hasTotals
    ? [{ row: area.bottom, kind: "total", why: "the table's own totals row" }]
    : [];
  const taken = [
    ...above,
    ...headersTaken(rows),
    ...takeRows(sheet, columns, first, last).map((row) =>
      row.row === drifted ? { ...row, kind: "header" as const, why: "another header" } : row,
    ),
    ...totals,
  ];
  const found = foundTable(sheet, area, rows, columns, taken);
  return { ...found, name, beside: besideTable(sheet, area) };
}

/** Where a later header of the table names another thing in the column. */
function redrawnAt(
  sheet: RawSheet,
  before: string,
  row: number,
  column: number,
): FoundColumn["redrawn"] {
  const text = plain(String(cellAt(sheet, row, column).value ?? ""));
  return text === plain(before) ? null : { row, text };
}

function block(sheet: RawSheet, header: Header, from: number, end: number): FoundTable {
  const top = header.rows[0] ?? from;
  const first = (header.rows.at(-1) ?? top) + 1;
  const named = [...header.headers.keys()];
  const left = named[0] ?? 0;
  const right = withItsAmounts(sheet, named.at(-1) ?? left, first, end);
  const hasGaps = named.length <= right - left;
  const nameless = hasGaps ? filledColumns(sheet, left, right, first, end) : [];
  const columns = [...new Set([...named, ...nameless])]
    .sort((one, other) => one - other)
    .map((column) => ({
      column,
      header: header.headers.get(column) ?? readHeader([]),
      hidden: sheet.hiddenColumns.has(column),
      redrawn: null,
    }));
  const beneath = withoutTrailingBlanks(takeRows(sheet, columns, first, end - 1));
  const above = titlesAbove(sheet, from, top);
  const bottom =
    beneath.findLast(({ kind }) => kind !== "note" && kind !== "blank")?.row ?? first - 1;
  const taken = [...above, ...headersTaken(header.rows), ...beneath];
  return foundTable(sheet, { top, left, bottom, right }, header.rows, columns, taken);
}

/** The last column; where that has a name and only pound signs, the nameless one of its amounts. */
function withItsAmounts(sheet: RawSheet, last: number, first: number, end: number): number {
  const rows = Array.from({ length: end - first }, (_, at) => first + at);
  const isOfSigns = holdsOnlyPoundSigns(sheet, last, rows);
  return isOfSigns && rows.some((row) => isFilled(cellAt(sheet, row, last + 1))) ? last + 1 : last;
}

/** The columns that hold anything: one that nobody gave a name may be what its rows go on with. */
function filledColumns(
  sheet: RawSheet,
  left: number,
  right: number,
  first: number,
  end: number,
): ReadonlySet<number> {
  const filled = new Set<number>();
  for (const cells of sheet.rows.slice(first, end)) {
    for (let column = left; column <= Math.min(right, cells.length - 1); column++) {
      const cell = cells[column];
      if (cell !== undefined && isFilled(cell)) filled.add(column);
    }
  }
  return filled;
}

function foundTable(
  sheet: RawSheet,
  area: FoundTable["area"],
  headerRows: readonly number[],
  columns: readonly FoundColumn[],
  rows: readonly TakenRow[],
): FoundTable {
  const titles = rows
    .filter(({ kind }) => kind === "title")
    .map(({ row }) =>
      (sheet.rows[row] ?? []).filter(isFilled).map(({ value }) => plain(String(value))),
    )
    .map((texts) => texts.join(" "));
  const years = yearsIn([...titles, sheet.name].join(" | "));
  return withPoundSigns(sheet, {
    sheet: sheet.name,
    name: null,
    area,
    headerRows,
    columns,
    rows,
    titles,
    financialYear: years.length === 1 ? (years[0] ?? null) : null,
    unit: titles.map(unitIn).find((unit) => unit?.kind === "pounds") ?? null,
    beside: [],
  });
}

function headersTaken(rows: readonly number[]): readonly TakenRow[] {
  return rows.map((row) => ({ row, kind: "header" as const, why: "names of the columns" }));
}

/** What stands above a header and beneath whatever came before it. */
function titlesAbove(sheet: RawSheet, from: number, top: number): readonly TakenRow[] {
  const titles: TakenRow[] = [];
  for (let row = from; row < top; row++) {
    if (filledIn(sheet, row) === 0) continue;
    titles.push({ row, kind: "title", why: "stands above the header" });
  }
  return titles;
}

/**
 * The row that is plainly the header of another table: after a blank line by its names, and anywhere
 * where it has most of this header's names but not in their places.
 */
function nextHeader(sheet: RawSheet, header: Header): number | null {
  const { rows, headers } = header;
  const own = [...headers.values()].map(({ text }) => text).join("|");
  const first = (rows.at(-1) ?? 0) + 2;
  const columns = [...headers.keys()];
  const [left, right] = [columns[0] ?? 0, columns.at(-1) ?? 0];
  const area = { top: rows.at(-1) ?? 0, left, right, bottom: sheet.rows.length - 1 };
  const drifted = rows.length === 1 ? driftedHeader(sheet, area, first - 1) : null;
  for (let row = first - 1; row < sheet.rows.length; row++) {
    if (row === drifted) return row;
    if (row < first) continue;
    const start = startOver(sheet, row);
    if (filledIn(sheet, row) < NAMES_OF_ANOTHER || start === null) continue;
    const header = headerAt(sheet, [row]);
    if (header === null || header.known < NAMES_OF_ANOTHER) continue;
    const share = header.known / header.headers.size;
    const same = [...header.headers.values()].map(({ text }) => text).join("|") === own;
    if (share > 0.5 && !same) return start;
  }
  return null;
}

/** Where a table begins whose header is at a row: there, or at a title of its own; null with no gap above. */
function startOver(sheet: RawSheet, row: number): number | null {
  if (filledIn(sheet, row - 1) === 0) return row;
  return filledIn(sheet, row - 1) === 1 && filledIn(sheet, row - 2) === 0 ? row - 1 : null;
}

function withoutTrailingBlanks(rows: readonly TakenRow[]): readonly TakenRow[] {
  const last = rows.findLastIndex(({ kind }) => kind !== "blank");
  return rows.slice(0, last + 1);
}
