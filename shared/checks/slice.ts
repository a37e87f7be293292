import type { Framework } from "../framework/framework.ts";
import type { RegisterKey } from "../registers/field.ts";
import type { AnyRow, Ledger, Row } from "../registers/ledger.ts";
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
  const keys = memberKeysOf(key, lookup);
  // A row is of one fund and one year, and so under one of a scope's member keys.
  const members =
    keys.length === 1
      ? index.rowsIn(key)
      : [...new Set(keys)].flatMap((each) => index.rowsIn(each));
  return sliceOfRows(framework, key, members);
}

/** A slice of rows already known to be the scope's members. */
export function sliceOfRows(
  framework: Framework,
  key: ScopeKey,
  members: readonly AnyRow[],
): Slice {
  return { key, members, framework, ledger: membersByRegister(members) };
}

/** Rows by register, grouped when they are asked for: most slices are one row that nobody asks for. */
function membersByRegister(members: readonly AnyRow[]): Ledger {
  const grouped = new Map<RegisterKey, readonly AnyRow[]>();
  return {
    rows<Register extends RegisterKey>(register: Register) {
      let rows = grouped.get(register);
      if (rows === undefined) {
        rows = members.filter((row) => row.register === register);
        grouped.set(register, rows);
      }
      // Only rows of the register were kept.
      return rows as unknown as readonly Row<Register>[];
    },
    byId: (id) => members.find((row) => row.id === id),
  };
}
