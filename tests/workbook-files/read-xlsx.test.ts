import { expect, test } from "vitest";
import { readXlsx } from "../../server/workbook-files/read-xlsx.ts";
import type { SheetFile, WorkbookFile } from "../../server/workbook-files/workbook-file.ts";
import { lookKey } from "../../server/workbook-files/workbook-file.ts";
import type { RawCell } from "../../shared/reading/raw-sheet.ts";
import { packageOf, relationships } from "./package-of.ts";

function open(bytes: Uint8Array): WorkbookFile {
  const read = readXlsx(bytes);
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

function onlySheet(bytes: Uint8Array): SheetFile {
  const [sheet] = open(bytes).sheets;
  if (sheet === undefined) throw new Error("no sheet");
  return sheet;
}

const STYLES = [
  `<numFmts><numFmt numFmtId="164" formatCode="&quot;£&quot;#,##0"/></numFmts>`,
  `<fonts><font/><font><b/></font></fonts>`,
  `<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF2CC"/></patternFill></fill></fills>`,
  `<cellXfs><xf numFmtId="0" fontId="0" fillId="0"/><xf numFmtId="14" fontId="0" fillId="0"/>`,
  `<xf numFmtId="164" fontId="1" fillId="1"/><xf numFmtId="9" fontId="0" fillId="0"/></cellXfs>`,
].join("");

const plain: RawCell = { value: null, isError: false, format: "General", text: "", formula: null };

test("[XLS1] a cell comes out with its value, format, shown text and formula", () => {
  const sheet = onlySheet(
    packageOf({
      styles: STYLES,
      sharedStrings: `<si><t>plain</t></si><si><r><t>rich </t></r><r><t>text</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>`,
      sheet: `<sheetData><row r="1">
        <c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>
        <c r="C1" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c>
        <c r="D1" s="2"><v>290000</v></c><c r="E1" s="1"><v>45747</v></c>
        <c r="F1" t="b"><v>1</v></c><c r="G1" t="e"><f>A9</f><v>#REF!</v></c>
        <c r="H1" t="str"><f>A1&amp;"x"</f><v>plainx</v></c><c r="I1" s="3"><v>0.256</v></c>
        <c r="K1"><f>SUM(D1:D1)</f><v>290000</v></c>
      </row></sheetData>`,
    }),
  );

  expect(sheet.rows).toEqual([
    [
      { ...plain, value: "plain", text: "plain" },
      { ...plain, value: "rich text", text: "rich text" },
      { ...plain, value: "inline", text: "inline" },
      { ...plain, value: 290_000, format: '"£"#,##0', text: "£290,000" },
      { ...plain, value: 45_747, format: "dd/mm/yyyy", text: "31/03/2025" },
      { ...plain, value: true, text: "TRUE" },
      { ...plain, value: "#REF!", isError: true, text: "#REF!", formula: "=A9" },
      { ...plain, value: "plainx", text: "plainx", formula: '=A1&"x"' },
      { ...plain, value: 0.256, format: "0%", text: "26%" },
      plain,
      { ...plain, value: 290_000, text: "290000", formula: "=SUM(D1:D1)" },
    ],
  ]);
  expect(sheet.looks).toEqual(new Map([[lookKey(0, 3), { bold: true, fill: "FFF2CC" }]]));
});

test("[XLS1] cells without addresses follow one another, and gaps are empty", () => {
  const sheet = onlySheet(
    packageOf({
      sheet: `<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row r="4"><c r="C4"><v>3</v></c><c><v>4</v></c></row></sheetData>`,
    }),
  );

  expect(sheet.rows.map((row) => row.map(({ value }) => value))).toEqual([
    [1, 2],
    [],
    [],
    [null, null, 3, 4],
  ]);
});

test("[XLS2] a shared formula is told for each cell, its fixed parts and texts kept", () => {
  const sheet = onlySheet(
    packageOf({
      sheet: `<sheetData>
        <row r="1"><c r="B1"><f t="shared" ref="B1:C2" si="0">A1*$A$1+"A1"+'Sheet A1'!A1+LOG10(A1)+Rate_A1</f><v>1</v></c>
        <c r="C1"><f t="shared" si="0"/><v>2</v></c></row>
        <row r="2"><c r="B2"><f t="shared" si="0"/><v>3</v></c></row></sheetData>`,
    }),
  );

  expect(sheet.rows[0]?.[2]?.formula).toBe(`=B1*$A$1+"A1"+'Sheet A1'!B1+LOG10(B1)+Rate_A1`);
  expect(sheet.rows[1]?.[1]?.formula).toBe(`=A2*$A$1+"A1"+'Sheet A1'!A2+LOG10(A2)+Rate_A1`);
});

test("[XLS2] every cell of an array formula counts as a formula", () => {
  const sheet = onlySheet(
    packageOf({
      sheet: `<sheetData><row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>1</v></c></row>
        <row r="2"><c r="A2"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c></row></sheetData>`,
    }),
  );

  expect(sheet.rows.map(([cell]) => cell?.formula)).toEqual(["=B1:B2", "=B1:B2", null]);
});

test("[XLS4] dates count from 1904 where the workbook says so", () => {
  const file = open(
    packageOf({
      styles: STYLES,
      workbook: `<workbook><workbookPr date1904="1"/><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>`,
      sheet: `<sheetData><row><c s="1"><v>44285</v></c></row></sheetData>`,
    }),
  );

  expect(file.date1904).toBe(true);
  expect(file.sheets[0]?.date1904).toBe(true);
  expect(file.sheets[0]?.rows[0]?.[0]?.text).toBe("31/03/2025");
});

test("[XLS5] tables, merges, hidden rows and columns, widths, frozen panes and names come out", () => {
  const file = open(
    packageOf({
      workbook: `<workbook xmlns:r="r"><sheets><sheet name="First" r:id="rId1"/><sheet name="Memory" state="veryHidden" r:id="rId2"/></sheets>
        <definedNames><definedName name="Rate" hidden="1">First!$A$1</definedName><definedName name="Here" localSheetId="1">Memory!$A$1</definedName></definedNames></workbook>`,
      sheet: `<sheetViews><sheetView><pane xSplit="1" ySplit="2" state="frozen"/></sheetView></sheetViews>
        <cols><col min="2" max="3" width="20.5" customWidth="1"/><col min="4" max="4" hidden="1"/></cols>
        <sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row></sheetData>
        <mergeCells><mergeCell ref="A1:B1"/></mergeCells><tableParts><tablePart r:id="rId1"/></tableParts>`,
      extra: {
        "xl/_rels/workbook.xml.rels": relationships([
          ["worksheet", "worksheets/sheet1.xml"],
          ["worksheet", "worksheets/sheet2.xml"],
        ]),
        "xl/worksheets/sheet2.xml": "<worksheet><sheetData/></worksheet>",
        "xl/worksheets/_rels/sheet1.xml.rels": relationships([["table", "../tables/table1.xml"]]),
        "xl/tables/table1.xml": `<table id="1" name="T" displayName="Contracts" ref="A1:B9" totalsRowCount="1"/>`,
      },
    }),
  );

  expect(file.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
    ["First", "visible"],
    ["Memory", "very-hidden"],
  ]);
  expect(file.sheets[0]).toMatchObject({
    tables: [
      {
        name: "Contracts",
        area: { top: 0, left: 0, bottom: 8, right: 1 },
        hasHeader: true,
        hasTotals: true,
      },
    ],
    merges: [{ top: 0, left: 0, bottom: 0, right: 1 }],
    hiddenRows: new Set([1]),
    hiddenColumns: new Set([3]),
    columnWidths: new Map([
      [1, 20.5],
      [2, 20.5],
    ]),
    frozen: { rows: 2, columns: 1 },
  });
  expect(file.definedNames).toEqual([
    { name: "Rate", refersTo: "First!$A$1", sheet: null, hidden: true },
    { name: "Here", refersTo: "Memory!$A$1", sheet: "Memory", hidden: false },
  ]);
});

test("[XLS6] a strict workbook, with prefixes and dates as text, reads like any other", () => {
  const purl = "http://purl.oclc.org/ooxml";
  const sheet = onlySheet(
    packageOf({
      styles: STYLES,
      extra: {
        "_rels/.rels": `<Relationships><Relationship Id="a" Type="${purl}/officeDocument/relationships/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
        "xl/worksheets/sheet1.xml": `<x:worksheet xmlns:x="${purl}/spreadsheetml/main"><x:sheetData><x:row r="1"><x:c r="A1" t="d"><x:v>2025-03-31</x:v></x:c><x:c r="B1" s="1" t="d"><x:v>2025-03-31T12:00:00Z</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
      },
    }),
  );

  expect(sheet.rows[0]).toEqual([
    { ...plain, value: 45_747, format: "yyyy-mm-dd", text: "2025-03-31" },
    { ...plain, value: 45_747.5, format: "dd/mm/yyyy", text: "31/03/2025" },
  ]);
});

test("[XLS7] blank formatted rows and cells leave nothing behind", () => {
  const blank = Array.from({ length: 5_000 }, (_, row) => `<row r="${row + 2}"><c s="2"/></row>`);
  const sheet = onlySheet(
    packageOf({
      styles: STYLES,
      sheet: `<sheetData><row r="1"><c><v>1</v></c><c s="2"/><c t="s"><v>0</v></c></row>${blank.join("")}</sheetData>`,
      sharedStrings: "<si><t></t></si>",
    }),
  );

  expect(sheet.rows).toEqual([[{ ...plain, value: 1, text: "1" }]]);
});

test("[XLS7] what stands in extension lists and phonetic runs is no cell content", () => {
  const sheet = onlySheet(
    packageOf({
      sheet: `<sheetData><row><c t="inlineStr"><is><t>a</t><rPh><t>b</t></rPh></is></c></row></sheetData>
        <extLst><ext><row r="9"><c r="A9"><v>9</v></c></row></ext></extLst>`,
    }),
  );

  expect(sheet.rows).toEqual([[{ ...plain, value: "a", text: "a" }]]);
});
