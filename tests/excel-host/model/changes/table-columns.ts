import type { Area } from "../area.ts";
import { type Cell, EMPTY_CELL, isErrorValue } from "../cell.ts";
import { displayedText } from "../displayed-text.ts";
import { compareValues } from "../formula/operands.ts";
import { copiedFormula } from "../formula/rewrite.ts";
import { HostError } from "../host-error.ts";
import type { Actor } from "../seat.ts";
import type { SortField, Table } from "../table.ts";
import type { Workbook } from "../workbook.ts";
import { refuseProtected } from "./protection.ts";
import { deleteCells, insertCells } from "./structure.ts";
import { showAllRows } from "./table-changes.ts";
import { noteEdit, writeCells } from "./write-cells.ts";

/** A new column before the column at `at`, or after the last; returns its place. */
export function addTableColumn(
  workbook: Workbook,
  by: Actor,
  table: Table,
  at: number | null,
  name: string,
): number {
  refuseProtected(table.sheet, "TableColumnCollection.add");
  const place = at === null || at < 0 ? table.columns.length : at;
  if (place > table.columns.length) {
    throw new HostError("InvalidArgument", "TableColumnCollection.add");
  }
  return workbook.change(by, () => {
    const block: Area = { ...table.area, column: table.area.column + place, columns: 1 };
    const isLast = place === table.columns.length;
    if (!isLast || !isEmptyBlock(table, block)) {
      insertCells(workbook, by, table.sheet, block, "Right");
    }
    if (table.columns.length === table.area.columns && isLast) growRight(table);
    if (place === 0) growLeft(table);
    if (name !== "" && table.showHeaders) {
      writeCells(workbook, by, table.sheet, { ...block, rows: 1 }, [[asText(name)]]);
    }
    return place;
  });
}

export function deleteTableColumn(workbook: Workbook, by: Actor, table: Table, id: number): void {
  const at = columnAt(table, id, "TableColumn.delete");
  const block: Area = { ...table.area, column: table.area.column + at, columns: 1 };
  deleteCells(workbook, by, table.sheet, block, "Left");
}

export function renameTableColumn(
  workbook: Workbook,
  by: Actor,
  table: Table,
  id: number,
  name: string,
): void {
  const column = table.area.column + columnAt(table, id, "TableColumn.name");
  const header: Area = { row: table.area.row, column, rows: 1, columns: 1 };
  writeCells(workbook, by, table.sheet, header, [[asText(name)]]);
}

/** As dragging a column to another place does: its cells and its id go along. */
export function moveTableColumn(
  workbook: Workbook,
  by: Actor,
  table: Table,
  id: number,
  to: number,
): void {
  refuseProtected(table.sheet, "Table.columns");
  const from = columnAt(table, id, "Table.columns");
  const order = table.columns.map((_, at) => at).filter((at) => at !== from);
  order.splice(to, 0, from);
  workbook.change(by, () => {
    const before = table.sheet.cell(table.area.row, table.area.column).value;
    const { rows } = table.sheet;
    const kept = [...rows];
    table.sheet.changeCells(table.area, (_, row, column) => {
      const source = order[column - table.area.column] ?? 0;
      return kept[row]?.[table.area.column + source] ?? EMPTY_CELL;
    });
    table.columns = order.flatMap((at) => table.columns[at] ?? []);
    noteEdit(workbook, table.sheet, table.area, before);
  });
}

/** Rows move whole; formulas that look along their own row keep doing so. */
export function sortTable(
  workbook: Workbook,
  by: Actor,
  table: Table,
  fields: readonly SortField[],
): void {
  refuseProtected(table.sheet, "TableSort.apply");
  const body = table.bodyArea();
  const { sheet } = table;
  const rows = Array.from({ length: body.rows }, (_, at) => body.row + at);
  const sorted = rows.toSorted((one, other) => {
    for (const { column, ascending } of fields) {
      const at = body.column + table.indexOfColumn(column);
      const order = sortOrder(sheet.cell(one, at), sheet.cell(other, at), ascending);
      if (order !== 0) return order;
    }
    return one - other;
  });
  workbook.change(by, () => {
    const kept = [...sheet.rows];
    sheet.changeCells(body, (_, row, column) => {
      const from = sorted[row - body.row] ?? row;
      const cell = kept[from]?.[column] ?? EMPTY_CELL;
      return cell.formula === null
        ? cell
        : { ...cell, formula: copiedFormula(cell.formula, row - from, 0) };
    });
    table.sortFields = fields;
    workbook.note({ kind: "rows-sorted", sheet, area: body });
    noteEdit(workbook, sheet, body, "");
  });
}

/** Hides the rows whose text in a column is not among those wanted; null shows them all again. */
export function filterTable(
  workbook: Workbook,
  by: Actor,
  table: Table,
  id: number,
  wanted: readonly string[] | null,
): void {
  columnAt(table, id, "Filter.apply");
  workbook.change(by, () => {
    const others = table.filters.filter(({ column }) => column !== id);
    const filters = wanted === null ? others : [...others, { column: id, shown: new Set(wanted) }];
    showAllRows(table);
    table.filters = filters;
    hideFilteredRows(table);
  });
}

export function clearFilters(workbook: Workbook, by: Actor, table: Table): void {
  workbook.change(by, () => showAllRows(table));
}

function hideFilteredRows(table: Table): void {
  const { sheet } = table;
  const body = table.bodyArea();
  for (let row = body.row; row < body.row + body.rows; row += 1) {
    const isShown = table.filters.every(({ column, shown }) => {
      const cell = sheet.cell(row, body.column + table.indexOfColumn(column));
      return shown.has(displayedText(cell.value, cell.style.numberFormat));
    });
    if (!isShown) sheet.rowLooks[row] = { ...sheet.rowLook(row), hidden: true };
  }
}

/** Empty cells come last whichever way, errors before them. */
function sortOrder(one: Cell, other: Cell, ascending: boolean): number {
  const last = (cell: Cell) => (cell.value === "" ? 2 : isErrorValue(cell.value) ? 1 : 0);
  const byKind = last(one) - last(other);
  if (byKind !== 0 || last(one) > 0) return byKind;
  const order = compareValues(one.value, other.value);
  return ascending ? order : -order;
}

function columnAt(table: Table, id: number, location: string): number {
  const at = table.indexOfColumn(id);
  if (at < 0) throw new HostError("ItemNotFound", location);
  return at;
}

function isEmptyBlock(table: Table, block: Area): boolean {
  return Array.from({ length: block.rows }, (_, at) =>
    table.sheet.cell(block.row + at, block.column),
  ).every((cell) => cell.value === "" && cell.formula === null);
}

function growRight(table: Table): void {
  table.columns = withFresh(table, table.columns.length);
  table.area = { ...table.area, columns: table.area.columns + 1 };
}

/** Inserting at the first column pushed the table right: the new column is taken in. */
function growLeft(table: Table): void {
  table.columns = withFresh(table, 0);
  table.area = {
    ...table.area,
    column: table.area.column - 1,
    columns: table.area.columns + 1,
  };
}

function withFresh(table: Table, at: number): Table["columns"] {
  const id = Math.max(0, ...table.columns.map((column) => column.id)) + 1;
  return [...table.columns.slice(0, at), { id, name: "" }, ...table.columns.slice(at)];
}

/** A header is text even where it looks like a number: "2021". */
function asText(name: string): string {
  return name.startsWith("'") ? name : `'${name}`;
}
