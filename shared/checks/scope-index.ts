import { REGISTER_KEYS } from "../registers/all-registers.ts";
import type { AnyRow, Ledger } from "../registers/ledger.ts";
import type { RowId } from "../values/row-id.ts";
import type { ScopeKey } from "./check.ts";
import { referencesIn, scopeKindOf, scopeSubject, subjectAndYear } from "./scope-key.ts";
import { type ScopeLookup, sharedKeysOf } from "./scopes.ts";

/** Rows by the keys they are kept under: grouped in memory, or the store's index of them. */
export interface ScopeIndex {
  rowsIn(key: ScopeKey): readonly AnyRow[];
  /** The last parts of the keys a fund or scheme has: its years, and "any" for itself. */
  yearsOf(kind: "fund-year" | "scheme-year", subject: string): Iterable<string>;
}

/**
 * What must be known beyond one row, read from the index where it is asked for and then remembered:
 * the rows beside a fund, never all the funds there are.
 */
export function scopeLookupOf(index: ScopeIndex): ScopeLookup {
  const rowOf = (id: string) => index.rowsIn(`row:${id}`)[0];
  const beside = (fund: string, field: "partOf" | "follows") =>
    index
      .rowsIn(`fund:${fund}`)
      .filter((row) => idsIn(row, field).includes(fund))
      .map(({ id }) => id);
  return {
    parentOf: remembered((fund) => {
      const own = rowOf(fund);
      return own?.register === "funds" ? (idsIn(own, "partOf").at(-1) ?? null) : null;
    }),
    childrenOf: remembered((fund) => beside(fund, "partOf")),
    followersOf: remembered((fund) => beside(fund, "follows")),
    fundsOf: (agreement) => idsIn(rowOf(agreement), "funds"),
    allocationsFor: (provider) =>
      index.rowsIn(`provider-allocations:${provider}`).map(({ id }) => id),
    // An agreement's provider is found by the checks over its provider, in that provider's scope.
    providerOf: (id) => {
      const row = rowOf(id);
      return row?.register === "allocations" ? (idsIn(row, "provider")[0] ?? null) : null;
    },
    agreementsOf: (fund) => index.rowsIn(`fund-agreements:${fund}`).map(({ id }) => id),
    yearsOf: (kind, subject) => index.yearsOf(kind, subject),
  };
}

function remembered<Answer>(look: (subject: string) => Answer): (subject: string) => Answer {
  const known = new Map<string, Answer>();
  return (subject) => {
    const before = known.get(subject);
    if (before !== undefined) return before;
    const answer = look(subject);
    known.set(subject, answer);
    return answer;
  };
}

function idsIn(row: AnyRow | undefined, field: string): readonly string[] {
  return referencesIn(row?.values[field]).flatMap(({ id }) => id ?? []);
}

/** Groups the rows of a ledger by their scope keys, each row looked at once. */
export function scopeIndexOf(ledger: Ledger): ScopeIndex & Readonly<{ keys: Iterable<ScopeKey> }> {
  const byKey = new Map<ScopeKey, AnyRow[]>();
  const years = new Map<string, Set<string>>();
  for (const row of REGISTER_KEYS.flatMap((register): readonly AnyRow[] => ledger.rows(register))) {
    // A row's own scope holds that row alone and needs no grouping.
    for (const key of sharedKeysOf(row)) {
      const kind = scopeKindOf(key);
      append(byKey, key, row);
      if (kind === "fund-year" || kind === "scheme-year") addYear(years, key);
    }
  }
  return {
    keys: byKey.keys(),
    rowsIn: (key) => (scopeKindOf(key) === "row" ? rowAlone(ledger, key) : (byKey.get(key) ?? [])),
    yearsOf: (kind, subject) => years.get(`${kind}:${subject}`) ?? [],
  };
}

/** Notes the year of a fund-year or scheme-year key under its fund or scheme. */
export function addYear(years: Map<string, Set<string>>, key: ScopeKey): void {
  const { subject, year } = subjectAndYear(key);
  const of = `${scopeKindOf(key)}:${subject}`;
  const known = years.get(of);
  if (known === undefined) years.set(of, new Set([year]));
  else known.add(year);
}

/** Adds a value to the list a map keeps under a key. */
export function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

function rowAlone(ledger: Ledger, key: ScopeKey): readonly AnyRow[] {
  // What follows "row:" is the id of the row the key was made from.
  const row = ledger.byId(scopeSubject(key) as RowId);
  return row === undefined ? [] : [row];
}
