import { describe, expect, test } from "vitest";
import { PLAIN_CONTEXT } from "../../shared/reading/cell-reading.ts";
import { findTables } from "../../shared/reading/find-tables.ts";
import { readHeader } from "../../shared/reading/header-text.ts";
import { inferRegister, LEAST_SURE } from "../../shared/reading/infer-register.ts";
import { matchColumns } from "../../shared/reading/match-columns.ts";
import { readTable } from "../../shared/reading/read-table.ts";
import { registerOf } from "../../shared/registers/all-registers.ts";
import type { RegisterKey } from "../../shared/registers/field.ts";
import { type CellGiven, sheetOf, shown } from "./sheet-of.ts";

/** The column of a register under one header, between a title and a provider that are known. */
function columnUnder(
  header: string,
  cells: readonly CellGiven[],
  register: RegisterKey = "agreements",
) {
  const rows = cells.map((cell, at) => [`Advice ${at}`, cell, "Acme Trust"]);
  const sheet = sheetOf([["Service", header, "Supplier"], ...rows]);
  const [table] = findTables(sheet);
  if (table === undefined) throw new Error("no table found");
  const mapping = matchColumns(sheet, table, registerOf(register), PLAIN_CONTEXT);
  const column = mapping.columns[1];
  if (column === undefined) throw new Error("no column found");
  const { rows: read } = readTable(sheet, table, registerOf(register), mapping, PLAIN_CONTEXT);
  return { ...column, values: read.map(({ values }) => values[column.field ?? ""]) };
}

const DATES = ["31/03/2027", "30/09/2028", "31/12/2026"];
const SUMS = ["£12,000", "£9,500", "£110,363"];

describe("which end a header means", () => {
  test.each([
    "End date (including extensions)",
    "Contract end date (inc. extension options)",
    "End Date incl. options",
    "End date with any extensions",
    "Latest end date",
    "Maximum End Date",
    "Final expiry date",
    "Last possible end date",
    "MaxEndDate",
  ])("[REA150] %s is worked out from the options and never read", (header) => {
    const { field, confidence, evidence } = columnUnder(header, DATES);
    expect({ field, confidence }).toEqual({ field: null, confidence: 0 });
    expect(evidence).toBe("the last possible end is worked out from the options and never read");
  });

  test.each([
    "End date (excluding extensions)",
    "Contract End Date excl. extension options",
    "Expiry without options",
    "Contract expiry date (before any extension)",
  ])("[REA150] %s is the initial end", (header) => {
    const { field, confidence } = columnUnder(header, DATES);
    expect(field).toBe("initialEnd");
    expect(confidence).toBeGreaterThan(0.8);
  });

  test.each(["Extension end date", "Extended End Date", "End of extension"])(
    "[REA150] %s does not say whether the extension was used",
    (header) => {
      const { field, evidence } = columnUnder(header, DATES);
      expect(field).toBeNull();
      expect(evidence).toContain("choose Current end if it has");
    },
  );

  test.each(["End date", "Contract end date", "Current end (as extended)", "Current end date"])(
    "[REA150] %s is the current end",
    (header) => {
      expect(columnUnder(header, DATES).field).toBe("currentEnd");
    },
  );

  test("[REA150] a register without options has one end, however it is called", () => {
    expect(columnUnder("Latest end date", DATES, "allocations").field).toBe("end");
  });
});

describe("what a header names", () => {
  test.each([
    ["Contract value (including extensions)", "maximumValue"],
    ["Total value inc. options", "maximumValue"],
    ["Grant value (including extensions)", "maximumValue"],
    ["Contract value (excluding extensions)", "totalValue"],
    ["Contract value (excl. VAT)", "totalValue"],
  ])("[REA151] %s is the %s", (header, field) => {
    expect(columnUnder(header, SUMS).field).toBe(field);
  });

  test.each([
    ["Agreement title/Description", ["Advice", "Housing", "Outreach"], "title"],
    ["Start date or commencement date", DATES, "start"],
    ["Award date / Date awarded", DATES, "awardedOn"],
  ])("[REA152] %s is one thing under two names", (header, cells, field) => {
    const { field: found, confidence } = columnUnder(header, cells);
    expect(found).toBe(field);
    expect(confidence).toBe(0.88);
  });

  test("[REA152] two names of different things are not one", () => {
    expect(columnUnder("Start date/Award date", DATES).field).toBeNull();
  });

  test.each([
    ["ContractStart", DATES, "start"],
    ["ContractEndDate", DATES, "currentEnd"],
    ["PONumber", ["4500012", "4500013", "4500014"], "poNumber"],
    ["annual_value", SUMS, "annualValue"],
  ])("[REA153] %s is read as its words", (header, cells, field) => {
    expect(columnUnder(header, cells).field).toBe(field);
  });

  test.each(["£", "£ (net)", "(£)", "£ excl. VAT"])("[REA154] %s stands over amounts", (header) => {
    expect(columnUnder(header, SUMS, "allocations").field).toBe("amount");
    // An agreement has many sums, and which of them it is cannot be known.
    expect(columnUnder(header, SUMS).field).toBeNull();
  });

  test("[REA154] a pound sign with a year or more words is no bare one", () => {
    expect(readHeader(["2021/22 (£)"]).spellings).toEqual([]);
    expect(readHeader(["£ (gross)"]).spellings).not.toContain("pounds");
  });

  test("[REA155] an estimated yearly sum is no estimated sum of the whole", () => {
    expect(columnUnder("Estimated annual value 2026/27", SUMS).field).toBe("annualValue");
    expect(columnUnder("Estimated yearly value", SUMS).field).toBeNull();
    expect(columnUnder("Estimated value", SUMS).field).toBe("totalValue");
  });

  test.each(["Â£12,000", "¬£12,000"])("[REA156] %s is twelve thousand pounds", (cell) => {
    const { field, values } = columnUnder("Amount (Â£)", [cell, ...SUMS], "allocations");
    expect(field).toBe("amount");
    expect(values[0]).toBe(1_200_000);
  });

  test("[REA156] a spoilt pound sign before thousands still says thousands", () => {
    expect(readHeader(["Value ¬£000"]).unit).toEqual({ kind: "pounds", each: 1_000 });
  });
});

test("[REA157] a number's padding is no part of a reference", () => {
  const padded = shown(133, "0_)", "133 ");
  expect(columnUnder("Contract ref", [padded, "DP 2"]).values).toEqual(["133", "DP 2"]);
  expect(columnUnder("Notice ids", [padded]).values).toEqual([["133"]]);
});

test("[REA152] a town council's printed list of contracts is one of agreements, and surely", () => {
  const sheet = sheetOf([
    ["Title/Description", "Supplier", "Number", "Start Date", "End Date", "Estimated Annual Value"],
    ["Office cleaning", "Acme Ltd", "LCR001", "Mar-26", "Mar-28", "£32,400"],
    ["Library provision", "The county", "113526/7", "Mar-26", "Ongoing", "£-"],
    ["Summer flowers", "The county", "BCC001", "Nov-26", "Sep 28", "£25,799"],
  ]);
  const [table] = findTables(sheet);
  if (table === undefined) throw new Error("no table found");
  const [best] = inferRegister(sheet, table, PLAIN_CONTEXT);
  expect(best?.register).toBe("agreements");
  expect(best?.confidence).toBeGreaterThan(LEAST_SURE);
  expect(best?.mapping.columns.map(({ field }) => field)).toEqual([
    "title",
    "provider",
    null,
    "start",
    "currentEnd",
    "annualValue",
  ]);
});

test.each(["Inv Date", "Paid date", "Payment reference", "Date of invoice", "Transaction No"])(
  "[REA159] what was paid is no plan: %s",
  (header) => {
    const rows = [
      ["Acme Ltd", "Advice", "2026/27", "£12,000", "31/03/2026"],
      ["Bold CIO", "Meals", "2026/27", "£9,500", "30/04/2026"],
    ];
    const best = (last: string) => {
      const sheet = sheetOf([["Provider", "Service", "Financial year", "Amount", last], ...rows]);
      const [table] = findTables(sheet);
      if (table === undefined) throw new Error("no table found");
      return inferRegister(sheet, table, PLAIN_CONTEXT)[0];
    };
    expect(best(header)?.confidence).toBeLessThan(LEAST_SURE);
    expect(best("Award date")).toMatchObject({ register: "allocations" });
    expect(best("Award date")?.confidence).toBeGreaterThan(LEAST_SURE);
  },
);
