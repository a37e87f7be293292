import type { ScopeKey } from "../../../shared/checks/check.ts";
import { REGISTER_KEYS } from "../../../shared/registers/all-registers.ts";
import type { StoredRow } from "../../../shared/sync/stored-row.ts";
import type { RowId } from "../../../shared/values/row-id.ts";

/** Above this many rows in memory all are let go, and come back as they are asked for. */
const MOST_ROWS = 60_000;

/**
 * Rows the writer has read or written, parsed, and the scopes it has looked at. Only the writer
 * uses it, within its transactions; whatever was rolled back, or written by another process,
 * empties it.
 */
export class RowCache {
  readonly #rows = new Map<RowId, StoredRow>();
  readonly #scopes = new Map<ScopeKey, CachedScope>();
  #kept = 0;

  row(id: RowId): StoredRow | undefined {
    return this.#rows.get(id);
  }

  keep(row: StoredRow): StoredRow {
    this.#makeRoom(1);
    this.#rows.set(row.id, row);
    return row;
  }

  scope(key: ScopeKey): readonly StoredRow[] | undefined {
    return this.#scopes.get(key)?.inOrder();
  }

  keepScope(key: ScopeKey, rows: readonly StoredRow[]): readonly StoredRow[] {
    this.#makeRoom(rows.length);
    const scope = new CachedScope(rows);
    this.#scopes.set(key, scope);
    return scope.inOrder();
  }

  /** A row was written: it leaves some scopes and is in others as it is now. */
  wrote(row: StoredRow, left: readonly ScopeKey[], joined: readonly ScopeKey[]): void {
    this.keep(row);
    for (const key of left) this.#scopes.get(key)?.remove(row);
    for (const key of joined) this.#scopes.get(key)?.put(row);
  }

  clear(): void {
    this.#rows.clear();
    this.#scopes.clear();
    this.#kept = 0;
  }

  #makeRoom(rows: number): void {
    if (this.#kept + rows > MOST_ROWS) this.clear();
    this.#kept += rows;
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
    this.#rows.splice(place, this.#rows[place]?.id === row.id ? 1 : 0, row);
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
