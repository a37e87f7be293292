import {
  ALL_COLUMNS,
  ALL_ROWS,
  type Area,
  cellArea,
  containsCell,
  fromA1,
  intersection,
  splitAddress,
} from "./model/area.ts";
import type { CellValue } from "./model/cell.ts";
import { type CopiedBlock, fillDown, pasteCopy, takeCopy } from "./model/changes/copy-cells.ts";
import { setProtected } from "./model/changes/protection.ts";
import { addSheet, copySheet, deleteSheet, renameSheet } from "./model/changes/sheet-changes.ts";
import { deleteCells, insertCells } from "./model/changes/structure.ts";
import { addTable } from "./model/changes/table-changes.ts";
import {
  clearFilters,
  deleteTableColumn,
  filterTable,
  moveTableColumn,
  renameTableColumn,
  sortTable,
} from "./model/changes/table-columns.ts";
import { deleteTableRows, growTable, insertTableRows } from "./model/changes/table-rows.ts";
import { clearCells, type Entries, writeCells } from "./model/changes/write-cells.ts";
import { displayedText } from "./model/displayed-text.ts";
import type { Actor, Seat } from "./model/seat.ts";
import type { Sheet } from "./model/sheet.ts";
import type { Table } from "./model/table.ts";
import type { Workbook } from "./model/workbook.ts";

/**
 * What a person does in their window, in the words of the screen: addresses such as "B7" are on
 * the sheet in front unless they name another ("Data!B7"), tables and columns go by their names.
 */
export class UsersHands {
  readonly #workbook: Workbook;
  readonly #seat: Seat;
  #clipboard: CopiedBlock | null = null;

  constructor(workbook: Workbook, seat: Seat) {
    this.#workbook = workbook;
    this.#seat = seat;
  }

  get #by(): Actor {
    return { seat: this.#seat, through: "hands" };
  }

  /** Types into one cell and presses Enter. Just beneath a table, the table grows to take it in. */
  type(address: string, entered: CellValue): void {
    this.#enter(address, [[entered]]);
  }

  /** Pastes a block of text from elsewhere, its first cell at `address`. */
  pasteBlock(address: string, entries: Entries): void {
    this.#enter(address, entries);
  }

  copy(address: string): void {
    const { sheet, area } = this.#place(address);
    this.#clipboard = takeCopy(sheet, sheet.filledPart(area) ?? area);
  }

  /** Pastes what was copied in this window; false where nothing was. */
  paste(address: string): boolean {
    const copied = this.#clipboard;
    if (copied === null) return false;
    const { sheet, area } = this.#place(address);
    const target = {
      ...area,
      rows: Math.max(area.rows, copied.area.rows),
      columns: copied.area.columns,
    };
    this.#workbook.change(this.#by, () => {
      this.#growBeneath(sheet, target);
      pasteCopy(this.#workbook, this.#by, copied, sheet, target);
    });
    return true;
  }

  /** Copies whole rows of a sheet and inserts the copies above `before`; rows count from 1. */
  insertCopiedRows(address: string, before: number): void {
    const { sheet, area } = this.#place(address);
    const rows: Area = { ...area, column: 0, columns: ALL_COLUMNS };
    const copied = takeCopy(sheet, { ...rows, columns: this.#widthOf(sheet) });
    this.#workbook.change(this.#by, () => {
      insertCells(this.#workbook, this.#by, sheet, { ...rows, row: before - 1 }, "Down");
      const target = { ...copied.area, row: before - 1 };
      pasteCopy(this.#workbook, this.#by, copied, sheet, target);
    });
  }

  /** Drags the fill handle: the block's first row is repeated to its last. */
  fillDown(address: string): void {
    const { sheet, area } = this.#place(address);
    this.#workbook.change(this.#by, () => {
      this.#growBeneath(sheet, area);
      fillDown(this.#workbook, this.#by, sheet, area);
    });
  }

  clear(address: string): void {
    const { sheet, area } = this.#place(address);
    clearCells(this.#workbook, this.#by, sheet, area, "Contents");
  }

  /** Whole rows, counted from 1, as by right-clicking their numbers. */
  insertRows(row: number, count = 1, sheet: Sheet = this.#seat.activeSheet): void {
    insertCells(this.#workbook, this.#by, sheet, wholeRows(row, count), "Down");
  }

  deleteRows(row: number, count = 1, sheet: Sheet = this.#seat.activeSheet): void {
    deleteCells(this.#workbook, this.#by, sheet, wholeRows(row, count), "Up");
  }

  /** Some cells only: what lies beneath or beside them makes room. */
  insertCells(address: string, move: "down" | "right"): void {
    const { sheet, area } = this.#place(address);
    insertCells(this.#workbook, this.#by, sheet, area, move === "down" ? "Down" : "Right");
  }

  /** Whole columns by their letters: "C", or "C:D". */
  insertColumns(letters: string, sheet: Sheet = this.#seat.activeSheet): void {
    insertCells(this.#workbook, this.#by, sheet, wholeColumns(letters), "Right");
  }

  deleteColumns(letters: string, sheet: Sheet = this.#seat.activeSheet): void {
    deleteCells(this.#workbook, this.#by, sheet, wholeColumns(letters), "Left");
  }

  makeTable(address: string, hasHeaders = true): Table {
    const { sheet, area } = this.#place(address);
    return addTable(this.#workbook, this.#by, sheet, area, hasHeaders);
  }

  /** Rows of a table only, before its body row `before`, counted from 1. */
  insertTableRows(tableName: string, before: number, count = 1): void {
    insertTableRows(this.#workbook, this.#by, this.#table(tableName), before - 1, count);
  }

  deleteTableRows(tableName: string, first: number, count = 1): void {
    deleteTableRows(this.#workbook, this.#by, this.#table(tableName), first - 1, count);
  }

  sortTable(tableName: string, columnName: string, order: "ascending" | "descending"): void {
    const table = this.#table(tableName);
    const column = this.#column(table, columnName);
    sortTable(this.#workbook, this.#by, table, [{ column, ascending: order === "ascending" }]);
  }

  /** Leaves only rows whose text in the column is one of `shown`. */
  filterTable(tableName: string, columnName: string, shown: readonly string[]): void {
    const table = this.#table(tableName);
    filterTable(this.#workbook, this.#by, table, this.#column(table, columnName), shown);
  }

  clearFilters(tableName: string): void {
    clearFilters(this.#workbook, this.#by, this.#table(tableName));
  }

  /** Drags a column to stand at place `to` of its table, counted from 1. */
  moveColumn(tableName: string, columnName: string, to: number): void {
    const table = this.#table(tableName);
    moveTableColumn(this.#workbook, this.#by, table, this.#column(table, columnName), to - 1);
  }

  renameColumn(tableName: string, columnName: string, name: string): void {
    const table = this.#table(tableName);
    renameTableColumn(this.#workbook, this.#by, table, this.#column(table, columnName), name);
  }

  deleteColumn(tableName: string, columnName: string): void {
    const table = this.#table(tableName);
    deleteTableColumn(this.#workbook, this.#by, table, this.#column(table, columnName));
  }

  /** Ctrl+Z; false where there is nothing of this person's to take back. */
  undo(): boolean {
    return this.#workbook.undo(this.#seat);
  }

  select(address: string): void {
    const { sheet, area } = this.#place(address);
    this.#workbook.select(this.#seat, sheet, area);
  }

  goToSheet(name: string): void {
    this.#workbook.activate(this.#seat, this.#sheet(name));
  }

  addSheet(name: string | null = null): Sheet {
    return addSheet(this.#workbook, this.#by, name);
  }

  renameSheet(name: string, newName: string): void {
    renameSheet(this.#workbook, this.#by, this.#sheet(name), newName);
  }

  copySheet(name: string): Sheet {
    return copySheet(this.#workbook, this.#by, this.#sheet(name));
  }

  deleteSheet(name: string): void {
    deleteSheet(this.#workbook, this.#by, this.#sheet(name));
  }

  protectSheet(name: string): void {
    setProtected(this.#workbook, this.#by, this.#sheet(name), true);
  }

  unprotectSheet(name: string): void {
    setProtected(this.#workbook, this.#by, this.#sheet(name), false);
  }

  /** Starts typing in a cell: until it ends, Excel refuses what add-ins ask. */
  beginEdit(address: string, text = ""): void {
    const { sheet, area } = this.#place(address);
    this.#seat.editing = { sheet, row: area.row, column: area.column, text };
  }

  /** Enter takes the text in, Escape leaves the cell as it was. */
  endEdit(how: "enter" | "escape"): void {
    const edit = this.#seat.editing;
    this.#seat.editing = null;
    if (edit === null || how === "escape") return;
    this.#enterAt(edit.sheet, cellArea(edit.row, edit.column), [[edit.text]]);
  }

  /** What a person sees in a cell. */
  seen(address: string): string {
    const { sheet, area } = this.#place(address);
    const cell = sheet.cell(area.row, area.column);
    return displayedText(cell.value, cell.style.numberFormat);
  }

  #enter(address: string, entries: Entries): void {
    const { sheet, area } = this.#place(address);
    const columns = Math.max(...entries.map((row) => row.length));
    this.#enterAt(sheet, { ...area, rows: entries.length, columns }, entries);
  }

  #enterAt(sheet: Sheet, area: Area, entries: Entries): void {
    this.#workbook.change(this.#by, () => {
      writeCells(this.#workbook, this.#by, sheet, area, entries);
      this.#growBeneath(sheet, area);
      this.#growBeside(sheet, area);
    });
  }

  /** Excel's AutoCorrect: what is put right under a table joins it. */
  #growBeneath(sheet: Sheet, area: Area): void {
    for (const table of this.#workbook.tablesOn(sheet)) {
      const body = table.bodyArea();
      const end = table.area.row + table.area.rows;
      const rows = area.row + area.rows - end;
      const isBeneath = area.row <= end && rows > 0 && area.row > table.area.row;
      const isWithin =
        area.column >= body.column && area.column + area.columns <= body.column + body.columns;
      if (!isBeneath || !isWithin || table.showTotals) continue;
      const grown = { ...table.area, rows: table.area.rows + rows };
      const isFree = this.#workbook
        .tablesOn(sheet)
        .every((other) => other === table || intersection(other.area, grown) === null);
      if (isFree) growTable(this.#workbook, table, rows);
    }
  }

  /** A header typed right beside a table's own makes a new column of it. */
  #growBeside(sheet: Sheet, area: Area): void {
    if (area.rows !== 1 || area.columns !== 1) return;
    for (const table of this.#workbook.tablesOn(sheet)) {
      const beside = table.area.column + table.area.columns;
      const isBeside =
        area.column === beside && containsCell({ ...table.area, column: beside }, area.row, beside);
      if (!isBeside || sheet.cell(area.row, area.column).value === "") continue;
      const id = Math.max(...table.columns.map((column) => column.id)) + 1;
      table.columns = [...table.columns, { id, name: "" }];
      table.area = { ...table.area, columns: table.area.columns + 1 };
    }
  }

  #place(address: string): Readonly<{ sheet: Sheet; area: Area }> {
    const { sheet, place } = splitAddress(address);
    const area = fromA1(place);
    if (area === null) throw new Error(`"${address}" is no address.`);
    return { sheet: sheet === null ? this.#seat.activeSheet : this.#sheet(sheet), area };
  }

  #sheet(name: string): Sheet {
    const sheet = this.#workbook.sheet(name);
    if (sheet === undefined) throw new Error(`There is no sheet "${name}".`);
    return sheet;
  }

  #table(name: string): Table {
    const table = this.#workbook.table(name);
    if (table === undefined) throw new Error(`There is no table "${name}".`);
    return table;
  }

  #column(table: Table, name: string): number {
    const column = table.columnNamed(name);
    if (column === undefined) throw new Error(`${table.name} has no column "${name}".`);
    return column.id;
  }

  #widthOf(sheet: Sheet): number {
    return Math.max(1, ...sheet.rows.map((cells) => cells.length));
  }
}

function wholeRows(row: number, count: number): Area {
  return { row: row - 1, column: 0, rows: count, columns: ALL_COLUMNS };
}

function wholeColumns(letters: string): Area {
  const area = fromA1(letters.includes(":") ? letters : `${letters}:${letters}`);
  if (area === null || area.rows !== ALL_ROWS) throw new Error(`"${letters}" is no column.`);
  return area;
}
