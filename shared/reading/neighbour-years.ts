import type { ReadingContext } from "./cell-reading.ts";
import { sampleOf } from "./column-sample.ts";
import type { FoundTable } from "./found-table.ts";
import type { RawSheet } from "./raw-sheet.ts";
import { cellReader } from "./read-cell.ts";

const FEWEST = 5;

/** Between which years a column's dates fall, the outer quarters left aside; null for too few. */
export function neighbourYears(
  sheet: RawSheet,
  table: FoundTable,
  column: number,
  context: ReadingContext,
): ReadingContext["neighbourYears"] {
  const found = table.columns.find((each) => each.column === column);
  if (found === undefined) return null;
  const read = cellReader({ kind: "date" }, context);
  const years = sampleOf(sheet, table, found)
    .map(read)
    .flatMap((reading) =>
      reading.kind === "value" ? [Number(String(reading.value).slice(0, 4))] : [],
    )
    .sort((one, other) => one - other);
  if (years.length < FEWEST) return null;
  const aside = Math.floor(years.length / 4);
  const [from, to] = [years[aside], years[years.length - 1 - aside]];
  return from === undefined || to === undefined ? null : { from, to };
}
