import { foldOnce } from "../framework/folded-once.ts";
import { firstDayOf, lastDayOf } from "../values/calendar-date.ts";
import { type FinancialYear, firstDayOfYear, lastDayOfYear } from "../values/financial-year.ts";
import { foldText } from "../values/folded-text.ts";
import type { RowId } from "../values/row-id.ts";
import { REGISTER_KEYS, registerOf } from "./all-registers.ts";
import type { Reference, ReferenceTarget, RegisterKey } from "./field.ts";
import type { AnyRow } from "./ledger.ts";

/** One way a row is named. The lower rank wins: the reference, then name or title, then known-as. */
export type RowName = Readonly<{ folded: string; rank: number }>;

export type NamedRow = Readonly<{ id: RowId; rank: number }>;

/** Which rows go by a name; kept in memory here and as a table by the store. */
export interface NameIndex {
  named(register: RegisterKey, folded: string): readonly NamedRow[];
}

export type Resolution =
  | Readonly<{ kind: "one"; id: RowId }>
  | Readonly<{ kind: "several"; ids: readonly RowId[] }>
  | Readonly<{ kind: "none" }>;

/** What the referring row says beside the name, by which several agreements are told apart. */
export type Neighbourhood = Readonly<{
  provider: Reference | null;
  financialYear: FinancialYear | null;
  rowOf(id: RowId): AnyRow | undefined;
}>;

const NONE: Resolution = { kind: "none" };

/** The names a row goes by, folded, each once. */
export function namesOf(row: AnyRow): readonly RowName[] {
  const names: RowName[] = [];
  for (const [rank, key] of registerOf(row.register).namedBy.entries()) {
    const value = row.values[key];
    for (const text of Array.isArray(value) ? value : [value]) {
      const folded = typeof text === "string" ? foldText(text) : "";
      if (folded === "" || names.some((name) => name.folded === folded)) continue;
      names.push({ folded, rank });
    }
  }
  return names;
}

/** Names in memory; a changed row is taken out as it was and put in as it is. */
export class NamesInMemory implements NameIndex {
  readonly #rows = new Map<RegisterKey, Map<string, NamedRow[]>>();

  add(row: AnyRow): void {
    const register = this.#rows.get(row.register) ?? new Map<string, NamedRow[]>();
    this.#rows.set(row.register, register);
    for (const { folded, rank } of namesOf(row)) {
      const rows = register.get(folded);
      if (rows === undefined) register.set(folded, [{ id: row.id, rank }]);
      else if (!rows.some(({ id }) => id === row.id)) rows.push({ id: row.id, rank });
    }
  }

  remove(row: AnyRow): void {
    const register = this.#rows.get(row.register);
    for (const { folded } of namesOf(row)) {
      const left = register?.get(folded)?.filter(({ id }) => id !== row.id) ?? [];
      if (left.length > 0) register?.set(folded, left);
      else register?.delete(folded);
    }
  }

  named(register: RegisterKey, folded: string): readonly NamedRow[] {
    return this.#rows.get(register)?.get(folded) ?? [];
  }
}

export function nameIndexOf(rows: Iterable<AnyRow>): NamesInMemory {
  const index = new NamesInMemory();
  for (const row of rows) index.add(row);
  return index;
}

/** The row a name stands for. Several are never chosen among but by what `beside` says. */
export function resolveReference(
  text: string,
  target: ReferenceTarget,
  names: NameIndex,
  beside: Neighbourhood | null = null,
): Resolution {
  const folded = foldOnce(text);
  if (folded === "") return NONE;
  const registers = target === "any-row" ? REGISTER_KEYS : [target];
  const found = registers.flatMap((register) => names.named(register, folded));
  const best = Math.min(...found.map(({ rank }) => rank));
  const ids = found.filter(({ rank }) => rank === best).map(({ id }) => id);
  if (ids.length < 2 || target !== "agreements" || beside === null) return resolutionOf(ids);
  return resolutionOf(narrow(ids, beside));
}

function resolutionOf(ids: readonly RowId[]): Resolution {
  const [first] = ids;
  if (first === undefined) return NONE;
  return ids.length === 1 ? { kind: "one", id: first } : { kind: "several", ids };
}

/** Each thing known beside the name narrows only where something is left by it. */
function narrow(ids: readonly RowId[], beside: Neighbourhood): readonly RowId[] {
  let left = ids;
  for (const fits of [withProvider(beside), runningIn(beside)]) {
    const fewer = left.filter((id) => {
      const row = beside.rowOf(id);
      return row !== undefined && fits(row);
    });
    if (fewer.length > 0) left = fewer;
  }
  return left;
}

function withProvider({ provider }: Neighbourhood): (row: AnyRow) => boolean {
  if (provider === null) return () => true;
  return (row) => {
    const its = row.values.provider;
    return isReference(its) && sameReference(its, provider);
  };
}

function runningIn({ financialYear }: Neighbourhood): (row: AnyRow) => boolean {
  if (financialYear === null) return () => true;
  const [from, to] = [firstDayOfYear(financialYear), lastDayOfYear(financialYear)];
  return ({ values }) => {
    const [start, end] = [values.start, values.currentEnd];
    const startsInTime = !isDate(start) || firstDayOf(start) <= to;
    return startsInTime && (!isDate(end) || lastDayOf(end) >= from);
  };
}

/** By id where both have one, else by what they are called. */
export function sameReference(one: Reference, other: Reference): boolean {
  if (one.id !== null && other.id !== null) return one.id === other.id;
  return one.text === other.text || foldText(one.text) === foldText(other.text);
}

function isReference(value: AnyRow["values"][string] | undefined): value is Reference {
  return typeof value === "object" && value !== null && "text" in value;
}

function isDate(
  value: AnyRow["values"][string] | undefined,
): value is Parameters<typeof firstDayOf>[0] {
  return typeof value === "string";
}
