import { afterEach, beforeEach, expect, test } from "vitest";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import type { RegisterKey } from "../../shared/registers/field.ts";
import { SyncWorld } from "./sync-world.ts";

let world: SyncWorld;

beforeEach(async () => {
  world = await SyncWorld.start();
});
afterEach(() => world[Symbol.asyncDispose]());

test.each<{
  register: RegisterKey;
  role: "officer" | "finance";
  rows: (string | number | null)[][];
  total: (string | number)[];
}>([
  {
    register: "agreements",
    role: "officer",
    rows: [
      ["Contract title", "Supplier", "Start date", "End date", "Annual value"],
      ["Refuge", "Haven", "01/04/2024", "31/03/2036", 1_000],
      ["Helpline", "Aurora", "01/04/2024", "31/03/2037", 2_000],
    ],
    total: ["Total", 3_000],
  },
  {
    register: "budgets",
    role: "finance",
    rows: [
      ["Fund", "Status", "Budget 2034/35", "Budget 2035/36", "Note"],
      ["Fund A", "Confirmed", 1_000, 2_000, null],
      ["Fund B", "Confirmed", 500, null, null],
    ],
    total: ["Total", 1_500],
  },
])("[ADD231] a total typed beneath $register in a file is no row of them", async (given) => {
  const { register, role, rows, total } = given;
  const tables = [{ name: "Contracts", area: { top: 0, left: 0, bottom: 2, right: 4 } }];
  const sheets = [{ name: "Contracts", rows: [...rows, [], []], tables }];
  const path = world.folder.write("totals.xlsx", writeXlsx({ sheets }));
  const sync = (...more: string[]) => world.as(role).syncAs(register, path, ...more);
  await sync("--connect", "--yes");
  const [label = "", sum = 0] = total;
  const place = register === "budgets" ? 2 : 4;
  const area = { top: 0, left: 0, bottom: 3, right: 5 };
  world.grow(path, "Contracts", area, [3, 0, label], [3, place, sum]);
  expect((await sync()).document).toMatchObject({ pushed: 0, refused: 0 });
  // The sum comes to something else, and is still one.
  world.type(path, [1, place, 1_100], [3, place, Number(sum) + 100]);
  expect((await sync()).document).toMatchObject({ pushed: 1, refused: 0 });
});
