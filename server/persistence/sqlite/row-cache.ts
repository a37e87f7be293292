import type { ScopeKey } from "../../../shared/checks/check.ts";
import { REGISTER_KEYS } from "../../../shared/registers/all-registers.ts";
import type { RegisterKey } from "../../../shared/registers/field.ts";
import type { NamedRow } from "../../../shared/registers/resolve-references.ts";
import type { StoredRow } from "../../../shared/sync/stored-row.ts";
import type { RowId } from "../../../shared/values/row-id.ts";

/** So many rows of a generation; there are at most two. */
const MOST_ROWS = 40_000;

type Generation = Readonly<{
  rows: Map<RowId, StoredRow>;
  scopes: Map<ScopeKey, CachedScope>;
  names: Map<RegisterKey, Map<string, readonly NamedRow[]>>;
}>;

const nothing = (): Generation => ({ rows: new Map(), scopes: new Map(), names: new Map() });

/**
 * Rows the writer has read or written, parsed, and the scopes and names it has looked up. Only the writer
 * uses it, within its transactions; whatever was rolled back, or written by another process,
 * empties it. What nobody asked for while a whole generation filled is let go.
 */
export class RowCache {
  #young = nothing();
  #old = nothing();

  row(id: RowId): StoredRow | undefined {
    const young = this.#young.rows.get(id);
    if (young !== undefined) return young;
    const old = this.#old.rows.get(id);
    return old === undefined ? undefined : this.keep(old);
  }

  keep(row: StoredRow): StoredRow {
    if (this.#young.rows.size >= MOST_ROWS) {
      this.#old = this.#young;
      this.#young = nothing();
    }
    this.#young.rows.set(row.id, row);
    return row;
  }

  scope(key: ScopeKey): readonly StoredRow[] | undefined {
    const young = this.#young.scopes.get(key);
    if (young !== undefined) return young.inOrder();
    const old = this.#old.scopes.get(key);
    if (old !== undefined) this.#young.scopes.set(key, old);
    return old?.inOrder();
  }

  keepScope(key: ScopeKey, rows: readonly StoredRow[]): readonly StoredRow[] {
    const scope = new CachedScope(rows);
    this.#young.scopes.set(key, scope);
    return scope.inOrder();
  }

  named(register: RegisterKey, folded: string): readonly NamedRow[] | undefined {
    return this.#young.names.get(register)?.get(folded);
  }

  keepNamed(register: RegisterKey, folded: string, rows: readonly NamedRow[]): void {
    const { names } = this.#young;
    const known = names.get(register) ?? new Map<string, readonly NamedRow[]>();
    names.set(register, known.set(folded, rows));
  }

  /** Who goes by a name has changed. */
  renamed(register: RegisterKey, folded: string): void {
    this.#young.names.get(register)?.delete(folded);
  }

  /** A row was written: it leaves some scopes and is in others as it is now. */
  wrote(row: StoredRow, left: readonly ScopeKey[], joined: readonly ScopeKey[]): void {
    this.keep(row);
    for (const { scopes } of [this.#young, this.#old]) {
      for (const key of left) scopes.get(key)?.remove(row);
      for (const key of joined) scopes.get(key)?.put(row);
    }
  }

  clear(): void {
    this.#young = nothing();
    this.#old = nothing();
  }
}

/** The rows of a scope, kept in their one order as they come and go. */
class CachedScope {
  readonly #rows: StoredRow[];

  constructor(rows: readonly StoredRow[]) {
    this.#rows = rows.toSorted(byRegisterAndId);
  }

  inOrder(): readonly StoredRow[] {
    return this.#rows;
  }

  put(row: StoredRow): void {
    const place = this.#placeOf(row);
    if (this.#rows[place]?.id === row.id) this.#rows[place] = row;
    else this.#rows.splice(place, 0, row);
  }

  remove(row: StoredRow): void {
    const place = this.#placeOf(row);
    if (this.#rows[place]?.id === row.id) this.#rows.splice(place, 1);
  }

  /** Where the row stands, or would. */
  #placeOf(row: StoredRow): number {
    let from = 0;
    let to = this.#rows.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      const there = this.#rows[middle];
      if (there !== undefined && byRegisterAndId(there, row) < 0) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

const REGISTER_ORDER = new Map(REGISTER_KEYS.map((register, place) => [register, place]));

/** The one order in which rows of a scope are looked at, so that the same rows say the same again. */
export function byRegisterAndId(
  a: Pick<StoredRow, "register" | "id">,
  b: Pick<StoredRow, "register" | "id">,
): number {
  if (a.register !== b.register) {
    return (REGISTER_ORDER.get(a.register) ?? 0) - (REGISTER_ORDER.get(b.register) ?? 0);
  }
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
