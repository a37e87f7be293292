import { describe, expect, test } from "vitest";
import type { FieldValue } from "../../shared/registers/field.ts";
import { RowId } from "../../shared/values/row-id.ts";
import { aDesk, seenIn } from "./desk.ts";
import { connectFirst, type Pane, registerRows } from "./pane.ts";

const desk = aDesk();
const { server, open, connected, leave } = desk;

/** The same workbook under next year's name, opened where it was connected. */
async function asNextYears(pane: Pane): Promise<Pane> {
  await leave(pane);
  const { workbook } = pane.excel;
  workbook.name = "Ours 2035-36.xlsx";
  return open({ workbook, browser: pane.browser });
}

async function answer(pane: Pane, choice: string): Promise<void> {
  await pane.session.answer(pane.toDo("question")[0]?.id ?? "", choice);
  await pane.sync();
}

const agreements = () => desk.agreements(["01/04/2034", "31/03/2035", "Live"]);

async function terms(): Promise<readonly FieldValue[][]> {
  const rows = await registerRows(server(), "agreements");
  return rows
    .filter(({ title }) => title === "Refuge" || title === "Helpline")
    .map(({ title, start, annualValue }) => [title ?? null, start ?? null, annualValue ?? null])
    .sort((one, other) => String(one).localeCompare(String(other)));
}

async function budgets(): Promise<readonly string[]> {
  const rows = await registerRows(server(), "budgets");
  return rows
    .map(({ financialYear, amount }) => `${financialYear} ${amount}`)
    .filter((said) => said >= "2033/34")
    .sort();
}

async function originOf(id: string): Promise<RowId | undefined> {
  const member = await server().store.memberOf(server().token("dyfed-powys", "manager"));
  if (member === null) throw new Error("The demonstration has a manager.");
  const changes = await server().store.openOrganisation(member).historyOf(RowId.parse(id));
  return changes.at(-1)?.copiedFrom;
}

describe("next year's file in the pane", () => {
  test("[ADD193] new rows of one year get ids of their own, and their insert names their origin", async () => {
    const pane = await connected();
    const old = seenIn(pane, "J2", "J3");
    const copy = await asNextYears(pane);
    for (const address of ["C2", "C3"]) copy.hands.type(address, "2035/36");
    await answer(copy, "next-year");
    const ids = seenIn(copy, "J2", "J3");

    expect(ids.some((id) => old.includes(id))).toBe(false);
    expect(await Promise.all(ids.map(originOf))).toEqual(old);
    expect(copy.ready().tables).toMatchObject([{ rows: 2 }]);
    expect(copy.ready().truth.kind).toBe("all-saved");
  });

  test("[ADD193] agreements keep their ids, but for those with another start and another end", async () => {
    const pane = await agreements();
    const [old, kept] = seenIn(pane, "G2", "G3");
    const copy = await asNextYears(pane);
    copy.hands.type("C2", "01/04/2035");
    copy.hands.type("D2", "31/03/2036");
    copy.hands.type("E3", 66_000);
    await answer(copy, "next-year");
    const [fresh = "", same] = seenIn(copy, "G2", "G3");

    expect(await originOf(fresh)).toBe(old);
    expect(same).toBe(kept);
    expect(await terms()).toEqual([
      ["Helpline", "2034-04-01", 6_000_000],
      ["Refuge", "2034-04-01", 5_000_000],
      ["Refuge", "2035-04-01", 5_000_000],
    ]);
    expect(seenIn(copy, "E3")).toEqual(["66000"]);
    expect(copy.toDo("conflict")).toMatchObject([{ at: { row: kept } }]);
    expect(copy.toDo("question")[0]?.question).toContain(
      "1 row has not both another start and another end, and stays the agreement it is (row 3).",
    );
    // The agreement that was renewed does not come back beneath.
    expect(seenIn(copy, "A4", "G4")).toEqual(["", ""]);
  });

  test("[ADD193] years across take a column of another year, and no amount of the others", async () => {
    const pane = await open({ role: "finance" });
    pane.hands.pasteBlock("A1", [
      ["Fund", "Budget 2033/34", "Budget 2034/35"],
      ["Fund A", 1_000, 2_000],
      ["Fund B", 500, ""],
    ]);
    pane.hands.makeTable("A1:C3");
    await connectFirst(pane);
    await pane.sync();
    const ids = seenIn(pane, "D2", "D3");
    const copy = await asNextYears(pane);
    // The column of the first year was headed by the next, and the other typed over by mistake.
    copy.hands.type("B1", "Budget 2035/36");
    copy.hands.type("B2", 3_000);
    copy.hands.type("C2", 2_222);
    await answer(copy, "next-year");

    expect(seenIn(copy, "D2", "D3", "C2")).toEqual([...ids, "2222"]);
    expect(await budgets()).toEqual([
      "2033/34 100000",
      "2033/34 50000",
      "2034/35 200000",
      "2035/36 300000",
      "2035/36 50000",
    ]);
    expect(copy.toDo("conflict")).toHaveLength(1);
    expect(copy.toDo("question")).toHaveLength(1);
  });

  test("[ADD197] is proposed first, and why, where many amounts changed since the copy", async () => {
    const pane = await connected();
    await leave(pane);
    pane.hands.type("G2", 61_000);
    const { workbook } = pane.excel;
    workbook.name = "Copy of ours.xlsx";
    const copy = await open({ workbook, browser: pane.browser });
    const [question] = copy.toDo("question");

    expect(question?.question).toContain(
      "It looks like next year's: more than a fifth of its amounts changed. Is this",
    );
    expect(question?.choices[0]?.key).toBe("next-year");
  });

  test("[ADD197] is not proposed of a copy in which nothing changed", async () => {
    const pane = await connected();
    await leave(pane);
    const { workbook } = pane.excel;
    workbook.name = "Copy of ours.xlsx";
    const [question] = (await open({ workbook, browser: pane.browser })).toDo("question");

    expect(question?.question).not.toContain("looks like");
    expect(question?.choices[0]?.key).toBe("moved");
  });

  test("[ADD194] a file that is still last year's says why, and nothing is written or sent", async () => {
    const pane = await agreements();
    const ids = seenIn(pane, "G2", "G3");
    const copy = await asNextYears(pane);
    copy.hands.type("E3", 66_000);
    await answer(copy, "next-year");

    expect(seenIn(copy, "G2", "G3")).toEqual(ids);
    expect(copy.ready().truth.kind).toBe("paused");
    expect(copy.toDo("question")[0]?.question).toMatch(
      /^No row of the table Table1 has another start and another end than in the register, so none is next year's yet\. Type the new dates, and answer again\. This file was connected/,
    );
    expect(await terms()).toHaveLength(2);
  });

  test("[ADD194] without a line to the server the question stays, and says so", async () => {
    const pane = await connected();
    const copy = await asNextYears(pane);
    for (const address of ["C2", "C3"]) copy.hands.type(address, "2035/36");
    copy.line.isCut = true;
    const question = copy.toDo("question")[0]?.id ?? "";
    await copy.session.answer(question, "next-year");

    expect(copy.toDo("question")).toMatchObject([{ id: question }]);
    copy.line.isCut = false;
    await answer(copy, "next-year");
    expect(copy.ready().truth.kind).toBe("all-saved");
  });
});
