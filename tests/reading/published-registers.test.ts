import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readCsv } from "../../server/workbook-files/read-csv.ts";
import { readXlsx } from "../../server/workbook-files/read-xlsx.ts";
import { PLAIN_CONTEXT } from "../../shared/reading/cell-reading.ts";
import { findTables } from "../../shared/reading/find-tables.ts";
import { inferRegister } from "../../shared/reading/infer-register.ts";
import { matchColumns } from "../../shared/reading/match-columns.ts";
import type { RawSheet } from "../../shared/reading/raw-sheet.ts";
import { readTable } from "../../shared/reading/read-table.ts";
import { registerOf } from "../../shared/registers/all-registers.ts";
import type { RegisterKey } from "../../shared/registers/field.ts";

const DATA = "../shared/data";

/** What was found by looking at each file: its rows, and the columns that are fields of a register. */
const LABELLED: readonly Readonly<{
  file: string;
  register: RegisterKey;
  inferred: boolean;
  rows: number;
  fields: Readonly<Record<string, string>>;
  sample: Readonly<{ row: number; values: Readonly<Record<string, unknown>> }>;
}>[] = [
  {
    file: "public/contracts/uk_cf_notices_awarded_2020-10.csv",
    register: "agreements",
    inferred: true,
    rows: 991,
    fields: {
      "Notice Identifier": "ref",
      "Organisation Name": "contractingAuthority",
      Title: "title",
      "Awarded Date": "awardedOn",
      "Awarded Value": "totalValue",
      "Contract start date": "start",
      "Contract end date": "currentEnd",
    },
    sample: {
      row: 1,
      values: {
        ref: "20201002173029-67601",
        awardedOn: "2020-09-28",
        totalValue: 1_076_702_900,
        start: "2020-10-01",
        currentEnd: "2024-09-30",
      },
    },
  },
  {
    file: "public/contracts/toronto_awarded_contracts.csv",
    register: "agreements",
    inferred: false,
    rows: 7_613,
    fields: {
      "Document Number": "ref",
      "Successful Supplier": "provider",
      Award: "totalValue",
      Division: "serviceArea",
    },
    sample: {
      row: 2,
      values: { ref: "3303123110", totalValue: 77_193_157, awardedOn: "2012-10-04" },
    },
  },
  {
    file: "public/contracts/ottawa_city_contracts.xlsx",
    register: "agreements",
    inferred: true,
    rows: 4_455,
    fields: { Vendor: "provider", Description: "title", Amount: "totalValue", PO: "poNumber" },
    sample: { row: 1, values: { poNumber: "45082129", totalValue: 5_090_951 } },
  },
  {
    file: "public/contracts/uk_bidstats_awards_2020-09.csv",
    register: "agreements",
    inferred: true,
    rows: 158,
    fields: { TITLE: "title", VALUE: "totalValue", SUPPLIER: "provider" },
    sample: { row: 1, values: { totalValue: 800_000_000 } },
  },
  {
    file: "seed-tables/dyfed-powys-allocations-2021-22.csv",
    register: "allocations",
    inferred: true,
    rows: 10,
    fields: { "Amount 2021/22 (£)": "amount", "PCP Priority": "priorities" },
    sample: { row: 9, values: { priorities: ["1", "2", "4"], amount: 625_000 } },
  },
  {
    file: "seed-tables/avon-somerset-forward-plan.csv",
    register: "milestones",
    inferred: true,
    rows: 16,
    fields: { When: "date", Event: "title" },
    sample: { row: 2, values: { date: "2024-05", title: "PCC election" } },
  },
  {
    file: "seed-tables/north-wales-funds.csv",
    register: "budgets",
    inferred: true,
    rows: 9,
    fields: { "Financial year": "financialYear", Fund: "fund", "Amount as printed": "amount" },
    sample: { row: 2, values: { financialYear: "2016/17", amount: 113_017_800_000 } },
  },
  {
    file: "seed-tables/dorset-funds.csv",
    register: "funds",
    inferred: true,
    rows: 9,
    fields: { Fund: "name", "Part of": "partOf" },
    sample: { row: 7, values: { name: "Child Sexual Abuse fund" } },
  },
];

function sheetIn(file: string): RawSheet {
  const bytes = new Uint8Array(readFileSync(`${DATA}/${file}`));
  if (file.endsWith(".csv")) {
    const sheet = readCsv(bytes, file);
    if (sheet.ok) return sheet.value;
    throw new Error(sheet.problem);
  }
  const workbook = readXlsx(bytes);
  if (!workbook.ok) throw new Error(workbook.problem);
  const [first] = workbook.value.sheets;
  if (first === undefined) throw new Error("no sheet");
  return first;
}

describe.skipIf(!existsSync(DATA))(`published registers (skipped where ${DATA} is absent)`, () => {
  test.each(LABELLED)("[REA40] $file", ({ file, register, inferred, rows, fields, sample }) => {
    const sheet = sheetIn(file);
    const [table] = findTables(sheet);
    if (table === undefined) throw new Error("no table found");
    const definition = registerOf(register);
    const [guess] = inferRegister(sheet, table, PLAIN_CONTEXT);
    if (inferred) expect(guess?.register).toBe(register);

    const mapping = matchColumns(sheet, table, definition, PLAIN_CONTEXT);
    const matched = Object.fromEntries(mapping.columns.map(({ header, field }) => [header, field]));
    expect(matched).toMatchObject(fields);
    const sure = mapping.columns.filter(({ confidence }) => confidence > 0.8);
    expect(sure.map(({ header }) => header)).toEqual(expect.arrayContaining(Object.keys(fields)));

    const reading = readTable(sheet, table, definition, mapping);
    expect(reading.rows).toHaveLength(rows);
    expect(reading.rows.find(({ row }) => row === sample.row)?.values).toMatchObject(sample.values);
  });
});
