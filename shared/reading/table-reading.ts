import type { FieldValue } from "../registers/field.ts";
import type { Candidate } from "./cell-reading.ts";
import type { ColumnNote } from "./column-notes.ts";

/** What is to be told about one cell. Its value is held back unless the kind says otherwise. */
export type CellFinding = Readonly<{
  kind:
    | "unread"
    | "question"
    /** Kept as it stands; the framework does not list it. */
    | "unknown-word"
    /** "Ongoing": no date is known, and the word says why. Read as not known. */
    | "meaning"
    /** "TBC". Read as not known. */
    | "not-known"
    /** A line of text beneath the row, in a column that could not take it. */
    | "continuation";
  row: number;
  column: number;
  field: string;
  header: string;
  seen: string;
  /** What would be taken, or for a question what is asked. */
  accepted: string;
  candidates: readonly Candidate[];
}>;

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
