import { type Area, containsArea, intersection } from "../area.ts";
import { displayedText } from "../displayed-text.ts";
import { HostError } from "../host-error.ts";
import type { Actor } from "../seat.ts";
import type { Sheet } from "../sheet.ts";
import { freshColumns, Table } from "../table.ts";
import type { Workbook } from "../workbook.ts";
import { refuseProtected } from "./protection.ts";
import { removeTable } from "./shift-tables.ts";
import { deleteCells, insertCells } from "./structure.ts";
import { clearCells, writeCells } from "./write-cells.ts";

const TABLE_NAME = /^[A-Za-z_\\][\w.\\]*$/;

/** Makes a block a table; without headers a header row is put in above. */
export function addTable(
  workbook: Workbook,
  by: Actor,
  sheet: Sheet,
  area: Area,
  hasHeaders: boolean,
): Table {
  refuseProtected(sheet, "TableCollection.add");
  refuseOverlap(workbook, sheet, area, null, "TableCollection.add");
  return workbook.change(by, () => {
    if (!hasHeaders) insertCells(workbook, by, sheet, { ...area, rows: 1 }, "Down");
    const rows = Math.max(area.rows + (hasHeaders ? 0 : 1), 2);
    const table = new Table(String(workbook.nextId()), sheet, {
      name: freeTableName(workbook),
      area: { ...area, rows },
      columns: freshColumns([], headerTexts(sheet, area)),
      showHeaders: true,
    });
    workbook.tables.push(table);
    workbook.note({ kind: "table-added", sheet, tableId: table.id, tableName: table.name });
    return table;
  });
}

export function renameTable(workbook: Workbook, by: Actor, table: Table, name: string): void {
  const other = workbook.table(name);
  if (other !== undefined && other !== table) {
    throw new HostError("ItemAlreadyExists", "Table.name");
  }
  if (!TABLE_NAME.test(name)) throw new HostError("InvalidArgument", "Table.name");
  workbook.change(by, () => {
    table.name = name;
  });
}

/** The header row must stay where it is and the blocks overlap, as Excel demands. */
export function resizeTable(workbook: Workbook, by: Actor, table: Table, area: Area): void {
  refuseProtected(table.sheet, "Table.resize");
  const least = (table.showHeaders ? 1 : 0) + (table.showTotals ? 1 : 0) + 1;
  const isKept = area.row === table.area.row && intersection(area, table.area) !== null;
  if (!isKept || area.rows < least) throw new HostError("InvalidArgument", "Table.resize");
  refuseOverlap(workbook, table.sheet, area, table, "Table.resize");
  workbook.change(by, () => {
    const kept = table.columns.filter((_, at) => {
      const column = table.area.column + at;
      return column >= area.column && column < area.column + area.columns;
    });
    const offset = Math.max(0, table.area.column - area.column);
    const left = freshColumns(table.columns, new Array<string>(offset).fill(""));
    const right = freshColumns(
      [...table.columns, ...left],
      new Array<string>(area.columns - kept.length - offset).fill(""),
    );
    table.columns = [...left, ...kept, ...right];
    table.area = area;
  });
}

export function setTotalsShown(workbook: Workbook, by: Actor, table: Table, shown: boolean): void {
  if (table.showTotals === shown) return;
  refuseProtected(table.sheet, "Table.showTotals");
  workbook.change(by, () => {
    const totals = table.totalsArea();
    if (totals !== null) {
      clearCells(workbook, by, table.sheet, totals, "Contents");
      deleteCells(workbook, by, table.sheet, totals, "Up");
      table.showTotals = false;
      return;
    }
    const row: Area = { ...table.area, row: table.area.row + table.area.rows, rows: 1 };
    if (!isEmpty(table.sheet, row)) insertCells(workbook, by, table.sheet, row, "Down");
    table.area = { ...table.area, rows: table.area.rows + 1 };
    table.showTotals = true;
    writeCells(workbook, by, table.sheet, row, [totalsEntries(table)]);
  });
}

/** The cells stay as they are; only the table goes. */
export function convertToRange(workbook: Workbook, by: Actor, table: Table): void {
  workbook.change(by, () => {
    showAllRows(table);
    removeTable(workbook, table);
  });
}

export function deleteTable(workbook: Workbook, by: Actor, table: Table): void {
  refuseProtected(table.sheet, "Table.delete");
  workbook.change(by, () => {
    showAllRows(table);
    removeTable(workbook, table);
    clearCells(workbook, by, table.sheet, table.area, "All");
  });
}

export function showAllRows(table: Table): void {
  const body = table.bodyArea();
  for (let row = body.row; row < body.row + body.rows; row += 1) {
    const look = table.sheet.rowLook(row);
    if (look.hidden) table.sheet.rowLooks[row] = { ...look, hidden: false };
  }
  table.filters = [];
}

function refuseOverlap(
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  own: Table | null,
  location: string,
): void {
  const isTaken = workbook
    .tablesOn(sheet)
    .some((table) => table !== own && intersection(table.area, area) !== null);
  if (isTaken)
    throw new HostError("InvalidArgument", location, "A table can't overlap another table.");
  const isMerged = sheet.merges.some((merge) => containsArea(area, merge));
  if (isMerged) throw new HostError("InvalidOperation", location);
}

function headerTexts(sheet: Sheet, area: Area): readonly string[] {
  return Array.from({ length: area.columns }, (_, at) => {
    const cell = sheet.cell(area.row, area.column + at);
    return displayedText(cell.value, cell.style.numberFormat);
  });
}

function freeTableName(workbook: Workbook): string {
  let number = 1;
  while (workbook.table(`Table${number}`) !== undefined) number += 1;
  return `Table${number}`;
}

function isEmpty(sheet: Sheet, area: Area): boolean {
  return Array.from({ length: area.columns }, (_, at) =>
    sheet.cell(area.row, area.column + at),
  ).every((cell) => cell.value === "");
}

function totalsEntries(table: Table): readonly string[] {
  const last = table.columns.length - 1;
  return table.columns.map(({ name }, at) => {
    if (at === last) return `=SUBTOTAL(109,[${name}])`;
    return at === 0 ? "Total" : "";
  });
}
