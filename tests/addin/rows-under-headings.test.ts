import { describe, expect, test } from "vitest";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import { openFile } from "../excel-host/file/read-file.ts";
import { aDesk } from "./desk.ts";
import { connectFirst, type Pane, registerRows } from "./pane.ts";

const { open, server } = aDesk();

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

  test("[SYN126] has nothing of it once the rows were sorted away from beneath the headings", async () => {
    const pane = await connected();
    pane.hands.sortTable(TABLE, "Contract title", "ascending");
    await pane.sync();
    pane.hands.insertTableRows(TABLE, 3);
    pane.hands.pasteBlock("A4", [["Detox", "Aurora", "01/04/2025", "31/03/2027"]]);
    await pane.sync();
    expect(await areas()).toEqual({ ...CONNECTED, Detox: undefined });
  });
});
