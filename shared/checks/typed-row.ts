import { REGISTERS, type RowValues } from "../registers/all-registers.ts";
import type { FieldValue } from "../registers/field.ts";
import type { AnyRow, Row } from "../registers/ledger.ts";

/** The row as one of a register, or null where it is of another. */
export function asRowOf<Register extends AnyRow["register"]>(
  register: Register,
  row: AnyRow | undefined,
): Row<Register> | null {
  if (row === undefined || row.register !== register) return null;
  // A row's register says what its values are; they were parsed by its fields when they came in.
  return row as unknown as Row<Register>;
}

const NOTHING_GIVEN: Readonly<Record<string, FieldValue>> = Object.fromEntries(
  Object.keys(REGISTERS.agreements.fields).map((field) => [field, null]),
);

/** The values of a row that is known to be an agreement, null where nothing was given. */
export function agreementValues(row: AnyRow): RowValues<"agreements"> {
  if (row.register !== "agreements") {
    throw new Error(`Row ${row.id} is no agreement but one of ${row.register}.`);
  }
  // With every field of the register present, these are an agreement's values.
  return { ...NOTHING_GIVEN, ...row.values } as unknown as RowValues<"agreements">;
}
