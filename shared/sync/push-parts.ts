import type { RegisterKey } from "../registers/field.ts";
import { MOST_ROWS_A_PUSH } from "./protocol.ts";
import type { SentRow } from "./send-cells.ts";

/**
 * Connecting refuses nothing, so its rows need not be judged as one net; and new rows cost the server
 * most, so that nobody else's edit should wait for five hundred of them.
 */
const ROWS_A_PUSH_CONNECTING = 100;

/** Each brings some thirty dates and alerts with it. */
const AGREEMENTS_A_PUSH_CONNECTING = 30;

type Pushing = Readonly<{ register: RegisterKey; connecting: boolean }>;

/** Rows as so many pushes as they need; those that stand together stay in one. */
export function pushParts(
  rows: readonly SentRow[],
  pushing: Pushing,
): readonly (readonly SentRow[])[] {
  const most = mostRows(pushing);
  const parts: SentRow[][] = [];
  for (const group of togetherGroups(rows)) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + group.length <= most) last.push(...group);
    else parts.push([...group]);
  }
  return parts;
}

function mostRows({ register, connecting }: Pushing): number {
  if (!connecting) return MOST_ROWS_A_PUSH;
  return register === "agreements" ? AGREEMENTS_A_PUSH_CONNECTING : ROWS_A_PUSH_CONNECTING;
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
