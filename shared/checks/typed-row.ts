import type { RowValues } from "../registers/all-registers.ts";
import type { RegisterKey } from "../registers/field.ts";
import type { AnyRow, Row } from "../registers/ledger.ts";

/** The row as one of a register, or null where it is of another. */
export function asRowOf<Register extends RegisterKey>(
  register: Register,
  row: AnyRow | undefined,
): Row<Register> | null {
  if (row === undefined || row.register !== register) return null;
  // A row's register says what its values are; they were parsed by its fields when they came in.
  return row as unknown as Row<Register>;
}

/** The values of a row that is known to be an agreement. */
export function agreementValues(row: AnyRow): RowValues<"agreements"> {
  const agreement = asRowOf("agreements", row);
  if (agreement === null) throw new Error(`Row ${row.id} is no agreement but of ${row.register}.`);
  return agreement.values;
}
