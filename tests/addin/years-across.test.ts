import { describe, expect, test } from "vitest";
import { RowId } from "../../shared/values/row-id.ts";
import { aBudgetDesk, answer, STARTED } from "./budget-years.ts";
import { seenIn } from "./desk.ts";
import { connectFirst, type Pane, registerRows } from "./pane.ts";

const { server, open, connectedBudgets, budgets } = aBudgetDesk();

/** A workbook of the same register with a row for each year: amounts stand in C. */
async function rowPerYear(): Promise<Pane> {
  const pane = await open({ role: "finance" });
  pane.hands.pasteBlock("A1", [
    ["Fund", "Financial year", "Amount", "Kind"],
    ["Fund A", "2031/32", 1_000, ""],
  ]);
  pane.hands.makeTable("A1:D2");
  await connectFirst(pane);
  await pane.sync();
  return pane;
}

/** The sheet's row of a fund and year in the other workbook; the first one that is free for none. */
function rowOf(pane: Pane, fund: string, year: string): number {
  for (let row = 2; row < 60; row += 1) {
    const [has, of] = seenIn(pane, `A${row}`, `B${row}`);
    if (has === fund && of === year) return row;
  }
  throw new Error(`There is no ${fund} ${year}.`);
}

function addRow(pane: Pane, entries: readonly (string | number)[]): void {
  pane.hands.pasteBlock(`A${rowOf(pane, "", "")}`, [[...entries]]);
}

describe("years across", () => {
  test("[ADD71] are proposed as one thing, previewed as rows, and connected with an id for each line", async () => {
    const pane = await open({ role: "finance" });
    pane.hands.pasteBlock("A1", [
      ["Fund", "Budget 2031/32", "Budget 2032/33", "Note"],
      ["Fund A", 1_000, 2_000, "x"],
      ["Fund B", 500, "lots", "y"],
    ]);
    pane.hands.makeTable("A1:D3");
    const [proposal] = await pane.session.proposeTables();
    expect(proposal?.register).toBe("budgets");
    expect(proposal?.spread).toMatchObject({
      field: "amount",
      by: "financialYear",
      confidence: 0.92,
    });
    expect(proposal?.missing).toEqual([]);
    const choice = {
      table: proposal?.id ?? "",
      register: "budgets" as const,
      columns: { 0: "fund", 3: "note" },
      constants: {},
      readOnly: false,
      openEnded: [],
      sameNames: [],
      spread: proposal?.spread ?? null,
    };
    const preview = await pane.session.previewConnect(choice);
    expect(preview).toMatchObject({
      ok: true,
      value: { rows: 4, fresh: 4, columnsLeftAlone: [], unreadableCells: [{ address: "C3" }] },
    });
    expect(preview.ok && preview.value.notes[0]).toBe(
      "2 columns are financial years: the 2 lines are 4 rows, one for each year with an amount. What a line says otherwise is said of all its rows.",
    );
    const connected = await pane.session.connect(choice);
    expect(connected).toMatchObject({ ok: true });
    await pane.sync();
    const [first, second] = seenIn(pane, "E2", "E3");
    expect([first, second].map((id) => RowId.safeParse(id).success)).toEqual([true, true]);
    const ids = (await registerRows(server(), "budgets")).map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining([`${first}.2031-32`, `${first}.2032-33`, `${second}.2031-32`]),
    );
    expect(pane.toDo("unread")).toMatchObject([{ seen: "lots", at: { row: `${second}.2032-33` } }]);
  });

  test("[ADD72] an amount typed is that year's row, one in an empty cell a new one, and another workbook has them as rows", async () => {
    const pane = await connectedBudgets();
    const other = await rowPerYear();
    expect(await budgets()).toEqual(STARTED);
    pane.hands.type("C2", 2_500);
    pane.hands.type("D3", 700);
    await pane.sync();
    expect(await budgets()).toEqual([
      "Fund A 2031/32 1000",
      "Fund A 2032/33 2500",
      "Fund B 2031/32 500",
      "Fund B 2033/34 700",
    ]);
    await other.sync();
    const row = rowOf(other, "Fund A", "2032/33");
    expect(seenIn(other, `C${row}`)).toEqual(["2500"]);
    expect(seenIn(other, `C${rowOf(other, "Fund B", "2033/34")}`)).toEqual(["700"]);
    other.hands.type(`C${row}`, 2_600);
    await other.sync();
    await pane.sync();
    expect(seenIn(pane, "C2", "E2")).toEqual(["2600", "3600"]);
    const head = pane.ready().head;
    await pane.sync();
    expect(pane.ready().head).toBe(head);
  });

  test("[ADD72] a row of another workbook fills the empty cell of its line, or comes as a line of its own", async () => {
    const pane = await connectedBudgets();
    const other = await rowPerYear();
    addRow(other, ["Fund B", "2032/33", 900, ""]);
    addRow(other, ["Fund A", "2034/35", 10, ""]);
    addRow(other, ["Fund C", "2031/32", 30, ""]);
    await other.sync();
    await pane.sync();
    expect(seenIn(pane, "A3", "B3", "C3")).toEqual(["Fund B", "500", "900"]);
    expect(seenIn(pane, "A4", "B4", "A5")).toEqual(["Fund C", "30", ""]);
    expect(await budgets()).toHaveLength(6);
  });

  test("[ADD73] an emptied cell and a deleted line are questions; undo brings them back", async () => {
    const pane = await connectedBudgets();
    pane.hands.clear("C2");
    await pane.sync();
    expect(await budgets()).toEqual(STARTED);
    expect(pane.toDo("question")[0]?.question).toContain("“Fund A, Budget 2032/33”");
    await answer(pane, "no longer in", "Remove for everyone");
    expect(await budgets()).toEqual(["Fund A 2031/32 1000", "Fund B 2031/32 500"]);
    pane.hands.deleteTableRows("Table1", 1, 1);
    await pane.sync();
    expect(pane.toDo("question")).toHaveLength(1);
    await answer(pane, "no longer in", "Bring them back");
    expect(await budgets()).toEqual(["Fund A 2031/32 1000", "Fund B 2031/32 500"]);
    expect(seenIn(pane, "A3", "B3")).toEqual(["Fund A", "1000"]);
  });

  test("[ADD73] sorted lines send nothing, and a copied line is a line of its own", async () => {
    const pane = await connectedBudgets();
    const head = pane.ready().head;
    pane.hands.sortTable("Table1", "Fund", "descending");
    await pane.sync();
    expect([pane.ready().head, seenIn(pane, "A2", "B3")]).toEqual([head, ["Fund B", "1000"]]);
    pane.hands.copy("A3:F3");
    pane.hands.insertTableRows("Table1", 3);
    pane.hands.paste("A4");
    await pane.sync();
    expect(await budgets()).toEqual([
      "Fund A 2031/32 1000",
      "Fund A 2031/32 1000",
      "Fund A 2032/33 2000",
      "Fund A 2032/33 2000",
      "Fund B 2031/32 500",
    ]);
    const [one, another] = seenIn(pane, "F3", "F4");
    expect(one).not.toBe(another);
  });

  test("[ADD74] an amount typed over the sum of several rows asks, and each answer does it", async () => {
    const pane = await connectedBudgets();
    const other = await rowPerYear();
    addRow(other, ["Fund A", "2031/32", 50, "In-year award"]);
    await other.sync();
    await pane.sync();
    expect(seenIn(pane, "B2")).toEqual(["1050"]);
    pane.hands.type("B2", 1_200);
    await pane.sync();
    const [question] = pane.toDo("question");
    expect(question?.choices.map(({ label }) => label)).toEqual([
      "Correct the opening budget",
      "Add an in-year award",
      "Move it from Fund B",
      "Put the sum back",
    ]);
    expect(await budgets()).toContain("Fund A 2031/32 1000");
    await answer(pane, "typed over", "Move it from Fund B");
    expect(await budgets()).toEqual([
      "Fund A 2031/32 1000",
      "Fund A 2031/32 in-year-award 50",
      "Fund A 2031/32 virement-in 150",
      "Fund A 2032/33 2000",
      "Fund B 2031/32 500",
      "Fund B 2031/32 virement-out 150",
    ]);
    expect(seenIn(pane, "B2", "B3")).toEqual(["1200", "350"]);
    expect(pane.toDo("question")).toEqual([]);
    pane.hands.type("B2", 1_300);
    await pane.sync();
    await answer(pane, "typed over", "Put the sum back");
    expect(seenIn(pane, "B2")).toEqual(["1200"]);
    pane.hands.type("B2", 1_250);
    await pane.sync();
    await answer(pane, "typed over", "Correct the opening budget");
    expect(await budgets()).toContain("Fund A 2031/32 1050");
  });

  test("[ADD75] a new year's column is asked about and becomes that year's rows", async () => {
    const pane = await connectedBudgets();
    pane.hands.insertColumns("E");
    pane.hands.type("E1", "Budget 2034/35");
    pane.hands.type("E2", 4_000);
    await pane.sync();
    expect(await budgets()).toEqual(STARTED);
    await answer(pane, "A new column Budget 2034/35", "It is 2034/35");
    expect(await budgets()).toContain("Fund A 2034/35 4000");
    expect(pane.toDo("question")).toEqual([]);
  });

  test("[ADD239] an answer about a column that Undo has brought back meanwhile changes nothing", async () => {
    const pane = await connectedBudgets();
    const before = await budgets();
    pane.hands.deleteColumns("B");
    await pane.sync();
    const id = pane.toDo("question")[0]?.id ?? "";
    pane.hands.undo();
    await pane.session.answer(id, "leave");
    await pane.sync();
    expect(pane.toDo("question")).toEqual([]);
    expect(await budgets()).toEqual(before);
    pane.hands.type("B2", 1_100);
    await pane.sync();
    expect(await budgets()).toContain("Fund A 2031/32 1100");
  });

  test("[ADD75] years headed one on are no correction of the old ones", async () => {
    const pane = await connectedBudgets();
    pane.hands.type("B1", "Budget 2034/35");
    await pane.sync();
    expect(await budgets()).toEqual(STARTED);
    expect(pane.toDo("question").map(({ question }) => question)).toEqual([
      "A new column Budget 2034/35: take it as that year's amounts?",
      "The column “Budget 2031/32” is no longer in Table1, so its amounts are left as the register has them. Undo brings it back.",
    ]);
    await answer(pane, "A new column", "It is 2034/35");
    await answer(pane, "is no longer in", "This sheet goes without it");
    expect(await budgets()).toEqual(
      [...STARTED, "Fund A 2034/35 1000", "Fund B 2034/35 500"].sort(),
    );
    expect(pane.toDo("question")).toEqual([]);
  });
});
