import { z } from "zod";
import { BLANK, type CellReading, type ReadingContext } from "../reading/cell-reading.ts";
import type { RawCell } from "../reading/raw-sheet.ts";
import { cellReader } from "../reading/read-cell.ts";
import { fieldOf } from "../registers/all-registers.ts";
import type { FieldType, RegisterKey } from "../registers/field.ts";

/** Fields that cells of another's column may say too: "3+1+1" is a term, and two options. */
const BESIDE = new Map([
  ["initialTerm", "extensionOptions"],
  ["extensionOptions", "initialTerm"],
]);

/** A field read from what the cells of another field's column say beside it. */
export const SaidBeside = z.object({
  of: z.literal("term-and-options"),
  part: z.literal("second"),
});
export type SaidBeside = Readonly<z.infer<typeof SaidBeside>>;

const SAID_BESIDE: SaidBeside = { of: "term-and-options", part: "second" };

export function isSaidBeside<Part extends Readonly<{ of: string }>>(
  part: Part | null | undefined,
): part is Extract<Part, SaidBeside> {
  return part?.of === SAID_BESIDE.of;
}

type Bound = Readonly<{ field: string }>;

/** A binding's columns, with one more for a field that has none and is said beside another. */
export function withSaidBeside<Column extends Bound>(
  register: RegisterKey,
  columns: readonly Column[],
): readonly (Column | (Column & Readonly<{ part: SaidBeside }>))[] {
  return columns.flatMap((column) => {
    const field = BESIDE.get(column.field);
    const isOwn = columns.some((one) => one.field === field);
    if (field === undefined || isOwn || fieldOf(register, field) === undefined) return [column];
    return [column, { ...column, field, part: SAID_BESIDE }];
  });
}

/** Reads such a field; blank where the cell says nothing of it. */
export function besideReader(
  type: FieldType,
  context: ReadingContext,
): (cell: RawCell) => CellReading {
  const isTerm = type.kind === "term";
  const read = cellReader({ kind: isTerm ? "extension-options" : "term" }, context);
  const field = isTerm ? "initialTerm" : "extensionOptions";
  return (cell) => {
    const reading = read(cell);
    if (reading.kind === "unread" || reading.kind === "question") return reading;
    const remark = reading.kind === "value" ? reading.remark : null;
    const value = remark?.kind === "also-says" ? (remark.values[field] ?? null) : null;
    return value === null ? BLANK : { kind: "value", value, remark: null };
  };
}
