import { type RowId, readRowId } from "../values/row-id.ts";
import { type Digest, NOTHING } from "./cell-digest.ts";
import type { SeenCell } from "./diff-rows.ts";
import { cellOf } from "./spread-cells.ts";
import { type RowMemory, settledDigest } from "./table-memory.ts";

/** A line of a table, and what it says in a column that is perhaps the one of a field. */
export type LineSays = Readonly<{ idText: string; cell: SeenCell | undefined }>;

/** Of each line that is remembered, what it said of a field and what it says now. */
export type BeforeAndNow = Readonly<{ before: Digest; now: Digest | undefined }>;

/** A row of each line, by what stands in the id column. */
export function rememberedLines(rows: Iterable<RowMemory>): ReadonlyMap<RowId, RowMemory> {
  return new Map([...rows].map((row) => [cellOf(row)?.line ?? row.id, row]));
}

export function beforeAndNow(
  lines: readonly LineSays[],
  field: string,
  remembered: ReadonlyMap<RowId, RowMemory>,
): readonly BeforeAndNow[] {
  return lines.flatMap(({ idText, cell }) => {
    const id = readRowId(idText);
    const memory = id === null ? undefined : remembered.get(id);
    if (memory === undefined) return [];
    const before = memory.cells[field];
    const said = before === undefined ? NOTHING : settledDigest(before);
    return [{ before: said, now: cell?.digest }];
  });
}

/** Most of those that say anything say what they said: the column was not exchanged for another. */
export function saysAsBefore(lines: readonly BeforeAndNow[]): boolean {
  const said = lines.filter(({ before, now }) => before !== NOTHING || now !== NOTHING);
  const same = said.filter(({ before, now }) => before === now);
  return same.length * 2 >= said.length;
}
