import { expect, test } from "vitest";
import { PLAIN_CONTEXT } from "../../shared/reading/cell-reading.ts";
import { findTables } from "../../shared/reading/find-tables.ts";
import { matchColumns } from "../../shared/reading/match-columns.ts";
import { registerOf } from "../../shared/registers/all-registers.ts";
import { type CellGiven, sheetOf } from "./sheet-of.ts";

function tableOf(rows: readonly (readonly CellGiven[])[]) {
  const sheet = sheetOf(rows);
  const [table, ...others] = findTables(sheet);
  expect(others).toEqual([]);
  if (table === undefined) throw new Error("no table found");
  return { sheet, table };
}

const HEADER = ["Title", "Supplier", "", "End date", "Annual value"];

test("[REA158] a column without a header that holds something is left alone, and that is said", () => {
  const { sheet, table } = tableOf([
    HEADER,
    ["Advice", "Acme Ltd", "since 2019", "31/03/2027", 12_000],
    ["Meals", "Bold CIO", "", "30/06/2027", 5_000],
  ]);
  const { columns } = matchColumns(sheet, table, registerOf("agreements"), PLAIN_CONTEXT);
  expect(columns.map(({ field }) => field)).toEqual([
    "title",
    "provider",
    null,
    "currentEnd",
    "annualValue",
  ]);
  expect(columns[2]).toMatchObject({ header: "", evidence: "the column has no header" });
});

test("[REA158] a row that has only what stands there is no blank line", () => {
  const { table } = tableOf([
    HEADER,
    ["Advice", "Acme Ltd", "since 2019,", "31/03/2027", 12_000],
    ["", "", "by the county before", "", ""],
    ["Meals", "Bold CIO", "", "30/06/2027", 5_000],
  ]);
  expect(table.rows.map(({ kind }) => kind)).toEqual(["header", "body", "continuation", "body"]);
});

test.each<[string, readonly (readonly CellGiven[])[]]>([
  ["with nothing in it", [["Advice", "Acme Ltd", "", "31/03/2027", 12_000]]],
  ["with spaces alone", [["Advice", "Acme Ltd", "  ", "31/03/2027", 12_000]]],
])("[REA158] a column %s only sets others apart", (_, rows) => {
  const { table } = tableOf([HEADER, ...rows, ["Meals", "Bold CIO", "", "30/06/2027", 5_000]]);
  expect(table.columns.map(({ column }) => column)).toEqual([0, 1, 3, 4]);
});
