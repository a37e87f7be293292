import { plain } from "../values/plain-text.ts";
import { type Filled, filledCells } from "./filled-cells.ts";
import { isMergedAcross } from "./find-header.ts";
import type { FoundColumn, FoundTable, TakenRow } from "./found-table.ts";
import { yearsIn } from "./header-text.ts";
import type { RawSheet } from "./raw-sheet.ts";

const LONGEST_HEADING = 90;
/** In a table this narrow a row with one filled cell is an ordinary row. */
const LEAST_WIDTH = 3;
const ROWS_LOOKED_AT = 30;
const HEADING_WHY =
  "a heading over the rows beneath, down to the next heading, total or blank line";
const OPENS: ReadonlySet<TakenRow["kind"]> = new Set(["header", "blank", "total", "section"]);

/**
 * Takes lone texts in the first column for headings where the table shows that it has such: one
 * stands at the top, after a blank line or after a total, or is merged across. Rows that merely have
 * little in them stay rows.
 */
export function withSectionsTaken(
  sheet: RawSheet,
  columns: readonly FoundColumn[],
  taken: readonly TakenRow[],
  usual: number,
): readonly TakenRow[] {
  if (usual < LEAST_WIDTH) return taken;
  const lone = new Set<number>();
  let shown = false;
  taken.forEach((row, at) => {
    if (row.kind !== "body" || !isLoneText(sheet, columns, row.row)) return;
    if (!headsRows(sheet, columns, taken, at)) return;
    lone.add(at);
    const before = taken[at - 1];
    if (before === undefined || OPENS.has(before.kind)) shown = true;
  });
  const bodies = taken.filter(({ kind }) => kind === "body").length;
  // Where most rows have little in them, little is what a row has.
  if (!shown || lone.size * 2 > bodies) return taken;
  return taken.map((row, at) =>
    lone.has(at) ? { row: row.row, kind: "section", why: HEADING_WHY } : row,
  );
}

function isLoneText(sheet: RawSheet, columns: readonly FoundColumn[], row: number): boolean {
  const [only, ...others] = filledCells(sheet, columns, row);
  if (only === undefined || others.length > 0) return false;
  return only.column === columns[0]?.column && isHeadingText(only);
}

/** A text merged over several columns is a heading wherever it stands. */
export function isMergedHeading(sheet: RawSheet, row: number, filled: readonly Filled[]): boolean {
  const [only] = filled;
  if (only === undefined || filled.length !== 1 || only.words === null) return false;
  return sheet.merges.length > 0 && isMergedAcross(sheet, row, only.column);
}

function isHeadingText({ words }: Filled): boolean {
  if (words === null || words.length > LONGEST_HEADING) return false;
  return /[a-z]{2}/i.test(plain(words)) || yearsIn(words).length === 1;
}

/** What comes next, blank lines and repeated headers aside, is a row with more in it, or a heading. */
function headsRows(
  sheet: RawSheet,
  columns: readonly FoundColumn[],
  taken: readonly TakenRow[],
  at: number,
): boolean {
  const last = Math.min(taken.length, at + ROWS_LOOKED_AT);
  for (let below = at + 1; below < last; below++) {
    const next = taken[below];
    if (next === undefined) break;
    if (next.kind === "blank" || next.kind === "header" || next.kind === "section") continue;
    if (next.kind !== "body") return false;
    if (!isLoneText(sheet, columns, next.row)) return true;
  }
  return false;
}

/** For each row the heading it stands under; a total, a note or a blank line ends a heading's reach. */
export function headingsOver({ rows }: Pick<FoundTable, "rows">): ReadonlyMap<number, number> {
  const over = new Map<number, number>();
  let heading: number | null = null;
  let isFresh = false;
  for (const { row, kind } of rows) {
    if (kind === "section") [heading, isFresh] = [row, true];
    else if (kind === "body") {
      if (heading !== null) over.set(row, heading);
      isFresh = false;
    } else if (kind === "total" || kind === "note") heading = null;
    // A blank line between a heading and its first row is only air.
    else if (kind === "blank" && !isFresh) heading = null;
  }
  return over;
}
