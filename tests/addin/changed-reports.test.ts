import { describe, expect, test } from "vitest";
import { aDesk } from "./desk.ts";
import { connectFirst, type Pane, registerRows } from "./pane.ts";

const { agreements, open, server } = aDesk();
const PLAN = "ForeplanPlan";
const SHEET = "Forward plan";
const IDS = "Foreplan id";

type Line = Readonly<Record<string, string>>;

/** What the plan's table says, line by line, by header. */
function planLines({ excel, hands }: Pane): readonly Line[] {
  const table = excel.workbook.table(PLAN);
  if (table === undefined) throw new Error("the plan has a table");
  const body = table.bodyArea();
  return Array.from({ length: body.rows }, (_, row) =>
    Object.fromEntries(
      table.columns.map(({ name }, at) => {
        const column = String.fromCharCode(65 + body.column + at);
        return [name, hands.seen(`${table.sheet.name}!${column}${body.row + row + 1}`)];
      }),
    ),
  );
}

function lineOf(pane: Pane, what: string): Line | undefined {
  return planLines(pane).find((line) => line.What === what);
}

function told(pane: Pane): readonly string[] {
  return pane.toDo("question").map(({ question }) => question);
}

async function endOf(title: string): Promise<unknown> {
  const rows = await registerRows(server(), "agreements");
  return rows.find((row) => row.title === title)?.currentEnd;
}

const aPlan = () => agreements(["01/04/2026", "31/03/2030", "Live"]);

/** Refuge ends later: most of its lines in the plan say other dates from then on. */
async function endLater(pane: Pane): Promise<void> {
  pane.hands.type("Sheet1!D2", "30/06/2031");
  await pane.sync();
}

const ANOTHER = ["Outreach", "Haven", "01/04/2027", "31/03/2033", 40_000, "Live"];

describe("a sheet of ours that people changed", () => {
  test.each([
    {
      what: "renamed",
      change: ({ hands }: Pane) => hands.renameColumn(PLAN, "Date", "When"),
      theirs: ["31 Mar 2030"],
    },
    {
      what: "renamed in its capitals only",
      change: ({ hands }: Pane) => hands.renameColumn(PLAN, "Date", "date"),
      theirs: [],
    },
    {
      what: "deleted",
      change: ({ hands }: Pane) => hands.deleteColumn(PLAN, "Date"),
      theirs: [],
    },
  ])(
    "[ADD245] a column of dates that was $what says what holds now",
    async ({ change, theirs }) => {
      const pane = await aPlan();
      pane.hands.type(`${SHEET}!H1`, "My remark");
      pane.hands.type(`${SHEET}!H2`, "ask Ann");
      pane.hands.sortTable(PLAN, "About", "descending");
      pane.hands.filterTable(PLAN, "About", ["Refuge"]);
      const order = planLines(pane).map((line) => line[IDS]);
      change(pane);
      await endLater(pane);
      await endLater(pane);
      const lines = planLines(pane);
      expect(lineOf(pane, "Refuge ends")?.Date).toBe("30 Jun 2031");
      expect(lineOf(pane, "Refuge ends")?.When).toBe(theirs[0]);
      expect(lines.map((line) => line[IDS])).toEqual(order);
      expect(lines.filter((line) => line["My remark"] === "ask Ann")).toHaveLength(1);
      expect(Object.keys(lines[0] ?? {})).toHaveLength(8 + theirs.length);
      expect(pane.excel.workbook.table(PLAN)?.filters).toHaveLength(1);
      pane.hands.clearFilters(PLAN);
      // A line that comes later shows its day as a day.
      pane.hands.pasteBlock("Sheet1!A4", [ANOTHER]);
      await pane.sync();
      expect(lineOf(pane, "Outreach ends")?.Date).toBe("31 Mar 2033");
      expect(told(pane)).toEqual([]);
    },
  );

  test.each([
    { what: "deleted", change: ({ hands }: Pane) => hands.deleteColumn(PLAN, IDS) },
    { what: "renamed", change: ({ hands }: Pane) => hands.renameColumn(PLAN, IDS, "Key") },
    { what: "emptied", change: ({ hands }: Pane) => hands.clear(`${SHEET}!G2:G40`) },
  ])("[ADD246] lines whose ids were $what are known again", async ({ change }) => {
    const pane = await aPlan();
    pane.hands.type(`${SHEET}!H1`, "My remark");
    const before = planLines(pane);
    const at = before.findIndex(({ What }) => What === "Refuge ends") + 2;
    pane.hands.type(`${SHEET}!H${at}`, "ask Ann");
    change(pane);
    await endLater(pane);
    const lines = planLines(pane);
    expect(lines.map((line) => line[IDS])).toEqual(before.map((line) => line[IDS]));
    expect(lineOf(pane, "Refuge ends")).toMatchObject({
      Date: "30 Jun 2031",
      "My remark": "ask Ann",
    });
  });

  test("[ADD246] without its id, what is over goes or says so, and a row of theirs stays", async () => {
    const pane = await aPlan();
    pane.hands.type(`${SHEET}!H1`, "My remark");
    const before = planLines(pane);
    const at = before.findIndex(({ What }) => What === "Refuge ends") + 2;
    pane.hands.type(`${SHEET}!H${at}`, "ask Ann");
    pane.hands.type(`${SHEET}!C${at}`, "Refuge as it was");
    pane.hands.type(`${SHEET}!C${at - 1}`, "Refuge as it was");
    pane.hands.type(`${SHEET}!B${before.length + 2}`, "Ask the board");
    pane.hands.deleteColumn(PLAN, IDS);
    await endLater(pane);
    const lines = planLines(pane);
    expect(lines.filter(({ About }) => About === "Refuge as it was")).toMatchObject([
      { Status: "Over", "My remark": "ask Ann" },
    ]);
    expect(lines.filter(({ What }) => What === "Ask the board")).toMatchObject([{ Status: "" }]);
    const keys = lines.map((line) => line[IDS]).filter((key) => key !== "");
    expect(keys.toSorted()).toEqual(before.map((line) => line[IDS]).toSorted());
  });

  test.each([
    {
      what: "is protected",
      hinder: ({ hands }: Pane) => hands.protectSheet(SHEET),
      says: "The sheet Forward plan is protected",
      free: ({ hands }: Pane) => hands.unprotectSheet(SHEET),
    },
    {
      what: "is protected under another name, and a column of ours is gone",
      hinder: ({ hands }: Pane) => {
        hands.deleteColumn(PLAN, "Date");
        hands.renameSheet(SHEET, "Our plan");
        hands.protectSheet("Our plan");
      },
      says: "The sheet Our plan is protected",
      free: ({ hands }: Pane) => hands.unprotectSheet("Our plan"),
    },
    {
      what: "was protected until it was deleted",
      hinder: ({ hands }: Pane) => hands.protectSheet(SHEET),
      says: "or delete it: then a new one is made",
      free: ({ hands }: Pane) => hands.deleteSheet(SHEET),
    },
    {
      what: "is filtered",
      hinder: ({ hands }: Pane) => hands.filterTable(PLAN, "About", ["Refuge"]),
      says: "Clear the filter",
      free: ({ hands }: Pane) => hands.clearFilters(PLAN),
    },
  ])("[ADD247] a plan whose sheet $what stops nobody's rows", async ({ hinder, says, free }) => {
    const pane = await aPlan();
    hinder(pane);
    pane.hands.pasteBlock("Sheet1!A4", [ANOTHER]);
    await endLater(pane);
    expect(await endOf("Refuge")).toBe("2031-06-30");
    expect(await endOf("Outreach")).toBe("2033-03-31");
    expect(pane.ready().truth).toEqual({ kind: "needs-you", items: 1 });
    expect(told(pane)).toEqual([expect.stringContaining(says)]);
    free(pane);
    pane.clock.pass(60_000);
    await pane.session.idle();
    expect(told(pane)).toEqual([]);
    expect(pane.ready().truth.kind).toBe("all-saved");
    expect(lineOf(pane, "Refuge ends")?.Date).toBe("30 Jun 2031");
    expect(lineOf(pane, "Outreach ends")?.Date).toBe("31 Mar 2033");
  });

  test("[ADD270] a protected sheet of theirs that took the plan's name is left alone, and the plan made beside it", async () => {
    const pane = await aPlan();
    pane.hands.deleteSheet(SHEET);
    pane.hands.addSheet(SHEET);
    pane.hands.type(`${SHEET}!A1`, "Ours since 2019");
    pane.hands.protectSheet(SHEET);
    await endLater(pane);
    expect(told(pane)).toEqual([]);
    expect(pane.ready().truth.kind).toBe("all-saved");
    expect(pane.excel.workbook.table(PLAN)?.sheet.name).toBe("Forward plan 2");
    expect(lineOf(pane, "Refuge ends")?.Date).toBe("30 Jun 2031");
    expect(["A1", "A2", "A3"].map((cell) => pane.hands.seen(`${SHEET}!${cell}`))).toEqual([
      ...["Ours since 2019", "", ""],
    ]);
  });

  test("[ADD270] a sheet of contracts that is called so is offered, connected, and nothing else of ours put on it", async () => {
    const pane = await open();
    pane.hands.renameSheet("Sheet1", "forward plan");
    pane.hands.pasteBlock("forward plan!A1", [
      ["Title", "Provider", "Start", "Current end", "Annual value", "Status"],
      ["Refuge", "Haven", "01/04/2026", "31/03/2030", 50_000, "Live"],
    ]);
    pane.hands.makeTable("forward plan!A1:F2");
    await connectFirst(pane);
    await pane.sync();
    expect(pane.ready().tables.map(({ sheetName }) => sheetName)).toEqual(["forward plan"]);
    expect(pane.excel.workbook.table(PLAN)?.sheet.name).toBe("Forward plan 2");
    expect(lineOf(pane, "Refuge ends")?.Date).toBe("31 Mar 2030");
    expect(pane.hands.seen("forward plan!A4")).toBe("");
    expect((await pane.session.proposeTables()).map(({ sheetName }) => sheetName)).toEqual([]);
  });

  test("[ADD247] a protected plan that has nothing new to say is nobody's trouble", async () => {
    const pane = await aPlan();
    pane.hands.protectSheet(SHEET);
    await pane.sync();
    expect(told(pane)).toEqual([]);
  });
});
