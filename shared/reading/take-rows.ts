import { plain } from "../values/plain-text.ts";
import { type Filled, filledCells } from "./filled-cells.ts";
import type { FoundColumn, TakenRow } from "./found-table.ts";
import { cellAt, type RawSheet } from "./raw-sheet.ts";
import { isMergedHeading, withSectionsTaken } from "./section-rows.ts";
import { SumsSoFar } from "./sums-so-far.ts";

const TOTAL =
  /^(?:grand |overall |sub[ -]?)?totals?(?: for .*| of .*| allocated| budget| spend| value)?:?$|^sum:?$/i;
const ONLY_TOTAL = /^(?:grand |overall |sub[ -]?)?totals?:?$/i;
/** "Victims' services total", "Total for the year (£)": a total only with the sum beside it. */
const SAYS_TOTAL = /^(?:[a-z]+[ -])?(?:sub[ -]?)?totals?\b|\b(?:sub[ -]?)?totals?[:.]?$/i;
const NOTE = /^(?:notes?\b|source\b|\*|†|nb\b|n\.b\.|please note\b|disclaimer\b|\(?\d\)|[¹²³])/i;
const LONG_NOTE = 20;
const MOST_NOTE_LINES = 12;
const LONGEST_LABEL = 60;

/** Takes each row beneath a header for what it is, down to `last`. */
export function takeRows(
  sheet: RawSheet,
  columns: readonly FoundColumn[],
  first: number,
  last: number,
): readonly TakenRow[] {
  const taken: TakenRow[] = [];
  const sums = new SumsSoFar();
  const lead = columns[0]?.column ?? 0;
  const usual = usualWidth(sheet, columns, first, last);
  const headers = new Map(columns.map(({ column, header }) => [column, header.text]));

  for (let row = first; row <= last; row++) {
    const filled = filledCells(sheet, columns, row);
    const put = (kind: TakenRow["kind"], why: string) => taken.push({ row, kind, why });

    if (filled.length === 0) put("blank", "a blank line");
    else if (repeatsHeader(headers, filled)) put("header", "the header again");
    else if (isMergedHeading(sheet, row, filled)) put("section", "a heading across the table");
    else {
      const total = totalIn(sheet, row, filled, sums, usual);
      if (total !== null) put("total", total);
      else if (continues(taken, filled, lead, columns.length)) {
        put(
          "continuation",
          "only text, and nothing in the first column: it belongs to the row above",
        );
      } else {
        put("body", "a row of the table");
        sums.add(sheet, row, columns);
      }
    }
  }
  const noted = withNotesTaken(sheet, columns, taken, usual);
  return withSectionsTaken(sheet, columns, noted, usual);
}

/** The middle of how many cells a row has, over rows that have more than a heading or a note. */
function usualWidth(
  sheet: RawSheet,
  columns: readonly FoundColumn[],
  first: number,
  last: number,
): number {
  const widths: number[] = [];
  for (let row = first; row <= last && widths.length < 200; row++) {
    const width = filledCells(sheet, columns, row).length;
    if (width > 1) widths.push(width);
  }
  widths.sort((one, other) => one - other);
  return widths[Math.floor(widths.length / 2)] ?? 1;
}

function repeatsHeader(headers: ReadonlyMap<number, string>, filled: readonly Filled[]): boolean {
  const [first] = filled;
  // Told by the first cell for nearly every row.
  if (first === undefined || filled.length < 2 || !repeats(headers, first)) return false;
  const same = filled.filter((cell) => repeats(headers, cell));
  return same.length >= Math.max(2, headers.size * 0.6);
}

function repeats(headers: ReadonlyMap<number, string>, { column, words }: Filled): boolean {
  return words !== null && plain(words) === headers.get(column);
}

/**
 * A total by its label and its sum. A label alone is enough only where the row holds little else,
 * for a supplier may be called TOTAL INSIGNIA LTD; a sum alone only where nothing but sums is there.
 */
function totalIn(
  sheet: RawSheet,
  row: number,
  filled: readonly Filled[],
  sums: SumsSoFar,
  usual: number,
): string | null {
  const words = filled.filter((cell) => cell.words !== null);
  const label = words.find((cell) => isTotalLabel(cell.words ?? ""));
  const said = label ?? words.find((cell) => SAYS_TOTAL.test(plain(cell.words ?? "")));
  if (said === undefined && words.length > 0) return null;
  const numbers = filled.filter((cell) => cell.words === null);
  const summing = filled.filter(({ column }) => sums.isSum(cellAt(sheet, row, column), column));
  const onlySums = summing.length > 0 && summing.length === numbers.length;
  if (label === undefined && said !== undefined) {
    return onlySums && words.length === 1 ? "says total, and is the sum of the rows above" : null;
  }
  if (label !== undefined) {
    if (summing.length > 0) return "labelled a total, and the sum of the rows above";
    const little = filled.length <= 2 || filled.length <= usual / 2;
    if (little) return "labelled a total";
    // Counted or averaged otherwise than by adding up what is above, and yet nothing but numbers.
    const isAlone = words.length === 1 && label.column === words[0]?.column;
    return isAlone && ONLY_TOTAL.test(plain(label.words ?? "")) ? "labelled a total" : null;
  }
  return sums.rows >= 3 && onlySums ? "the sum of the rows above, and nothing else" : null;
}

function isTotalLabel(words: string): boolean {
  return words.length <= LONGEST_LABEL && /^\s*[gost]/i.test(words) && TOTAL.test(plain(words));
}

/** Text beside nothing in the first column, beneath a row that has something there (R12). */
function continues(
  taken: readonly TakenRow[],
  filled: readonly Filled[],
  lead: number,
  width: number,
): boolean {
  if (width < 3 || filled.length > Math.max(1, width / 4)) return false;
  if (filled.some(({ column, words }) => column === lead || words === null || isAmount(words))) {
    return false;
  }
  const above = taken.findLast(({ kind }) => kind !== "blank");
  return above?.kind === "body" || above?.kind === "continuation";
}

function isAmount(words: string): boolean {
  return /^[£(\-\s]*[\d,.]+[)%kKmM\s]*$/.test(words);
}

/** What stands alone beneath the last row is a note, not a row with little in it. */
function withNotesTaken(
  sheet: RawSheet,
  columns: readonly FoundColumn[],
  taken: readonly TakenRow[],
  usual: number,
): readonly TakenRow[] {
  const rows = [...taken];
  for (let at = rows.length - 1; at >= 0; at--) {
    const row = rows[at];
    if (row === undefined || row.kind === "blank" || row.kind === "total") continue;
    const [only, ...others] = filledCells(sheet, columns, row.row);
    const alone = others.length === 0 && usual >= 3;
    const words = plain(only?.words ?? "");
    const afterGap = isGap(rows[firstOfLone(sheet, columns, rows, at) - 1]);
    const afterNote = rows[at + 1]?.kind === "note";
    const isNote =
      alone &&
      (row.kind === "continuation"
        ? isBeneathWideGap(rows, at)
        : NOTE.test(words) ||
          (words.length >= LONG_NOTE && (afterGap || afterNote || words.length > 100)));
    if (!isNote) break;
    rows[at] = { row: row.row, kind: "note", why: "text alone beneath the table" };
  }
  return rows;
}

function isGap(row: TakenRow | undefined): boolean {
  return row?.kind === "blank" || row?.kind === "total";
}

/** One blank line may stand within what a row says; two end the table. */
function isBeneathWideGap(rows: readonly TakenRow[], at: number): boolean {
  for (let above = at - 1; above > 0; above--) {
    const kind = rows[above]?.kind;
    if (kind === "blank" && rows[above - 1]?.kind === "blank") return true;
    if (kind !== "blank" && kind !== "continuation") return false;
  }
  return false;
}

/** Where the run of rows with one cell each begins that ends here: notes may be several lines. */
function firstOfLone(
  sheet: RawSheet,
  columns: readonly FoundColumn[],
  rows: readonly TakenRow[],
  at: number,
): number {
  let first = at;
  while (first > 0 && at - first < MOST_NOTE_LINES) {
    const above = rows[first - 1];
    if (above?.kind !== "body" || filledCells(sheet, columns, above.row).length !== 1) break;
    first--;
  }
  return first;
}
