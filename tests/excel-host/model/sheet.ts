import { type Area, boundingArea, cellArea, intersection } from "./area.ts";
import { type Cell, type CellStyle, EMPTY_CELL, PLAIN_STYLE } from "./cell.ts";
import type { ConditionalFormat } from "./conditional-format.ts";

/** A row is never changed in place; gaps are empty cells. */
export type Row = readonly (Cell | undefined)[];
export type Visibility = "Visible" | "Hidden" | "VeryHidden";

/** How wide a column or how high a row is; null is as Excel sets it by itself. */
export type Look = Readonly<{ size: number | null; hidden: boolean }>;

export const PLAIN_LOOK: Look = { size: null, hidden: false };
/** In points, as format.columnWidth and format.rowHeight give them. */
export const USUAL_COLUMN_WIDTH = 48;
export const USUAL_ROW_HEIGHT = 15;

/** The rule is kept as it was given; nothing here enforces it. */
export type Validation = Readonly<{ area: Area; rule: unknown; ignoreBlanks: boolean }>;

/** A note on a cell, of the old kind: a text without answers. */
export type SheetNote = Readonly<{ id: string; area: Area; content: string; author: string }>;
/** What Excel fills by itself from other data, and where it stands. */
export type PivotTable = Readonly<{ name: string; area: Area }>;

/** A filter on a plain range; a table has its own. */
export type RangeFilter = Readonly<{ area: Area; isFiltered: boolean }>;

/** All of a sheet that can be brought back by undo. */
export type SheetState = Readonly<{
  name: string;
  visibility: Visibility;
  rows: readonly Row[];
  rowLooks: readonly (Look | undefined)[];
  columnLooks: readonly (Look | undefined)[];
  merges: readonly Area[];
  conditionalFormats: readonly ConditionalFormat[];
  validations: readonly Validation[];
  notes: readonly SheetNote[];
  frozen: Readonly<{ rows: number; columns: number }>;
  isProtected: boolean;
  tabColor: string;
}>;

const EMPTY_ROW: Row = [];

/** One worksheet: its cells and looks. Tables lie beside it in the workbook. */
export class Sheet {
  readonly id: string;
  name: string;
  visibility: Visibility = "Visible";
  rows: Row[] = [];
  rowLooks: (Look | undefined)[] = [];
  columnLooks: (Look | undefined)[] = [];
  merges: readonly Area[] = [];
  conditionalFormats: readonly ConditionalFormat[] = [];
  validations: readonly Validation[] = [];
  notes: readonly SheetNote[] = [];
  frozen: Readonly<{ rows: number; columns: number }> = { rows: 0, columns: 0 };
  isProtected = false;
  tabColor = "";
  /** Nothing here fills or refreshes them; they are there to be met, and no step of undo. */
  pivotTables: readonly PivotTable[] = [];
  /** Blocks that one formula fills from its first cell on. */
  spills: readonly Area[] = [];
  filter: RangeFilter | null = null;

  constructor(id: string, name: string) {
    this.id = id;
    this.name = name;
  }

  cell(row: number, column: number): Cell {
    return this.rows[row]?.[column] ?? EMPTY_CELL;
  }

  setCell(row: number, column: number, cell: Cell): void {
    const cells = [...(this.rows[row] ?? EMPTY_ROW)];
    cells[column] = cell;
    this.setRow(row, cells);
  }

  setRow(row: number, cells: Row): void {
    while (this.rows.length < row) this.rows.push(EMPTY_ROW);
    this.rows[row] = cells;
  }

  /** Changes every cell of a block; rows beyond the last filled one only where `make` fills them. */
  changeCells(area: Area, make: (cell: Cell, row: number, column: number) => Cell): void {
    const isBeyond = (row: number) => row >= this.rows.length;
    for (let row = area.row; row < area.row + area.rows; row += 1) {
      const before = this.rows[row] ?? EMPTY_ROW;
      const after = [...before];
      const lastColumn = this.#lastColumnOf(area, before);
      for (let column = area.column; column <= lastColumn; column += 1) {
        const cell = before[column] ?? EMPTY_CELL;
        const made = make(cell, row, column);
        if (made !== cell) after[column] = made;
      }
      if (after.length > 0 || !isBeyond(row)) this.setRow(row, after);
      else if (area.rows > 100_000) return;
    }
  }

  rowLook(row: number): Look {
    return this.rowLooks[row] ?? PLAIN_LOOK;
  }

  columnLook(column: number): Look {
    return this.columnLooks[column] ?? PLAIN_LOOK;
  }

  styleOf(row: number, column: number): CellStyle {
    return this.rows[row]?.[column]?.style ?? PLAIN_STYLE;
  }

  /** Null for an empty sheet. With `valuesOnly` a cell that is only formatted does not count. */
  usedArea(valuesOnly: boolean): Area | null {
    let used: Area | null = null;
    this.rows.forEach((cells, row) => {
      const counts = (cell: Cell | undefined) => cell !== undefined && isUsed(cell, valuesOnly);
      const first = cells.findIndex(counts);
      if (first < 0) return;
      const last = cells.findLastIndex(counts);
      const span = { ...cellArea(row, first), columns: last - first + 1 };
      used = used === null ? span : boundingArea(used, span);
    });
    return used;
  }

  /** The part of a block that may hold anything: whole columns end with the last filled row. */
  filledPart(area: Area): Area | null {
    const columns = this.rows.reduce((most, cells) => Math.max(most, cells.length), 0);
    return intersection(area, { row: 0, column: 0, rows: this.rows.length, columns });
  }

  state(): SheetState {
    return {
      name: this.name,
      visibility: this.visibility,
      rows: [...this.rows],
      rowLooks: [...this.rowLooks],
      columnLooks: [...this.columnLooks],
      merges: this.merges,
      conditionalFormats: this.conditionalFormats,
      validations: this.validations,
      notes: this.notes,
      frozen: this.frozen,
      isProtected: this.isProtected,
      tabColor: this.tabColor,
    };
  }

  restore(state: SheetState): void {
    this.name = state.name;
    this.visibility = state.visibility;
    this.rows = [...state.rows];
    this.rowLooks = [...state.rowLooks];
    this.columnLooks = [...state.columnLooks];
    this.merges = state.merges;
    this.conditionalFormats = state.conditionalFormats;
    this.validations = state.validations;
    this.notes = state.notes;
    this.frozen = state.frozen;
    this.isProtected = state.isProtected;
    this.tabColor = state.tabColor;
  }

  /** A whole row's formatting would fill sixteen thousand cells: it ends with the filled ones. */
  #lastColumnOf(area: Area, cells: Row): number {
    const last = area.column + area.columns - 1;
    return area.columns > 1_000 ? Math.min(last, cells.length - 1) : last;
  }
}

function isUsed(cell: Cell, valuesOnly: boolean): boolean {
  if (cell.value !== "" || cell.formula !== null) return true;
  return !valuesOnly && cell.style !== PLAIN_STYLE;
}
