import { describe, expect, test } from "vitest";
import { USUAL_COLUMN_WIDTH } from "../excel-host/model/sheet.ts";
import { aDesk, seenIn } from "./desk.ts";
import { type Pane, registerRows } from "./pane.ts";

const { server, open, connected, secondWorkbook, agreements, amounts } = aDesk();

const OUTREACH = [
  ...["Outreach", "Domestic Abuse", "2021/22", "Commissioning budget", "1, 2", "Direct", 700],
  "Approved",
];

/** The dates and words of the plan's first lines, as they stand on its sheet. */
function planSeen({ hands }: Pane): readonly string[] {
  return [2, 3, 4, 5, 6, 7, 8, 9].map((row) =>
    ["A", "B", "C"].map((column) => hands.seen(`Forward plan!${column}${row}`)).join(" "),
  );
}

async function endOf(title: string): Promise<unknown> {
  const rows = await registerRows(server(), "agreements");
  return rows.find((row) => row.title === title)?.currentEnd;
}

describe("what is kept in the workbook", () => {
  test("[ADD50] plan and alerts stand in tables of their own and are updated in place", async () => {
    const pane = await connected();
    const plan = pane.excel.workbook.table("ForeplanPlan");
    if (plan === undefined) throw new Error("the plan has a table");
    expect(pane.hands.seen("Forward plan!A1")).toBe("Date");
    expect(pane.excel.workbook.table("ForeplanAlerts")).toBeDefined();
    const before = pane.hands.seen("Forward plan!C2");
    expect(["Refuge", "Helpline"]).toContain(before);
    // A column of their own, written beside a line, stays with it.
    pane.hands.type("Forward plan!H1", "My remark");
    pane.hands.type("Forward plan!H2", "ask Ann");
    pane.hands.type("Sheet1!G2", 61_000);
    await pane.sync();
    expect(pane.hands.seen("Forward plan!H2")).toBe("ask Ann");
    expect(pane.hands.seen("Forward plan!C2")).toBe(before);
  });

  test("[ADD50] a sheet made for them can be read as it comes", async () => {
    const pane = await connected();
    const sheet = pane.excel.workbook.sheet("Foreplan alerts");
    const widths = sheet?.columnLooks.map((look) => look?.size ?? USUAL_COLUMN_WIDTH) ?? [];
    expect(widths).toHaveLength(8);
    expect(widths.slice(0, 7).every((points) => points > USUAL_COLUMN_WIDTH)).toBe(true);
    expect(widths[7]).toBeLessThan(USUAL_COLUMN_WIDTH);
  });

  test("[ADD225] Ctrl+Z takes back what was typed, and the plan follows once nobody types", async () => {
    const pane = await agreements(["01/04/2026", "31/03/2030", "Live"]);
    const before = planSeen(pane);
    pane.hands.type("D2", "30/06/2031");
    await pane.heedHints();
    expect(await endOf("Refuge")).toBe("2031-06-30");
    expect(planSeen(pane)).toEqual(before);
    pane.hands.undo();
    expect(pane.hands.seen("D2")).toBe("31/03/2030");

    pane.hands.type("D2", "30/06/2031");
    await pane.heedHints();
    pane.clock.pass(9_500);
    await pane.session.idle();
    expect(planSeen(pane)).toEqual(before);
    pane.clock.pass(600);
    await pane.session.idle();
    expect(planSeen(pane)).not.toEqual(before);
  });

  test("[ADD225] who asks in the pane is not kept waiting", async () => {
    const pane = await agreements(["01/04/2026", "31/03/2030", "Live"]);
    const before = planSeen(pane);
    pane.hands.type("D2", "30/06/2031");
    await pane.heedHints();
    expect(planSeen(pane)).toEqual(before);
    await pane.sync();
    expect(planSeen(pane)).not.toEqual(before);
  });

  test("[ADD51] two people in one workbook: each edit is sent once, by its author", async () => {
    const ann = await connected();
    const bob = await open({ workbook: ann.excel.workbook, person: "Bob", role: "officer" });
    ann.hands.type("G2", 61_000);
    await ann.excel.settled();
    await bob.excel.settled();
    await bob.sync();
    expect(await amounts()).toMatchObject({ Refuge: 6_000_000 });
    await ann.sync();
    expect(await amounts()).toMatchObject({ Refuge: 6_100_000 });
    await bob.sync();
    const [row] = await registerRows(server());
    const history = await ann.session.rowHistory(row?.id as never);
    expect(history.filter(({ field }) => field === "amount").map(({ who }) => who)).toEqual([
      "Megan Thomas",
    ]);
    expect(bob.toDo("conflict")).toEqual([]);
  });

  test.each([
    { what: "on two machines", isOneBrowser: false },
    { what: "in two tabs of one browser", isOneBrowser: true },
  ])(
    "[ADD233] a row typed in a workbook open $what stands in it once",
    async ({ isOneBrowser }) => {
      const ann = await connected();
      const bob = await open({
        workbook: ann.excel.workbook,
        person: "Bob",
        ...(isOneBrowser ? { browser: ann.browser } : {}),
      });
      await bob.sync();
      // Ann's pane is the one that writes, and hears of the row from the register at once.
      bob.hands.pasteBlock("A4", [OUTREACH]);
      await bob.heedHints();
      for (const pane of [ann, bob, ann, bob]) await pane.sync();
      ann.clock.pass(60_000);
      for (const pane of [ann, bob]) await pane.sync();
      expect((await registerRows(server())).map(({ title }) => title)).toHaveLength(3);
      expect(ann.hands.seen("A5")).toBe("");
      ann.hands.type("G4", 800);
      for (const pane of [ann, bob]) await pane.sync();
      expect(await amounts()).toMatchObject({ Outreach: 80_000 });
    },
  );

  test("[ADD233] a row of another workbook comes once into one open in two tabs", async () => {
    const ann = await connected();
    const tab = await open({ workbook: ann.excel.workbook, browser: ann.browser });
    const other = await secondWorkbook();
    other.hands.pasteBlock("A4", [OUTREACH]);
    await other.sync();
    await Promise.all([ann.sync(), tab.sync()]);
    for (const pane of [ann, tab]) await pane.sync();
    expect(await registerRows(server())).toHaveLength(3);
    expect(seenIn(ann, "A4", "A5")).toEqual(["Outreach", ""]);
  });

  test("[ADD52] showing a place goes to its cell, wherever it has been sorted to", async () => {
    const pane = await connected();
    const [row] = await registerRows(server());
    pane.hands.sortTable("Table1", "Amount", "ascending");
    const [table] = pane.ready().tables;
    await pane.session.show({ table: table?.id ?? "", row: row?.id as never, field: "amount" });
    expect(pane.excel.seat.selected).toMatchObject({ row: 2, column: 6 });
    await pane.excel.settled();
    pane.clock.pass(100);
    await pane.session.idle();
    expect(pane.ready().selected).toMatchObject({ name: "Refuge", field: "amount" });
  });
});
