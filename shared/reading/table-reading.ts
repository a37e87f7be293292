import type { FieldValue } from "../registers/field.ts";
import type { CellFinding } from "./cell-finding.ts";
import type { ColumnNote } from "./column-notes.ts";

export type ReadRow = Readonly<{
  /** Zero-based, in the sheet. */
  row: number;
  /** By field key. Null is blank or not known; a field that is held back is left out. */
  values: Readonly<Record<string, FieldValue>>;
  /** What the cells show, by field key; blank cells are left out. */
  seen: Readonly<Record<string, string>>;
  findings: readonly CellFinding[];
  /** What a heading above the row says of it, where the row itself says nothing. */
  headed: Readonly<Record<string, FieldValue>>;
  /** The rows beneath whose text was joined to this one. */
  continuedBy: readonly number[];
  /** The column its amount stands in, where a line has one for each year or fund; else null. */
  column: number | null;
}>;

export type TableReading = Readonly<{
  rows: readonly ReadRow[];
  /** Rows that are no rows of the register, each with why. */
  skipped: readonly Readonly<{ row: number; why: string }>[];
  /** What holds for a whole column, said once. */
  notes: readonly ColumnNote[];
}>;
