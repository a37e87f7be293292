import type { Area } from "./area.ts";
import type { CellValue } from "./cell.ts";
import type { Sheet } from "./sheet.ts";

/** The id stays with a column when it is moved or renamed. */
export type TableColumn = Readonly<{ id: number; name: string }>;

/** The values, as displayed, that stay visible. */
export type ColumnFilter = Readonly<{ column: number; shown: ReadonlySet<string> }>;

export type SortField = Readonly<{ column: number; ascending: boolean }>;

export type TableState = Readonly<{
  name: string;
  area: Area;
  columns: readonly TableColumn[];
  showHeaders: boolean;
  showTotals: boolean;
  style: string;
  showBandedRows: boolean;
  showFilterButton: boolean;
  filters: readonly ColumnFilter[];
  sortFields: readonly SortField[];
}>;

/** An Excel table: a named block with columns of its own. Its cells live in the sheet. */
export class Table {
  readonly id: string;
  readonly sheet: Sheet;
  name: string;
  area: Area;
  columns: readonly TableColumn[];
  showHeaders: boolean;
  showTotals = false;
  style = "TableStyleMedium2";
  showBandedRows = true;
  showFilterButton = true;
  filters: readonly ColumnFilter[] = [];
  sortFields: readonly SortField[] = [];

  constructor(
    id: string,
    sheet: Sheet,
    made: Readonly<{
      name: string;
      area: Area;
      columns: readonly TableColumn[];
      showHeaders: boolean;
    }>,
  ) {
    this.id = id;
    this.sheet = sheet;
    this.name = made.name;
    this.area = made.area;
    this.columns = made.columns;
    this.showHeaders = made.showHeaders;
  }

  headerArea(): Area | null {
    return this.showHeaders ? { ...this.area, rows: 1 } : null;
  }

  bodyArea(): Area {
    const above = this.showHeaders ? 1 : 0;
    const below = this.showTotals ? 1 : 0;
    return { ...this.area, row: this.area.row + above, rows: this.area.rows - above - below };
  }

  totalsArea(): Area | null {
    if (!this.showTotals) return null;
    return { ...this.area, row: this.area.row + this.area.rows - 1, rows: 1 };
  }

  columnNamed(name: string): TableColumn | undefined {
    const wanted = name.toLowerCase();
    return this.columns.find((column) => column.name.toLowerCase() === wanted);
  }

  indexOfColumn(id: number): number {
    return this.columns.findIndex((column) => column.id === id);
  }

  /** Body values of one column, top to bottom. */
  valuesOfColumn(name: string): readonly CellValue[] {
    const column = this.columnNamed(name);
    if (column === undefined) return [];
    const body = this.bodyArea();
    const at = body.column + this.indexOfColumn(column.id);
    return Array.from({ length: body.rows }, (_, row) => this.sheet.cell(body.row + row, at).value);
  }

  isFiltered(): boolean {
    return this.filters.length > 0;
  }

  state(): TableState {
    return {
      name: this.name,
      area: this.area,
      columns: this.columns,
      showHeaders: this.showHeaders,
      showTotals: this.showTotals,
      style: this.style,
      showBandedRows: this.showBandedRows,
      showFilterButton: this.showFilterButton,
      filters: this.filters,
      sortFields: this.sortFields,
    };
  }

  restore(state: TableState): void {
    this.name = state.name;
    this.area = state.area;
    this.columns = state.columns;
    this.showHeaders = state.showHeaders;
    this.showTotals = state.showTotals;
    this.style = state.style;
    this.showBandedRows = state.showBandedRows;
    this.showFilterButton = state.showFilterButton;
    this.filters = state.filters;
    this.sortFields = state.sortFields;
  }
}

/** New ids beyond every one the table has. */
export function freshColumns(
  existing: readonly TableColumn[],
  names: readonly string[],
): readonly TableColumn[] {
  const highest = existing.reduce((most, column) => Math.max(most, column.id), 0);
  return names.map((name, at) => ({ id: highest + at + 1, name }));
}

/** A header nobody else in the table has: "Amount", "Amount2", or "Column1" for an empty one. */
export function uniqueColumnName(wanted: string, taken: readonly string[]): string {
  const isTaken = (name: string) =>
    taken.some((other) => other.toLowerCase() === name.toLowerCase());
  const stem = wanted === "" ? "Column" : wanted;
  if (wanted !== "" && !isTaken(wanted)) return wanted;
  let number = wanted === "" ? 1 : 2;
  while (isTaken(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}
