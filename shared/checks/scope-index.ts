import { REGISTER_KEYS } from "../registers/all-registers.ts";
import type { AnyRow, Ledger } from "../registers/ledger.ts";
import type { RowId } from "../values/row-id.ts";
import type { ScopeKey } from "./check.ts";
import { referencesIn, scopeKindOf, scopeSubject, subjectAndYear } from "./scope-key.ts";
import { type ScopeLookup, scopeKeysOf } from "./scopes.ts";

/** Rows by the keys they are kept under: grouped in memory, or the store's index of them. */
export interface ScopeIndex {
  rowsIn(key: ScopeKey): readonly AnyRow[];
  /** The last parts of the keys a fund or scheme has: its years, and "any" for itself. */
  yearsOf(kind: "fund-year" | "scheme-year", subject: string): Iterable<string>;
}

/** What an index knows of the funds' tree, read once, when it is first asked for. */
export function scopeLookupOf(index: ScopeIndex): ScopeLookup {
  let known: FundTree | null = null;
  const tree = () => {
    known ??= fundTree(index.rowsIn("organisation:funds"));
    return known;
  };
  return {
    parentOf: (fund) => tree().parents.get(fund) ?? null,
    childrenOf: (fund) => tree().children.get(fund) ?? [],
    followersOf: (fund) => tree().followers.get(fund) ?? [],
    fundsOf(agreement) {
      const own = index.rowsIn(`agreement:${agreement}`).find(({ id }) => id === agreement);
      return idsIn(own, "funds");
    },
    agreementsOf: (fund) => index.rowsIn(`fund-agreements:${fund}`).map(({ id }) => id),
    yearsOf: (kind, subject) => index.yearsOf(kind, subject),
  };
}

type FundTree = Readonly<{
  parents: ReadonlyMap<string, string>;
  children: ReadonlyMap<string, readonly string[]>;
  followers: ReadonlyMap<string, readonly string[]>;
}>;

function fundTree(funds: readonly AnyRow[]): FundTree {
  const parents = new Map<string, string>();
  const children = new Map<string, string[]>();
  const followers = new Map<string, string[]>();
  for (const fund of funds) {
    for (const parent of idsIn(fund, "partOf")) {
      parents.set(fund.id, parent);
      append(children, parent, fund.id);
    }
    for (const followed of idsIn(fund, "follows")) append(followers, followed, fund.id);
  }
  return { parents, children, followers };
}

function idsIn(row: AnyRow | undefined, field: string): readonly string[] {
  return referencesIn(row?.values[field]).flatMap(({ id }) => id ?? []);
}

/** Groups the rows of a ledger by their scope keys, each row looked at once. */
export function scopeIndexOf(ledger: Ledger): ScopeIndex & Readonly<{ keys: Iterable<ScopeKey> }> {
  const byKey = new Map<ScopeKey, AnyRow[]>();
  const years = new Map<string, Set<string>>();
  for (const row of REGISTER_KEYS.flatMap((register): readonly AnyRow[] => ledger.rows(register))) {
    for (const key of scopeKeysOf(row)) {
      const kind = scopeKindOf(key);
      // A row's own scope holds that row alone and needs no grouping.
      if (kind === "row") continue;
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
