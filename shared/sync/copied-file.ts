import type { RawCell } from "../reading/raw-sheet.ts";
import { readRowId } from "../values/row-id.ts";
import type { SeenRow } from "./seen-row.ts";
import { settledDigest, type TableMemory } from "./table-memory.ts";

/** What a file may be that is not where, or not called what, it was. */
export type CopyAnswer = "moved" | "colleague" | "next-year" | "forget";

/** More rows than this whose year changes at once are next year's, or a mistake: for a person to say. */
export const MOST_YEARS_CORRECTED = 3;

/** More of the cells of one kind than this changed since a copy was taken make another year's file. */
const MOSTLY = 0.2;

/** Whether the name a file, sheet or title has now says another year than the one it had. */
export function namesAnotherYear(before: string, now: string): boolean {
  return yearIn(now) !== null && yearIn(before) !== yearIn(now);
}

function yearIn(name: string): string | null {
  return /(20\d\d|\d\d[-/ ]\d\d)/.exec(name)?.[0] ?? null;
}

/** How far above a table its titles are looked for. */
const TITLE_ROWS = 10;

/** What stands over a table whose first row is `top`, counted from nought. */
export function titlesOver(rows: readonly (readonly RawCell[])[], top: number): string {
  return rows
    .slice(Math.max(0, top - TITLE_ROWS), top)
    .flatMap((row) => row.map(({ text }) => text))
    .join(" | ");
}

/** Whether more than a fifth of these fields' remembered cells say something else now. */
export function isMostlyChanged(
  memory: TableMemory,
  rows: readonly SeenRow[],
  fields: ReadonlySet<string>,
): boolean {
  let known = 0;
  let changed = 0;
  for (const row of rows) {
    const id = readRowId(row.idText);
    const remembered = id === null ? undefined : memory.get(id);
    if (remembered === undefined) continue;
    for (const [field, { digest }] of Object.entries(row.cells)) {
      const cell = remembered.cells[field];
      if (!fields.has(field) || cell === undefined) continue;
      known++;
      if (digest !== settledDigest(cell) && digest !== cell.digest) changed++;
    }
  }
  return changed > known * MOSTLY;
}

/** The fields of which both are another in an agreement that is a new one. */
export const TERM_FIELDS = ["start", "currentEnd"] as const;
