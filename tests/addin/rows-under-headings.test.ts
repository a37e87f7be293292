import { describe, expect, test } from "vitest";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import { openFile } from "../excel-host/file/read-file.ts";
import { aDesk } from "./desk.ts";
import { connectFirst, type Pane, registerRows } from "./pane.ts";

const { open, server, leave } = aDesk();

const TABLE = "Table1";
const ROWS = [
  ["Contract title", "Supplier", "Start date", "End date"],
  ["Substance misuse"],
  ["Refuge", "Haven", "01/04/2024", "31/03/2026"],
  ["Helpline", "Aurora", "01/04/2024", "31/03/2027"],
  ["Domestic abuse"],
  ["Outreach", "Haven", "01/04/2024", "31/03/2026"],
];

async function connected(): Promise<Pane> {
  const file = openFile(
    writeXlsx({ sheets: [{ name: "Contracts", rows: ROWS }] }),
    "contracts.xlsx",
  );
  if (!file.ok) throw new Error(file.problem);
  const pane = await open({ workbook: file.value });
  await connectFirst(pane);
  return pane;
}

/** The first contract renewed, which had ended, and a new one typed beneath it. */
async function renewFirst(pane: Pane, choice: string): Promise<void> {
  pane.hands.pasteBlock("C3", [["01/04/2026", "31/03/2028"]]);
  await pane.sync();
  await pane.session.answer(pane.toDo("question")[0]?.id ?? "", choice);
  await pane.sync();
  pane.hands.insertTableRows(TABLE, 3);
  pane.hands.pasteBlock("A4", [["Detox", "Aurora", "01/04/2025", "31/03/2027"]]);
  await pane.sync();
}

async function refuges(): Promise<readonly string[]> {
  const rows = await registerRows(server(), "agreements");
  return rows
    .filter(({ title }) => title === "Refuge" || title === "Detox")
    .map(({ title, start, serviceArea }) => `${title} ${start}: ${serviceArea}`)
    .sort();
}

const RENEWED = [
  "Detox 2025-04-01: substance-misuse",
  "Refuge 2024-04-01: substance-misuse",
  "Refuge 2026-04-01: substance-misuse",
];

async function areas(): Promise<Record<string, unknown>> {
  const rows = await registerRows(server(), "agreements");
  return Object.fromEntries(rows.map(({ title, serviceArea }) => [String(title), serviceArea]));
}

const CONNECTED = {
  Refuge: "substance-misuse",
  Helpline: "substance-misuse",
  Outreach: "domestic-abuse",
};

describe("a row that is typed into a table with headings", () => {
  test("[SYN126] has in the register what the heading over it says, wherever in its part it stands", async () => {
    const pane = await connected();
    expect(await areas()).toEqual(CONNECTED);
    pane.hands.insertTableRows(TABLE, 3);
    pane.hands.pasteBlock("A4", [["Detox", "Aurora", "01/04/2025", "31/03/2027"]]);
    pane.hands.insertTableRows(TABLE, 2);
    pane.hands.pasteBlock("A3", [["Day centre", "Aurora", "01/04/2025", "31/03/2027"]]);
    await pane.sync();
    expect(await areas()).toEqual({
      ...CONNECTED,
      Detox: "substance-misuse",
      "Day centre": "substance-misuse",
    });
  });

  test("[SYN147] has it too where another was typed right beneath the heading before", async () => {
    const pane = await connected();
    for (const title of ["Detox", "Day centre"]) {
      pane.hands.insertTableRows(TABLE, 2);
      pane.hands.pasteBlock("A3", [[title, "Aurora", "01/04/2025", "31/03/2027"]]);
      await pane.sync();
    }
    expect(await areas()).toEqual({
      ...CONNECTED,
      Detox: "substance-misuse",
      "Day centre": "substance-misuse",
    });
  });

  test("[SYN126] has nothing of it once the rows were sorted away from beneath the headings", async () => {
    const pane = await connected();
    pane.hands.sortTable(TABLE, "Contract title", "ascending");
    await pane.sync();
    pane.hands.insertTableRows(TABLE, 3);
    pane.hands.pasteBlock("A4", [["Detox", "Aurora", "01/04/2025", "31/03/2027"]]);
    await pane.sync();
    expect(await areas()).toEqual({ ...CONNECTED, Detox: undefined });
  });

  test("[SYN141] has it where the first row beneath the heading was renewed", async () => {
    const pane = await connected();
    await renewFirst(pane, "new");
    expect(await refuges()).toEqual(RENEWED);
  });

  test("[SYN141] has it in next year's file, and so has what is new there", async () => {
    const pane = await connected();
    await leave(pane);
    const { workbook } = pane.excel;
    workbook.name = "contracts 2026-27.xlsx";
    const copy = await open({ workbook, browser: pane.browser });
    await renewFirst(copy, "next-year");
    expect(await refuges()).toEqual(RENEWED);
  });

  test("[SYN146] a heading that is put in other words is no row, and gives nothing", async () => {
    const pane = await connected();
    pane.hands.type("A5", "Domestic abuse and violence");
    pane.hands.insertTableRows(TABLE, 5);
    pane.hands.pasteBlock("A6", [["Detox", "Aurora", "01/04/2025", "31/03/2027"]]);
    await pane.sync();
    expect(await areas()).toEqual({ ...CONNECTED, Detox: undefined });
  });
});
