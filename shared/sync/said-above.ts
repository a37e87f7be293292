import { z } from "zod";
import { RowId, readRowId } from "../values/row-id.ts";
import { digestOfRow, NOTHING } from "./cell-digest.ts";
import { digestsOf } from "./diff-rows.ts";
import { WireValue } from "./protocol.ts";
import type { SeenRow } from "./seen-row.ts";
import type { Values } from "./stored-row.ts";

/** A heading within a table, and what it was understood to give to the rows beneath it. */
export const TableHeading = z.object({
  /** The digest of its row. */
  says: z.string(),
  gives: z.record(z.string(), WireValue),
  /** The first row beneath it: while that is so, rows stand where they were put. */
  first: RowId,
});
export type TableHeading = z.infer<typeof TableHeading>;

type Beneath = Readonly<{ id: RowId; headed: Values }>;

/**
 * The headings of a table as it is connected: `sections` are their places among the rows, and
 * `beneath` has the table's rows by their places. One in no mapped column cannot be known again.
 */
export function headingsOver(
  rows: readonly SeenRow[],
  sections: readonly number[],
  beneath: ReadonlyMap<number, Beneath>,
): readonly TableHeading[] {
  return sections.flatMap((at) => {
    const says = printOf(rows[at]);
    const below = rows.findIndex((_, place) => place > at && beneath.has(place));
    const row = beneath.get(below);
    if (says === BLANK || row === undefined || Object.keys(row.headed).length === 0) return [];
    return [{ says, gives: { ...row.headed }, first: row.id }];
  });
}

/**
 * What the headings give each row, by its place. Nothing beneath a blank line or another line that is
 * no row, nor where a heading no longer stands over its own first row, as after a sort: then it is
 * not known whose heading it is. Where amounts stand side by side, the rows are the table's lines.
 */
export function saidAbove(
  { headings = [], leftAlone }: WithHeadings & Readonly<{ leftAlone: readonly string[] }>,
  rows: readonly SeenRow[],
): readonly Values[] {
  if (headings.length === 0) return [];
  const others = new Set(leftAlone);
  const reworded = rewordedHeadings({ headings }, rows);
  let given: Values = {};
  return rows.map((row, at) => {
    if (row.idText !== "") return given;
    const says = printOf(row);
    const here = headings.filter((heading) => heading.says === says);
    const first = here.length === 0 ? null : firstIdBeneath(rows, at);
    if (here.length > 0) given = here.find((heading) => heading.first === first)?.gives ?? {};
    else if (says === BLANK || others.has(says) || reworded.has(at)) given = {};
    return given;
  });
}

/**
 * The places of texts that stand alone, among rows without ids, over the first row of a heading
 * which stands nowhere any more: that heading in other words. They are no rows, and what they give
 * is not known.
 */
export function rewordedHeadings(
  { headings = [] }: WithHeadings,
  rows: readonly SeenRow[],
): ReadonlySet<number> {
  const known = new Set(headings.map(({ says }) => says));
  const prints = new Set(headings.length === 0 ? [] : rows.map(printOf));
  const places = new Set<number>();
  for (const { says, first } of headings) {
    if (prints.has(says)) continue;
    const place = rows.findIndex(({ idText }) => readRowId(idText) === first);
    for (let at = place - 1; at >= 0; at -= 1) {
      const row = rows[at];
      if (row === undefined || row.idText !== "" || known.has(printOf(row))) break;
      if (isLoneText(row)) places.add(at);
    }
  }
  return places;
}

function isLoneText({ cells }: SeenRow): boolean {
  return Object.values(cells).filter(({ digest }) => digest !== NOTHING).length === 1;
}

/**
 * A table whose rows are given ids, or others than they had: each heading stands over its own first
 * row as before, or over a new one that was typed between the two.
 */
export function overNewIds<Bound extends WithHeadings>(
  binding: Bound,
  rows: readonly SeenRow[],
  ids: Iterable<Readonly<{ at: number; id: RowId }>>,
): Bound {
  const given = new Map([...ids].map(({ at, id }) => [at, id]));
  if (binding.headings === undefined || given.size === 0) return binding;
  const headings = binding.headings.map((heading) => {
    const place = rows.findIndex(({ idText }) => readRowId(idText) === heading.first);
    return { ...heading, first: firstOver(place, rows, given) ?? heading.first };
  });
  return { ...binding, headings };
}

/** The topmost id given to a row or to new ones right above it; undefined where none was. */
function firstOver(
  place: number,
  rows: readonly SeenRow[],
  given: ReadonlyMap<number, RowId>,
): RowId | undefined {
  let first = given.get(place);
  for (let at = place - 1; at >= 0; at -= 1) {
    const row = rows[at];
    const isAir = printOf(row) === BLANK;
    if (row?.idText !== "" || (!isAir && !given.has(at))) break;
    first = given.get(at) ?? first;
  }
  return first;
}

type WithHeadings = Readonly<{ headings?: readonly TableHeading[] | undefined }>;

function firstIdBeneath(rows: readonly SeenRow[], at: number): RowId | null {
  for (let below = at + 1; below < rows.length; below += 1) {
    const idText = rows[below]?.idText ?? "";
    if (idText !== "") return readRowId(idText);
  }
  return null;
}

const BLANK = digestOfRow({});

function printOf(row: SeenRow | undefined): string {
  return digestOfRow(row === undefined ? {} : digestsOf(row.cells));
}
