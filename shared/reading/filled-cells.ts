import { isFilled } from "./find-header.ts";
import type { FoundColumn } from "./found-table.ts";
import type { RawSheet } from "./raw-sheet.ts";

/** A cell that says something; `words` only where it says it in text. */
export type Filled = Readonly<{ column: number; words: string | null }>;

const NOTHING: readonly Filled[] = [];

export function filledCells(
  sheet: RawSheet,
  columns: readonly FoundColumn[],
  row: number,
): readonly Filled[] {
  const cells = sheet.rows[row];
  if (cells === undefined || cells.length === 0) return NOTHING;
  const filled: Filled[] = [];
  for (const { column } of columns) {
    const cell = cells[column];
    if (cell === undefined || !isFilled(cell)) continue;
    filled.push({ column, words: typeof cell.value === "string" ? cell.value : null });
  }
  return filled;
}
