import { afterAll, beforeAll, expect, test } from "vitest";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import { SyncWorld } from "./sync-world.ts";

let world: SyncWorld;

beforeAll(async () => {
  world = await SyncWorld.start();
});
afterAll(() => world[Symbol.asyncDispose]());

test("[SYN126] what a heading in a file says is of the rows beneath it, and of one typed there later", async () => {
  const rows = [
    ["Contract title", "Supplier", "Start date", "End date"],
    ["Substance misuse"],
    ["Refuge under a heading", "Haven", "01/04/2024", "31/03/2026"],
    ["Helpline under a heading", "Aurora", "01/04/2024", "31/03/2027"],
  ];
  const tables = [{ name: "Contracts", area: { top: 0, left: 0, bottom: 4, right: 3 } }];
  const sheet = { name: "Contracts", rows, tables };
  const path = world.folder.write("headed.xlsx", writeXlsx({ sheets: [sheet] }));
  const connected = await world.sync(path, "--connect", "--yes");
  expect(connected.document).toMatchObject({ pushed: 2, refused: 0 });
  expect((await world.registerRow("Refuge under a heading")).values).toMatchObject({
    serviceArea: "substance-misuse",
  });

  world.type(path, [4, 0, "Detox"], [4, 1, "Aurora"], [4, 2, "01/04/2025"], [4, 3, "31/03/2027"]);
  expect((await world.sync(path)).document).toMatchObject({ pushed: 1, refused: 0 });
  expect((await world.registerRow("Detox")).values).toMatchObject({
    serviceArea: "substance-misuse",
  });
});
