import type { FinancialYear } from "../values/financial-year.ts";
import type { ColumnUnit } from "./cell-reading.ts";
import type { HeaderText } from "./header-text.ts";
import type { Area } from "./raw-sheet.ts";

/** What a row of a sheet was taken for, and why. */
export type TakenRow = Readonly<{
  /** Zero-based, in the sheet. */
  row: number;
  kind: RowKind;
  why: string;
}>;

export type RowKind =
  | "title"
  | "header"
  | "body"
  /** Text that belongs to the row above (R12). */
  | "continuation"
  | "total"
  | "blank"
  | "note"
  /** A heading over the rows that follow. */
  | "section";

export type FoundColumn = Readonly<{
  /** Zero-based, in the sheet. */
  column: number;
  header: HeaderText;
  hidden: boolean;
  /** Where another header further down names another thing in the column: not read from there on. */
  redrawn: Readonly<{ row: number; text: string }> | null;
  /** A column of nothing but "£", or the amounts right of one, which are pounds by it. */
  pounds?: "sign" | "amounts";
}>;

/** A table in a sheet: an Excel table, or a block that reads like one. */
export type FoundTable = Readonly<{
  sheet: string;
  /** The Excel table's name, or null for a plain range. */
  name: string | null;
  /** From the first header row to the last row that is the table's. */
  area: Area;
  headerRows: readonly number[];
  columns: readonly FoundColumn[];
  /** Every row from the title to the last note, in order. */
  rows: readonly TakenRow[];
  /** The titles above, as they stand. */
  titles: readonly string[];
  /** What the titles say for every row: one financial year, a unit for bare amounts. */
  financialYear: FinancialYear | null;
  unit: ColumnUnit | null;
  /** Headers of columns that stand right beside an Excel table and are not part of it. */
  beside: readonly string[];
}>;

export function rowsOf(table: FoundTable, kind: RowKind): readonly number[] {
  return table.rows.filter((taken) => taken.kind === kind).map(({ row }) => row);
}
