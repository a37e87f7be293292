import { MOST_ROWS_A_PUSH } from "./protocol.ts";
import type { SentRow } from "./send-cells.ts";

/** Rows as so many pushes as they need; those that stand together stay in one. */
export function pushParts(rows: readonly SentRow[]): readonly (readonly SentRow[])[] {
  const parts: SentRow[][] = [];
  for (const group of togetherGroups(rows)) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + group.length <= MOST_ROWS_A_PUSH) last.push(...group);
    else parts.push([...group]);
  }
  return parts;
}

function togetherGroups(rows: readonly SentRow[]): readonly (readonly SentRow[])[] {
  const groups: SentRow[][] = [];
  for (const row of rows) {
    const { together } = row.change;
    const last = groups.at(-1);
    if (together !== undefined && last?.[0]?.change.together === together) last.push(row);
    else groups.push([row]);
  }
  return groups;
}
