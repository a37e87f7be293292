import { fieldOf } from "../../../shared/registers/all-registers.ts";
import type { FieldValue } from "../../../shared/registers/field.ts";
import { formatValue } from "../../../shared/registers/format-value.ts";
import type { CheckpointBinding } from "../../../shared/sync/checkpoint.ts";
import { isSaidBeside } from "../../../shared/sync/said-beside.ts";
import type { FileTable } from "./file-table.ts";

type Held = Readonly<{
  /** As Excel numbers rows. */
  sheetRow: number;
  field: string;
  value: FieldValue;
  why: "formula" | "part";
  /** The header of the column, where a spread's own columns have it. */
  header?: string | undefined;
}>;

/** What came for a cell that is never written, so that a person can type it. */
export function tellHeld({ binding }: FileTable, held: Held): string {
  const { sheetRow, field, value, why } = held;
  const definition = fieldOf(binding.register, field);
  const text =
    definition === undefined || value === null ? "" : formatValue(definition.type, value).text;
  const says = text === "" ? "nothing" : text;
  const header = held.header ?? columnOf(binding, field)?.header ?? field;
  const what = why === "part" ? "holds two things at once" : "holds a formula";
  return `Row ${sheetRow}: the register says ${says} for ${definition?.label ?? field}, but the cell under ${header} ${what}, so it was left as it is. Change it there.`;
}

/** Whether a field's cells hold another's value too, so that a new row's are left for a person. */
export function isPart(binding: CheckpointBinding, field: string): boolean {
  return columnOf(binding, field)?.part !== undefined;
}

/** Cells of new rows that are left empty, because they are to hold two things at once. */
export function tellUnfilled(
  { binding }: FileTable,
  sheetRow: number,
  values: Readonly<Record<string, FieldValue>>,
): readonly string[] {
  const headers = binding.columns.flatMap(({ field, header, part }) => {
    const isLeft = part !== undefined && !isSaidBeside(part);
    return isLeft && (values[field] ?? null) !== null ? [header] : [];
  });
  return [...new Set(headers)].map(
    (header) =>
      `Row ${sheetRow} came from the register without its ${header}, whose cells hold two things at once: type it in.`,
  );
}

function columnOf({ columns }: CheckpointBinding, field: string) {
  return columns.find((column) => column.field === field);
}
