import type { RowId } from "../values/row-id.ts";
import type { RowValues } from "./all-registers.ts";
import type { FieldValue, Reference, RegisterKey } from "./field.ts";
import { wholeValues } from "./whole-values.ts";

/** A row of a register as checks and the plan see it. */
export type Row<Register extends RegisterKey = RegisterKey> = Readonly<{
  id: RowId;
  register: Register;
  values: RowValues<Register>;
}>;

/** A row of a register that is only known at run time, with its values by field key. */
export type AnyRow = Readonly<{
  id: RowId;
  register: RegisterKey;
  values: Readonly<Record<string, FieldValue>>;
  /** The change that made it; absent where the row is not yet in the register. */
  created?: Readonly<{ version: number }>;
}>;

/** A row's address. */
export type RowRef = Readonly<{ register: RegisterKey; id: RowId }>;

/** All that a check or the plan may see: rows by register, and any row by its id. */
export interface Ledger {
  rows<Register extends RegisterKey>(register: Register): readonly Row<Register>[];
  byId(id: RowId): AnyRow | undefined;
}

/** A ledger over rows that are all in memory. Removed rows are left out by the caller. */
export function ledgerOf(rows: Iterable<AnyRow>): Ledger {
  const byRegister = new Map<RegisterKey, AnyRow[]>();
  const byId = new Map<RowId, AnyRow>();
  for (const given of rows) {
    const row = wholeRow(given);
    byId.set(row.id, row);
    const siblings = byRegister.get(row.register);
    if (siblings === undefined) byRegister.set(row.register, [row]);
    else siblings.push(row);
  }
  return {
    // The row's register is its key in the map, so its values are that register's.
    rows: <Register extends RegisterKey>(register: Register) =>
      (byRegister.get(register) ?? []) as unknown as readonly Row<Register>[],
    byId: (id) => byId.get(id),
  };
}

/** The row with every field of its register to be read. */
export function wholeRow(row: AnyRow): AnyRow {
  const values = wholeValues(row.register, row.values);
  return values === row.values ? row : { ...row, values };
}

/** What people call a row: its name or title, its reference, the service it is for, else its id. */
export function nameOf(row: AnyRow): string {
  const { title, name, ref, serviceArea } = row.values;
  for (const text of [title, name, ref]) if (typeof text === "string" && text !== "") return text;
  // A table may name its lines by their service alone; a listed service is held by its key.
  if (typeof serviceArea === "string" && serviceArea !== "") return inWords(serviceArea);
  return namedByAnother(row) ?? row.id;
}

/** "Commissioning budget 2021/22": what has no name of its own, by what it is of and when. */
function namedByAnother({ values }: AnyRow): string | null {
  const of = [values.agreement, values.fund].find(isReference)?.text ?? "";
  const when = values.financialYear ?? values.period;
  if (of === "") return null;
  return typeof when === "string" ? `${of} ${when}` : of;
}

function isReference(value: FieldValue | undefined): value is Reference {
  return typeof value === "object" && value !== null && "text" in value;
}

function inWords(key: string): string {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(key)) return key;
  return key.charAt(0).toUpperCase() + key.slice(1).replaceAll("-", " ");
}
