import type { Framework } from "../framework/framework.ts";
import { type AnyRow, type Ledger, ledgerOf } from "../registers/ledger.ts";
import type { RowId } from "../values/row-id.ts";
import type { ScopeKey, Slice } from "./check.ts";
import { type ScopeIndex, scopeLookupOf } from "./scope-index.ts";
import { memberKeysOf, type ScopeLookup } from "./scopes.ts";

/**
 * A scope's slice: every row kept under any of its member keys, once. `lookup` is the index's own,
 * handed in where many slices are cut from one index.
 */
export function sliceOf(
  framework: Framework,
  key: ScopeKey,
  index: ScopeIndex,
  lookup: ScopeLookup = scopeLookupOf(index),
): Slice {
  const [first, ...others] = memberKeysOf(key, lookup);
  const members = first === undefined ? [] : index.rowsIn(first);
  if (others.length === 0) return sliceOfRows(framework, key, members);
  const byId = new Map<RowId, AnyRow>();
  for (const row of members) byId.set(row.id, row);
  for (const other of others) for (const row of index.rowsIn(other)) byId.set(row.id, row);
  return sliceOfRows(framework, key, [...byId.values()]);
}

/** A slice of rows already known to be the scope's members. */
export function sliceOfRows(
  framework: Framework,
  key: ScopeKey,
  members: readonly AnyRow[],
): Slice {
  return { key, members, framework, ledger: lazyLedger(members) };
}

/** Most slices are one row and most checks ask for none of its ledger, so it is made when asked. */
function lazyLedger(members: readonly AnyRow[]): Ledger {
  let ledger: Ledger | null = null;
  const made = () => {
    ledger ??= ledgerOf(members);
    return ledger;
  };
  return { rows: (register) => made().rows(register), byId: (id) => made().byId(id) };
}
