import { expect } from "vitest";
import type { Desk } from "./desk.ts";
import { seenIn } from "./desk.ts";
import type { Pane, PaneOptions } from "./pane.ts";

/** A pane with two allocations and marks on: statuses stand in J, ids in K, the pointer away. */
export async function markedPane(desk: Desk, options: PaneOptions = {}): Promise<Pane> {
  const pane = await desk.connected(options);
  await nothingAmiss(pane);
  await switchMarks(pane, true);
  return pane;
}

/** What is approved needs more than these rows have: without a status nothing is wrong with them. */
export async function nothingAmiss(pane: Pane): Promise<void> {
  pane.hands.clear("H2:H3");
  pane.hands.select("A20");
  await pane.sync();
}

export async function switchMarks(pane: Pane, on: boolean): Promise<void> {
  const [table] = pane.ready().tables;
  if (table === undefined) throw new Error("a table is connected");
  expect(await pane.session.mark({ kind: "table", table: table.id, on })).toEqual({
    ok: true,
    value: null,
  });
  await pane.excel.settled();
}

export const statuses = (pane: Pane) => seenIn(pane, "J2", "J3");

/** What is said of £3,000,000 for Refuge. */
export const TOO_MUCH =
  /^Not accepted: Amount, your sheet £3,000,000, register £60,000: .*£2,126,869/;
