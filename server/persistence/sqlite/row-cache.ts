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
    for (const key of left) this.#scopes.get(key)?.remove(row.id);
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

class CachedScope {
  readonly #rows: Map<RowId, StoredRow>;
  #inOrder: readonly StoredRow[] | null = null;

  constructor(rows: readonly StoredRow[]) {
    this.#rows = new Map(rows.map((row) => [row.id, row]));
  }

  inOrder(): readonly StoredRow[] {
    this.#inOrder ??= [...this.#rows.values()].sort(byRegisterAndId);
    return this.#inOrder;
  }

  put(row: StoredRow): void {
    this.#rows.set(row.id, row);
    this.#inOrder = null;
  }

  remove(id: RowId): void {
    if (this.#rows.delete(id)) this.#inOrder = null;
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
