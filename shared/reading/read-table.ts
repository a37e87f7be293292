import type { FieldValue, RegisterDefinition } from "../registers/field.ts";
import { BLANK, PLAIN_CONTEXT, type ReadingContext, seenIn } from "./cell-reading.ts";
import { ColumnNotes } from "./column-notes.ts";
import type { FoundTable, TakenRow } from "./found-table.ts";
import { headingValues } from "./heading-values.ts";
import type { Mapping } from "./match-columns.ts";
import { cellUnderMerge } from "./merged-cells.ts";
import type { RawCell, RawSheet } from "./raw-sheet.ts";
import { type ReadColumn, readColumns, readingIn } from "./read-columns.ts";
import { readAcross } from "./read-spread.ts";
import {
  type AlsoSaid,
  addWhatElse,
  askAboutReversed,
  type Draft,
  joinAbove,
  take,
  takeHeading,
} from "./row-draft.ts";
import type { TableReading } from "./table-reading.ts";

/** The rows of a table as rows of a register, by the mapping that was proposed or accepted. */
export function readTable(
  sheet: RawSheet,
  table: FoundTable,
  register: RegisterDefinition,
  mapping: Pick<Mapping, "columns" | "constants"> & Partial<Pick<Mapping, "headings" | "spread">>,
  context: Pick<ReadingContext, "framework" | "names"> = PLAIN_CONTEXT,
): TableReading {
  const { spread = null } = mapping;
  if (spread !== null) {
    return readAcross(spread, mapping, (each) => readTable(sheet, table, register, each, context));
  }
  const columns = readColumns(sheet, table, register, mapping, context);
  const headed = headingValues(sheet, table, register, mapping.headings ?? null, {
    ...PLAIN_CONTEXT,
    ...context,
  });
  const notes = new ColumnNotes();
  const rows: Draft[] = [];
  const skipped: { row: number; why: string }[] = [];

  for (const taken of table.rows) {
    if (taken.kind === "body") {
      const draft = readRow(sheet, taken.row, columns, mapping.constants, notes);
      if (draft === null) {
        skipped.push({ row: taken.row, why: "nothing in the columns that are read" });
      } else {
        takeHeading(draft, headed.get(taken.row) ?? {});
        rows.push(draft);
      }
    } else if (taken.kind === "continuation") {
      joinAbove(sheet, taken.row, rows.at(-1), columns);
      skipped.push({ row: taken.row, why: taken.why });
    } else if (isBeneathHeader(taken, table)) {
      const isLeft = taken.kind === "section" && (mapping.headings ?? null) === null;
      skipped.push({ row: taken.row, why: isLeft ? HEADING_LEFT_ALONE : taken.why });
    }
  }
  return { rows, skipped, notes: notes.all() };
}

/** What it means is for a person to say, in a column of its own. */
const HEADING_LEFT_ALONE =
  "a heading in words that no list or register has: the rows beneath take nothing from it; say it in a column if they should";

function isBeneathHeader({ row }: TakenRow, table: FoundTable): boolean {
  return row > (table.headerRows.at(-1) ?? -1);
}

/** A text such as 02/05/2024, of which a person or a program may have meant either order. */
function isDayBeforeMonth({ value }: RawCell): boolean {
  return typeof value === "string" && /^\s*\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}/.test(value);
}

function readRow(
  sheet: RawSheet,
  row: number,
  columns: readonly ReadColumn[],
  constants: Readonly<Record<string, FieldValue>>,
  notes: ColumnNotes,
): Draft | null {
  const draft: Draft = {
    row,
    values: { ...constants },
    seen: {},
    findings: [],
    headed: {},
    continuedBy: [],
    column: null,
  };
  const alsoSaid: AlsoSaid[] = [];
  const written = new Set<string>();
  let said = false;

  for (const column of columns) {
    const cell = cellUnderMerge(sheet, row, column.column);
    const reading = cell === undefined ? BLANK : readingIn(column, row, cell);
    if (cell !== undefined && reading.kind !== "blank") {
      said = true;
      draft.seen[column.field] = seenIn(cell);
      if (isDayBeforeMonth(cell)) written.add(column.field);
    }
    take(draft, column, reading);
    if (cell !== undefined) notes.see({ ...column, row }, cell, reading);
    if (reading.kind === "value" && reading.remark?.kind === "also-says") {
      alsoSaid.push({ column, value: reading.value, values: reading.remark.values });
    }
  }
  if (!said) return null;
  for (const also of alsoSaid) addWhatElse(draft, also);
  askAboutReversed(draft, columns, written);
  return draft;
}
