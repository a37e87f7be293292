import { afterAll, beforeAll, expect, test } from "vitest";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import { cells, SyncWorld } from "./sync-world.ts";

let world: SyncWorld;

beforeAll(async () => {
  world = await SyncWorld.start();
});
afterAll(() => world[Symbol.asyncDispose]());

test("[REA180] a sheet with its pound signs in a column of their own is connected, typed in and written to", async () => {
  const end = { value: 51_957, format: "dd/mm/yyyy" };
  const rows = [
    ["Title", "Provider", "Annual value", "", "Current end", "Status"],
    ["Signed one", "Acme", "£", 50_000, end, "Live"],
    ["Signed two", "Acme", "£", 60_000, end, "Live"],
  ];
  const path = world.folder.write(
    "signs.xlsx",
    writeXlsx({ sheets: [{ name: "Contracts", rows }] }),
  );
  expect((await world.sync(path, "--connect", "--yes")).document).toMatchObject({
    ...{ pushed: 2, refused: 0, conflicts: 0 },
    details: { questions: [] },
  });
  world.type(path, [1, 3, 51_000]);
  await world.edit("Signed two", { annualValue: 6_500_000 });
  const { document } = await world.sync(path);

  expect(document).toMatchObject({ pushed: 1, pulled: 1, details: { questions: [] } });
  expect((await world.registerRow("Signed one")).values.annualValue).toBe(5_100_000);
  expect(
    cells(path)
      .slice(1)
      .map((row) => row.slice(2, 4)),
  ).toEqual([
    ["£", 51_000],
    ["£", 65_000],
  ]);
});
