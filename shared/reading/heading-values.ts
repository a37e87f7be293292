import type { FieldValue, RegisterDefinition } from "../registers/field.ts";
import type { ReadingContext } from "./cell-reading.ts";
import type { FoundTable } from "./found-table.ts";
import { type HeadingMatch, headingCell } from "./match-headings.ts";
import type { RawSheet } from "./raw-sheet.ts";
import { cellReader } from "./read-cell.ts";
import { headingsOver } from "./section-rows.ts";

/** By row, what the heading it stands under says; rows under none, or one not understood, are left out. */
export function headingValues(
  sheet: RawSheet,
  table: FoundTable,
  register: RegisterDefinition,
  headings: HeadingMatch | null,
  context: ReadingContext,
): ReadonlyMap<number, Readonly<Record<string, FieldValue>>> {
  const type = headings === null ? undefined : register.fields[headings.field]?.type;
  if (headings === null || type === undefined) return new Map();
  const read = cellReader(type, context);
  const said = new Map<number, Readonly<Record<string, FieldValue>>>();
  const values = new Map<number, FieldValue>();
  for (const [row, heading] of headingsOver(table)) {
    if (!values.has(heading)) {
      const reading = read(headingCell(sheet, table, heading));
      values.set(heading, reading.kind === "value" ? reading.value : null);
    }
    const value = values.get(heading) ?? null;
    if (value !== null) said.set(row, { [headings.field]: value });
  }
  return said;
}
