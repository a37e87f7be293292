import { describe, expect, test } from "vitest";
import { PLAIN_CONTEXT } from "../../shared/reading/cell-reading.ts";
import { findTables } from "../../shared/reading/find-tables.ts";
import { matchColumns } from "../../shared/reading/match-columns.ts";
import { readTable } from "../../shared/reading/read-table.ts";
import { registerOf } from "../../shared/registers/all-registers.ts";
import { type CellGiven, sheetOf } from "./sheet-of.ts";

const HEADER = ["Supplier", "Title", "Start date", "Value"];
const row = (name: string, value: CellGiven = 100): CellGiven[] => [
  name,
  "Advice",
  "01/04/2024",
  value,
];

function headersOf(rows: readonly (readonly CellGiven[])[]) {
  return findTables(sheetOf(rows)).map(({ columns }) => columns.map(({ header }) => header.text));
}

describe("tables beside each other", () => {
  test("[REA45] a second table to the right is a table of its own", () => {
    const beside = [HEADER, row("A"), row("B")].map((cells) => [...cells, null, ...cells]);
    const tables = findTables(sheetOf(beside));
    expect(tables.map(({ area }) => area)).toEqual([
      { top: 0, left: 0, bottom: 2, right: 3 },
      { top: 0, left: 5, bottom: 2, right: 8 },
    ]);
  });

  test("[REA45] a blank column within a table parts nothing", () => {
    const rows = [
      ["Supplier", "Title", null, "Start date", "Value"],
      ["A", "Advice", null, "01/04/2024", 5],
    ];
    expect(headersOf(rows)).toEqual([["Supplier", "Title", "Start date", "Value"]]);
  });

  test("[REA45] a note at the side, with its dates and numbers, is no part of the header", () => {
    const rows = [
      [...HEADER, null, "Updated", 45_000],
      [...row("A"), null, "By", "Finance"],
      row("B"),
    ];
    const [table, ...others] = findTables(sheetOf(rows));
    expect(others).toEqual([]);
    expect(table?.columns.map(({ header }) => header.text)).toEqual(HEADER);
    expect(table?.rows.map(({ kind }) => kind)).toEqual(["header", "body", "body"]);
  });

  test("[REA45] a block beneath an Excel table is found, and a column beside one is told", () => {
    const sheet = sheetOf(
      [["Word", "Meaning", "Left out"], ["a", "b", "c"], [], [], HEADER, row("A")],
      {
        tables: [
          {
            name: "Words",
            area: { top: 0, left: 0, bottom: 1, right: 1 },
            hasHeader: true,
            hasTotals: false,
          },
        ],
      },
    );
    const tables = findTables(sheet);
    expect(tables.map(({ name, beside, headerRows }) => [name, beside, headerRows])).toEqual([
      ["Words", ["Left out"], [0]],
      [null, [], [4]],
    ]);
  });
});

describe("headers that come again otherwise", () => {
  const moved = [
    HEADER,
    row("A"),
    ["Supplier", "Start date", "Title", "Value"],
    ["B", "02/04/2024", "Help", 7],
  ];

  test("[REA46] the same names in other places begin another table", () => {
    const tables = findTables(sheetOf(moved));
    expect(tables.map(({ headerRows }) => headerRows)).toEqual([[0], [2]]);
    expect(tables[1]?.rows.map(({ kind }) => kind)).toEqual(["header", "body"]);
  });

  test("[REA46] within an Excel table what stands beneath other names is held back", () => {
    const area = { top: 0, left: 0, bottom: 3, right: 3 };
    const sheet = sheetOf(moved, {
      tables: [{ name: "All", area, hasHeader: true, hasTotals: false }],
    });
    const [table, ...others] = findTables(sheet);
    if (table === undefined) throw new Error("no table found");
    expect(others).toEqual([]);
    expect(table.rows.map(({ kind }) => kind)).toEqual(["header", "body", "header", "body"]);
    const register = registerOf("agreements");
    const { rows } = readTable(
      sheet,
      table,
      register,
      matchColumns(sheet, table, register, PLAIN_CONTEXT),
    );
    expect(rows[1]?.values).toEqual({ provider: { id: null, text: "B" }, totalValue: 700 });
    expect(rows[1]?.findings.map(({ field, kind }) => `${field} ${kind}`)).toEqual([
      "title unread",
      "start unread",
    ]);
  });
});

describe("headers of several lines", () => {
  test("[REA47] a group's heading that is not merged stands over its columns too", () => {
    const rows = [
      ["Supplier", "Contract", null, "Value"],
      [null, "Start", "End", null],
      ["A", "01/04/2024", "31/03/2025", "£500"],
    ];
    expect(headersOf(rows)).toEqual([["Supplier", "Contract Start", "Contract End", "Value"]]);
  });

  test.each([
    ["units", [null, null, "dd/mm/yyyy", "(£000)"]],
    ["units and kinds", ["Text", "Text", "Date", "£000"]],
  ])("[REA47] a line of %s belongs to the header, and its unit is the column's", (_, line) => {
    const sheet = sheetOf([HEADER, line, row("A"), row("B")]);
    const [table] = findTables(sheet);
    expect(table?.headerRows).toEqual([0, 1]);
    expect(table?.columns[3]?.header.unit).toEqual({ kind: "pounds", each: 1_000 });
  });

  test("[REA47] a line that numbers the columns is no row", () => {
    const [table] = findTables(sheetOf([HEADER, [1, 2, 3, 4], row("A")]));
    expect(table?.rows.map(({ kind }) => kind)).toEqual(["header", "header", "body"]);
    expect(table?.columns.map(({ header }) => header.text)).toEqual(HEADER);
  });

  test("[REA47] a title right above the header is no part of any name", () => {
    expect(headersOf([["Contract register"], HEADER, row("A")])).toEqual([HEADER]);
  });
});
