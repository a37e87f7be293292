import type { FoundTable } from "../../../shared/reading/found-table.ts";
import { rowsOf } from "../../../shared/reading/found-table.ts";
import {
  type Area,
  cellAt,
  EMPTY_CELL,
  overlap,
  type RawSheet,
} from "../../../shared/reading/raw-sheet.ts";
import type { SurveyedSheet } from "../../../shared/reading/table-conditions.ts";
import { fail, ok, type Result } from "../../../shared/values/result.ts";
import { areaAddress, cellAddress } from "../cell-address.ts";
import { MOST_COLUMNS } from "../limits.ts";
import { ID_HEADER } from "../row-ids.ts";
import type { SheetFile } from "../workbook-file.ts";
import { columnNames } from "../write-table-part.ts";

/** Where a table stands, or is to stand, without the column of ids that it may lack. */
export type TableToBe = Readonly<{
  name: string;
  area: Area;
  /** The texts its header row will hold; null for a table that is one already. */
  headers: readonly string[] | null;
}>;

/** The Excel table a found table is, or the one its plain range can become. */
export function tableToBe(
  sheet: SurveyedSheet,
  found: FoundTable,
  sheets: readonly RawSheet[],
): Result<TableToBe, string> {
  if (found.name !== null) {
    const existing = sheet.tables.find(({ name }) => name === found.name);
    if (existing === undefined) return fail(`The table ${found.name} is not in the workbook.`);
    return ok({ name: existing.name, area: existing.area, headers: null });
  }
  const area = areaToBe(sheet, found);
  const trouble = inTheWay(sheet, area);
  if (trouble !== null) {
    return fail(
      `The rows on "${sheet.name}" (${areaAddress(area)}) cannot become an Excel table: ${trouble}`,
    );
  }
  return ok({ name: freeName(sheets), area, headers: headersFor(sheet, found, area) });
}

/** Null where the column of ids may be put right of the table, else what is in its way. */
export function whyNoColumnAt(sheet: RawSheet, area: Area, column: number): string | null {
  if (column >= MOST_COLUMNS) return "the table reaches to the sheet's last column";
  for (let row = area.top; row <= area.bottom; row++) {
    const { value, formula } = cellAt(sheet, row, column);
    if (value !== null || formula !== null) return `${cellAddress(row, column)} is in use`;
  }
  const strip = { ...area, left: column, right: column };
  const merge = sheet.merges.find((one) => overlap(one, strip));
  if (merge !== undefined) return `the merged cells ${areaAddress(merge)} reach into it`;
  const table = sheet.tables.find((one) => overlap(one.area, strip));
  return table === undefined ? null : `the table ${table.name} stands there`;
}

/** From the last header row to the last row of the register's own; totals and notes stay outside. */
function areaToBe(sheet: RawSheet, found: FoundTable): Area {
  const lastOf = (rows: readonly number[]) => rows.at(-1) ?? found.area.top;
  const top = lastOf(found.headerRows);
  const bottom = Math.max(
    top + 1,
    lastOf(rowsOf(found, "body")),
    lastOf(rowsOf(found, "continuation")),
  );
  const isFilled = (column: number) => {
    for (let row = top; row <= bottom; row++) {
      const { value, formula } = cellAt(sheet, row, column);
      if (value !== null || formula !== null) return true;
    }
    return false;
  };
  let { right } = found.area;
  // Columns without a header that stand right beside the others are the table's as well.
  while (right + 1 < MOST_COLUMNS && isFilled(right + 1)) right++;
  return { top, left: found.area.left, bottom, right };
}

function inTheWay(sheet: SurveyedSheet, area: Area): string | null {
  if (sheet.queryRanges.some((range) => overlap(range, area))) {
    return "a query fills them, and would lose Foreplan's column when it is refreshed. Copy them to a sheet of their own, save, and connect that.";
  }
  const body = { ...area, top: area.top + 1 };
  const merge = sheet.merges.find((one) => overlap(one, body));
  if (merge !== undefined) {
    return `${areaAddress(merge)} is merged. Select it, choose Merge & Center once to part it, save, and connect again.`;
  }
  const table = sheet.tables.find((one) => overlap(one.area, area));
  if (table !== undefined) {
    return `the table ${table.name} (${areaAddress(table.area)}) lies over them. Move it, save, and connect again.`;
  }
  for (let column = area.left; column <= area.right; column++) {
    const { formula } = cellAt(sheet, area.top, column);
    const place = cellAddress(area.top, column);
    if (formula !== null) {
      return `the header in ${place} is a formula, and a table's headers are texts. Type it in, save, and connect again.`;
    }
  }
  return null;
}

/** What the header cells show; an empty one gets the text it was understood by, each made unique. */
function headersFor(sheet: RawSheet, found: FoundTable, area: Area): readonly string[] {
  const understood = new Map(found.columns.map(({ column, header }) => [column, header.text]));
  const texts = Array.from({ length: area.right - area.left + 1 }, (_, at) => {
    const column = area.left + at;
    const { value, text } = cellAt(sheet, area.top, column);
    const shown = typeof value === "string" ? value : text;
    return shown.trim() === "" ? (understood.get(column) ?? "") : shown;
  });
  const row = { top: 0, left: 0, bottom: 0, right: texts.length - 1 };
  return columnNames({ name: "", area: row }, { name: sheet.name, rows: [texts] });
}

function freeName(sheets: readonly RawSheet[]): string {
  const taken = new Set(
    sheets.flatMap(({ tables }) => tables.map(({ name }) => name.toLowerCase())),
  );
  let number = 1;
  while (taken.has(`foreplan_table${number}`)) number++;
  return `Foreplan_table${number}`;
}

/** The sheet as it will be once it has the table. */
export function withTable(sheet: SheetFile, { name, area, headers }: TableToBe): SheetFile {
  const { top: row, left } = area;
  const texts = (headers ?? []).map((text, at) => ({ row, column: left + at, text }));
  const before = sheet.tables.find((table) => table.name === name);
  const others = sheet.tables.filter((table) => table !== before);
  const made = { hasHeader: true, hasTotals: false, ...before, name, area };
  return { ...withTexts(sheet, texts), tables: [...others, made] };
}

/** The sheet with texts in some of its cells. */
export function withTexts(
  sheet: SheetFile,
  texts: readonly Readonly<{ row: number; column: number; text: string }>[],
): SheetFile {
  const rows = sheet.rows.map((cells) => [...cells]);
  for (const { row, column, text } of texts) {
    const cells = rows[row];
    if (cells === undefined) continue;
    while (cells.length < column) cells.push(EMPTY_CELL);
    cells[column] = { ...EMPTY_CELL, value: text, text };
  }
  return { ...sheet, rows };
}

/** How a table that has no column of ids yet takes one at its right. */
export function withIdColumn(sheet: RawSheet, table: TableToBe) {
  const { name, area, headers } = table;
  const column = area.right + 1;
  const grown = { ...area, right: column };
  if (headers === null) {
    const header = { sheet: sheet.name, row: area.top, column, value: ID_HEADER };
    const tables = [{ sheet: sheet.name, table: name, area: grown, newHeader: ID_HEADER }];
    return { cells: [header], tables };
  }
  const newTable = { sheet: sheet.name, name, area: grown, headers: [...headers, ID_HEADER] };
  return { cells: [], tables: [], newTable };
}
