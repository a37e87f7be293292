import type { FieldValue, RegisterKey } from "../registers/field.ts";
import type { AnyRow } from "../registers/ledger.ts";
import type { RowId } from "../values/row-id.ts";

export type Values = Readonly<Record<string, FieldValue>>;

/** Which change a field's value comes from, and which copy of which workbook made it. */
export type FieldStamp = Readonly<{ version: number; replica: string | null }>;

/** A row as the server keeps it: with what a merge by cell needs to know of its past. */
export type StoredRow = Readonly<{
  id: RowId;
  register: RegisterKey;
  values: Values;
  version: number;
  /** The change that made the row. */
  created: FieldStamp;
  /** Stamps of the fields changed since then; every other field is as it was created. */
  fields: Readonly<Record<string, FieldStamp>>;
  /** "AGR-0042", where the row came without a reference of its own. */
  displayRef: string | null;
  removed: Readonly<{ by: string; at: number }> | null;
}>;

export function stampOf(row: StoredRow, field: string): FieldStamp {
  return row.fields[field] ?? row.created;
}

/** The row as checks and the plan see it: null once it is removed. */
export function presentRow(row: StoredRow | null | undefined): AnyRow | null {
  return row === null || row === undefined || row.removed !== null ? null : row;
}
