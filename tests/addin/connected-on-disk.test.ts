import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import type { Role } from "../../shared/sync/screens.ts";
import { openFile } from "../excel-host/file/read-file.ts";
import { SyncWorld } from "../workbook-files/sync-world.ts";
import { openPane, type Pane, registerRows } from "./pane.ts";

let world: SyncWorld;
const panes: Pane[] = [];
beforeEach(async () => {
  world = await SyncWorld.start();
});
afterEach(async () => {
  for (const pane of panes.splice(0)) await pane.close();
  await world[Symbol.asyncDispose]();
});

/** A file that was connected from the command line, opened in Excel. */
async function opened(path: string, file: string, role: Role = "officer"): Promise<Pane> {
  const workbook = openFile(readFileSync(path), file);
  if (!workbook.ok) throw new Error(workbook.problem);
  const pane = await openPane(world.server, { workbook: workbook.value, role });
  panes.push(pane);
  const [question] = pane.toDo("question");
  if (question !== undefined) await pane.session.answer(question.id, "moved");
  await pane.sync();
  expect(pane.ready().tables).toMatchObject([{ rows: 2 }]);
  return pane;
}

async function contracts() {
  const { path, file, names } = await world.connected();
  return { pane: await opened(path, file), names };
}

describe("a table that was connected on disk", () => {
  test("[ADD42] stays understood in the pane where a column is renamed", async () => {
    const { pane, names } = await contracts();
    pane.hands.renameColumn("Contracts", "Annual value", "Worth a year");
    await pane.sync();
    pane.hands.type("D2", 55_000);
    await pane.sync();
    expect(pane.toDo("question")).toEqual([]);
    expect((await world.registerRow(names[0])).values.annualValue).toBe(5_500_000);
  });

  test("[ADD230] and is asked about where another column takes the name of one", async () => {
    const { pane, names } = await contracts();
    pane.hands.renameColumn("Contracts", "Annual value", "Worth a year");
    pane.hands.renameColumn("Contracts", "Note", "Annual value");
    pane.hands.type("F2", 1);
    await pane.sync();
    expect(pane.toDo("question")).toHaveLength(1);
    expect((await world.registerRow(names[0])).values).toMatchObject({ annualValue: 5_000_000 });
  });

  test("[ADD42] amounts side by side stay understood where a year's column is renamed", async () => {
    const rows = [
      ["Fund", "Status", "Budget 2034/35", "Budget 2035/36"],
      ["Fund A", "Confirmed", 1_000, 2_000],
    ];
    const tables = [{ name: "Budgets", area: { top: 0, left: 0, bottom: 1, right: 3 } }];
    const bytes = writeXlsx({ sheets: [{ name: "Budgets", rows, tables }] });
    const path = world.folder.write("budgets.xlsx", bytes);
    await world.as("finance").syncAs("budgets", path, "--connect", "--yes");
    const pane = await opened(path, "budgets.xlsx", "finance");
    pane.hands.renameColumn("Budgets", "Budget 2034/35", "The first year");
    await pane.sync();
    pane.hands.type("C2", 1_500);
    await pane.sync();
    expect(pane.toDo("question")).toEqual([]);
    const budgets = await registerRows(world.server, "budgets");
    const amounts = budgets.map(({ amount }) => amount);
    expect(amounts).toEqual(expect.arrayContaining([150_000, 200_000]));
    expect(amounts).not.toContain(100_000);
  });
});
