import { describe, expect, test } from "vitest";
import { findTables } from "../../shared/reading/find-tables.ts";
import type { RowKind } from "../../shared/reading/found-table.ts";
import type { RawSheet } from "../../shared/reading/raw-sheet.ts";
import { dyfedPowysSheet } from "./dyfed-powys-sheet.ts";
import { type CellGiven, sheetOf, shown } from "./sheet-of.ts";

function only(sheet: RawSheet) {
  const [table, ...others] = findTables(sheet);
  expect(others).toEqual([]);
  if (table === undefined) throw new Error("no table found");
  return table;
}

function kindsIn(sheet: RawSheet): readonly RowKind[] {
  return only(sheet).rows.map(({ kind }) => kind);
}

const HEADER = ["Supplier", "Title", "Start date", "Value"];
const row = (name: string, value: CellGiven = 100): CellGiven[] => [
  name,
  "Advice",
  "01/04/2024",
  value,
];

describe("tables in a sheet", () => {
  test("[REA26] a printed table: titles, two header lines, joined text, a total and a note", () => {
    const table = only(dyfedPowysSheet());
    expect(table.headerRows).toEqual([3, 4]);
    expect(table.columns.map(({ header }) => header.text)).toEqual([
      "Commissioning area",
      "PCP Priority",
      "Funding Mechanism",
      "Amount 2021/22 (£)",
      "Comment",
    ]);
    const kinds = new Map<RowKind, number[]>();
    for (const { row: at, kind } of table.rows) kinds.set(kind, [...(kinds.get(kind) ?? []), at]);
    expect(Object.fromEntries(kinds)).toEqual({
      title: [0, 1],
      header: [3, 4],
      body: [5, 6, 7, 8, 9, 10, 11, 14, 15, 16],
      blank: [12, 17, 19],
      continuation: [13],
      total: [18],
      note: [20],
    });
    expect(table.rows.every(({ why }) => why !== "")).toBe(true);
  });

  test("[REA27] the year in a header or a title is information, and so is the unit", () => {
    const table = only(dyfedPowysSheet());
    expect(table.columns[3]?.header.financialYear).toBe("2021/22");
    expect(table.financialYear).toBe("2021/22");
    const inThousands = only(sheetOf([["Budgets 2023/24 (£000)"], HEADER, row("A")]));
    expect(inThousands.unit).toEqual({ kind: "pounds", each: 1_000 });
    expect(inThousands.financialYear).toBe("2023/24");
  });

  test("[REA27] two years in the titles are no one's year", () => {
    expect(only(sheetOf([["2023/24 and 2024/25"], HEADER, row("A")])).financialYear).toBeNull();
  });

  test("[REA26] a plain table from the first cell", () => {
    expect(kindsIn(sheetOf([HEADER, row("A"), row("B")]))).toEqual(["header", "body", "body"]);
  });

  test("[REA26] a hidden row is a row like any other, and a hidden column is told", () => {
    const rows = [HEADER, row("A"), row("B")];
    const sheet = sheetOf(rows, { hiddenRows: new Set([1]), hiddenColumns: new Set([3]) });
    expect(kindsIn(sheet)).toEqual(["header", "body", "body"]);
    expect(only(sheet).columns.map(({ hidden }) => hidden)).toEqual([false, false, false, true]);
  });

  test("[REA26] a table that begins further down and further right", () => {
    const table = only(sheetOf([[], [null, null, ...HEADER], [null, null, ...row("A")]]));
    expect(table.area).toEqual({ top: 1, left: 2, bottom: 2, right: 5 });
  });

  test("[REA26] merged headings stand over each of their columns", () => {
    const sheet = sheetOf(
      [
        ["Supplier", "Contract dates", null, "Value"],
        [null, "Start", "End", null],
        ["Acme", "01/04/2024", "31/03/2025", "£500"],
      ],
      { merges: [{ top: 0, left: 1, bottom: 0, right: 2 }] },
    );
    expect(only(sheet).columns.map(({ header }) => header.text)).toEqual([
      "Supplier",
      "Contract dates Start",
      "Contract dates End",
      "Value",
    ]);
  });

  test("[REA28] a total is told by its label and its sum, never by the word alone", () => {
    const summed = [HEADER, row("A", 60), row("B", 40), ["Total", null, null, 100]];
    expect(kindsIn(sheetOf(summed))).toEqual(["header", "body", "body", "total"]);
    const insignia = [HEADER, row("A"), row("TOTAL INSIGNIA LTD", 70), row("Total", 55)];
    expect(kindsIn(sheetOf(insignia))).toEqual(["header", "body", "body", "body"]);
    const happens = [HEADER, row("A", 1), row("B", 2), row("C", 3), row("D", 6)];
    expect(kindsIn(sheetOf(happens)).slice(1)).toEqual(["body", "body", "body", "body"]);
    const wrongSum = [HEADER, row("A"), row("B"), ["Total", null, null, 999]];
    expect(only(sheetOf(wrongSum)).rows.at(-1)).toMatchObject({
      kind: "total",
      why: "labelled a total",
    });
  });

  test("[REA82] a row of numbers called Total alone is one, however its numbers were counted", () => {
    const counted = [
      ["Quarter", "Open", "Held", "Closed"],
      ["Spring", 1, 2, 3],
      ["Summer", 4, 5, 6],
      ["Total", 2, 2, 2],
    ];
    expect(kindsIn(sheetOf(counted)).at(-1)).toBe("total");
    const named = [...counted.slice(0, 3), ["Total", 2, 2, "Acme"]];
    expect(kindsIn(sheetOf(named)).at(-1)).toBe("body");
  });

  test("[REA82] a line of sentences is no header, whatever words are in them", () => {
    const template = [
      ["Description", "Required or recommended", "Source field", "System field", "Funder notes"],
      ["The title of the grant, which should be short.", "Required", "Title"],
      ["A short description of this grant activity.", "Required", "Description"],
      ["When was the decision to award this grant made.", "Required", "Award Date"],
      ["Values to map against the list", "Recommended", "Grant Purpose 1"],
    ];
    expect(only(sheetOf(template)).headerRows).toEqual([0]);
  });

  test.each([
    ["Victims' services total", 100, "total"],
    ["Total for the whole year (£)", 100, "total"],
    ["Total Facilities Group", 99, "body"],
    ["Totally Local CIC", 100, "body"],
  ])("[REA28] %j with %d beside it is a %s", (label, value, kind) => {
    const rows = [HEADER, row("A", 60), row("B", 40), [label, null, null, value]];
    expect(kindsIn(sheetOf(rows)).at(-1)).toBe(kind);
  });

  test("[REA28] a grand total sums the rows, and not the subtotals over them", () => {
    const rows = [
      HEADER,
      row("A", 60),
      ["Subtotal", null, null, 60],
      row("B", 40),
      ["Subtotal", null, null, 40],
      ["Total, all services", null, null, 100],
    ];
    expect(only(sheetOf(rows)).rows.at(-1)).toMatchObject({
      kind: "total",
      why: "says total, and is the sum of the rows above",
    });
  });

  test("[REA28] subtotals begin the next sum afresh, and a bare sum is a total too", () => {
    const rows = [
      HEADER,
      row("A", 60),
      row("B", 40),
      ["Subtotal", null, null, 100],
      row("C", 7),
      ["Subtotal", null, null, 7],
      [null, null, null, shown(107, "#,##0", "107")],
    ];
    expect(kindsIn(sheetOf(rows))).toEqual([
      "header",
      "body",
      "body",
      "total",
      "body",
      "total",
      "total",
    ]);
  });

  test("[REA28] says of each subtotal that it sums what came since the one before", () => {
    const rows = [HEADER, row("A", 60), ["Subtotal", null, null, 60], row("C", 7), row("D", 8)];
    const { rows: taken } = only(sheetOf([...rows, ["Subtotal", null, null, 15]]));
    expect(taken.filter(({ kind }) => kind === "total").map(({ why }) => why)).toEqual([
      "labelled a total, and the sum of the rows above",
      "labelled a total, and the sum of the rows above",
    ]);
  });

  test("[REA29] text alone beneath a row belongs to it, but a row with a name of its own does not", () => {
    const rows = [
      HEADER,
      row("A"),
      [null, "More advice", null, null],
      ["B", null, null, null],
      row("C"),
    ];
    expect(kindsIn(sheetOf(rows))).toEqual(["header", "body", "continuation", "body", "body"]);
  });

  test("[REA134] text alone beneath a wide gap at the end is a note, and belongs to no row", () => {
    const order = [null, "Order from:", null, null];
    const rows = [HEADER, row("A"), row("B"), [], [], order, [], [null, "Acme Ltd", null, null]];
    expect(kindsIn(sheetOf(rows)).slice(3)).toEqual(["blank", "blank", "note", "blank", "note"]);
    const amid = [HEADER, row("A"), [], [], [null, "More advice", null, null], row("B")];
    expect(kindsIn(sheetOf(amid)).slice(4)).toEqual(["continuation", "body"]);
    const beneath = [HEADER, row("A"), row("B"), [], [null, "More advice", null, null]];
    expect(kindsIn(sheetOf(beneath)).at(-1)).toBe("continuation");
  });

  test("[REA135] bare years stand at the head of columns, in a file of text as in a workbook", () => {
    const years = (as: (year: number) => CellGiven) => [
      ["Spend by service, in pounds"],
      ["Service", as(2022), as(2023), as(2024)],
      ["Advice", "1,100", "1,200", "1,300"],
      ["Housing", "2,000", "2,100", "2,250"],
    ];
    for (const rows of [years(String), years((year) => year)]) {
      const table = only(sheetOf(rows));
      expect(table.headerRows).toEqual([1]);
      expect(table.columns.map(({ header }) => header.text)).toEqual([
        "Service",
        "2022",
        "2023",
        "2024",
      ]);
    }
    const amid = [
      ["Title", "Financial year", "Area"],
      ["Advice", "2024", "North"],
      ["Housing", "2025", "South"],
    ];
    expect(kindsIn(sheetOf(amid))).toEqual(["header", "body", "body"]);
  });

  test("[REA26] notes beneath are no rows, and neither is the header again or a merged heading", () => {
    const rows = [
      HEADER,
      row("A"),
      HEADER,
      ["Grants", null, null, null],
      row("B"),
      ["* figures are provisional", null, null, null],
    ];
    const merges = [{ top: 3, left: 0, bottom: 3, right: 3 }];
    expect(kindsIn(sheetOf(rows, { merges }))).toEqual([
      "header",
      "body",
      "header",
      "section",
      "body",
      "note",
    ]);
  });

  test("[REA30] Excel's own tables come first, with their totals row", () => {
    const sheet = sheetOf(
      [["Contracts"], [], HEADER, row("A"), row("B"), ["Total", null, null, 200]],
      {
        tables: [
          {
            name: "Contracts",
            area: { top: 2, left: 0, bottom: 5, right: 3 },
            hasHeader: true,
            hasTotals: true,
          },
        ],
      },
    );
    const table = only(sheet);
    expect(table).toMatchObject({ name: "Contracts", titles: ["Contracts"], headerRows: [2] });
    expect(table.rows.map(({ kind }) => kind)).toEqual([
      "title",
      "header",
      "body",
      "body",
      "total",
    ]);
  });

  test("[REA26] two tables one beneath the other are two", () => {
    const funds = [
      ["Fund", "Source", "Part of"],
      ["Safer Fund", "Home Office", null],
    ];
    const sheet = sheetOf([HEADER, row("A"), [], ["Our funds"], [], ...funds]);
    const tables = findTables(sheet);
    expect(tables.map(({ headerRows }) => headerRows)).toEqual([[0], [5]]);
  });

  test.each([
    ["an empty sheet", []],
    ["a sheet of blank rows", [[], [null, ""], ["  "]]],
    ["a single title", [["Forward plan"]]],
    [
      "only numbers",
      [
        [1, 2],
        [3, 4],
      ],
    ],
  ])("[REA26] finds no table in %s", (_, rows) => {
    expect(findTables(sheetOf(rows))).toEqual([]);
  });

  test("[REA26] takes the first row of data for no header, whatever its words", () => {
    const rows = [
      ["https://example.org", "2020-07-01T19:50:05Z", "Title", "Provider"],
      HEADER,
      row("A"),
    ];
    expect(only(sheetOf(rows)).headerRows).toEqual([1]);
  });
});
