import { describe, expect, test } from "vitest";
import { PLAIN_CONTEXT } from "../../shared/reading/cell-reading.ts";
import { findTables } from "../../shared/reading/find-tables.ts";
import { inferRegister, LEAST_SURE } from "../../shared/reading/infer-register.ts";
import { type Mapping, matchColumns } from "../../shared/reading/match-columns.ts";
import { REGISTER_KEYS, registerOf } from "../../shared/registers/all-registers.ts";
import type { RegisterKey } from "../../shared/registers/field.ts";
import { smallFramework } from "../registers/small-framework.ts";
import { dyfedPowysSheet } from "./dyfed-powys-sheet.ts";
import { type CellGiven, sheetOf } from "./sheet-of.ts";

function mappingOf(rows: readonly (readonly CellGiven[])[], register: RegisterKey): Mapping {
  const sheet = sheetOf(rows);
  const [table] = findTables(sheet);
  if (table === undefined) throw new Error("no table found");
  return matchColumns(sheet, table, registerOf(register), PLAIN_CONTEXT);
}

function fieldsOf(rows: readonly (readonly CellGiven[])[], register: RegisterKey) {
  return mappingOf(rows, register).columns.map(({ field }) => field);
}

function guessesOf(rows: readonly (readonly CellGiven[])[], name = "Sheet1") {
  const sheet = sheetOf(rows, { name });
  const [table] = findTables(sheet);
  if (table === undefined) throw new Error("no table found");
  return inferRegister(sheet, table, PLAIN_CONTEXT);
}

describe("columns and fields", () => {
  test.each(REGISTER_KEYS)("[REA31] %s with the keys at the head is always understood", (key) => {
    const keys = Object.keys(registerOf(key).fields);
    const nonsense = keys.map(() => "?!");
    const { columns, missing } = mappingOf([keys, nonsense, nonsense], key);
    expect(columns.map(({ field }) => field)).toEqual(keys);
    expect(columns.every(({ confidence }) => confidence === 1)).toBe(true);
    expect(missing).toEqual([]);
  });

  test("[REA84] a title and a note, which any list has, say of no register that it is one", () => {
    const codes = [
      ["Code", "Title", "Description"],
      ["AW", "Aruba", "An island"],
      ["DM", "Dominica", "An island"],
    ];
    expect(guessesOf(codes).every(({ confidence }) => confidence < LEAST_SURE)).toBe(true);
    expect(guessesOf(codes, "Contracts")[0]?.register).toBe("agreements");
    expect(guessesOf(codes, "Contracts")[0]?.confidence).toBeGreaterThan(LEAST_SURE);
  });

  const BIDS = [
    ["EOI 12", "EOI", "12", "Acme Ltd", "Public art", "31/10/2013"],
    ["EOI 12", "EOI", "12", "Bold Studio", "Public art", "31/10/2013"],
    ["EOI 12", "EOI", "12", "Corner Works", "Public art", "31/10/2013"],
    ["EOI 13", "EOI", "13", "Dales Co", "Lighting", "22/10/2013"],
  ];

  test("[REA80] headers that other columns' cells speak against are sure of nothing", () => {
    const shifted = [["type", "number", "name", "title", "bidder", "date"], ...BIDS];
    const { columns } = mappingOf(shifted, "milestones");

    expect(columns.map(({ field }) => field)).toEqual([null, null, null, "title", null, "date"]);
    expect(columns[3]).toMatchObject({
      confidence: 0.75,
      evidence:
        "the header is the field's key; 3 other columns hold other things than their headers say",
    });
    // The cells themselves bear this one out.
    expect(columns[5]?.confidence).toBe(1);
  });

  test("[REA136] headers of no field that their cells speak against put the others in doubt", () => {
    const shifted = [["type", "number", "name", "title", "bidder", "date"], ...BIDS];
    const [, , , title] = mappingOf(shifted, "agreements").columns;
    expect(title).toMatchObject({
      field: "title",
      confidence: 0.75,
      evidence:
        "the header is the field's key; 2 other columns hold other things than their headers say",
    });
  });

  test.each([
    ["one alone", "number", ["EOI", "EOI", "EOI", "Open"], "colour", ["12", "12", "12", "13"]],
    ["not known yet", "number", ["TBC", "n/a", "-", "TBC"], "name", ["12", "12", "12", "13"]],
    [
      "half as they say",
      "number",
      "EOI A1 EOI B2 EOI C3 EOI".split(" "),
      "name",
      Array(7).fill("12"),
    ],
    ["too few", "number", ["EOI", "EOI"], "name", ["12", "13"]],
  ])("[REA136] what puts no other header in doubt: %s", (_, one, ones, other, others) => {
    const rows = ones.map((cell, at) => [cell, others[at] ?? null, "Advice"]);
    const [, , title] = mappingOf([[one, other, "title"], ...rows], "agreements").columns;
    expect(title).toMatchObject({ field: "title", confidence: 1 });
  });

  test("[REA80] a field's own key over cells that are flatly something else is not sure", () => {
    const rows = ["Advice", "Housing", "Outreach", "Support"].map((title) => [title, "see note"]);
    const { columns } = mappingOf([["title", "amount"], ...rows], "allocations");

    expect(columns[0]).toMatchObject({ field: "title", confidence: 1 });
    expect(columns[1]).toMatchObject({
      field: "amount",
      confidence: 0.6,
      evidence: "the header is the field's key; 0 of 4 values are amounts",
    });
  });

  test.each(REGISTER_KEYS)("[REA31] %s with the labels at the head is understood", (key) => {
    const { fields } = registerOf(key);
    const labels = Object.values(fields).map(({ label }) => label);
    expect(fieldsOf([labels, labels.map(() => "")], key)).toEqual(Object.keys(fields));
  });

  test("[REA32] a printed table maps to allocations, with its year as a constant", () => {
    const sheet = dyfedPowysSheet();
    const [table] = findTables(sheet);
    if (table === undefined) throw new Error("no table found");
    const [best, next] = inferRegister(sheet, table, {
      ...PLAIN_CONTEXT,
      framework: smallFramework,
    });
    expect(best?.register).toBe("allocations");
    expect(best?.confidence).toBeGreaterThan(0.85);
    expect(next?.confidence).toBeLessThan(LEAST_SURE);
    expect(best?.mapping.columns.map(({ field }) => field)).toEqual([
      "serviceArea",
      "priorities",
      "mechanism",
      "amount",
      "note",
    ]);
    expect(best?.mapping.constants).toEqual({ financialYear: "2021/22" });
    expect(best?.mapping.missing).toEqual([]);
  });

  test("[REA33] each column goes to one field and each field to one column", () => {
    const rows = [
      [
        "Contract title",
        "Title",
        "Start Date",
        "Contract start date",
        "Contract manager",
        "Lead officer",
      ],
      ["A", "B", "01/04/2024", "02/04/2024", "C", "D"],
      ["A", "B", "01/04/2024", "02/04/2024", "C", "D"],
    ];
    expect(fieldsOf(rows, "agreements")).toEqual([null, "title", null, "start", null, "owner"]);
  });

  test("[REA33] what names one field outright is never another that it resembles", () => {
    const rows = [
      ["Title", "Contract manager", "Lead officer"],
      ["A", "B", "C"],
    ];
    expect(fieldsOf(rows, "agreements")).toEqual(["title", null, "owner"]);
  });

  test("[REA33] values that do not fit outweigh a header that does", () => {
    const dates = [
      ["Title", "Start"],
      ["A", "Acme"],
      ["B", "Bright"],
      ["C", "Care"],
    ];
    const [, start] = mappingOf(dates, "agreements").columns;
    expect(start).toMatchObject({
      field: null,
      evidence: expect.stringContaining("0 of 3 values"),
    });
  });

  test("[REA33] a description names the row only where nothing better does", () => {
    const without = [
      ["Supplier", "Description", "Amount"],
      ["A", "Advice", "£5"],
    ];
    expect(fieldsOf(without, "agreements")).toEqual(["provider", "title", "totalValue"]);
    const withTitle = [
      ["Description", "Contract", "Amount"],
      ["Advice", "C1", "£5"],
    ];
    expect(fieldsOf(withTitle, "agreements")).toEqual(["note", "title", "totalValue"]);
  });

  test("[REA34] the unit in a header is its column's", () => {
    const rows = [
      ["Title", "Contract value (£000)", "Term (months)"],
      ["A", 250, 36],
    ];
    expect(mappingOf(rows, "agreements").columns.map(({ unit }) => unit)).toEqual([
      null,
      { kind: "pounds", each: 1_000 },
      { kind: "length", unit: "months" },
    ]);
  });

  test("[REA34] columns of one field for several years are left alone where its rows have no year", () => {
    const rows = [
      ["Title", "Annual value 2023/24", "Annual value 2024/25"],
      ["A", "£5", "£6"],
    ];
    const { columns, constants, spread } = mappingOf(rows, "agreements");
    expect(columns.map(({ field }) => field)).toEqual(["title", null, null]);
    expect(columns[1]?.evidence).toContain("different years");
    expect([constants, spread]).toEqual([{}, null]);
  });

  test("[REA33] Foreplan's own columns are no one's field", () => {
    const [, id] = mappingOf(
      [
        ["Title", "Foreplan id"],
        ["A", "x"],
      ],
      "agreements",
    ).columns;
    expect(id).toMatchObject({ field: null, evidence: "Foreplan's own column" });
  });

  test("[REA33] the longest name of a field decides: a commissioning area is no area", () => {
    const rows = [
      ["Commissioning", "Amount"],
      ["area", "2021/22"],
      ["Advice", "£5"],
    ];
    expect(fieldsOf(rows, "allocations")).toEqual(["serviceArea", "amount"]);
  });
});

describe("which register a table is", () => {
  test.each<{ register: RegisterKey; rows: CellGiven[][] }>([
    {
      register: "funds",
      rows: [
        ["Fund", "Part of", "Use"],
        ["Safer Fund", "", "All"],
      ],
    },
    {
      register: "budgets",
      rows: [
        ["Financial year", "Fund", "Amount"],
        ["2017/18", "Safer Fund", "£42,000"],
      ],
    },
    {
      register: "fundingLines",
      rows: [
        ["Agreement", "Financial year", "Fund", "Amount", "Confirmed"],
        ["Advice", "2017/18", "Safer Fund", "£42,000", "Yes"],
      ],
    },
    {
      register: "milestones",
      rows: [
        ["When", "Event", "Kind"],
        ["May 2024", "Election", "Election"],
      ],
    },
    {
      register: "providers",
      rows: [
        ["Supplier name", "Company number", "Charity number"],
        ["Acme", "1", "2"],
      ],
    },
    {
      register: "agreements",
      rows: [
        ["Contract", "Supplier", "Start date", "End date", "Extension options", "Annual value"],
        ["Advice", "Acme", "01/04/2024", "31/03/2027", "12 months", "£50,000"],
      ],
    },
    {
      register: "schemes",
      rows: [
        ["Scheme", "Fund", "Pot", "Minimum award", "Maximum award"],
        ["Community grants", "Safer Fund", "£12,000", "£100", "£3,000"],
      ],
    },
    {
      register: "returns",
      rows: [
        ["Agreement", "Period", "Due date", "Date received", "Spend to date"],
        ["Advice", "Q1", "01/07/2024", "", "£500"],
      ],
    },
    {
      register: "evidence",
      rows: [
        ["About", "Kind", "Date", "Who"],
        ["Advice", "visit", "01/07/2024", "A. Person"],
      ],
    },
  ])("[REA35] knows $register, and is sure enough", ({ register, rows }) => {
    const [best] = guessesOf(rows);
    expect(best?.register).toBe(register);
    expect(best?.confidence).toBeGreaterThanOrEqual(LEAST_SURE);
  });

  test("[REA35] is unsure of a table that is none of them", () => {
    const rows = [
      ["Expenditure category", "Invoice", "Cost code"],
      ["Fleet", "123", "A1"],
    ];
    for (const { confidence } of guessesOf(rows)) expect(confidence).toBeLessThan(LEAST_SURE);
  });

  test("[REA35] lets the sheet's name tip a balance", () => {
    const rows = [
      ["Title", "Provider", "Amount"],
      ["Advice", "Acme", "£5"],
    ];
    const sureness = (name: string) =>
      guessesOf(rows, name).find(({ register }) => register === "agreements")?.confidence ?? 0;
    expect(sureness("Contract register")).toBeGreaterThan(sureness("Sheet1"));
  });
});
