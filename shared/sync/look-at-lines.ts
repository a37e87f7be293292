import type { RowId } from "../values/row-id.ts";
import { type Digest, digestOfRow } from "./cell-digest.ts";
import type { SeenCells } from "./diff-rows.ts";
import { digestsOf } from "./diff-rows.ts";
import type { LineTable } from "./line-key.ts";
import { type NewLine, placeComing } from "./place-coming.ts";
import { isMassVanishing, type SheetChange, scanTable } from "./scan-table.ts";
import { cellOf } from "./spread-cells.ts";
import type { RowMemory, TableMemory } from "./table-memory.ts";
import { type SeenLine, type Unfolded, unfoldLines } from "./unfold-lines.ts";

/** What a spread's table shows, held against what is remembered of it. */
export type LinesLook = Readonly<{
  /** Rows of the register that have found their place in a line of the sheet. */
  placed: readonly RowMemory[];
  /** Those that no line of the sheet is for: to be added as lines of their own. */
  newLines: readonly NewLine[];
  unfolded: Unfolded;
}>;

/** Gives rows that are yet to come their places, and tells the lines' rows apart. */
export function lookAtLines(
  table: LineTable,
  lines: readonly SeenLine[],
  memory: TableMemory,
  asker: Readonly<{ who: string; at: number }>,
): LinesLook {
  const { placed, newLines } = placeComing(table, lines, memory, asker);
  const after = new Map(memory);
  for (const row of placed) after.set(row.id, row);
  return { placed, newLines, unfolded: unfoldLines(table, lines, after) };
}

/** Lines without an id that are none of the register's. */
export type NotLines = Readonly<{
  /** By what they say, but for their amounts. */
  leftAlone: ReadonlySet<Digest>;
  /** By their places. */
  none: ReadonlySet<number>;
}>;

/**
 * What was done to the lines' rows. A line that is perhaps one that vanished waits whole for the
 * answer, and so do the rows of the one it may be.
 */
export function scanLines(
  { spread }: Pick<LineTable, "spread">,
  { rows, inSight }: Unfolded,
  { leftAlone, none }: NotLines,
): readonly SheetChange[] {
  const changes = scanTable(inSight, rows).filter((one) => {
    if (one.kind !== "new-row") return true;
    if (none.has(rows[one.at]?.line ?? -1)) return false;
    const { [spread.field]: _amount, ...shared } = rows[one.at]?.cells ?? {};
    return !leftAlone.has(lineDigest(shared));
  });
  const waiting = new Set<number>();
  const missed = new Set<RowId>();
  for (const one of changes) {
    if (!("like" in one) || one.like === null) continue;
    waiting.add(rows[one.at]?.line ?? -1);
    missed.add(lineOf(inSight, one.like));
  }
  if (waiting.size === 0) return changes;
  return changes.filter((one) => {
    if (one.kind === "gone" || one.kind === "forget") return !missed.has(lineOf(inSight, one.id));
    return one.kind !== "new-row" || one.like !== null || !waiting.has(rows[one.at]?.line ?? -1);
  });
}

function lineOf(memory: TableMemory, id: RowId): RowId {
  return cellOf(memory.get(id) ?? { id })?.line ?? id;
}

/** What a line says of all its rows: a total goes by its label, whatever its sums come to. */
export function lineDigest(shared: SeenCells): Digest {
  return digestOfRow(digestsOf(shared));
}

/** Whether so much vanished at once that sync stops: a line counts as one, however many its rows. */
export function isMassVanishingOfLines(gone: readonly RowId[], memory: TableMemory): boolean {
  const linesOf = (rows: Iterable<RowMemory>) =>
    new Set([...rows].map((row) => cellOf(row)?.line ?? row.id)).size;
  const present = [...memory.values()].filter(({ standing }) => standing.kind === "known");
  const vanished = gone.flatMap((id) => memory.get(id) ?? []);
  return isMassVanishing(linesOf(vanished), linesOf(present));
}
