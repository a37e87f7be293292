import type { RegisterKey } from "../../../shared/registers/field.ts";
import { wholeValues } from "../../../shared/registers/whole-values.ts";
import type { FieldStamp, StoredRow, Values } from "../../../shared/sync/stored-row.ts";
import type { RowId } from "../../../shared/values/row-id.ts";

/** A row as the table has it, by column. */
export type RowRecord = Readonly<{
  id: RowId;
  register: RegisterKey;
  values: string;
  version: number;
  created_version: number;
  created_replica: string | null;
  fields: string;
  display_ref: string | null;
  removed: string | null;
}>;

/** The columns of `RowRecord`, for a select. */
export const ROW_COLUMNS = `"row".id, "row".register, "row"."values", "row".version, created_version, created_replica, fields, display_ref, removed`;

/** The text was written by this program from a parsed row, so it is not parsed by type again. */
export function storedRow(record: RowRecord): StoredRow {
  return {
    id: record.id,
    register: record.register,
    values: wholeValues(record.register, JSON.parse(record.values) as Values),
    version: record.version,
    created: { version: record.created_version, replica: record.created_replica },
    fields:
      record.fields === NO_FIELDS
        ? {}
        : (JSON.parse(record.fields) as Readonly<Record<string, FieldStamp>>),
    displayRef: record.display_ref,
    removed: record.removed === null ? null : (JSON.parse(record.removed) as StoredRow["removed"]),
  };
}

/** What most rows have: no field changed since the row was made. */
export const NO_FIELDS = "{}";

export function fieldsText(row: StoredRow): string {
  for (const _field in row.fields) return JSON.stringify(row.fields);
  return NO_FIELDS;
}
