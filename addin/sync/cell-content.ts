import type { RawCell } from "../../shared/reading/raw-sheet.ts";
import { fieldOf } from "../../shared/registers/all-registers.ts";
import type { Field, FieldValue } from "../../shared/registers/field.ts";
import { formatValue } from "../../shared/registers/format-value.ts";
import type { CellContent, SheetPlace } from "../workbook/workbook.ts";
import type { Ground } from "./ground.ts";
import { type BoundTable, readSeenCell } from "./read-bound-table.ts";
import type { Binding } from "./remembered.ts";

/** At most this many rows are added in one go. */
export const ROWS_A_TIME = 500;

export type WritingHow = Readonly<{
  /** The cell that is left as it is: somebody may be about to type in it. */
  active: SheetPlace | null;
  /** Only the pane that holds the lease may, or a row would be added by each. */
  addsRows: boolean;
}>;

export type WrittenBack =
  | Readonly<{ kind: "done"; written: number; skipped: number }>
  /** Rows moved meanwhile: look again first. */
  | Readonly<{ kind: "moved" }>
  /** New rows wait, and why. */
  | Readonly<{ kind: "blocked"; why: string }>;

type Wanted = Readonly<{
  field: string;
  value: FieldValue;
  format: string | null;
  /** The column across that the cell is in. */
  key?: string | null;
}>;

/** What the cell is to hold, and how it will read there: worked out, never read back, so that no
 * edit made in the meantime can be taken for what we wrote. */
export function contentFor(
  { me }: Ground,
  table: BoundTable,
  { field, value, format, key = null }: Wanted,
): Readonly<{ content: CellContent; shown: string }> | null {
  const definition = fieldOf(table.binding.register, field);
  if (definition === undefined) return null;
  const content =
    value === null
      ? null
      : formatValue(definition.type, value, {
          date1904: table.block.date1904,
          format,
          poundsEach: poundsEach(table.binding, field, key),
          framework: me.framework,
        }).value;
  const cell: RawCell = {
    value: content === "" ? null : content,
    isError: false,
    format: format ?? newFormat(definition),
    text: content === null ? "" : String(content),
    formula: null,
  };
  return { content, shown: readSeenCell(table, field, cell, key).digest };
}

/** Excel gives a new cell the format of the column above; where there is none, dates show as dates. */
function newFormat({ type }: Field): string {
  return type.kind === "date" ? "dd/mm/yyyy" : "General";
}

function poundsEach({ columns, spread }: Binding, field: string, key: string | null): number {
  const column =
    key === null
      ? columns.find((one) => one.field === field)
      : spread?.columns.find((one) => one.key === key);
  const unit = column?.unit ?? null;
  return unit?.kind === "pounds" ? unit.each : 1;
}

/** A cell that holds two things is left for a person to fill. */
export function isPart({ columns }: Binding, field: string): boolean {
  return columns.some((column) => column.field === field && column.part !== undefined);
}
