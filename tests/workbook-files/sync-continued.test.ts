import { afterEach, beforeEach, expect, test } from "vitest";
import { demonstrationWorkbook } from "../../server/demonstration/workbooks.ts";
import { SyncWorld } from "./sync-world.ts";

let world: SyncWorld;
beforeEach(async () => {
  world = await SyncWorld.start();
});
afterEach(() => world[Symbol.asyncDispose]());

const WHOLE = /ongoing support\s+Provision of support for victims of child sexual abuse/;

function printed(name: string): string {
  const bytes = demonstrationWorkbook("dyfed-powys");
  if (bytes === null) throw new Error("no demonstration");
  return world.folder.write(name, bytes);
}

async function noteOfSexualAbuse(): Promise<unknown> {
  const { rows } = await world.api().rows.list.query({ register: "allocations" });
  return rows.find(({ values }) => values.serviceArea === "sexual-abuse")?.values.note;
}

test("[CLI90] a text that goes on in the line beneath is sent whole, and stays so", async () => {
  const path = printed("printed.xlsx");
  const connected = await world.syncAs("allocations", path, "--connect", "--yes");
  const again = await world.syncAs("allocations", path);

  expect([connected.exit, connected.document?.pushed]).toEqual([0, 10]);
  expect(await noteOfSexualAbuse()).toMatch(WHOLE);
  expect(again.document).toMatchObject({ pushed: 0, conflicts: 0, pulled: 0, standing: 0 });
});

test("[CLI90] a second file of the same rows says the same, and is no conflict", async () => {
  await world.syncAs("allocations", printed("printed.xlsx"), "--connect", "--yes");
  const second = await world.syncAs("allocations", printed("copy.xlsx"), "--connect", "--yes");

  expect([second.exit, second.document?.pushed, second.document?.conflicts]).toEqual([0, 0, 0]);
  expect(await noteOfSexualAbuse()).toMatch(WHOLE);
});
