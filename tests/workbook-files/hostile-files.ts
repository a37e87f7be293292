import { strToU8, zipSync } from "fflate";
import { packageOf } from "./package-of.ts";

/** A text said over and over, made as bytes so that a hundred megabytes of it cost no strings. */
function repeated(piece: string, times: number): Uint8Array {
  return new Uint8Array(Buffer.alloc(piece.length * times, piece));
}

function around(start: string, middle: Uint8Array, end: string): Uint8Array {
  return new Uint8Array(Buffer.concat([strToU8(start), middle, strToU8(end)]));
}

const sheetOf = (inside: Uint8Array) =>
  packageOf({
    extra: {
      "xl/worksheets/sheet1.xml": around(
        "<worksheet><sheetData>",
        inside,
        "</sheetData></worksheet>",
      ),
    },
  });

const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const lines = (count: number, line: (at: number) => string) =>
  strToU8(Array.from({ length: count }, (_, at) => line(at)).join(""));

/**
 * Files meant to cost their reader dearly and long to make, by what they are, and the sentence each meets. Small ones
 * are refused in `wrong-files.test.ts`.
 */
export const HOSTILE: readonly Readonly<{
  what: string;
  name: string;
  make: () => Uint8Array;
  says: RegExp;
}>[] = [
  {
    what: "a zip that unpacks to far more than its size",
    name: "bomb.xlsx",
    make: () => sheetOf(repeated(" ".repeat(1024), 161 * 1024)),
    says: /unpacks to more than/,
  },
  {
    what: "a part of endless small elements",
    name: "elements.xlsx",
    make: () => sheetOf(repeated("<x/>", 6_000_000)),
    says: /far more elements than its cells need/,
  },
  {
    what: "elements of endless attributes",
    name: "attributes.xlsx",
    make: () =>
      sheetOf(
        repeated(`<x ${Array.from({ length: 90 }, (_, at) => `a${at}=""`).join(" ")}/>`, 200_000),
      ),
    says: /far more elements than its cells need/,
  },
  {
    what: "a million blank formatted rows",
    name: "blank-rows.xlsx",
    make: () =>
      sheetOf(
        lines(
          1_000_000,
          (at) => `<row r="${at + 1}" s="1" customFormat="1"><c r="A${at + 1}" s="1"/></row>`,
        ),
      ),
    says: /formatted rows with nothing in them/,
  },
  {
    what: "a table of 16,384 columns",
    name: "columns.xlsx",
    make: () =>
      sheetOf(
        lines(
          20,
          (row) =>
            `<row>${Array.from({ length: 16_384 }, (_, at) => cell(row === 0 ? `Column ${at}` : `${row}`)).join("")}</row>`,
        ),
      ),
    says: /has 16,384 columns; a table may have at most 1,000/,
  },
  {
    what: "rows that reach to the last column",
    name: "wide.xlsx",
    make: () =>
      sheetOf(lines(150, (at) => `<row r="${at + 1}"><c r="XFD${at + 1}"><v>1</v></c></row>`)),
    says: /no table was found/,
  },
  {
    what: "names that go round in circles",
    name: "names.xlsx",
    make: () =>
      packageOf({
        workbook: `<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets><definedNames>${Array.from({ length: 50_000 }, (_, at) => `<definedName name="n${at}">n${(at + 1) % 50_000}</definedName>`).join("")}</definedNames></workbook>`,
      }),
    says: /no table was found/,
  },
  {
    what: "a million shared texts",
    name: "texts.xlsx",
    make: () =>
      packageOf({
        extra: {
          "xl/sharedStrings.xml": around(
            "<sst>",
            lines(
              1_000_000,
              (at) => `<si><t>text number ${at} of many, and all of them long</t></si>`,
            ),
            "</sst>",
          ),
        },
      }),
    says: /no table was found/,
  },
  {
    what: "merged cells over each other without end",
    name: "merges.xlsx",
    make: () =>
      packageOf({
        sheet: `<sheetData><row>${cell("Title")}</row></sheetData><mergeCells>${Array.from({ length: 20_000 }, (_, at) => `<mergeCell ref="A${at + 1}:XFD${at + 1}"/>`).join("")}</mergeCells>`,
      }),
    says: /more than 10,000 merged areas/,
  },
  {
    what: "a .csv whose quote never closes",
    name: "quote.csv",
    make: () =>
      new Uint8Array(
        Buffer.concat([
          strToU8('Title,Amount\n"never closed,1\n'),
          repeated("another line,2\n", 3_000_000),
        ]),
      ),
    says: /more than 2,500,000 cells/,
  },
  {
    what: "a .csv of one endless line",
    name: "line.csv",
    make: () => repeated("a,", 30_000_000),
    says: /a line of more than 2,000,000 characters/,
  },
  {
    what: "a .csv of millions of cells",
    name: "cells.csv",
    make: () => repeated("a,b,c,d,e\n", 6_000_000),
    says: /more than 2,500,000 cells/,
  },
  {
    what: "a zip of itself many times over",
    name: "zips.xlsx",
    make: () =>
      zipSync(
        Object.fromEntries(
          Array.from({ length: 25_000 }, (_, at) => [`${at}.xml`, new Uint8Array()]),
        ),
      ),
    says: /claims 25000 parts/,
  },
];
