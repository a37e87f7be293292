import type { FieldType, FieldValue, RegisterDefinition } from "../registers/field.ts";
import { formatValue } from "../registers/format-value.ts";
import type { CellReading, ReadingContext } from "./cell-reading.ts";
import { BLANK, PLAIN_CONTEXT, seenIn, unread } from "./cell-reading.ts";
import { ColumnNotes } from "./column-notes.ts";
import { type CellPart, partReader } from "./composite-cell.ts";
import { isFilled } from "./find-header.ts";
import type { FoundColumn, FoundTable, TakenRow } from "./found-table.ts";
import { headingValues } from "./heading-values.ts";
import type { ColumnMatch, Mapping } from "./match-columns.ts";
import { askingAboutMerged, cellUnderMerge } from "./merged-cells.ts";
import { neighbourYears } from "./neighbour-years.ts";
import { cellAt, type RawCell, type RawSheet } from "./raw-sheet.ts";
import { cellReader } from "./read-cell.ts";
import { readAcross } from "./read-spread.ts";
import { REVERSED_QUESTION, reversedDates } from "./reversed-dates.ts";
import { dateColumnReader } from "./swapped-dates.ts";
import type { CellFinding, TableReading } from "./table-reading.ts";

type ReadColumn = Readonly<{
  column: number;
  field: string;
  header: string;
  type: FieldType;
  read(cell: RawCell, row: number): CellReading;
  redrawn: FoundColumn["redrawn"];
}>;

type Draft = {
  row: number;
  values: Record<string, FieldValue>;
  seen: Record<string, string>;
  findings: CellFinding[];
  headed: Record<string, FieldValue>;
  continuedBy: number[];
  column: null;
};

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
    } else if (isBeneathHeader(taken, table)) skipped.push({ row: taken.row, why: taken.why });
  }
  return { rows, skipped, notes: notes.all() };
}

function isBeneathHeader({ row }: TakenRow, table: FoundTable): boolean {
  return row > (table.headerRows.at(-1) ?? -1);
}

function readColumns(
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
    const isDate = type.kind === "date";
    const plainly = isDate ? dateColumnReader(sheet, table, column, plainRead) : plainRead;
    const read = askingAboutMerged(sheet, column, type, plainly);
    const redrawn = table.columns.find((each) => each.column === column)?.redrawn ?? null;
    return [{ column, field, header, type, read, redrawn }];
  });
}

/** A column of two things is read once for each of its fields. */
function withParts(
  match: ColumnMatch,
): readonly (ColumnMatch & Readonly<{ part: CellPart | null }>)[] {
  const { parts = [] } = match;
  if (parts.length === 0) return [{ ...match, part: null }];
  return parts.map((part) => ({ ...match, field: part.field, part }));
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
  let said = false;

  for (const column of columns) {
    const cell = cellUnderMerge(sheet, row, column.column);
    const reading = cell === undefined ? BLANK : readingIn(column, row, cell);
    if (cell !== undefined && reading.kind !== "blank") {
      said = true;
      draft.seen[column.field] = seenIn(cell);
    }
    take(draft, column, reading);
    if (cell !== undefined) notes.see({ ...column, row }, cell, reading);
    if (reading.kind === "value" && reading.remark?.kind === "also-says") {
      alsoSaid.push({ column, value: reading.value, values: reading.remark.values });
    }
  }
  if (!said) return null;
  for (const also of alsoSaid) addWhatElse(draft, also);
  askAboutReversed(draft, columns);
  return draft;
}

function askAboutReversed(draft: Draft, columns: readonly ReadColumn[]): void {
  for (const { field, candidates } of reversedDates(draft.values)) {
    const column = columns.find((each) => each.field === field);
    if (column === undefined) continue;
    delete draft.values[field];
    const seen = draft.seen[field] ?? "";
    const asked = finding(draft, column, "question", seen, REVERSED_QUESTION);
    draft.findings.push({ ...asked, candidates });
  }
}

/** Beneath a header that names another thing in the column, a cell is not what the field asks for. */
function readingIn({ read, redrawn, header }: ReadColumn, row: number, cell: RawCell): CellReading {
  if (redrawn === null || row <= redrawn.row || !isFilled(cell)) return read(cell, row);
  const then = redrawn.text === "" ? "nothing" : `"${redrawn.text}"`;
  const accepted = `"${header}" beneath its own header; from row ${redrawn.row + 1} on the header here says ${then}`;
  return unread(seenIn(cell), accepted);
}

/** What the row says itself, or holds back, goes before what stands above it. */
function takeHeading(draft: Draft, said: Readonly<Record<string, FieldValue>>): void {
  for (const [field, value] of Object.entries(said)) {
    const isHeld = draft.findings.some((finding) => finding.field === field);
    if (isHeld || (draft.values[field] ?? null) !== null) continue;
    draft.values[field] = value;
    draft.headed[field] = value;
  }
}

function take(draft: Draft, column: ReadColumn, reading: CellReading): void {
  const { field } = column;
  switch (reading.kind) {
    case "value":
      draft.values[field] = reading.value;
      if (reading.remark?.kind === "unknown-words") {
        for (const { word, nearest } of reading.remark.words) {
          draft.findings.push(
            finding(draft, column, "unknown-word", word, `perhaps ${nearest.join(", ")}`),
          );
        }
      }
      return;
    case "blank":
      // A constant stands where the row says nothing of its own.
      draft.values[field] ??= null;
      return;
    case "not-known":
      draft.values[field] = null;
      draft.findings.push(finding(draft, column, "not-known", reading.word, "read as not known"));
      return;
    case "meaning":
      draft.values[field] = null;
      draft.findings.push(
        finding(
          draft,
          column,
          "meaning",
          reading.word,
          "no date is known; a date once there is one",
        ),
      );
      return;
    case "unread":
      delete draft.values[field];
      draft.findings.push(finding(draft, column, "unread", reading.seen, reading.accepted));
      return;
    case "question":
      delete draft.values[field];
      draft.findings.push({
        ...finding(draft, column, "question", reading.seen, reading.question),
        candidates: reading.candidates,
      });
      return;
  }
}

function finding(
  { row }: Draft,
  { column, field, header }: ReadColumn,
  kind: CellFinding["kind"],
  seen: string,
  accepted: string,
): CellFinding {
  return { kind, row, column, field, header, seen, accepted, candidates: [] };
}

/** What a cell said beside its own value, for fields that may have columns of their own. */
type AlsoSaid = Readonly<{
  column: ReadColumn;
  value: FieldValue;
  values: Readonly<Record<string, FieldValue>>;
}>;

/**
 * "3+1" in the term says an option too; what the row says of it in its own column stands. Options
 * of 3+1 beside another term than three years are not what they seem, and are asked about.
 */
function addWhatElse(draft: Draft, { column, value, values }: AlsoSaid): void {
  for (const [field, also] of Object.entries(values)) {
    const held = draft.findings.some((each) => each.field === field && each.kind !== "not-known");
    const own = draft.values[field] ?? null;
    if (own === null && !held) draft.values[field] = also;
    else if (column.type.kind === "extension-options" && own !== null && own !== also) {
      const seen = draft.seen[column.field] ?? "";
      const question = "Its first length is not the term this row has. Are the options as follows?";
      const label = formatValue(column.type, value).text;
      delete draft.values[column.field];
      draft.findings.push({
        ...finding(draft, column, "question", seen, question),
        candidates: [{ value, label }],
      });
    }
  }
}

/** Joins a text-only row to the row above, as lines of the same field (R12). */
function joinAbove(
  sheet: RawSheet,
  row: number,
  above: Draft | undefined,
  columns: readonly ReadColumn[],
): void {
  if (above === undefined) return;
  above.continuedBy.push(row);
  for (const column of columns) {
    const cell = cellAt(sheet, row, column.column);
    if (!isFilled(cell)) continue;
    const seen = seenIn(cell).trim();
    const before = above.values[column.field];
    if (column.type.kind === "text" && (before === null || typeof before === "string")) {
      above.values[column.field] = before === null ? seen : `${before}\n${seen}`;
      const text = above.seen[column.field];
      above.seen[column.field] = text === undefined ? seen : `${text}\n${seen}`;
    } else {
      above.findings.push({
        ...finding(above, column, "continuation", seen, "the whole of it in the row's own cell"),
        row,
      });
    }
  }
}
