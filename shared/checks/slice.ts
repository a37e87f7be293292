import type { Framework } from "../framework/framework.ts";
import type { RegisterKey } from "../registers/field.ts";
import type { AnyRow, Ledger, Row } from "../registers/ledger.ts";
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
  return { key, members, framework, ledger: new MembersByRegister(members) };
}

/** Rows by register, grouped when they are asked for: most slices are one row that nobody asks for. */
class MembersByRegister implements Ledger {
  readonly #members: readonly AnyRow[];
  #grouped: Map<RegisterKey, readonly AnyRow[]> | null = null;

  constructor(members: readonly AnyRow[]) {
    this.#members = members;
  }

  rows<Register extends RegisterKey>(register: Register): readonly Row<Register>[] {
    this.#grouped ??= new Map();
    let rows = this.#grouped.get(register);
    if (rows === undefined) {
      rows = this.#members.filter((row) => row.register === register);
      this.#grouped.set(register, rows);
    }
    // Only rows of the register were kept.
    return rows as unknown as readonly Row<Register>[];
  }

  byId(id: RowId): AnyRow | undefined {
    return this.#members.find((row) => row.id === id);
  }
}
