import { z } from "zod";
import { RowId, readRowId } from "../values/row-id.ts";
import { digestOfRow } from "./cell-digest.ts";
import { WireValue } from "./protocol.ts";
import { digestsOf, type SeenRow } from "./scan-table.ts";
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
  let given: Values = {};
  return rows.map((row, at) => {
    if (row.idText !== "") return given;
    const says = printOf(row);
    const here = headings.filter((heading) => heading.says === says);
    const first = here.length === 0 ? null : firstIdBeneath(rows, at);
    if (here.length > 0) given = here.find((heading) => heading.first === first)?.gives ?? {};
    else if (says === BLANK || others.has(says)) given = {};
    return given;
  });
}

/** A table whose rows are given other ids: each heading stands over its own first row as before. */
export function overNewIds<Bound extends WithHeadings>(
  binding: Bound,
  idTexts: readonly string[],
  ids: Iterable<Readonly<{ at: number; id: RowId }>>,
): Bound {
  if (binding.headings === undefined) return binding;
  const newIds = new Map([...ids].map(({ at, id }) => [readRowId(idTexts[at] ?? ""), id]));
  const headings = binding.headings.map((heading) => ({
    ...heading,
    first: newIds.get(heading.first) ?? heading.first,
  }));
  return { ...binding, headings };
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
