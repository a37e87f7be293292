import { describe, expect, test } from "vitest";
import { aDesk, seenIn } from "./desk.ts";
import { connectFirst, type Pane, registerRows } from "./pane.ts";

const { server, open, connected, amounts } = aDesk();

const COLUMNS = 4;

/** A register as large as an office has; providers, of which no dates have to be derived. */
async function largeTable(rows: number): Promise<Pane> {
  const pane = await open();
  pane.excel.hands.pasteBlock("A1", [
    ["Name", "Company number", "Contact"],
    ...Array.from({ length: rows }, (_, at) => [`Charity ${at + 1}`, `C${at + 1}`, "Ann"]),
  ]);
  pane.excel.hands.makeTable(`A1:C${rows + 1}`);
  await connectFirst(pane, (choice) => ({
    ...choice,
    register: "providers",
    columns: { 0: "name", 1: "companyNumber", 2: "contact" },
    constants: {},
  }));
  return pane;
}

/** How many cells of the sheet Excel was asked for while something was done. */
async function cellsRead(pane: Pane, work: () => Promise<void>): Promise<number> {
  const read = () => pane.excel.host.cellsRead.get("Sheet1") ?? 0;
  const before = read();
  await work();
  return read() - before;
}

async function contactOf(name: string): Promise<unknown> {
  const rows = await registerRows(server(), "providers");
  return rows.find((row) => row.name === name)?.contact;
}

describe("what is read after a hint", () => {
  test("[ADD84] of 5,000 rows only the one that was touched, and the ids", {
    timeout: 180_000,
  }, async () => {
    const rows = 5_000;
    const pane = await largeTable(rows);
    const whole = await cellsRead(pane, () => pane.sync());
    expect(whole).toBeGreaterThanOrEqual(rows * COLUMNS);

    pane.hands.type("C2500", "Bob");
    const read = await cellsRead(pane, () => pane.heedHints());
    expect(await contactOf("Charity 2499")).toBe("Bob");
    expect(pane.ready().truth.kind).toBe("all-saved");
    // The ids, the row, and the row that is selected.
    expect(read).toBe(rows + COLUMNS + COLUMNS);
    expect(await cellsRead(pane, () => pane.heedHints())).toBe(0);

    // Nobody hints at this one: the rotation comes to it within a minute.
    pane.excel.faults.events = "drop";
    pane.hands.type("C4000", "Cerys");
    await pane.excel.settled();
    for (let seconds = 0; seconds < 60; seconds += 12) {
      pane.clock.pass(12_000);
      await pane.session.idle();
    }
    expect(await contactOf("Charity 3999")).toBe("Cerys");
  });

  test("[ADD84] of lines with years across only the one that was touched, and the ids", async () => {
    const lines = 60;
    const pane = await open({ role: "finance" });
    pane.hands.pasteBlock("A1", [
      ["Fund", "Budget 2031/32", "Budget 2032/33"],
      ...Array.from({ length: lines }, (_, at) => [`Fund ${at + 1}`, 1_000 + at, 1_010 + at]),
    ]);
    pane.hands.makeTable(`A1:C${lines + 1}`);
    await connectFirst(pane);
    await pane.sync();

    pane.hands.type("C30", 1_050);
    const read = await cellsRead(pane, () => pane.heedHints());
    expect(read).toBe(lines + COLUMNS + COLUMNS);
    const rows = await registerRows(server(), "budgets");
    const [id] = seenIn(pane, "D30");
    expect(
      rows.filter((row) => String(row.id).startsWith(`${id}.`)).map(({ amount }) => amount),
    ).toEqual([102_800, 105_000]);
  });

  test("[ADD84] an edit, a sort and a new row before anybody looked are all found", async () => {
    const pane = await connected();
    pane.hands.type("G2", 61_000);
    pane.hands.sortTable("Table1", "Amount", "ascending");
    pane.hands.insertTableRows("Table1", 1);
    pane.hands.pasteBlock("A2", [
      ["Mentoring", "Domestic Abuse", "2021/22", "Commissioning budget", "1", "Direct", 5_000],
    ]);
    await pane.heedHints();
    expect(await amounts()).toEqual({ Refuge: 6_100_000, Helpline: 2_500_000, Mentoring: 500_000 });
  });

  test("[ADD85] a missed hint about two tables is found by the rotation, table after table", async () => {
    const pane = await connected();
    pane.hands.pasteBlock("M1", [
      ["Title", "Service area", "Financial year", "Fund", "Priorities", "Mechanism", "Amount"],
      ["Night line", "Domestic Abuse", "2021/22", "Commissioning budget", "1", "Direct", 10],
    ]);
    pane.hands.makeTable("M1:S2");
    await connectFirst(pane);
    pane.excel.faults.events = "drop";
    pane.hands.type("G3", 26_000);
    pane.hands.type("S2", 20);
    pane.clock.pass(12_000);
    await pane.session.idle();
    expect(await amounts()).toEqual({
      Refuge: 6_000_000,
      Helpline: 2_600_000,
      "Night line": 2_000,
    });
  });

  test("[ADD86] what touched the sheet while it could not be read is read afterwards", async () => {
    const pane = await connected();
    pane.hands.type("G2", 61_000);
    await pane.excel.settled();
    pane.excel.faults.failNext("InvalidOperationInCellEditMode");
    pane.clock.pass(400);
    await pane.session.idle();
    expect(await amounts()).toMatchObject({ Refuge: 6_000_000 });
    pane.clock.pass(3_000);
    await pane.session.idle();
    expect(await amounts()).toMatchObject({ Refuge: 6_100_000 });
    expect(seenIn(pane, "G2")).toEqual(["61000"]);
  });
});
