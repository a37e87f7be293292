import type { FoundColumn, TakenRow } from "./found-table.ts";
import { readHeader } from "./header-text.ts";
import type { RawCell, RawSheet } from "./raw-sheet.ts";
import { takeRows } from "./take-rows.ts";

const NONE: ReadonlySet<TakenRow["kind"]> = new Set(["total", "header"]);

/**
 * Lines of a table's body that are rows of no register: totals, whatever they come to by now, and
 * the headings pasted once more. `headers` has the columns people filled in, by their places.
 */
export function linesThatAreNone(
  headers: ReadonlyMap<number, string>,
  rows: readonly (readonly RawCell[])[],
): ReadonlySet<number> {
  const columns = [...headers].map(
    ([column, header]): FoundColumn => ({
      column,
      header: readHeader([header]),
      hidden: false,
      redrawn: null,
    }),
  );
  const taken = takeRows({ ...BODY, rows }, columns, 0, rows.length - 1);
  return new Set(taken.flatMap(({ row, kind }) => (NONE.has(kind) ? [row] : [])));
}

const BODY: Omit<RawSheet, "rows"> = {
  name: "",
  visibility: "visible",
  tables: [],
  merges: [],
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
  date1904: false,
};
