import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { patchXlsx } from "../../server/workbook-files/patch-xlsx.ts";
import { readXlsx } from "../../server/workbook-files/read-xlsx.ts";
import { checkpointIn } from "../../server/workbook-files/sync/kept-in-file.ts";
import { CHECKPOINT_SHEET_NAME, checkpointPieces } from "../../shared/sync/checkpoint.ts";
import type { Spellings } from "../../shared/sync/spellings.ts";
import { RowId } from "../../shared/values/row-id.ts";
import { copied, type Made } from "./last-years-file.ts";
import { SyncWorld } from "./sync-world.ts";

let world: SyncWorld;

beforeAll(async () => {
  world = await SyncWorld.start();
});
afterAll(() => world[Symbol.asyncDispose]());

/** The file as a person left it who was asked in the add-in which fund a name means. */
function answered(path: string, spellings: Spellings): void {
  const read = readXlsx(readFileSync(path));
  const checkpoint = read.ok ? checkpointIn(read.value.sheets) : null;
  if (checkpoint === null) throw new Error("The file is connected.");
  const bindings = checkpoint.bindings.map((binding) => ({ ...binding, spellings }));
  const text = JSON.stringify({ ...checkpoint, bindings });
  const rows = checkpointPieces(text).map((piece) => [piece]);
  const memory = { name: CHECKPOINT_SHEET_NAME, rows };
  const patched = patchXlsx(readFileSync(path), { cells: [], memory });
  if (!patched.ok) throw new Error(patched.problem);
  writeFileSync(path, patched.value.bytes);
}

test("[SYN145] a fund's other spelling in a file means the fund that a person said it does", async () => {
  const made: Made = { register: "allocations", role: "officer" };
  const { path, sync } = await copied(world, made, [
    ["Title", "Financial year", "Fund", "Amount", "Status"],
    ["Helpline", "2034/35", "Victims Fund 34/35", 100, "Idea"],
    [],
  ]);
  const { rows: funds } = await world.api().rows.list.query({ register: "funds" });
  const fund = RowId.parse(funds.find(({ name }) => name === "Victims Fund 34/35")?.id);
  answered(path, { "victim fund 2034 35": fund });
  world.type(path, [2, 0, "Refuge"], [2, 1, "2034/35"], [2, 2, "Victim fund 2034/35"]);
  world.type(path, [2, 3, 50], [2, 4, "Idea"]);
  expect((await sync(path)).document).toMatchObject({ pushed: 1, refused: 0 });

  const { rows } = await world.api().rows.list.query({ register: "allocations" });
  const refuge = rows.find(({ values }) => values.title === "Refuge");
  expect(refuge?.values.fund).toEqual({ id: fund, text: "Victim fund 2034/35" });
});
