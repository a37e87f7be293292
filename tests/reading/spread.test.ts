import { describe, expect, test } from "vitest";
import { PLAIN_CONTEXT } from "../../shared/reading/cell-reading.ts";
import { findTables } from "../../shared/reading/find-tables.ts";
import { inferRegister } from "../../shared/reading/infer-register.ts";
import { matchColumns } from "../../shared/reading/match-columns.ts";
import { readTable } from "../../shared/reading/read-table.ts";
import { registerOf } from "../../shared/registers/all-registers.ts";
import type { RegisterKey } from "../../shared/registers/field.ts";
import { nameIndexOf } from "../../shared/registers/resolve-references.ts";
import { mintRowId } from "../../shared/values/row-id.ts";
import { type CellGiven, sheetOf, shown } from "./sheet-of.ts";

type Rows = readonly (readonly CellGiven[])[];

const names = nameIndexOf(
  ["Victims Grant", "Safer Streets"].map((name, at) => ({
    id: mintRowId(() => at / 10),
    register: "funds" as const,
    values: { name },
  })),
);
const context = { ...PLAIN_CONTEXT, names };

function tableOf(rows: Rows) {
  const sheet = sheetOf(rows);
  const [table] = findTables(sheet);
  if (table === undefined) throw new Error("There is no table.");
  return { sheet, table };
}

function mappingOf(rows: Rows, register: RegisterKey) {
  const { sheet, table } = tableOf(rows);
  return matchColumns(sheet, table, registerOf(register), context);
}

function readingOf(rows: Rows, register: RegisterKey) {
  const { sheet, table } = tableOf(rows);
  const mapping = matchColumns(sheet, table, registerOf(register), context);
  return readTable(sheet, table, registerOf(register), mapping, context);
}

const BUDGETS: Rows = [
  ["Fund", "2025/26", "2026-27 £", "Budget 2027/28 (£000)", "FY29", "Total", "Notes"],
  ["Victims Grant", "£1,000", 2_000, 3, null, 6_000, "Agreed"],
  ["Safer Streets", null, "TBC", 4, 500, 4_500, null],
];

describe("columns of years and of funds", () => {
  test("[REA70] amounts headed by financial years in any way are one spread, each in its own unit", () => {
    const { spread, columns, missing } = mappingOf(BUDGETS, "budgets");
    expect(spread).toMatchObject({ field: "amount", by: "financialYear" });
    expect(spread?.columns.map(({ column, value, unit }) => ({ column, value, unit }))).toEqual([
      { column: 1, value: "2025/26", unit: null },
      { column: 2, value: "2026/27", unit: null },
      { column: 3, value: "2027/28", unit: { kind: "pounds", each: 1_000 } },
      { column: 4, value: "2028/29", unit: null },
    ]);
    expect(columns.map(({ field }) => field)).toEqual([
      "fund",
      null,
      null,
      null,
      null,
      null,
      "note",
    ]);
    expect(columns[1]?.evidence).toBe("4 columns are financial years, with an amount in each");
    expect(missing).toEqual([]);
  });

  test("[REA70] columns headed by known funds are a spread, and their year is the title's", () => {
    const rows = [
      ["Commissioning 2026/27"],
      [],
      ["Title", "Victims Grant (£)", "Safer Streets", "Lottery"],
      ["Refuge", 10, 20, 30],
      ["Helpline", 5, null, null],
    ];
    const { spread, constants, missing } = mappingOf(rows, "allocations");
    expect(spread).toMatchObject({ field: "amount", by: "fund", confidence: 0.92 });
    expect(spread?.columns.map(({ value }) => value)).toEqual([
      { id: null, text: "Victims Grant" },
      { id: null, text: "Safer Streets" },
    ]);
    expect([constants, missing]).toEqual([{ financialYear: "2026/27" }, []]);
  });

  test.each<[string, number, Rows]>([
    [
      "bare years over bare numbers",
      0.7,
      [
        ["Fund", "2025/26", "2026/27"],
        ["A", 1, 2],
      ],
    ],
    [
      "bare years over amounts shown in pounds",
      0.92,
      [
        ["Fund", "2025/26", "2026/27"],
        ["A", shown(1, "£#,##0", "£1"), shown(2, "£#,##0", "£2")],
      ],
    ],
    [
      "years that are called budgets",
      0.92,
      [
        ["Fund", "Budget 25/26", "Budget 26/27"],
        ["A", 1, 2],
      ],
    ],
    [
      "a next year without any amount yet",
      0.7,
      [
        ["Fund", "2025/26", "2026/27"],
        ["A", 1, null],
      ],
    ],
  ])("[REA70] the confidence is told: %s", (_, confidence, rows) => {
    expect(mappingOf(rows, "budgets").spread?.confidence).toBe(confidence);
  });

  test.each<[string, Rows]>([
    [
      "one year alone",
      [
        ["Fund", "2025/26"],
        ["A", 1],
      ],
    ],
    [
      "words under the years",
      [
        ["Fund", "2025/26", "2026/27"],
        ["A", "Yes", "Complete"],
      ],
    ],
    [
      "what was spent",
      [
        ["Fund", "Actual 2025/26", "Actual 2026/27"],
        ["A", 1, 2],
      ],
    ],
    [
      "a forecast and its variance",
      [
        ["Fund", "Forecast 25/26", "Variance 26/27"],
        ["A", 1, 2],
      ],
    ],
    [
      "one year twice",
      [
        ["Fund", "2025/26", "2025/26"],
        ["A", 1, 2],
      ],
    ],
    [
      "a year in a column of its own",
      [
        ["Fund", "Year", "2025/26", "2026/27"],
        ["A", "25/26", 1, 2],
      ],
    ],
    [
      "nothing filled",
      [
        ["Fund", "2025/26", "2026/27"],
        ["A", null, null],
        ["B", null, null],
      ],
    ],
  ])("[REA71] is no spread: %s", (_, rows) => {
    expect(mappingOf(rows, "budgets").spread).toBeNull();
  });

  test("[REA71] beside what was spent in the same years, the budgets alone are the spread", () => {
    const rows = [
      ["Fund", "Budget 2025/26", "Spend 2025/26", "Budget 2026/27", "Spend 2026/27"],
      ["A", 10, 9, 20, 19],
    ];
    expect(mappingOf(rows, "budgets").spread?.columns.map(({ column }) => column)).toEqual([1, 3]);
  });

  test("[REA72] a line is read as a row for each amount, with the column it came from", () => {
    const { rows, skipped } = readingOf(BUDGETS, "budgets");
    const told = rows.map(({ row, column, values }) => [
      row,
      column,
      values.fund,
      values.financialYear,
      values.amount,
      values.note,
    ]);
    const victims = { id: null, text: "Victims Grant" };
    const streets = { id: null, text: "Safer Streets" };
    expect(told).toEqual([
      [1, 1, victims, "2025/26", 100_000, "Agreed"],
      [1, 2, victims, "2026/27", 200_000, "Agreed"],
      [1, 3, victims, "2027/28", 300_000, "Agreed"],
      [2, 3, streets, "2027/28", 400_000, null],
      [2, 4, streets, "2028/29", 50_000, null],
    ]);
    expect(skipped).toEqual([]);
  });

  test("[REA72] what is to be told of a line is told once, and a cell that is not read is a row", () => {
    const rows = [
      ["Title", "Status", "Amount 2025/26", "Amount 2026/27", "Amount 2027/28"],
      ["Refuge", "Aproved?", 10, "lots", "TBC"],
      ["Helpline", "Approved", null, null, null],
      ["Advice", "Approved", null, 30, null],
    ];
    const reading = readingOf(rows, "allocations");
    expect(reading.rows.map(({ column, values }) => [column, values.amount])).toEqual([
      [2, 1_000],
      [3, undefined],
      [3, 3_000],
    ]);
    const told = reading.rows.map(({ findings }) =>
      findings.map(({ kind, column }) => [kind, column]),
    );
    expect(told).toEqual([
      [
        ["unread", 1],
        ["unread", 3],
        ["not-known", 4],
      ],
      [],
      [],
    ]);
    expect(reading.skipped).toEqual([{ row: 2, why: "no amount for any year" }]);
  });

  test.each<[RegisterKey, Rows]>([
    [
      "budgets",
      [
        ["Fund", "Status", "Budget 2025/26", "Budget 2026/27"],
        ["A", "Confirmed", 1, 2],
      ],
    ],
    [
      "allocations",
      [
        ["Title", "Service area", "Fund", "2025/26 £", "2026/27 £"],
        ["Refuge", "Victims", "A", 1, 2],
      ],
    ],
    [
      "fundingLines",
      [
        ["Agreement", "Fund", "2025/26 £", "2026/27 £"],
        ["Refuge", "A", 1, 2],
      ],
    ],
  ])("[REA73] a spread speaks for its register: %s", (register, rows) => {
    const { sheet, table } = tableOf(rows);
    const [best] = inferRegister(sheet, table, context);
    expect(best?.register).toBe(register);
    expect(best?.confidence).toBeGreaterThan(0.6);
  });
});
