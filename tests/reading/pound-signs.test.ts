import { expect, test } from "vitest";
import { PLAIN_CONTEXT } from "../../shared/reading/cell-reading.ts";
import { findTables } from "../../shared/reading/find-tables.ts";
import { matchColumns } from "../../shared/reading/match-columns.ts";
import { readTable } from "../../shared/reading/read-table.ts";
import { registerOf } from "../../shared/registers/all-registers.ts";
import { type CellGiven, sheetOf } from "./sheet-of.ts";

const SIGN_SAYS = "it holds only the pound sign of the amounts right of it";
const allocations = registerOf("allocations");

function readingOf(
  rows: readonly (readonly CellGiven[])[],
  laid: Parameters<typeof sheetOf>[1] = {},
) {
  const sheet = sheetOf(rows, laid);
  const [table, ...others] = findTables(sheet);
  if (table === undefined || others.length > 0) throw new Error("there is one table");
  const mapping = matchColumns(sheet, table, allocations, PLAIN_CONTEXT);
  const reading = readTable(sheet, table, allocations, mapping, PLAIN_CONTEXT);
  return { table, mapping, reading };
}

const line = (name: string, ...amount: readonly CellGiven[]) => [
  name,
  "2035/36",
  ...amount,
  "Idea",
];
const head = (...amount: readonly CellGiven[]) => ["Title", "Financial year", ...amount, "Status"];

test.each([
  { what: "the header stands over the signs", header: ["Amount", ""], amounts: [1_000, 250.5] },
  { what: "the header stands over the numbers", header: ["", "Amount"], amounts: [1_000, 250.5] },
  { what: "the signs are headed by one", header: ["£", "Amount"], amounts: [1_000, 250.5] },
  { what: "the numbers are text", header: ["Amount (£)", ""], amounts: ["1,000", "250.50"] },
])("[REA180] amounts beside their pound signs are read where $what", ({ header, amounts }) => {
  const { mapping, reading } = readingOf([
    head(...header),
    line("Helpline", "£", amounts[0] ?? null),
    line("Refuge", " £ ", amounts[1] ?? null),
  ]);
  expect(mapping.columns[2]).toMatchObject({ field: null, evidence: SIGN_SAYS });
  expect(mapping.columns[3]).toMatchObject({ field: "amount", column: 3 });
  expect(reading.rows.map(({ values }) => values.amount)).toEqual([100_000, 25_050]);
  expect(reading.rows.flatMap(({ findings }) => findings)).toEqual([]);
});

test("[REA180] of the last column the numbers may have no header at all", () => {
  const { table, reading } = readingOf([
    ["Title", "Financial year", "Amount"],
    ["Helpline", "2035/36", "£", 1_000],
    ["Refuge", "2035/36", "£", -50],
    ["Total", "", "£", 950],
  ]);
  expect(table.area.right).toBe(3);
  expect(reading.rows.map(({ values }) => values.amount)).toEqual([100_000, -5_000]);
});

test("[REA180] the header of the signs gives the amounts their unit", () => {
  const { reading } = readingOf([
    head("£000", ""),
    line("Helpline", "£", 12),
    line("Refuge", "£", 7),
  ]);
  expect(reading.rows.map(({ values }) => values.amount)).toEqual([1_200_000, 700_000]);
});

test("[REA180] a header merged over both is the amounts', for each of several years", () => {
  const { reading } = readingOf(
    [
      ["Title", "2035/36", "", "2036/37", ""],
      ["Helpline", "£", 1_000, "£", 2_000],
      ["Refuge", "£", 3_000, "£", 4_000],
    ],
    {
      merges: [
        { top: 0, bottom: 0, left: 1, right: 2 },
        { top: 0, bottom: 0, left: 3, right: 4 },
      ],
    },
  );
  expect(reading.rows.map(({ values }) => [values.financialYear, values.amount])).toEqual([
    ["2035/36", 100_000],
    ["2036/37", 200_000],
    ["2035/36", 300_000],
    ["2036/37", 400_000],
  ]);
});

test("[REA180] in an Excel table the numbers go by the header of their signs, not by a made-up one", () => {
  const { mapping } = readingOf(
    [head("Amount", "Column1"), line("Helpline", "£", 1_000), line("Refuge", "£", 2_000)],
    {
      tables: [
        {
          ...{ name: "Table1", hasHeader: true, hasTotals: false },
          area: { top: 0, left: 0, bottom: 2, right: 4 },
        },
      ],
    },
  );
  expect(mapping.columns.map(({ field }) => field)).toEqual([
    ...["title", "financialYear", null, "amount", "status"],
  ]);
});

test("[REA180] an amount beside its sign says its own unit, however small it is", () => {
  const amounts = [250_000, 300_000, 280_000, 260_000, 240_000, 290];
  const asked = (signs: readonly CellGiven[]) =>
    readingOf([
      ["Title", "Financial year", "", "Amount", "Status"],
      ...amounts.map((amount, at) => line(`Line ${at}`, signs[at] ?? "", amount)),
    ]).reading.rows.flatMap(({ findings }) => findings.map(({ kind }) => kind));
  expect(asked([])).toEqual(["question"]);
  expect(asked(amounts.map(() => "£"))).toEqual([]);
});

test("[REA180] signs are no field's, whatever their own header says", () => {
  const { mapping } = readingOf([
    head("amount", "Net of something"),
    ...Array.from({ length: 5 }, (_, at) => line(`Line ${at}`, "£", 1_000 + at)),
  ]);
  expect(mapping.columns[2]).toMatchObject({ field: null, evidence: SIGN_SAYS });
});

test.each([
  { what: "holds another thing as well", signs: ["£", "€"], amounts: [1_000, 2_000] },
  { what: "stands beside words", signs: ["£", "£"], amounts: ["as agreed", "to be told"] },
])("[REA180] a column that $what is no column of signs", ({ signs, amounts }) => {
  const { mapping } = readingOf([
    head("Amount", "Note"),
    line("Helpline", signs[0] ?? null, amounts[0] ?? null),
    line("Refuge", signs[1] ?? null, amounts[1] ?? null),
  ]);
  expect(mapping.columns[2]?.evidence).not.toBe(SIGN_SAYS);
});
