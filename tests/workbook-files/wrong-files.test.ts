import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readXlsx } from "../../server/workbook-files/read-xlsx.ts";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import { packageOf } from "./package-of.ts";
import { foreplan, TestFolder } from "./run-foreplan.ts";

const GOOD = writeXlsx({ sheets: [{ name: "S", rows: [["a", 1]] }] });
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

function problemOf(bytes: Uint8Array): string {
  const read = readXlsx(bytes);
  return read.ok ? "read without a problem" : read.problem;
}

function utf16(text: string): number[] {
  return [...text].flatMap((character) => [character.charCodeAt(0), 0]);
}

test.each([
  ["of 0 bytes", new Uint8Array(), /^The file is empty \(0 bytes\)\. Foreplan reads \.xlsx/],
  ["of plain text", strToU8("Title,End\nA,B\n"), /^This is not an Excel workbook\. Foreplan reads/],
  ["that is a web page", strToU8("\n<html><table>"), /^This is a web page or XML file/],
  ["that is a PDF", strToU8("%PDF-1.7 ..."), /^This is a PDF/],
  [
    "with a password",
    Uint8Array.from([...OLE, ...utf16("EncryptionInfo"), ...utf16("EncryptedPackage")]),
    /^The workbook is protected by a password\./,
  ],
  ["that is an old .xls", Uint8Array.from([...OLE, ...utf16("Workbook")]), /old Excel workbook/],
  ["that is an empty zip", zipSync({}), /^The file is an empty zip archive/],
  ["that is some other zip", zipSync({ "a.txt": strToU8("a") }), /zip file without a workbook/],
  [
    "that is a document",
    packageOf({ extra: { "xl/workbook.xml": null, "word/document.xml": "<x/>" } }),
    /zip file without a workbook/,
  ],
  [
    "that is an .ods",
    zipSync({ mimetype: strToU8("application/x"), "content.xml": strToU8("<x/>") }),
    /OpenDocument file \(\.ods\)\. Open it and save it as \.xlsx/,
  ],
  [
    "that is an .xlsb",
    packageOf({
      extra: {
        "_rels/.rels": `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>`,
      },
    }),
    /binary workbook \(\.xlsb\)/,
  ],
  ["cut short", GOOD.subarray(0, GOOD.length - 60), /^The workbook is broken: its end is missing/],
  [
    "without the sheet it names",
    packageOf({ extra: { "xl/worksheets/sheet1.xml": null } }),
    /names the sheet part "xl\/worksheets\/sheet1.xml", which is not in it/,
  ],
  [
    "without any worksheet",
    packageOf({ workbook: "<workbook><sheets/></workbook>" }),
    /no worksheet in it/,
  ],
  [
    "with XML that does not parse",
    packageOf({ sheet: "<sheetData><row></sheetData>" }),
    /"xl\/worksheets\/sheet1.xml" is not well-formed XML/,
  ],
  [
    "with a cell that has no place",
    packageOf({ sheet: `<sheetData><row><c r="1A"><v>1</v></c></row></sheetData>` }),
    /"1A" is not a cell's address/,
  ],
])("[XLS8] a file %s is refused with one sentence", (_, bytes, sentence) => {
  expect(problemOf(bytes)).toMatch(sentence);
});

/** Finds the record of a part in the archive's directory and lets it be changed. */
function tampered(bytes: Uint8Array, part: string, change: (record: DataView) => void): Uint8Array {
  const copy = bytes.slice();
  const name = strToU8(part);
  for (let at = 0; at < copy.length - 46; at++) {
    const view = new DataView(copy.buffer, at);
    if (view.getUint32(0, true) !== 0x02014b50) continue;
    if (name.every((byte, index) => copy[at + 46 + index] === byte)) {
      change(view);
      return copy;
    }
  }
  throw new Error(`no part ${part}`);
}

const SHEET = "xl/worksheets/sheet1.xml";

test("[XLS9] a part that unpacks to more than it claims is refused, and not unpacked on", () => {
  const small = tampered(GOOD, SHEET, (record) => record.setUint32(24, 10, true));
  expect(problemOf(small)).toMatch(/larger than it claims/);
});

test("[XLS9] a part that claims more than is accepted is refused before it is unpacked", () => {
  const huge = tampered(GOOD, SHEET, (record) => record.setUint32(24, 0xf0000000, true));
  expect(problemOf(huge)).toMatch(/^The workbook is too large: it unpacks to more than 160 MB/);
});

test("[XLS9] a part that gives less than it claims is refused as cut short", () => {
  const short = tampered(GOOD, SHEET, (record) =>
    record.setUint32(24, record.getUint32(24, true) + 1, true),
  );
  expect(problemOf(short)).toMatch(/is cut short/);
});

test("[XLS9] a part under a zip password, of an unknown compression, or out of place is refused", () => {
  expect(problemOf(tampered(GOOD, SHEET, (record) => record.setUint16(8, 1, true)))).toMatch(
    /zip password/,
  );
  expect(problemOf(tampered(GOOD, SHEET, (record) => record.setUint16(10, 14, true)))).toMatch(
    /compressed in a way/,
  );
  expect(problemOf(tampered(GOOD, SHEET, (record) => record.setUint32(42, 5, true)))).toMatch(
    /not where the list of parts says/,
  );
});

test("[XLS9] damaged compressed bytes are refused", () => {
  const damaged = GOOD.slice();
  const name = strToU8(SHEET);
  const at = damaged.findIndex((_, start) => name.every((b, i) => damaged[start + i] === b));
  damaged.fill(0xff, at + name.length, at + name.length + 8);
  expect(problemOf(damaged)).toMatch(/^The workbook is broken/);
});

test("[XLS9] a document type is refused, whether its entities grow or fetch", () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst>&b;</sst>`;
  expect(problemOf(packageOf({ extra: { "xl/sharedStrings.xml": bomb } }))).toMatch(
    /declares a document type/,
  );
});

/** Each time the next row's cell in Excel's last column. */
function nextWideCell(): () => string {
  let row = 0;
  return () => `XFD${++row}`;
}

test.each([
  ["elements nested without end", "<a>".repeat(200), /nests elements too deeply/],
  [
    "an element with endless attributes",
    `<sheetData a="${Array.from({ length: 600 }, (_, at) => `" a${at}="`).join("")}"/>`,
    /endless attributes/,
  ],
  [
    "a text without end",
    `<sheetData><row><c t="inlineStr"><is><t>${"x".repeat(5_000_000)}</t></is></c></row></sheetData>`,
    /holds a text far longer than any cell's/,
  ],
  [
    "a column beyond Excel's last",
    `<sheetData><row><c r="ZZZ1"><v>1</v></c></row></sheetData>`,
    /column 18278; Excel's last column is 16384/,
  ],
  [
    "a row beyond Excel's last",
    `<sheetData><row r="9999999"><c><v>1</v></c></row></sheetData>`,
    /row numbered "9999999"/,
  ],
  [
    "more cells than are accepted, most of them gaps",
    `<sheetData>${"<row><c/><c r='XFD1'><v>1</v></c></row>".repeat(160).replace(/XFD1/g, nextWideCell())}</sheetData>`,
    /more than 2,500,000 cells/,
  ],
])("[XLS9] a workbook with %s is refused", (_, sheet, sentence) => {
  expect(problemOf(packageOf({ sheet }))).toMatch(sentence);
});

test.each([
  { columns: 1_000, exit: 0 },
  { columns: 1_001, exit: 2 },
])("[XLS40] a sheet with $columns filled columns ends with $exit", async ({ columns, exit }) => {
  using folder = new TestFolder();
  const more = Array.from({ length: columns - 2 }, (_, at) => `Column ${at}`);
  const filled = more.map(() => "x");
  const file = folder.write(
    "wide.csv",
    [
      ["Title", "Amount", ...more],
      ["A refuge", "1000", ...filled],
      ["A helpline", "2000", ...filled],
    ].join("\n"),
  );
  const ran = await foreplan(["read", file, "--register", "allocations", "--json"]);

  expect(ran.exit).toBe(exit);
  expect(ran.said.at(0)).toMatch(exit === 0 ? /2 rows of/ : /has 1,001 columns; a table may have/);
});
