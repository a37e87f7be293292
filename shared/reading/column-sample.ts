import { entriesOf } from "../framework/framework.ts";
import type { FieldType } from "../registers/field.ts";
import type { ReadingContext } from "./cell-reading.ts";
import { isFilled } from "./find-header.ts";
import { type FoundColumn, type FoundTable, rowsOf } from "./found-table.ts";
import { cellAt, type RawCell, type RawSheet } from "./raw-sheet.ts";
import { cellReader } from "./read-cell.ts";

const MOST_SAMPLED = 60;
const ROWS_TRIED = 400;
const MOSTLY_BARE = 0.8;
/** So few cells may all be slips. */
const FEW = 4;
/** Below this share of values that read, the column holds another thing than its header says. */
const FLATLY = 0.25;

/** Filled cells of a column, spread evenly over the table. */
export function sampleOf(
  sheet: RawSheet,
  table: FoundTable,
  { column }: FoundColumn,
): readonly RawCell[] {
  const rows = bodyRows(table);
  const step = Math.max(1, Math.floor(rows.length / ROWS_TRIED));
  const sample: RawCell[] = [];
  for (let at = 0; at < rows.length && sample.length < MOST_SAMPLED; at += step) {
    const cell = cellAt(sheet, rows[at] ?? 0, column);
    if (isFilled(cell)) sample.push(cell);
  }
  return sample;
}

const bodies = new WeakMap<FoundTable, readonly number[]>();

function bodyRows(table: FoundTable): readonly number[] {
  const known = bodies.get(table);
  if (known !== undefined) return known;
  const rows = rowsOf(table, "body");
  bodies.set(table, rows);
  return rows;
}

export type Fit = Readonly<{
  /** What a header's strength is multiplied by. */
  weight: number;
  /** Whether the cells bear the header out, speak flatly against it, or neither. */
  verdict: "for" | "against" | "open";
  /** "58 of 60 values are dates"; empty where the values tell nothing. */
  says: string;
}>;

const OPEN: Fit = { weight: 1, verdict: "open", says: "" };

/** How well a column's cells read as a type; words of any kind fit a field of text. */
export function valuesFit(
  sample: readonly RawCell[],
  type: FieldType,
  context: ReadingContext,
): Fit {
  const listsNothing =
    (type.kind === "vocabulary" || type.kind === "vocabulary-list") &&
    (context.framework === null || entriesOf(context.framework, type.vocabulary).length === 0);
  const noun = listsNothing ? undefined : NOUNS[type.kind];
  if (noun === undefined || sample.length === 0) return OPEN;
  const read = cellReader(type, context);
  let good = 0;
  let said = 0;
  for (const cell of sample) {
    const reading = read(cell);
    if (reading.kind === "blank" || reading.kind === "not-known") continue;
    said++;
    if (reading.kind === "value" && reading.remark?.kind !== "unknown-words") good++;
    else if (reading.kind === "question" || reading.kind === "meaning") good += 0.6;
  }
  if (said === 0) return OPEN;
  const share = good / said;
  const says = `${Math.floor(good)} of ${said} values are ${noun}`;
  if (share >= 0.8) return { weight: 1, verdict: "for", says };
  if (share >= 0.5) return { weight: 0.88, verdict: "open", says };
  // Words a framework does not list are still words of the kind.
  if (type.kind === "vocabulary" || type.kind === "vocabulary-list") {
    return { weight: 0.8, verdict: "open", says };
  }
  const isFlat = share < FLATLY;
  return {
    weight: isFlat ? 0.35 : 0.62,
    verdict: isFlat && said >= FEW ? "against" : "open",
    says,
  };
}

/** A column of bare numbers holds no names, whatever its header says. */
export function namesFit(sample: readonly RawCell[]): Fit {
  const bare = sample.filter(({ value }) => /^\d{1,4}$/.test(String(value).trim())).length;
  if (sample.length === 0 || bare < sample.length * MOSTLY_BARE) return OPEN;
  const verdict = sample.length >= FEW ? "against" : "open";
  return { weight: 0.5, verdict, says: `${bare} of ${sample.length} values are small numbers` };
}

const NOUNS: Partial<Record<FieldType["kind"], string>> = {
  money: "amounts",
  date: "dates",
  "financial-year": "financial years",
  term: "lengths of time",
  percent: "percentages",
  count: "whole numbers",
  "yes-no": "yes or no",
  choice: "known words",
  vocabulary: "known words",
  "vocabulary-list": "known words",
  "extension-options": "options",
  "break-clause": "break clauses",
  contributions: "contributions",
};
