import { linesThatAreNone } from "../../shared/reading/lines-that-are-none.ts";
import type { NotLines } from "../../shared/sync/look-at-lines.ts";
import { ID_HEADER, idTextsOf, STATUS_HEADER, type TableBlock } from "../workbook/workbook.ts";
import type { BoundTable } from "./read-bound-table.ts";

const OURS: ReadonlySet<string> = new Set([ID_HEADER, STATUS_HEADER]);

/** Lines of a table that are totals or headings; looked for only where a line has no id. */
export function noRowsIn(block: TableBlock): ReadonlySet<number> {
  if (idTextsOf(block).every((text) => text !== "")) return new Set();
  const headers = block.columns.flatMap(({ header }, at): [number, string][] =>
    OURS.has(header.trim()) ? [] : [[at, header]],
  );
  return linesThatAreNone(new Map(headers), block.rows);
}

export function notLinesOf({ binding, block }: BoundTable): NotLines {
  return { leftAlone: new Set(binding.leftAlone), none: noRowsIn(block) };
}
