import { ALL_COLUMNS, type Area, intersection } from "../area.ts";
import { type Cell, EMPTY_CELL } from "../cell.ts";
import { copiedFormula } from "../formula/rewrite.ts";
import { HostError } from "../host-error.ts";
import type { Actor } from "../seat.ts";
import type { Table } from "../table.ts";
import type { Workbook } from "../workbook.ts";
import { refuseProtected } from "./protection.ts";
import { deleteCells, insertCells } from "./structure.ts";
import { clearCells, type Entries, writeCells } from "./write-cells.ts";

/** Rows before the body's row `at` (or after the last), within the table's columns. */
export function insertTableRows(
  workbook: Workbook,
  by: Actor,
  table: Table,
  at: number,
  count: number,
): void {
  refuseProtected(table.sheet, "TableRowCollection.add");
  refuseFiltered(table, "TableRowCollection.add");
  const body = table.bodyArea();
  const block: Area = { ...body, row: body.row + at, rows: count };
  workbook.change(by, () => {
    const isAtEnd = at === body.rows && !table.showTotals;
    if (isAtEnd && isEmptyBelow(workbook, table, count)) {
      table.area = { ...table.area, rows: table.area.rows + count };
      noteRows(workbook, table, block);
    } else {
      insertCells(workbook, by, table.sheet, block, "Down");
      if (isAtEnd) table.area = { ...table.area, rows: table.area.rows + count };
    }
    dressNewRows(table, block);
  });
}

export function addTableRows(
  workbook: Workbook,
  by: Actor,
  table: Table,
  at: number | null,
  entries: Entries,
): number {
  const body = table.bodyArea();
  const place = at === null || at < 0 ? body.rows : at;
  if (place > body.rows) throw new HostError("InvalidArgument", "TableRowCollection.add");
  workbook.change(by, () => {
    insertTableRows(workbook, by, table, place, entries.length);
    const block = { ...table.bodyArea(), row: table.bodyArea().row + place, rows: entries.length };
    writeCells(workbook, by, table.sheet, block, entries);
  });
  return place;
}

export function deleteTableRows(
  workbook: Workbook,
  by: Actor,
  table: Table,
  at: number,
  count: number,
): void {
  const body = table.bodyArea();
  const rows = Math.min(count, body.rows - at);
  if (at < 0 || rows < 1) throw new HostError("InvalidArgument", "TableRowCollection.deleteRowsAt");
  refuseFiltered(table, "TableRowCollection.deleteRowsAt");
  const block: Area = { ...body, row: body.row + at, rows };
  workbook.change(by, () => {
    // A table keeps one row, empty, when its last is deleted.
    if (rows === body.rows) {
      clearCells(workbook, by, table.sheet, { ...block, rows: 1 }, "Contents");
      if (rows > 1) {
        deleteCells(
          workbook,
          by,
          table.sheet,
          { ...block, row: block.row + 1, rows: rows - 1 },
          "Up",
        );
      }
    } else deleteCells(workbook, by, table.sheet, block, "Up");
  });
}

/** Takes the rows beneath into the table, as typing there does, and continues its formulas. */
export function growTable(workbook: Workbook, table: Table, rows: number): void {
  const body = table.bodyArea();
  table.area = { ...table.area, rows: table.area.rows + rows };
  dressNewRows(table, { ...body, row: body.row + body.rows, rows });
  workbook.note({ kind: "format-changed", sheet: table.sheet, area: table.area });
}

/** Excel inserts no cells while some rows of the table are filtered away. */
export function refuseFiltered(table: Table, location: string): void {
  if (table.isFiltered()) {
    throw new HostError(
      "InvalidOperation",
      location,
      "This operation is not allowed on a filtered table. Clear the filter and try again.",
    );
  }
}

function isEmptyBelow(workbook: Workbook, table: Table, rows: number): boolean {
  const below: Area = { ...table.area, row: table.area.row + table.area.rows, rows };
  const isTaken = workbook
    .tablesOn(table.sheet)
    .some((other) => other !== table && intersection(other.area, below) !== null);
  const filled = table.sheet.filledPart({
    ...below,
    columns: Math.min(below.columns, ALL_COLUMNS),
  });
  if (isTaken) return false;
  if (filled === null) return true;
  for (let row = filled.row; row < filled.row + filled.rows; row += 1) {
    for (let column = filled.column; column < filled.column + filled.columns; column += 1) {
      if (table.sheet.cell(row, column).value !== "") return false;
    }
  }
  return true;
}

function noteRows(workbook: Workbook, table: Table, area: Area): void {
  workbook.note({
    kind: "cells-changed",
    sheet: table.sheet,
    area,
    changeType: "RowInserted",
    shift: "None",
    values: null,
  });
}

/** New rows look like the row above, and a column of formulas goes on. */
function dressNewRows(table: Table, block: Area): void {
  const body = table.bodyArea();
  const sampleRow = block.row > body.row ? block.row - 1 : block.row + block.rows;
  if (sampleRow >= body.row + body.rows) return;
  table.sheet.changeCells(block, (cell, row, column) => {
    const sample = table.sheet.cell(sampleRow, column);
    const formula = isCalculatedColumn(table, block, column) ? sample.formula : null;
    return dressed(
      cell,
      sample,
      formula === null ? null : copiedFormula(formula, row - sampleRow, 0),
    );
  });
}

function dressed(cell: Cell, sample: Cell, formula: string | null): Cell {
  const isUntouched = cell === EMPTY_CELL || cell.value === "";
  const style = isUntouched ? sample.style : { ...sample.style, ...numberFormatOf(cell) };
  if (cell.value !== "" || formula === null) return { ...cell, style };
  return { value: 0, formula, style };
}

function numberFormatOf(cell: Cell): Readonly<{ numberFormat?: string }> {
  const { numberFormat } = cell.style;
  return numberFormat === "General" ? {} : { numberFormat };
}

/** Every row besides the new ones holds a formula there. */
function isCalculatedColumn(table: Table, added: Area, column: number): boolean {
  const body = table.bodyArea();
  const others = Array.from({ length: body.rows }, (_, at) => body.row + at).filter(
    (row) => row < added.row || row >= added.row + added.rows,
  );
  return others.length > 0 && others.every((row) => table.sheet.cell(row, column).formula !== null);
}
