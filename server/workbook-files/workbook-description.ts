import type { Area, RawSheet } from "../../shared/reading/raw-sheet.ts";
import type { DefinedName } from "./workbook-file.ts";

/** A cell to write. A cell that was read can be given as it is: what it shows is worked out again. */
export type CellDescription = Readonly<{
  value: string | number | boolean | null;
  isError?: boolean;
  /** A number format code; "General" where left out. */
  format?: string;
  /** With or without its "="; the value is what it came to last. */
  formula?: string | null;
  bold?: boolean;
  /** "FFF2CC". */
  fill?: string | null;
  wrap?: boolean;
}>;

export type WrittenCell = CellDescription | string | number | boolean | null;

export type TableDescription = Readonly<{
  name: string;
  area: Area;
  hasHeader?: boolean;
  hasTotals?: boolean;
  /** One of Excel's own: "TableStyleLight1"; "" for none, where the sheet keeps its own look. */
  style?: string;
}>;

export type SheetDescription = Readonly<{
  name: string;
  rows: readonly (readonly WrittenCell[])[];
  visibility?: RawSheet["visibility"];
  tables?: readonly TableDescription[];
  merges?: readonly Area[];
  hiddenRows?: ReadonlySet<number>;
  hiddenColumns?: ReadonlySet<number>;
  /** By column, in characters as Excel counts them. */
  columnWidths?: ReadonlyMap<number, number>;
  frozen?: Readonly<{ rows: number; columns: number }>;
}>;

/** A new workbook, said simply. */
export type WorkbookDescription = Readonly<{
  sheets: readonly SheetDescription[];
  definedNames?: readonly DefinedName[];
  date1904?: boolean;
}>;

/** A cell said in full, whether it was given as a bare value or not. */
export function describedCell(cell: WrittenCell | undefined): CellDescription {
  if (cell === undefined || cell === null) return { value: null };
  return typeof cell === "object" ? cell : { value: cell };
}
