import { z } from "zod";
import type { FieldValue } from "../registers/field.ts";
import { RowId, readRowId } from "../values/row-id.ts";
import { digestOfRow } from "./cell-digest.ts";
import { WireValue } from "./protocol.ts";
import { digestsOf, type SeenRow } from "./scan-table.ts";

/** A heading within a table, and what it was understood to give to the rows beneath it. */
export const TableHeading = z.object({
  /** The digest of its row. */
  says: z.string(),
  gives: z.record(z.string(), WireValue),
  /** The first row beneath it: while that is so, rows stand where they were put. */
  first: RowId,
});
export type TableHeading = z.infer<typeof TableHeading>;

type Beneath = Readonly<{ id: RowId; headed: Readonly<Record<string, FieldValue>> }>;

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
 * What the heading over a row gives it. Nothing where a blank line or another line that is no row is
 * between, nor where the heading no longer stands over its own first row, as after a sort: then it
 * is not known whose heading it is.
 */
export function saidAbove(
  {
    headings = [],
    leftAlone,
  }: Readonly<{ headings?: readonly TableHeading[] | undefined; leftAlone: readonly string[] }>,
  rows: readonly SeenRow[],
  at: number,
): Readonly<Record<string, FieldValue>> {
  if (headings.length === 0) return {};
  for (let place = at - 1; place >= 0; place -= 1) {
    const row = rows[place];
    if (row === undefined || row.idText !== "") continue;
    const says = printOf(row);
    if (says === BLANK) return {};
    const here = headings.filter((heading) => heading.says === says);
    if (here.length > 0) {
      const first = firstIdBeneath(rows, place);
      return here.find((heading) => heading.first === first)?.gives ?? {};
    }
    if (leftAlone.includes(says)) return {};
  }
  return {};
}

function firstIdBeneath(rows: readonly SeenRow[], at: number): RowId | null {
  const below = rows.slice(at + 1).find(({ idText }) => idText !== "");
  return below === undefined ? null : readRowId(below.idText);
}

const BLANK = digestOfRow({});

function printOf(row: SeenRow | undefined): string {
  return digestOfRow(row === undefined ? {} : digestsOf(row.cells));
}
