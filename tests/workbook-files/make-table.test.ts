import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { patchXlsx } from "../../server/workbook-files/patch-xlsx.ts";
import {
  tableToBe,
  whyNoColumnAt,
  withIdColumn,
} from "../../server/workbook-files/sync/table-to-be.ts";
import type { SheetDescription } from "../../server/workbook-files/workbook-description.ts";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import { findTables } from "../../shared/reading/find-tables.ts";
import { packageOf } from "./package-of.ts";
import { opened } from "./round-trip.ts";

const HEADERS = ["Title", "Provider", "Amount"];
const BODY = [
  ["Helpline", "Acme", 50_000],
  ["Refuge", "Bodwyn", 60_000],
];

/** The first table found in a workbook made a table with a column of ids, or why not. */
function made(bytes: Uint8Array): Uint8Array | string {
  const { sheets } = opened(bytes);
  const [sheet] = sheets;
  const found = sheet === undefined ? undefined : findTables(sheet)[0];
  if (sheet === undefined || found === undefined) throw new Error("no table was found");
  const target = tableToBe(sheet, found, sheets);
  if (!target.ok) return target.problem;
  const why = whyNoColumnAt(sheet, target.value.area, target.value.area.right + 1);
  if (why !== null) return why;
  const patched = patchXlsx(bytes, withIdColumn(sheet, target.value));
  return patched.ok ? patched.value.bytes : patched.problem;
}

const bytesOf = (sheet: Partial<SheetDescription>) =>
  writeXlsx({ sheets: [{ name: "S", rows: [HEADERS, ...BODY], ...sheet }] });

function table(bytes: Uint8Array | string) {
  if (typeof bytes === "string") throw new Error(bytes);
  const [sheet] = opened(bytes).sheets;
  return {
    sheet,
    part: strFromU8(unzipSync(bytes)["xl/tables/foreplan1.xml"] ?? new Uint8Array()),
  };
}

describe("a plain range becomes a table", () => {
  test("[XLS23] of its rows alone, with a column for ids; titles, totals and notes stay outside", () => {
    const rows = [
      ["Contracts register"],
      [],
      HEADERS,
      ...BODY,
      ["Total", null, 110_000],
      [],
      ["Source: the finance team's ledger, as it stood at the end of May 2026."],
    ];
    const { sheet, part } = table(made(bytesOf({ rows })));

    expect(sheet?.tables).toEqual([
      {
        name: "Foreplan_table1",
        area: { top: 2, left: 0, bottom: 4, right: 3 },
        hasHeader: true,
        hasTotals: false,
      },
    ]);
    expect(sheet?.rows[2]?.map(({ value }) => value)).toEqual([...HEADERS, "Foreplan id"]);
    expect(part).toContain('<tableStyleInfo showFirstColumn="0"');
  });

  test("[XLS23] its headers become texts, each once, and as its part names them", () => {
    const rows = [
      ["Title", "Amount", 2024, "Amount", "Second\nline"],
      ["Helpline", 1, 2, 3, "x"],
      ["Refuge", 4, 5, 6, "y"],
    ];
    const { sheet, part } = table(made(bytesOf({ rows })));
    const headers = sheet?.rows[0]?.map(({ value }) => value);

    expect(headers).toEqual(["Title", "Amount", "2024", "Amount2", "Second\nline", "Foreplan id"]);
    expect(part).toContain('name="2024"/><tableColumn id="4" name="Amount2"/>');
    expect(part).toContain('name="Second_x000a_line"');
  });

  test("[XLS23] merged header cells are parted and a filter over the rows goes into the table", () => {
    const cell = (place: string, text: string) =>
      `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const row = (number: number, ...texts: string[]) =>
      `<row r="${number}">${texts.map((text, at) => cell(`${"ABC"[at]}${number}`, text)).join("")}</row>`;
    const bytes = packageOf({
      sheet: `<sheetData>${row(1, "Title", "Provider", "Amount")}${row(2, "Helpline", "Acme", "1")}${row(3, "Refuge", "Bodwyn", "2")}</sheetData><autoFilter ref="A1:C3"/><mergeCells count="2"><mergeCell ref="A1:A1"/><mergeCell ref="F9:G9"/></mergeCells>`,
    });
    const after = made(bytes);
    const xml =
      typeof after === "string"
        ? after
        : strFromU8(unzipSync(after)["xl/worksheets/sheet1.xml"] ?? new Uint8Array());

    expect(xml).toContain(
      '<mergeCells count="1"><mergeCell ref="F9:G9"/></mergeCells><tableParts count="1">',
    );
    expect(xml).not.toContain("autoFilter");
  });

  test("[XLS23] its name and number are ones no other table of the workbook has", () => {
    const other = { name: "Foreplan_Table1", area: { top: 0, left: 0, bottom: 1, right: 0 } };
    const { sheets } = opened(
      writeXlsx({
        sheets: [
          { name: "S", rows: [HEADERS, ...BODY] },
          { name: "Kinds", rows: [["Kind"], ["x"]], tables: [other] },
        ],
      }),
    );
    const [sheet] = sheets;
    const plain =
      sheet === undefined ? undefined : findTables(sheet).find(({ name }) => name === null);
    const target =
      sheet === undefined || plain === undefined ? null : tableToBe(sheet, plain, sheets);

    expect(target?.ok === true && target.value.name).toBe("Foreplan_table2");
  });
});

describe("what cannot become a table is refused with a sentence", () => {
  test.each<[string, Partial<SheetDescription>, RegExp]>([
    [
      "merged cells in the body",
      { merges: [{ top: 1, left: 0, bottom: 2, right: 0 }] },
      /A2:A3 is merged\. Select it, choose Merge & Center/,
    ],
    [
      "a header that is a formula",
      { rows: [["Title", "Provider", { value: "Amount", formula: "=X1" }], ...BODY] },
      /the header in C1 is a formula/,
    ],
  ])("[XLS24] %s", (_, sheet, sentence) => {
    expect(made(bytesOf(sheet))).toMatch(sentence);
  });

  test.each([
    [
      "a protected sheet",
      `<sheetProtection sheet="1"/>`,
      /The sheet "Sheet1" is protected\. Unprotect it/,
    ],
    [
      "a filter that hides rows",
      `<autoFilter ref="A1:B3"><filterColumn colId="0"/></autoFilter>`,
      /A filter hides some of the rows\. Clear it/,
    ],
  ])("[XLS24] %s", (_, after, sentence) => {
    const cell = (place: string) => `<c r="${place}" t="inlineStr"><is><t>${place}</t></is></c>`;
    const rows = [1, 2, 3].map(
      (row) => `<row r="${row}">${cell(`A${row}`)}${cell(`B${row}`)}</row>`,
    );
    const bytes = packageOf({ sheet: `<sheetData>${rows.join("")}</sheetData>${after}` });
    const area = { top: 0, left: 0, bottom: 2, right: 1 };
    const cells = [{ sheet: "Sheet1", row: 1, column: 0, value: "new" }];
    const newTable = { sheet: "Sheet1", area, name: "T", headers: ["A1", "B1"] };
    const result = patchXlsx(bytes, { cells, newTable });

    expect(result.ok ? "" : result.problem).toMatch(sentence);
  });

  test("[XLS24] one formula over several cells, a table filled by a query, and a signed workbook", () => {
    const area = { top: 0, left: 0, bottom: 1, right: 0 };
    const array = packageOf({
      sheet: `<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><f t="array" ref="A2:A3">B1:B2</f><v>1</v></c></row></sheetData>`,
    });
    const newTable = { sheet: "Sheet1", area, name: "T", headers: ["1"] };
    const plain = bytesOf({ tables: [{ name: "T", area: { ...area, bottom: 2 } }] });
    const parts = unzipSync(plain);
    const text = strFromU8(parts["xl/tables/table1.xml"] ?? new Uint8Array());
    const asked = text.replace("<table ", '<table tableType="queryTable" ');
    const query = zipSync({ ...parts, "xl/tables/table1.xml": strToU8(asked) });
    const grown = { sheet: "S", table: "T", area: { ...area, right: 1 }, newHeader: "Foreplan id" };
    const problem = (bytes: Uint8Array, patch: Parameters<typeof patchXlsx>[1]) => {
      const result = patchXlsx(bytes, patch);
      return result.ok ? "" : result.problem;
    };

    expect(problem(array, { cells: [], newTable })).toMatch(
      /A2:A3 is one formula over several cells/,
    );
    expect(problem(query, { cells: [], tables: [grown] })).toMatch(/filled by a query/);
    const signed = packageOf({ extra: { "_xmlsignatures/sig1.xml": "<Signature/>" } });
    expect(problem(signed, { cells: [] })).toMatch(/The workbook is signed/);
  });

  test("[XLS24] a column of ids that would stand on somebody's cells, merged cells or another table", () => {
    const withNote = bytesOf({
      rows: [[...HEADERS, null], ...BODY.map((row) => [...row, null]), []],
    });
    const [sheet] = opened(withNote).sheets;
    if (sheet === undefined) throw new Error("no sheet");
    const area = { top: 0, left: 0, bottom: 2, right: 2 };
    const merged = { ...sheet, merges: [{ top: 2, left: 3, bottom: 2, right: 5 }] };
    const beside = { name: "Other", hasHeader: true, hasTotals: false };
    const other = {
      ...sheet,
      tables: [{ ...beside, area: { top: 1, left: 3, bottom: 4, right: 4 } }],
    };

    expect(whyNoColumnAt(sheet, area, 3)).toBeNull();
    expect(whyNoColumnAt(sheet, { ...area, right: 1 }, 2)).toBe("C1 is in use");
    expect(whyNoColumnAt(merged, area, 3)).toBe("the merged cells D3:F3 reach into it");
    expect(whyNoColumnAt(other, area, 3)).toBe("the table Other stands there");
    expect(whyNoColumnAt(sheet, area, 16_384)).toBe("the table reaches to the sheet's last column");
  });
});
