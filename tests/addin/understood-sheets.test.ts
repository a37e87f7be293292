import { describe, expect, test } from "vitest";
import type { ConnectChoice, TableProposal } from "../../addin/session.ts";
import { aDesk } from "./desk.ts";
import { connectFirst, type Pane } from "./pane.ts";

const { open } = aDesk();

type Cells = readonly (string | number)[];

const AWARDS: Cells = ["Scheme code", "What for", "Recipient", "Award 2023/24 (£000)", "Colour"];

/** A sheet in which a person called "What for" the title and the colour a note. */
async function awards(change: Partial<ConnectChoice> = {}): Promise<Pane> {
  const pane = await open();
  pane.hands.pasteBlock("A1", [AWARDS, ["A1", "Tools", "Allotment Society", 5, "red"]]);
  pane.hands.makeTable("A1:E2");
  await connectFirst(pane, (choice) => ({
    ...choice,
    register: "allocations",
    columns: { 0: null, 1: "title", 2: "provider", 3: "amount", 4: "note" },
    ...change,
  }));
  return pane;
}

async function proposalFor(pane: Pane, rows: readonly Cells[]): Promise<TableProposal> {
  pane.hands.addSheet("Next");
  pane.hands.pasteBlock("Next!B3", rows);
  const [proposal] = await pane.session.proposeTables();
  if (proposal === undefined) throw new Error("the next sheet is found");
  return proposal;
}

const fieldsIn = ({ columns }: TableProposal) =>
  Object.fromEntries(columns.map(({ header, field }) => [header, field]));

describe("the next sheet that looks alike", () => {
  test("[ADD97] with the same headings is offered as the first was understood, wherever the file is opened", async () => {
    const pane = await awards();
    const same = await proposalFor(pane, [AWARDS, ["A2", "Ramps", "Skate Club", 9, "blue"]]);
    expect(same).toMatchObject({ sheetName: "Next", asBefore: "Sheet1", confidence: 1 });
    expect(same.columns.map(({ field, confidence }) => [field, confidence])).toEqual(
      [null, "title", "provider", "amount", "note"].map((field) => [field, 1]),
    );
    const elsewhere = await open({ workbook: pane.excel.workbook });
    expect((await elsewhere.session.proposeTables())[0]).toEqual(same);
  });

  test("[ADD97] of another year, in another unit and another order is known again, and its year is its own", async () => {
    const pane = await awards();
    const next = await proposalFor(pane, [
      ["Colour", "Scheme code", "What for", "Recipient", "Award 2024/25 (£)"],
      ["blue", "A2", "Ramps", "Skate Club", 900],
    ]);
    expect(next).toMatchObject({ asBefore: "Sheet1", constants: { financialYear: "2024/25" } });
    expect(fieldsIn(next)).toEqual({
      Colour: "note",
      "Scheme code": null,
      "What for": "title",
      Recipient: "provider",
      "Award 2024/25 (£)": "amount",
    });
  });

  test.each([
    { years: ["Budget 2031/32", "Budget 2032/33"], next: ["Budget 2033/34", "Budget 2034/35"] },
    { years: ["2031/32", "2032/33"], next: ["2032/33", "2033/34", "2034/35"] },
  ])("[ADD97] with later years across than $years is known again", async ({ years, next }) => {
    const pane = await open({ role: "finance" });
    pane.hands.pasteBlock("A1", [
      ["Fund", "Status", "Whose", ...years],
      ["Fund A", "Confirmed", "Ann", 1_000, 2_000],
    ]);
    await connectFirst(pane, (choice) => ({
      ...choice,
      columns: { ...choice.columns, 2: "costCentre" },
    }));
    const later = await proposalFor(pane, [
      ["Fund", "Status", "Whose", ...next],
      ["Fund A", "Confirmed", "Ann", ...next.map(() => 3_000)],
    ]);
    expect(later).toMatchObject({ register: "budgets", asBefore: "Sheet1", missing: [] });
    expect(later.columns[2]?.field).toBe("costCentre");
    expect(later.spread?.columns).toHaveLength(next.length);
  });

  test("[ADD97] keeps a field for the column that had it, and proposes what is new in it as ever", async () => {
    const pane = await awards();
    const next = await proposalFor(pane, [
      [...AWARDS, "Title", "Status"],
      ["A2", "Ramps", "Skate Club", 9, "blue", "Ramps for all", "Approved"],
    ]);
    expect(next.asBefore).toBe("Sheet1");
    expect(fieldsIn(next)).toMatchObject({ "What for": "title", Title: null, Status: "status" });
    expect(next.columns.at(5)?.evidence).toBe("Sheet1 has another column for it");
  });

  test("[ADD97] is not one that shares fewer headings", async () => {
    const pane = await awards();
    const other = await proposalFor(pane, [
      ["Recipient", "What for", "Start", "End"],
      ["Acme", "Advice", "01/04/2024", "31/03/2025"],
    ]);
    expect(other.asBefore).toBeNull();
  });

  test("[ADD97] is understood as the register a person chose, though it looks more like another", async () => {
    const pane = await awards({ register: "evidence", columns: { 1: "note", 4: "reference" } });
    const same = await proposalFor(pane, [AWARDS, ["A2", "Ramps", "Skate Club", 9, "blue"]]);
    expect(same).toMatchObject({ register: "evidence", asBefore: "Sheet1" });
  });

  test("[ADD97] of several is taken for the one most like it, of equals for the newest", async () => {
    const pane = await awards();
    pane.hands.addSheet("Second");
    pane.hands.pasteBlock("Second!A1", [
      [...AWARDS, "Size"],
      ["A2", "Ramps", "Skate Club", 9, "blue", "small"],
    ]);
    await connectFirst(pane);
    const next = await proposalFor(pane, [
      [...AWARDS, "Size"],
      ["A3", "Paint", "Mural Group", 3, "green", "large"],
    ]);
    expect(next.asBefore).toBe("Second");
  });
});

describe("a sheet whose headings have drifted", () => {
  test("[REA48] is read by the sheet beside it that has known headings in the same places", async () => {
    const pane = await open();
    const headings = ["Recipient", "Service area", "Mechanism", "Financial year", "Priorities"];
    const line = ["Domestic Abuse", "Grant", "2024/25", "1"];
    pane.hands.pasteBlock("A1", [
      [...headings, "Amount"],
      ["Youth Voice", ...line, 5_000],
    ]);
    pane.hands.addSheet("May");
    pane.hands.pasteBlock("May!A1", [
      [...headings, "Sum handed over"],
      ["Skate Club", ...line, 6_000],
    ]);
    const proposals = await pane.session.proposeTables();
    expect(proposals.find(({ sheetName }) => sheetName === "May")?.columns[5]).toMatchObject({
      field: "amount",
      evidence: 'the sheet "Sheet1" has "Amount" in its place',
    });
  });
});
