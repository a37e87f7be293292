import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { patchXlsx, type WorkbookPatch } from "../../server/workbook-files/patch-xlsx.ts";
import { readXlsx } from "../../server/workbook-files/read-xlsx.ts";
import type { WorkbookFile } from "../../server/workbook-files/workbook-file.ts";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import { openZip, storedBytes } from "../../server/workbook-files/zip-archive.ts";
import { packageOf } from "./package-of.ts";

function patched(bytes: Uint8Array, patch: WorkbookPatch): Uint8Array {
  const result = patchXlsx(bytes, patch);
  if (!result.ok) throw new Error(result.problem);
  return result.value.bytes;
}

function open(bytes: Uint8Array): WorkbookFile {
  const read = readXlsx(bytes);
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

function valuesOf(bytes: Uint8Array): unknown {
  return open(bytes).sheets[0]?.rows.map((row) => row.map(({ value }) => value));
}

const partText = (bytes: Uint8Array, part: string) =>
  strFromU8(unzipSync(bytes)[part] ?? new Uint8Array());

/** A workbook with parts that nobody here understands, as people's own have. */
const RICH = packageOf({
  styles: `<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>`,
  sharedStrings: "<si><t>Title</t></si>",
  sheet: `<dimension ref="A1:C3"/><sheetData><row r="1" spans="1:3" ht="30"><c r="A1" t="s"><v>0</v></c><c r="C1" s="1"><v>45747</v></c></row>
    <row r="3"><c r="A3"><f>C1*2</f><v>91494</v></c><c r="B3"><v>7</v></c></row></sheetData><mergeCells><mergeCell ref="A5:B5"/></mergeCells><drawing r:id="rId9"/>`,
  extra: {
    "xl/charts/chart1.xml": "<chart>kept</chart>",
    "xl/vbaProject.bin": Uint8Array.from([1, 2, 3]),
    "xl/calcChain.xml": "<calcChain/>",
    "docProps/custom.xml": "<Properties/>",
  },
});

test("[XLS17] only the cells that are given change; look, formulas and the rest of the part stay", () => {
  const after = patched(RICH, {
    cells: [
      { sheet: "Sheet1", row: 0, column: 2, value: 45_748 },
      { sheet: "Sheet1", row: 0, column: 1, value: "new <text> & more" },
      { sheet: "Sheet1", row: 2, column: 1, value: null },
    ],
  });

  const sheet = partText(after, "xl/worksheets/sheet1.xml");
  expect(sheet).toContain(`<c r="C1" s="1"><v>45748</v></c>`);
  expect(sheet).toContain(`<c r="A3"><f>C1*2</f></c>`);
  expect(sheet).toContain(`<drawing r:id="rId9"/>`);
  expect(valuesOf(after)).toEqual([["Title", "new <text> & more", 45_748], [], [null]]);
});

test("[XLS18] parts that need not change are kept byte for byte, and in their order", () => {
  const after = patched(RICH, { cells: [{ sheet: "Sheet1", row: 0, column: 0, value: "x" }] });
  const [before, now] = [openZip(RICH), openZip(after)];

  expect(now.entries.map(({ name }) => name)).toEqual(before.entries.map(({ name }) => name));
  for (const entry of before.entries) {
    if (["xl/worksheets/sheet1.xml", "xl/workbook.xml"].includes(entry.name)) continue;
    const same = now.entries.find(({ name }) => name === entry.name);
    if (same === undefined) throw new Error(entry.name);
    expect(storedBytes(now, same), entry.name).toEqual(storedBytes(before, entry));
    expect(same.crc).toBe(entry.crc);
  }
});

test("[XLS18] the bytes that are given are left as they were, read from a file or not", () => {
  const given = Buffer.from(RICH);
  patched(given, { cells: [{ sheet: "Sheet1", row: 0, column: 0, value: "x" }] });
  expect(given.equals(RICH)).toBe(true);
});

test("[XLS17] a formula, an array's cell and a merged cell are left, and told of", () => {
  const bytes = packageOf({
    sheet: `<sheetData><row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row><row r="3"><c r="A3"><f>A1+A2</f><v>3</v></c></row></sheetData><mergeCells><mergeCell ref="C1:D1"/></mergeCells>`,
  });
  const cells = [
    { sheet: "Sheet1", row: 0, column: 0, value: 9 },
    { sheet: "Sheet1", row: 1, column: 0, value: 9 },
    { sheet: "Sheet1", row: 0, column: 3, value: 9 },
    { sheet: "Sheet1", row: 2, column: 0, value: 9 },
  ];
  const result = patchXlsx(bytes, { cells });

  expect(result.ok && result.value.left).toEqual([
    { sheet: "Sheet1", row: 0, column: 0, why: "formula" },
    { sheet: "Sheet1", row: 0, column: 3, why: "merged" },
    { sheet: "Sheet1", row: 1, column: 0, why: "formula" },
    { sheet: "Sheet1", row: 2, column: 0, why: "formula" },
  ]);
  expect(result.ok && valuesOf(result.value.bytes)).toEqual([[1], [2], [3]]);
});

test("[XLS17] cells and rows that do not exist yet are put in their places", () => {
  const after = patched(RICH, {
    cells: [
      { sheet: "Sheet1", row: 6, column: 4, value: true },
      { sheet: "Sheet1", row: 1, column: 0, value: "between" },
      { sheet: "Sheet1", row: 0, column: 3, value: 1.5 },
    ],
  });

  expect(valuesOf(after)).toEqual([
    ["Title", null, 45_747, 1.5],
    ["between"],
    [91_494, 7],
    [],
    [],
    [],
    [null, null, null, null, true],
  ]);
  const sheet = partText(after, "xl/worksheets/sheet1.xml");
  expect(sheet).toContain(`<dimension ref="A1:E7"/>`);
  expect(sheet).toContain(`spans="1:4"`);
});

test("[XLS17] prefixes, empty elements and cells without addresses are understood", () => {
  const prefixed = packageOf({
    extra: {
      "xl/worksheets/sheet1.xml": `<x:worksheet xmlns:x="m"><x:sheetData><x:row r="2"/><x:row r="3"><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
    },
  });
  const cells = [
    { sheet: "Sheet1", row: 1, column: 1, value: "in an empty row" },
    { sheet: "Sheet1", row: 2, column: 0, value: "first" },
  ];
  expect(valuesOf(patched(prefixed, { cells }))).toEqual([
    [],
    [null, "in an empty row"],
    ["first", 2],
  ]);
  const empty = packageOf({ sheet: "<sheetData/>" });
  expect(
    valuesOf(patched(empty, { cells: [{ sheet: "Sheet1", row: 0, column: 1, value: 5 }] })),
  ).toEqual([[null, 5]]);
});

test("[XLS17] a change of cells asks a workbook with formulas to work them out again", () => {
  const cells = [{ sheet: "Sheet1", row: 2, column: 1, value: 8 }];
  expect(partText(patched(RICH, { cells }), "xl/workbook.xml")).toContain(
    `</sheets><calcPr fullCalcOnLoad="1"/>`,
  );
  const without = packageOf({ sheet: "<sheetData/>" });
  expect(partText(patched(without, { cells }), "xl/workbook.xml")).not.toContain("calcPr");
});

test("[XLS17] whatever cells are changed, those read back as given and all others as before", () => {
  const anyValue = fc.oneof(
    fc.integer(),
    fc.string({ minLength: 1 }),
    fc.boolean(),
    fc.constant(null),
  );
  const place = fc.record({ row: fc.nat(6), column: fc.nat(6) });
  const grid = fc.uniqueArray(fc.record({ place, value: anyValue }), {
    selector: ({ place: { row, column } }) => `${row},${column}`,
    maxLength: 15,
  });
  fc.assert(
    fc.property(grid, grid, (before, changes) => {
      const wanted = new Map<string, unknown>();
      const rows: (string | number | boolean | null)[][] = [];
      for (const { place, value } of before) {
        while (rows.length <= place.row) rows.push([]);
        const row = rows[place.row] ?? [];
        while (row.length < place.column) row.push(null);
        row[place.column] = value;
        wanted.set(`${place.row},${place.column}`, value);
      }
      for (const { place, value } of changes) wanted.set(`${place.row},${place.column}`, value);
      const after = open(
        patched(writeXlsx({ sheets: [{ name: "S", rows }] }), {
          cells: changes.map(({ place, value }) => ({ sheet: "S", ...place, value })),
        }),
      );
      for (let row = 0; row < 8; row++) {
        for (let column = 0; column < 8; column++) {
          const value = after.sheets[0]?.rows[row]?.[column]?.value ?? null;
          expect(value).toBe(wanted.get(`${row},${column}`) ?? null);
        }
      }
    }),
  );
});

const WITH_TABLE = writeXlsx({
  sheets: [
    {
      name: "S",
      rows: [
        ["Title", "End"],
        ["A", 1],
        ["B", 2],
        ["Total", 3],
      ],
      tables: [{ name: "T", area: { top: 0, left: 0, bottom: 3, right: 1 }, hasTotals: true }],
    },
  ],
});

test("[XLS19] a table takes a column at its right, its filter and its column list with it", () => {
  const after = patched(WITH_TABLE, {
    cells: [
      { sheet: "S", row: 0, column: 2, value: "Foreplan id" },
      { sheet: "S", row: 1, column: 2, value: "BCD" },
    ],
    tables: [
      {
        sheet: "S",
        table: "T",
        area: { top: 0, left: 0, bottom: 3, right: 2 },
        newHeader: "Foreplan id",
      },
    ],
  });

  expect(open(after).sheets[0]?.tables).toEqual([
    { name: "T", area: { top: 0, left: 0, bottom: 3, right: 2 }, hasHeader: true, hasTotals: true },
  ]);
  const part = partText(after, "xl/tables/table1.xml");
  expect(part).toContain(`<autoFilter ref="A1:C3"/>`);
  expect(part).toContain(
    `<tableColumns count="3"><tableColumn id="1" name="Title"/><tableColumn id="2" name="End"/><tableColumn id="3" name="Foreplan id"/></tableColumns>`,
  );
});

test("[XLS20] the memory sheet is made very hidden, and replaced whole the next time", () => {
  const once = patched(RICH, {
    cells: [],
    memory: { name: "_foreplan", rows: [["one"], ["two"]] },
  });
  const twice = patched(once, { cells: [], memory: { name: "_foreplan", rows: [["three"]] } });
  const states = open(twice).sheets.map(({ name, visibility, rows }) => [
    name,
    visibility,
    rows.length,
  ]);

  expect(open(once).sheets[1]?.rows.map(([cell]) => cell?.value)).toEqual(["one", "two"]);
  expect(states).toEqual([
    ["Sheet1", "visible", 3],
    ["_foreplan", "very-hidden", 1],
  ]);
  expect(partText(twice, "[Content_Types].xml")).toBe(partText(once, "[Content_Types].xml"));
});

test("[XLS17] a sheet or table that is not there is said, and nothing is written", () => {
  const cells = [{ sheet: "Elsewhere", row: 0, column: 0, value: 1 }];
  expect(patchXlsx(RICH, { cells })).toEqual({
    ok: false,
    problem: 'The workbook has no sheet "Elsewhere".',
  });
  const area = { top: 0, left: 0, bottom: 1, right: 1 };
  const tables = [{ sheet: "Sheet1", table: "T", area, newHeader: null }];
  expect(patchXlsx(RICH, { cells: [], tables })).toEqual({
    ok: false,
    problem: 'The sheet "Sheet1" has no table "T".',
  });
});
