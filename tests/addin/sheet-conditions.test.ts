import { describe, expect, test } from "vitest";
import type { TableProposal } from "../../addin/session.ts";
import type { Sheet } from "../excel-host/model/sheet.ts";
import { aDesk } from "./desk.ts";
import { allocationsTable, type Pane, registerRows } from "./pane.ts";

const { open, server } = aDesk();

const LINES = [
  ["Refuge", 60_000],
  ["Helpline", 25_000],
  ["Mentoring", 5_000],
] as const;

/** The allocations as a table at A1:I4, with something special about the sheet. */
async function proposedWith(special: (pane: Pane, sheet: Sheet) => void): Promise<TableProposal> {
  const pane = await open();
  allocationsTable(pane.excel, LINES);
  return proposed(pane, special);
}

/** The same as a plain range. */
async function rangeWith(special: (pane: Pane, sheet: Sheet) => void): Promise<TableProposal> {
  const pane = await open();
  allocationsTable(pane.excel, LINES);
  pane.excel.workbook.tables = [];
  return proposed(pane, special);
}

async function proposed(pane: Pane, special: (pane: Pane, sheet: Sheet) => void) {
  const sheet = pane.excel.workbook.sheet("Sheet1");
  if (sheet === undefined) throw new Error("the sheet is there");
  special(pane, sheet);
  const [proposal] = await pane.session.proposeTables();
  if (proposal === undefined) throw new Error("a table is found");
  expect(pane.excel.host.missing).toEqual(new Set());
  return proposal;
}

const WHOLE = { row: 0, column: 0, rows: 4, columns: 9 };

describe("what is special about a sheet is said before it is connected", () => {
  test.each<{
    what: string;
    of: typeof proposedWith;
    special: (pane: Pane, sheet: Sheet) => void;
    allows: TableProposal["allows"];
    says: RegExp;
  }>([
    {
      what: "a protected sheet",
      of: proposedWith,
      special: (pane) => pane.hands.protectSheet("Sheet1"),
      allows: "reading",
      says: /^The sheet Sheet1 is protected.*Review, Unprotect Sheet.*read only\.$/,
    },
    {
      what: "a table that a query fills",
      of: proposedWith,
      special: (pane) => {
        const [table] = pane.excel.workbook.tables;
        if (table !== undefined) table.name = "All_grants";
        pane.excel.workbook.queries = [{ name: "All grants", loadedTo: "Table" }];
      },
      allows: "reading",
      says: /^A query, or a file brought in, fills this table/,
    },
    {
      what: "a query that fills nothing here",
      of: proposedWith,
      special: (pane) => {
        pane.excel.workbook.queries = [{ name: "Table1", loadedTo: "ConnectionOnly" }];
      },
      allows: "connecting",
      says: /^$/,
    },
    {
      what: "a pivot table",
      of: rangeWith,
      special: (_, sheet) => {
        sheet.pivotTables = [{ name: "PivotTable1", area: WHOLE }];
      },
      allows: "nothing",
      says: /^This is a pivot table.*Connect the sheet it is made from\.$/,
    },
    {
      what: "a filtered table",
      of: proposedWith,
      special: (pane) => pane.hands.filterTable("Table1", "Title", ["Refuge"]),
      allows: "connecting",
      says: /^A filter hides some of its rows\..*new rows wait/,
    },
    {
      what: "a filtered range",
      of: rangeWith,
      special: (_, sheet) => {
        sheet.filter = { area: WHOLE, isFiltered: true };
      },
      allows: "reading",
      says: /^A filter hides some of these rows\. Clear it/,
    },
    {
      what: "a range with a filter that hides nothing",
      of: rangeWith,
      special: (_, sheet) => {
        sheet.filter = { area: WHOLE, isFiltered: false };
      },
      allows: "connecting",
      says: /^$/,
    },
    {
      what: "cells merged among the rows",
      of: rangeWith,
      special: (_, sheet) => {
        sheet.merges = [{ row: 1, column: 1, rows: 2, columns: 1 }];
      },
      allows: "reading",
      says: /^Cells are merged among the rows: B2:B3\. .*Unmerge them/,
    },
    {
      what: "a formula that fills several cells",
      of: rangeWith,
      special: (_, sheet) => {
        sheet.spills = [{ row: 1, column: 6, rows: 3, columns: 1 }];
      },
      allows: "reading",
      says: /^One formula fills several cells/,
    },
    {
      what: "a column of formulas and one that is hidden",
      of: proposedWith,
      special: (pane, sheet) => {
        for (const row of [2, 3, 4]) pane.hands.type(`G${row}`, `=${row}*1000`);
        sheet.columnLooks[8] = { size: null, hidden: true };
      },
      allows: "connecting",
      says: /^“Amount” is worked out by formulas.*never written over\.\n“My notes” is hidden\./,
    },
    {
      what: "nothing special",
      of: proposedWith,
      special: () => undefined,
      allows: "connecting",
      says: /^$/,
    },
  ])("[ADD89] $what", async ({ of, special, allows, says }) => {
    const proposal = await of(special);
    expect(proposal.allows).toBe(allows);
    expect(proposal.conditions.join("\n")).toMatch(says);
  });

  test("[ADD89] what can only be read is not connected otherwise, whoever asks", async () => {
    const pane = await open();
    allocationsTable(pane.excel, LINES);
    pane.hands.protectSheet("Sheet1");
    const [proposal] = await pane.session.proposeTables();
    const answer = await pane.session.connect({
      table: proposal?.id ?? "",
      register: "allocations",
      columns: { 0: "title" },
      constants: {},
      readOnly: false,
      openEnded: [],
      sameNames: [],
    });
    expect(answer).toMatchObject({ ok: false, problem: expect.stringMatching(/is protected/) });
    expect(await registerRows(server())).toEqual([]);
  });
});
