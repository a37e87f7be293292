import { currentEndOf } from "../forward-plan/agreement-term.ts";
import type { FieldValue, RegisterKey } from "../registers/field.ts";
import type { AnyRow } from "../registers/ledger.ts";
import { monthOf } from "../values/calendar-date.ts";
import { FinancialYear, yearsAfter } from "../values/financial-year.ts";
import type { ScopeKey, ScopeKind } from "./check.ts";
import {
  ANY_YEAR,
  referencesIn,
  scopeKindOf,
  scopeSubject,
  subjectAndYear,
  subjectOf,
} from "./scope-key.ts";
import { agreementValues } from "./typed-row.ts";

/** Raised when rows come to be kept under other keys, so that a store writes its index anew. */
export const SCOPE_KEYS_EDITION = 3;

/**
 * The scope keys a row is kept under: a function of its own values alone, so that the index of
 * them never goes stale when another row changes. What a key means beyond its own rows (a parent
 * fund, the following year) is worked out by `expandScopes` and `memberKeysOf`. A row is kept
 * under no key whose checks never look at rows of its register: it would only make them slower.
 */
export function scopeKeysOf(row: AnyRow): readonly ScopeKey[] {
  return [`row:${row.id}`, ...sharedKeysOf(row)];
}

/** Those of a row's keys that other rows may be under too: all but its own. */
export function sharedKeysOf(row: AnyRow): readonly ScopeKey[] {
  const keys: ScopeKey[] = [];
  addKeys[row.register](row, keys);
  return keys.length < 2 ? keys : [...new Set(keys)];
}

type AddKeys = (row: AnyRow, keys: ScopeKey[]) => void;

const addKeys: Readonly<Record<RegisterKey, AddKeys>> = {
  funds(row, keys) {
    keys.push(`fund:${row.id}`, `fund-year:${row.id}:${ANY_YEAR}`);
    addSubjects(keys, "fund", row.values.partOf);
    addSubjects(keys, "fund", row.values.follows);
  },
  budgets(row, keys) {
    const { fund, financialYear } = row.values;
    addYear(keys, "fund-year", fund, financialYear);
    // The following year's budget is held against this one.
    addYear(keys, "fund-year", fund, yearAfter(financialYear));
  },
  schemes(row, keys) {
    keys.push(`scheme-year:${row.id}:${ANY_YEAR}`);
  },
  allocations(row, keys) {
    addYear(keys, "fund-year", row.values.fund, row.values.financialYear);
    addYear(keys, "scheme-year", row.values.scheme, row.values.financialYear);
    addSubjects(keys, "agreement", row.values.agreement);
    // The checks over a provider are about its agreements, and a provider may have many allocations.
    addSubjects(keys, "provider-allocations", row.values.provider);
  },
  agreements(row, keys) {
    keys.push(`agreement:${row.id}`);
    addSubjects(keys, "agreement", row.values.follows);
    addSubjects(keys, "fund-agreements", row.values.funds);
    addSubjects(keys, "provider", row.values.provider);
    const end = currentEndOf(agreementValues(row));
    if (end !== null) keys.push(`month:${monthOf(end.date)}`);
  },
  fundingLines(row, keys) {
    addYear(keys, "fund-year", row.values.fund, row.values.financialYear);
    addSubjects(keys, "agreement", row.values.agreement);
  },
  providers(row, keys) {
    keys.push(`provider:${row.id}`, `provider-itself:${row.id}`);
  },
  returns(row, keys) {
    addSubjects(keys, "agreement", row.values.agreement);
  },
  evidence(row, keys) {
    addSubjects(keys, "agreement", row.values.subject);
    addSubjects(keys, "beside", row.values.subject);
  },
  milestones() {},
};

/** What must be known beyond one row: the funds' tree, and which rows are kept under which years. */
export interface ScopeLookup {
  /** The fund that a fund is part of, as keys name it; null at the top or where it is not known. */
  parentOf(fund: string): string | null;
  childrenOf(fund: string): readonly string[];
  /** The funds that take over from a fund when it ends. */
  followersOf(fund: string): readonly string[];
  /** The funds an agreement is paid from. */
  fundsOf(agreement: string): readonly string[];
  agreementsOf(fund: string): readonly string[];
  /** The allocations that name a provider. */
  allocationsFor(provider: string): readonly string[];
  /** The provider a row names, where it is one of the register. */
  providerOf(row: string): string | null;
  /** The years in which rows are kept under a fund's or scheme's keys. */
  yearsOf(kind: "fund-year" | "scheme-year", subject: string): Iterable<string>;
}

/**
 * The scopes whose checks must run when rows under `keys` change: a fund's year also touches every
 * ancestor fund; a fund or scheme itself touches each of its years; a fund touches the agreements
 * paid from it; a row touches what stands beside it, a provider also beside its allocations.
 */
export function expandScopes(keys: Iterable<ScopeKey>, lookup: ScopeLookup): ReadonlySet<ScopeKey> {
  const expanded = new Set<ScopeKey>();
  for (const key of keys) {
    const kind = scopeKindOf(key);
    if (kind === "fund-year") expandFundYear(key, lookup, expanded);
    else if (kind === "scheme-year") expandSchemeYear(key, lookup, expanded);
    else expanded.add(key);
    const subject = scopeSubject(key);
    if (kind === "row") expanded.add(`beside:${subject}`);
    if (kind === "fund")
      for (const id of lookup.agreementsOf(subject)) expanded.add(`agreement:${id}`);
    if (kind !== "provider-itself") continue;
    for (const id of lookup.allocationsFor(subject)) expanded.add(`beside:${id}`);
  }
  return expanded;
}

/**
 * The keys whose rows together are a scope's members, the other way round from `expandScopes`:
 * where a row is a member of a scope, the scope is among the row's expanded keys.
 */
export function memberKeysOf(key: ScopeKey, lookup: ScopeLookup): readonly ScopeKey[] {
  const kind = scopeKindOf(key);
  if (kind === "agreement") return agreementMembers(key, lookup);
  if (kind === "beside") return besideMembers(key, lookup);
  if (kind !== "fund-year" && kind !== "scheme-year") return [key];
  const { subject, year } = subjectAndYear(key);
  if (kind === "scheme-year") return [key, `scheme-year:${subject}:${ANY_YEAR}`];
  return fundYearMembers(subject, year, lookup);
}

/** The row, the evidence about it, and the provider it names. */
function besideMembers(key: ScopeKey, lookup: ScopeLookup): readonly ScopeKey[] {
  const subject = scopeSubject(key);
  const provider = lookup.providerOf(subject);
  const members: readonly ScopeKey[] = [key, `row:${subject}`];
  return provider === null ? members : [...members, `row:${provider}`];
}

/** The agreement, what refers to it, its funds, and the funds that take over from those. */
function agreementMembers(key: ScopeKey, lookup: ScopeLookup): readonly ScopeKey[] {
  const funds = lookup.fundsOf(scopeSubject(key));
  const followers = funds.flatMap((fund) => lookup.followersOf(fund));
  return [key, ...[...funds, ...followers].map((fund): ScopeKey => `row:${fund}`)];
}

function fundYearMembers(fund: string, year: string, lookup: ScopeLookup): readonly ScopeKey[] {
  const members: ScopeKey[] = [];
  for (const below of withDescendants(fund, lookup)) {
    members.push(`fund-year:${below}:${year}`, `fund-year:${below}:${ANY_YEAR}`);
  }
  return members;
}

function expandFundYear(key: ScopeKey, lookup: ScopeLookup, expanded: Set<ScopeKey>): void {
  const { subject, year } = subjectAndYear(key);
  for (const fund of withAncestors(subject, lookup)) {
    for (const touched of year === ANY_YEAR ? yearsBelow(fund, lookup) : [year]) {
      expanded.add(`fund-year:${fund}:${touched}`);
    }
  }
}

function expandSchemeYear(key: ScopeKey, lookup: ScopeLookup, expanded: Set<ScopeKey>): void {
  const { subject, year } = subjectAndYear(key);
  if (year !== ANY_YEAR) {
    expanded.add(key);
    return;
  }
  for (const touched of lookup.yearsOf("scheme-year", subject)) {
    if (touched !== ANY_YEAR) expanded.add(`scheme-year:${subject}:${touched}`);
  }
}

/** The years of a fund and of every fund within it. */
function yearsBelow(fund: string, lookup: ScopeLookup): ReadonlySet<string> {
  const years = new Set<string>();
  for (const below of withDescendants(fund, lookup)) {
    for (const year of lookup.yearsOf("fund-year", below)) if (year !== ANY_YEAR) years.add(year);
  }
  return years;
}

/** The fund and all it is part of. A circle of funds, a mistake to be found elsewhere, ends it. */
function withAncestors(fund: string, lookup: ScopeLookup): readonly string[] {
  const line = [fund];
  let parent = lookup.parentOf(fund);
  while (parent !== null && !line.includes(parent)) {
    line.push(parent);
    parent = lookup.parentOf(parent);
  }
  return line;
}

function withDescendants(fund: string, lookup: ScopeLookup): ReadonlySet<string> {
  const found = new Set([fund]);
  // A set gives what is added while it is walked, so this goes down to the last grandchild.
  for (const one of found) for (const child of lookup.childrenOf(one)) found.add(child);
  return found;
}

function yearAfter(year: FieldValue | undefined): string | null {
  const parsed = FinancialYear.safeParse(year);
  return parsed.success ? yearsAfter(parsed.data, 1) : null;
}

function addSubjects(keys: ScopeKey[], kind: ScopeKind, value: FieldValue | undefined): void {
  for (const reference of referencesIn(value)) keys.push(`${kind}:${subjectOf(reference)}`);
}

function addYear(
  keys: ScopeKey[],
  kind: "fund-year" | "scheme-year",
  value: FieldValue | undefined,
  year: FieldValue | undefined,
): void {
  if (typeof year !== "string") return;
  for (const reference of referencesIn(value)) {
    keys.push(`${kind}:${subjectOf(reference)}:${year}`);
  }
}
