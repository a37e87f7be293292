import { registerOf } from "../registers/all-registers.ts";
import type { RegisterKey } from "../registers/field.ts";
import type { AnyRow } from "../registers/ledger.ts";
import type { Values } from "./stored-row.ts";

const unknowns = new Map<RegisterKey, Values>();

/**
 * The row with every field of its register: what it has no value for is null. Rows are kept without
 * those, because most fields of most rows are empty.
 */
export function wholeRow({ id, register, values }: AnyRow): AnyRow {
  return { id, register, values: { ...unknownsOf(register), ...values } };
}

function unknownsOf(register: RegisterKey): Values {
  const known = unknowns.get(register);
  if (known !== undefined) return known;
  const fields = Object.keys(registerOf(register).fields);
  const fresh: Values = Object.fromEntries(fields.map((field) => [field, null]));
  unknowns.set(register, fresh);
  return fresh;
}
