/** A cell as a workbook holds it, before anything is understood. */
export type RawCell = Readonly<{
  /** A date is a number here, with its format beside it. Null is an empty cell. */
  value: string | number | boolean | null;
  /** "#REF!" and its like: the value is the error's text. */
  isError: boolean;
  /** The number format code: "General", "dd/mm/yyyy", "#,##0;-#,##0;-". */
  format: string;
  /** What a person sees in the cell. */
  text: string;
  /** With its "=", or null where the cell holds no formula. */
  formula: string | null;
}>;

export const EMPTY_CELL: RawCell = {
  value: null,
  isError: false,
  format: "General",
  text: "",
  formula: null,
};

/** Zero-based and inclusive, as everything about places here. */
export type Area = Readonly<{ top: number; left: number; bottom: number; right: number }>;

export type RawTable = Readonly<{
  name: string;
  area: Area;
  hasHeader: boolean;
  hasTotals: boolean;
}>;

/** A sheet as read from a file or from Excel; what understanding it starts from. */
export type RawSheet = Readonly<{
  name: string;
  visibility: "visible" | "hidden" | "very-hidden";
  /** Rows from the sheet's first; a row is as long as its last filled cell. Gaps are EMPTY_CELL. */
  rows: readonly (readonly RawCell[])[];
  tables: readonly RawTable[];
  merges: readonly Area[];
  hiddenRows: ReadonlySet<number>;
  hiddenColumns: ReadonlySet<number>;
  /** True where serial 0 is 1 January 1904. */
  date1904: boolean;
}>;

export function cellAt(sheet: RawSheet, row: number, column: number): RawCell {
  return sheet.rows[row]?.[column] ?? EMPTY_CELL;
}

export function overlap(one: Area, other: Area): boolean {
  return (
    one.top <= other.bottom &&
    one.bottom >= other.top &&
    one.left <= other.right &&
    one.right >= other.left
  );
}
