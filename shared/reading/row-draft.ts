import type { FieldValue } from "../registers/field.ts";
import { formatValue } from "../registers/format-value.ts";
import type { CellFinding } from "./cell-finding.ts";
import { type CellReading, seenIn } from "./cell-reading.ts";
import { isFilled } from "./find-header.ts";
import { cellAt, type RawSheet } from "./raw-sheet.ts";
import type { ReadColumn } from "./read-columns.ts";
import { REVERSED_QUESTION, reversedDates } from "./reversed-dates.ts";

/** A row while it is being read. */
export type Draft = {
  row: number;
  values: Record<string, FieldValue>;
  seen: Record<string, string>;
  findings: CellFinding[];
  headed: Record<string, FieldValue>;
  continuedBy: number[];
  column: null;
};

export function askAboutReversed(
  draft: Draft,
  columns: readonly ReadColumn[],
  written: ReadonlySet<string>,
): void {
  for (const { field, candidates } of reversedDates(draft.values, (each) => written.has(each))) {
    const column = columns.find((each) => each.field === field);
    if (column === undefined) continue;
    delete draft.values[field];
    const seen = draft.seen[field] ?? "";
    const asked = finding(draft, column, "question", seen, REVERSED_QUESTION);
    draft.findings.push({ ...asked, candidates });
  }
}

/** What the row says itself, or holds back, goes before what stands above it. */
export function takeHeading(draft: Draft, said: Readonly<Record<string, FieldValue>>): void {
  for (const [field, value] of Object.entries(said)) {
    const isHeld = draft.findings.some((finding) => finding.field === field);
    if (isHeld || (draft.values[field] ?? null) !== null) continue;
    draft.values[field] = value;
    draft.headed[field] = value;
  }
}

export function take(draft: Draft, column: ReadColumn, reading: CellReading): void {
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
export type AlsoSaid = Readonly<{
  column: ReadColumn;
  value: FieldValue;
  values: Readonly<Record<string, FieldValue>>;
}>;

/**
 * "3+1" in the term says an option too; what the row says of it in its own column stands. Options
 * of 3+1 beside another term than three years are not what they seem, and are asked about.
 */
export function addWhatElse(draft: Draft, { column, value, values }: AlsoSaid): void {
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
export function joinAbove(
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
