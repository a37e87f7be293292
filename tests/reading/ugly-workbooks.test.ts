import { describe, expect, test } from "vitest";
import { readXlsx } from "../../server/workbook-files/read-xlsx.ts";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import { PLAIN_CONTEXT } from "../../shared/reading/cell-reading.ts";
import { findTables } from "../../shared/reading/find-tables.ts";
import type { FoundTable, RowKind } from "../../shared/reading/found-table.ts";
import { matchColumns } from "../../shared/reading/match-columns.ts";
import type { RawSheet } from "../../shared/reading/raw-sheet.ts";
import { readTable } from "../../shared/reading/read-table.ts";
import { registerOf } from "../../shared/registers/all-registers.ts";
import { CELLS } from "./ugly-workbooks/cells.ts";
import { HEADERS } from "./ugly-workbooks/headers.ts";
import { ROWS } from "./ugly-workbooks/rows.ts";
import { SHEETS } from "./ugly-workbooks/sheets.ts";
import { UGLIEST } from "./ugly-workbooks/ugliest.ts";
import type { Expected, UglyWorkbook } from "./ugly-workbooks/ugly-workbook.ts";

const ALL = [...HEADERS, ...ROWS, ...CELLS, ...SHEETS, ...UGLIEST];

const LETTERS: Record<RowKind, string> = {
  title: "t",
  header: "H",
  section: "S",
  body: "b",
  continuation: "c",
  total: "#",
  note: "n",
  blank: "-",
};

function sheetsIn({ workbook }: UglyWorkbook): readonly RawSheet[] {
  const read = readXlsx(writeXlsx(workbook));
  if (!read.ok) throw new Error(read.problem);
  return read.value.sheets;
}

function kindsIn(sheet: RawSheet, { rows }: FoundTable): string {
  const kinds = new Map(rows.map(({ row, kind }) => [row, LETTERS[kind]]));
  return sheet.rows.map((_, row) => kinds.get(row) ?? ".").join("");
}

/** References by their text, options by their length and what became of them. */
function plainly(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainly);
  if (typeof value !== "object" || value === null) return value;
  if ("text" in value) return value.text;
  if (!("length" in value && "state" in value)) return value;
  return value.state === "unused" ? value.length : `${value.length} ${value.state}`;
}

/** What was read, in the form in which a workbook says what is to be read. */
function readAs(sheets: readonly RawSheet[], expected: Expected): Expected {
  const sheet = sheets.find(({ name }) => name === expected.sheet);
  if (sheet === undefined) throw new Error(`no sheet ${expected.sheet}`);
  const tables = findTables(sheet);
  // Tables side by side have their headers in one row, and are told apart by their first column.
  const [first] = Object.keys(expected.columns);
  const table = tables.find(
    ({ headerRows, columns }) =>
      (headerRows.at(-1) ?? -1) + 1 === expected.header &&
      columns.some(({ header }) => header.text === first),
  );
  if (table === undefined) throw new Error(`no table with ${first} in row ${expected.header}`);
  const register = registerOf(expected.register);
  const mapping = matchColumns(sheet, table, register, {
    ...PLAIN_CONTEXT,
    date1904: sheet.date1904,
  });
  const { rows } = readTable(sheet, table, register, mapping);
  const named = mapping.columns.filter(({ header }) => header !== "");
  return {
    sheet: expected.sheet,
    register: expected.register,
    header: (table.headerRows.at(-1) ?? -1) + 1,
    kinds: kindsIn(sheet, table),
    columns: Object.fromEntries(named.map(({ header, field }) => [header, field])),
    ...(expected.constants === undefined ? {} : { constants: mapping.constants }),
    rows: Object.fromEntries(
      Object.entries(expected.rows).map(([at, wanted]) => {
        const row = rows.find((each) => each.row === Number(at) - 1);
        const got = Object.keys(wanted).map((field) => [
          field,
          row !== undefined && field in row.values ? plainly(row.values[field]) : "held back",
        ]);
        return [at, row === undefined ? "no such row" : Object.fromEntries(got)];
      }),
    ),
    ...(expected.told === undefined
      ? {}
      : {
          told: rows.flatMap(({ findings }) =>
            findings.map(({ row, field, kind }) => `${row + 1} ${field} ${kind}`),
          ),
        }),
  };
}

describe("workbooks as offices keep them", () => {
  test("[REA59] are at least twenty, each with a trouble of its own", () => {
    expect(new Set(ALL.map(({ trouble }) => trouble)).size).toBe(ALL.length);
    expect(ALL.length).toBeGreaterThanOrEqual(20);
  });

  test.each(ALL)("[REA59] $trouble", (ugly) => {
    const sheets = sheetsIn(ugly);
    expect(ugly.expected.map((expected) => readAs(sheets, expected))).toEqual(ugly.expected);
  });
});
