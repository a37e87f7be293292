import type { SurveyedSheet } from "../../shared/reading/table-conditions.ts";

/** How a cell looks where it is not plain. */
export type CellLook = Readonly<{
  bold: boolean;
  /** "FFF2CC", or null for none and for colours of the workbook's theme. */
  fill: string | null;
}>;

/** A sheet with what showing it and saving it again needs beside its cells. */
export type SheetFile = SurveyedSheet &
  Readonly<{
    /** By column, in characters as Excel counts them; columns of the usual width are left out. */
    columnWidths: ReadonlyMap<number, number>;
    /** Rows and columns that stay in sight; zero for none. */
    frozen: Readonly<{ rows: number; columns: number }>;
    /** By `lookKey(row, column)`; plain cells are left out. */
    looks: ReadonlyMap<number, CellLook>;
  }>;

export type DefinedName = Readonly<{
  name: string;
  /** Without "=": "Sheet1!$A$1:$C$9". */
  refersTo: string;
  /** The sheet it belongs to, or null where it is the whole workbook's. */
  sheet: string | null;
  hidden: boolean;
}>;

export type WorkbookFile = Readonly<{
  sheets: readonly SheetFile[];
  definedNames: readonly DefinedName[];
  date1904: boolean;
}>;

const COLUMNS_IN_A_SHEET = 16_384;

export function lookKey(row: number, column: number): number {
  return row * COLUMNS_IN_A_SHEET + column;
}
