import { readFileSync } from "node:fs";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readOds } from "../../server/workbook-files/read-ods.ts";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import type { SurveyedSheet } from "../../shared/reading/table-conditions.ts";
import { corpusFiles, PUBLIC } from "./corpus-files.ts";
import { opened } from "./round-trip.ts";
import { foreplan, TestFolder } from "./run-foreplan.ts";
import { convertedByLibreOffice, HAS_LIBREOFFICE, WITHOUT_LIBREOFFICE } from "./soffice.ts";

/** An OpenDocument file whose spreadsheet holds these tables, under these styles. */
function ods(tables: string, styles = "", manifest = "<manifest/>"): Uint8Array {
  const content = `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:number="n"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`;
  return zipSync({
    mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet"),
    "content.xml": strToU8(content),
    "META-INF/manifest.xml": strToU8(manifest),
  });
}

const table = (rows: string, name = "Sheet1") =>
  `<table:table table:name="${name}">${rows}</table:table>`;
const row = (...cells: string[]) => `<table:table-row>${cells.join("")}</table:table-row>`;
const text = (shown: string, more = "") =>
  `<table:table-cell office:value-type="string" ${more}><text:p>${shown}</text:p></table:table-cell>`;

function sheets(bytes: Uint8Array): readonly SurveyedSheet[] {
  const read = readOds(bytes);
  if (read?.ok !== true) throw new Error(read === null ? "no OpenDocument" : read.problem);
  return read.value;
}

const values = (bytes: Uint8Array) =>
  sheets(bytes)[0]?.rows.map((cells) => cells.map(({ value }) => value));

describe("an .ods", () => {
  test.each([
    [
      "float",
      'office:value-type="float" office:value="1234.5"',
      "1,234.50",
      { value: 1234.5, format: "General" },
    ],
    [
      "percentage",
      'office:value-type="percentage" office:value="0.25"',
      "25%",
      { value: 0.25, format: "0.00%" },
    ],
    [
      "currency",
      'office:value-type="currency" office:currency="GBP" office:value="5"',
      "£5.00",
      { value: 5, format: '"£"#,##0.00' },
    ],
    [
      "date",
      'office:value-type="date" office:date-value="2027-03-31"',
      "31/03/27",
      { value: 46_477, format: "dd/mm/yyyy" },
    ],
    [
      "date and time",
      'office:value-type="date" office:date-value="2027-03-31T12:00:00"',
      "x",
      { value: 46_477.5 },
    ],
    [
      "month",
      'table:style-name="ce1" office:value-type="date" office:date-value="2027-03-01"',
      "Mar-27",
      { value: 46_447, format: "mmm-yy" },
    ],
    [
      "thousands",
      'table:style-name="ce2" office:value-type="float" office:value="60000"',
      "60",
      { value: 60_000, format: "#,##0," },
    ],
    ["time", 'office:value-type="time" office:time-value="PT06H00M00S"', "06:00", { value: 0.25 }],
    ["boolean", 'office:value-type="boolean" office:boolean-value="true"', "TRUE", { value: true }],
    [
      "error",
      'table:formula="of:=1/0" office:value-type="string" office:string-value=""',
      "#DIV/0!",
      { value: "#DIV/0!", isError: true },
    ],
    [
      "formula",
      'table:formula="of:=SUM([.B2:.B3];[$Other.A1])" office:value-type="float" office:value="3"',
      "3",
      { value: 3, formula: "=SUM(B2:B3;$Other!A1)" },
    ],
  ])(
    "[XLS30] gives a %s cell with its value, its format and what it shows",
    (_, attributes, shown, cell) => {
      const styles = `<number:date-style style:name="N1"><number:month/><number:year/></number:date-style><style:style style:name="ce1" style:data-style-name="N1"/><number:number-style style:name="N2"><number:number number:display-factor="1000"/></number:number-style><style:style style:name="ce2" style:data-style-name="N2"/>`;
      const made = ods(
        table(row(`<table:table-cell ${attributes}><text:p>${shown}</text:p></table:table-cell>`)),
        styles,
      );

      expect(sheets(made)[0]?.rows[0]?.[0]).toMatchObject({ text: shown, ...cell });
    },
  );

  test("[XLS30] repeats cells and rows that hold something, and passes over those that do not", () => {
    const made = ods(
      table(
        `<table:table-row table:number-rows-repeated="2">${text("a", 'table:number-columns-repeated="2"')}<table:table-cell table:number-columns-repeated="16382"/></table:table-row>` +
          `<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>` +
          row('<table:table-cell table:number-columns-repeated="2"/>', text("z")) +
          `<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`,
      ),
    );
    expect(values(made)).toEqual([["a", "a"], ["a", "a"], [], [], [], [null, null, "z"]]);
  });

  test("[XLS30] keeps lines and spaces of a text, and leaves notes beside a cell out", () => {
    const made = ods(
      table(
        row(
          `<table:table-cell office:value-type="string"><office:annotation><text:p>a note</text:p></office:annotation><text:p>two<text:s text:c="2"/>spaces</text:p><text:p>second <text:span>line</text:span></text:p></table:table-cell>`,
        ),
      ),
    );
    expect(values(made)).toEqual([["two  spaces\nsecond line"]]);
  });

  test("[XLS30] comes with merged and covered cells, hidden rows, columns and sheets", () => {
    const made = ods(
      `<table:table table:name="A"><table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>${row(
        text("wide", 'table:number-columns-spanned="2" table:number-rows-spanned="1"'),
        '<table:covered-table-cell table:number-columns-repeated="1"/>',
        text("next"),
      )}<table:table-row table:visibility="filter">${text("hidden")}</table:table-row></table:table><table:table table:name="B" table:style-name="ta2">${row(text("x"))}</table:table>`,
      `<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>`,
    );
    const [first, second] = sheets(made);

    expect(first?.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }]);
    expect(first?.rows[0]?.map(({ value }) => value)).toEqual(["wide", null, "next"]);
    expect([first?.hiddenRows, first?.hiddenColumns]).toEqual([new Set([1]), new Set([1, 2])]);
    expect([first?.visibility, second?.visibility]).toEqual(["visible", "hidden"]);
  });

  test.each([
    [
      "repeats filled cells without end",
      ods(
        table(
          `<table:table-row table:number-rows-repeated="1048576">${text("x", 'table:number-columns-repeated="16384"')}</table:table-row>`,
        ),
      ),
      /more than 2,500,000 cells/,
    ],
    [
      "reaches beyond the last column",
      ods(table(row(text("x", 'table:number-columns-repeated="99999999"')))),
      /column 99999999; the last column is 16384/,
    ],
    [
      "is under a password",
      ods(
        "",
        "",
        `<manifest><file-entry full-path="content.xml"><encryption-data/></file-entry></manifest>`,
      ),
      /protected by a password/,
    ],
    [
      "declares a document type",
      zipSync({ mimetype: strToU8("x"), "content.xml": strToU8("<!DOCTYPE x><x/>") }),
      /declares a document type/,
    ],
    ["has no sheet", ods(""), /has no sheet in it/],
  ])("[XLS31] that %s is refused with one sentence", (_, bytes, sentence) => {
    const read = readOds(bytes);
    expect(read?.ok === false && read.problem).toMatch(sentence);
  });

  test("[XLS30] is read and checked on the command line as an .xlsx is", async () => {
    using folder = new TestFolder();
    const header = ["Title", "Provider", "Current end", "Annual value", "Status"];
    const end =
      '<table:table-cell office:value-type="date" office:date-value="2027-03-31"><text:p>31/03/27</text:p></table:table-cell>';
    const value =
      '<table:table-cell office:value-type="currency" office:currency="GBP" office:value="50000"><text:p>£50,000</text:p></table:table-cell>';
    const rows =
      row(...header.map((one) => text(one))) +
      row(text("Helpline"), text("Acme"), end, value, text("Live"));
    const path = folder.write("contracts.ods", ods(table(rows)));
    const { exit, out } = await foreplan(["read", path, "--register", "agreements", "--json"]);

    expect(exit).toBe(0);
    expect(JSON.parse(out).rows[0].values).toMatchObject({
      title: "Helpline",
      currentEnd: "2027-03-31",
      annualValue: 5_000_000,
      status: "live",
    });
  });
});

test.skipIf(!HAS_LIBREOFFICE)(
  `[XLS30] an .ods that LibreOffice makes of an .xlsx says what the .xlsx says${WITHOUT_LIBREOFFICE}`,
  () => {
    using folder = new TestFolder();
    const rows = [
      ["Title", "End", "Value", "Share", "Note", "Month"],
      [
        "Helpline",
        { value: 46_477, format: "dd/mm/yyyy" },
        { value: 50_000.5, format: '"£"#,##0.00' },
        { value: 0.25, format: "0%" },
        "as it is",
        { value: 46_447, format: "mmm-yy" },
      ],
      ["Two\nlines  & spaces", null, { value: 3, formula: "=1+2" }],
      [],
      [null, null, "last"],
    ];
    const bytes = writeXlsx({
      sheets: [
        {
          name: "S",
          rows,
          hiddenRows: new Set([2]),
          merges: [{ top: 4, left: 2, bottom: 4, right: 3 }],
        },
        { name: "H", visibility: "hidden", rows: [["x"]] },
      ],
    });
    const [made = new Uint8Array()] = convertedByLibreOffice(
      folder.path,
      [folder.write("a.xlsx", bytes)],
      "ods",
    );
    const saying = (all: readonly SurveyedSheet[]) =>
      all.map(({ name, visibility, merges, hiddenRows, rows: cells }) => ({
        ...{ name, visibility, merges, hiddenRows },
        values: cells.map((each) => each.map(({ value, formula }) => [value, formula])),
      }));

    expect(saying(sheets(made))).toEqual(saying(opened(bytes).sheets));
    expect(sheets(made)[0]?.rows[1]?.[5]).toMatchObject({ format: "mmm-yy" });
  },
  120_000,
);

const corpus = corpusFiles().filter((path) => /\.ods$/i.test(path));

test.skipIf(corpus.length === 0)(
  `[XLS30] every .ods of the public corpora is read${corpus.length === 0 ? ` (skipped: no files at ${PUBLIC})` : ""}`,
  () => {
    for (const path of corpus) expect(sheets(readFileSync(path)).length, path).toBeGreaterThan(0);
  },
);

describe("what stands around the cells of an .ods", () => {
  test.each([
    ["Sheet1.A1:Sheet1.B9", "Sheet1", { top: 0, left: 0, bottom: 8, right: 1 }],
    ["$Sheet1.$B$3:.$C$4", "Sheet1", { top: 2, left: 1, bottom: 3, right: 2 }],
    ["Sheet1.C2", "Sheet1", { top: 1, left: 2, bottom: 1, right: 2 }],
    [
      "'Bob''s sheet. 2'.A1:'Bob''s sheet. 2'.B2",
      "Bob's sheet. 2",
      { top: 0, left: 0, bottom: 1, right: 1 },
    ],
    ["nonsense", "Sheet1", null],
  ])("[XLS70] a pivot table and what a database fills are known at %s", (address, name, area) => {
    const target = `table:target-range-address="${address}"`;
    const file = ods(
      `${table(row(text("Title")), name)}${table(row(text("x")), "Other")}<table:database-ranges><table:database-range ${target}/><table:database-range ${target}><table:database-source-sql/></table:database-range></table:database-ranges><table:data-pilot-tables><table:data-pilot-table ${target}/></table:data-pilot-tables>`,
    );
    const [sheet, other] = sheets(file);
    const expected = area === null ? [] : [area];
    expect(sheet).toMatchObject({ pivotTables: expected, queryRanges: expected });
    expect(other).toMatchObject({ pivotTables: [], queryRanges: [] });
  });

  test("[XLS70] a protected sheet and rows that a filter hides are known", () => {
    const hidden = `<table:table-row table:visibility="filter">${text("x")}</table:table-row>`;
    const [plain, locked, filtered] = sheets(
      ods(
        `${table(row(text("x")))}<table:table table:name="Locked" table:protected="true">${row(text("x"))}</table:table>${table(hidden, "Filtered")}`,
      ),
    );
    expect(plain).toMatchObject({ isProtected: false, isFiltered: false, hasHiddenRows: false });
    expect(locked).toMatchObject({ isProtected: true, isFiltered: false });
    expect(filtered).toMatchObject({ isProtected: false, isFiltered: true, hasHiddenRows: true });
  });

  test("[XLS70] a pivot table of an .ods is said to be none to connect", async () => {
    using folder = new TestFolder();
    const file = folder.write(
      "pivot.ods",
      ods(
        `${table(
          [
            row(text("Title"), text("Supplier"), text("Start date")),
            row(text("Advice"), text("Acme"), text("01/04/2026")),
          ].join(""),
        )}<table:data-pilot-tables><table:data-pilot-table table:target-range-address="Sheet1.A1:Sheet1.C2"/></table:data-pilot-tables>`,
      ),
    );
    const { exit, said } = await foreplan(["read", file, "--register", "agreements"]);
    expect({ exit, said }).toEqual({ exit: 2, said: [expect.stringMatching(/pivot table/)] });
  });
});
