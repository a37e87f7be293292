import { describe, expect, test } from "vitest";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import { openFile } from "../excel-host/file/read-file.ts";
import { aDesk, seenIn } from "./desk.ts";
import { connectFirst, type Pane, registerRows } from "./pane.ts";

const { open, server, leave } = aDesk();

const TABLE = "Table1";
/** Amounts stand in C and D, ids in E. */
const ROWS = [
  ["Title", "Priorities", "Amount 2034/35", "Amount 2035/36"],
  ["Substance misuse"],
  ["Refuge", "1", 1_000, 2_000],
  ["Helpline", "1", 500],
  ["Awaited", "1"],
  ["Domestic abuse"],
  ["Outreach", "1", 700, 800],
];

async function connected(): Promise<Pane> {
  const sheet = { name: "Sheet1", rows: ROWS };
  const file = openFile(writeXlsx({ sheets: [sheet] }), "allocations.xlsx");
  if (!file.ok) throw new Error(file.problem);
  const pane = await open({ workbook: file.value });
  await connectFirst(pane);
  await pane.sync();
  return pane;
}

/** "Refuge 2034/35: substance-misuse", for each amount of a line. */
async function areas(...titles: readonly string[]): Promise<readonly string[]> {
  const rows = await registerRows(server());
  return rows
    .filter(({ title }) => titles.includes(String(title)))
    .map(({ title, financialYear, serviceArea }) => `${title} ${financialYear}: ${serviceArea}`)
    .sort();
}

describe("a table with headings whose amounts stand across", () => {
  test("[SYN140] gives each amount what the heading over its line says, typed then or later", async () => {
    const pane = await connected();
    expect(await areas("Refuge", "Outreach")).toEqual([
      "Outreach 2034/35: domestic-abuse",
      "Outreach 2035/36: domestic-abuse",
      "Refuge 2034/35: substance-misuse",
      "Refuge 2035/36: substance-misuse",
    ]);
    pane.hands.type("D4", 600);
    pane.hands.insertTableRows(TABLE, 3);
    pane.hands.pasteBlock("A4", [["Detox", "1", 100, 200]]);
    await pane.sync();
    expect(await areas("Helpline", "Detox")).toEqual([
      "Detox 2034/35: substance-misuse",
      "Detox 2035/36: substance-misuse",
      "Helpline 2034/35: substance-misuse",
      "Helpline 2035/36: substance-misuse",
    ]);
  });

  test("[SYN142] has a line that was without amounts from its first amount on", async () => {
    const pane = await connected();
    pane.hands.type("D5", 600);
    await pane.sync();
    expect(await areas("Awaited")).toEqual(["Awaited 2035/36: substance-misuse"]);
    pane.hands.insertTableRows(TABLE, 5);
    pane.hands.pasteBlock("A6", [["Detox", "1", 100]]);
    await pane.sync();
    expect(await areas("Detox")).toEqual(["Detox 2034/35: substance-misuse"]);
  });

  test("[SYN147] gives it to a line beneath which another was typed right under the heading", async () => {
    const pane = await connected();
    for (const title of ["Detox", "Day centre"]) {
      pane.hands.insertTableRows(TABLE, 2);
      pane.hands.pasteBlock("A3", [[title, "1", 100]]);
      await pane.sync();
    }
    expect(await areas("Detox", "Day centre")).toEqual([
      "Day centre 2034/35: substance-misuse",
      "Detox 2034/35: substance-misuse",
    ]);
  });

  test("[SYN140] gives nothing to a line that was sorted away from beneath its heading", async () => {
    const pane = await connected();
    pane.hands.sortTable(TABLE, "Title", "ascending");
    await pane.sync();
    pane.hands.insertTableRows(TABLE, 3);
    pane.hands.pasteBlock("A4", [["Detox", "1", 100, 200]]);
    await pane.sync();
    expect(await areas("Detox")).toEqual(["Detox 2034/35: undefined", "Detox 2035/36: undefined"]);
  });

  test("[SYN140] gives the amounts of next year's column what it says, in next year's file", async () => {
    const pane = await connected();
    await leave(pane);
    const { workbook } = pane.excel;
    workbook.name = "allocations 2036-37.xlsx";
    const copy = await open({ workbook, browser: pane.browser });
    copy.hands.type("C1", "Amount 2036/37");
    await copy.session.answer(copy.toDo("question")[0]?.id ?? "", "next-year");
    await copy.sync();
    expect((await areas("Refuge", "Outreach")).filter((one) => one.includes("2036/37"))).toEqual([
      "Outreach 2036/37: domestic-abuse",
      "Refuge 2036/37: substance-misuse",
    ]);
    expect(seenIn(copy, "E2")).toEqual([""]);
  });
});
