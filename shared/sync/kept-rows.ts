import type { Finding, ScopeKey } from "../checks/check.ts";
import type { ScopeIndex } from "../checks/scope-index.ts";
import type { FieldValue, RegisterKey } from "../registers/field.ts";
import type { NamedRow, NameIndex } from "../registers/resolve-references.ts";
import type { RowId } from "../values/row-id.ts";
import type { StoredRow } from "./stored-row.ts";

/**
 * What judging a push reads of the store, as it stands before the push. Rows of a scope come by
 * register and then by id, so that whoever works something out from them gets the same again.
 */
export interface KeptRows extends ScopeIndex, NameIndex {
  rowsIn(key: ScopeKey): readonly StoredRow[];
  /** Removed rows too. */
  row(id: RowId): StoredRow | undefined;
  /** Rows that are not removed. */
  named(register: RegisterKey, folded: string): readonly NamedRow[];
  findingsOf(scope: ScopeKey): readonly Finding[];
  /** Who made the change of a version, and when. */
  changeAt(version: number): Readonly<{ by: string; memberId: string; at: number }> | null;
  /** What a field of a row held at an earlier version. */
  valueAt(id: RowId, field: string, version: number): FieldValue;
  /** The last number given out for display references of a register. */
  lastDisplayRef(register: RegisterKey): number;
}
