import type { StoredRow, Values } from "./stored-row.ts";

export type ChangeKind = "insert" | "edit" | "remove" | "restore";

/** One row change, as it is written to the row and to the log; it has a version of its own. */
export type RowWrite = Readonly<{
  kind: ChangeKind;
  before: StoredRow | null;
  after: StoredRow;
  /**
   * The changed fields as they were; null where the change is of the whole row. A copied row's
   * insert has the id of the row it was copied from instead, as `copiedFrom`.
   */
  from: Values | null;
  /** The changed fields as they became: all of them for an insert, null for a removal. */
  to: Values | null;
}>;

/** Where a change comes from: beside the member, which copy of which workbook, as one text. */
export type Author = Readonly<{ member: string; replica: string | null; at: number }>;
