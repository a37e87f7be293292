import type { AnyRow } from "../registers/ledger.ts";
import type { RowId } from "../values/row-id.ts";
import type { ScopeKey } from "./check.ts";
import { addYear, append, type ScopeIndex } from "./scope-index.ts";
import { scopeKindOf, scopeSubject } from "./scope-key.ts";
import { sharedKeysOf } from "./scopes.ts";

/** One row of a push as it was and as it would be; null before an insert and after a removal. */
export type DraftChange = Readonly<{
  id: RowId;
  before: AnyRow | null;
  after: AnyRow | null;
  /** Changes of one push with the same mark stand or fall as one. */
  together?: string | undefined;
}>;

/** The register as it would be with the changes that are in the draft; changes can be taken out. */
export type Draft = ScopeIndex &
  Readonly<{
    has(change: DraftChange): boolean;
    takeOut(changes: readonly DraftChange[]): void;
    putBack(changes: readonly DraftChange[]): void;
    /** The keys a change's row shares with others, before and after. */
    keysOf(change: DraftChange): readonly ScopeKey[];
  }>;

/** Lays the changes, at most one for each row, over what the register holds. */
export function draftOver(index: ScopeIndex, changes: readonly DraftChange[]): Draft {
  const inDraft = new Set(changes.map(({ id }) => id));
  const keys = new Map<RowId, readonly ScopeKey[]>();
  const arrivals = new Map<ScopeKey, DraftChange[]>();
  const departures = new Set<ScopeKey>();
  const years = new Map<string, Set<string>>();
  const changed = new Map<string, DraftChange>();

  for (const change of changes) {
    const before = change.before === null ? [] : sharedKeysOf(change.before);
    const after = change.after === null ? [] : sharedKeysOf(change.after);
    keys.set(change.id, before.length === 0 ? after : [...new Set([...before, ...after])]);
    changed.set(change.id, change);
    for (const key of before) departures.add(key);
    for (const key of after) {
      append(arrivals, key, change);
      const kind = scopeKindOf(key);
      if (kind === "fund-year" || kind === "scheme-year") addYear(years, key);
    }
  }

  return {
    has: ({ id }) => inDraft.has(id),
    takeOut: (some) => {
      for (const { id } of some) inDraft.delete(id);
    },
    putBack: (some) => {
      for (const { id } of some) inDraft.add(id);
    },
    keysOf: ({ id }) => keys.get(id) ?? [],
    rowsIn(key) {
      const own = scopeKindOf(key) === "row" ? changed.get(scopeSubject(key)) : undefined;
      if (own !== undefined) return rowOrNone(inDraft.has(own.id) ? own.after : own.before);
      const rows = index.rowsIn(key);
      const arriving = arrivals.get(key);
      if (arriving === undefined && !departures.has(key)) return rows;
      const staying = departures.has(key)
        ? rows.filter(({ id }) => !inDraft.has(id))
        : rows.slice();
      for (const { id, after } of arriving ?? []) {
        if (after !== null && inDraft.has(id)) staying.push(after);
      }
      return staying;
    },
    yearsOf: (kind, subject) =>
      new Set([...index.yearsOf(kind, subject), ...(years.get(`${kind}:${subject}`) ?? [])]),
  };
}

function rowOrNone(row: AnyRow | null): readonly AnyRow[] {
  return row === null ? [] : [row];
}
