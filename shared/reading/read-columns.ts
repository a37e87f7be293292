import type { FieldType, RegisterDefinition } from "../registers/field.ts";
import { type CellReading, type ReadingContext, seenIn, unread } from "./cell-reading.ts";
import { type CellPart, partReader } from "./composite-cell.ts";
import { isFilled } from "./find-header.ts";
import type { FoundColumn, FoundTable } from "./found-table.ts";
import type { ColumnMatch, Mapping } from "./match-columns.ts";
import { askingAboutMerged } from "./merged-cells.ts";
import { neighbourYears } from "./neighbour-years.ts";
import { amountColumnReader } from "./odd-amounts.ts";
import type { RawCell, RawSheet } from "./raw-sheet.ts";
import { cellReader } from "./read-cell.ts";
import { dateColumnReader } from "./swapped-dates.ts";

/** A column of the table as the field it is read as. */
export type ReadColumn = Readonly<{
  column: number;
  field: string;
  header: string;
  type: FieldType;
  read(cell: RawCell, row: number): CellReading;
  redrawn: FoundColumn["redrawn"];
}>;

/** The columns that are read, each with how its cells are; one of two things comes twice. */
export function readColumns(
  sheet: RawSheet,
  table: FoundTable,
  register: RegisterDefinition,
  { columns }: Pick<Mapping, "columns">,
  { framework, names }: Pick<ReadingContext, "framework" | "names">,
): readonly ReadColumn[] {
  return columns.flatMap(withParts).flatMap(({ column, field, header, unit, part }) => {
    const type = field === null ? undefined : register.fields[field]?.type;
    if (field === null || type === undefined) return [];
    const known = { date1904: sheet.date1904, framework, names, unit, neighbourYears: null };
    const years = type.kind === "date" ? neighbourYears(sheet, table, column, known) : null;
    const wholeRead = cellReader(type, { ...known, neighbourYears: years });
    const plainRead = part === null ? wholeRead : partReader(part, wholeRead);
    const columnReader = COLUMN_READERS[type.kind];
    const plainly = columnReader?.(sheet, table, column, plainRead) ?? plainRead;
    const read = askingAboutMerged(sheet, column, type, plainly);
    const redrawn = table.columns.find((each) => each.column === column)?.redrawn ?? null;
    return [{ column, field, header, type, read, redrawn }];
  });
}

/** What a cell means may rest on the others of its column. */
const COLUMN_READERS: Partial<Record<FieldType["kind"], typeof amountColumnReader>> = {
  date: dateColumnReader,
  money: amountColumnReader,
};

/** A column of two things is read once for each of its fields. */
function withParts(
  match: ColumnMatch,
): readonly (ColumnMatch & Readonly<{ part: CellPart | null }>)[] {
  const { parts = [] } = match;
  if (parts.length === 0) return [{ ...match, part: null }];
  return parts.map((part) => ({ ...match, field: part.field, part }));
}

/** Beneath a header that names another thing in the column, a cell is not what the field asks for. */
export function readingIn(
  { read, redrawn, header }: ReadColumn,
  row: number,
  cell: RawCell,
): CellReading {
  if (redrawn === null || row <= redrawn.row || !isFilled(cell)) return read(cell, row);
  const then = redrawn.text === "" ? "nothing" : `"${redrawn.text}"`;
  const accepted = `"${header}" beneath its own header; from row ${redrawn.row + 1} on the header here says ${then}`;
  return unread(seenIn(cell), accepted);
}
