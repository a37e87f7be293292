import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { readXlsx } from "../../server/workbook-files/read-xlsx.ts";
import type {
  CellDescription,
  WorkbookDescription,
} from "../../server/workbook-files/workbook-description.ts";
import type { WorkbookFile } from "../../server/workbook-files/workbook-file.ts";
import { lookKey } from "../../server/workbook-files/workbook-file.ts";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";

function writtenAndRead(workbook: WorkbookDescription): WorkbookFile {
  const read = readXlsx(writeXlsx(workbook));
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

/** Texts with everything in them that XML or the workbook's own escapes could spoil. */
const anyText = fc.oneof(
  fc.string({ unit: "binary", minLength: 1, maxLength: 20 }),
  fc.constantFrom(
    "_x000D_",
    "_x005F_x0041_",
    "a\r\nb",
    "\t",
    " both ends ",
    "<&>\"'",
    "]]>",
    "\u0000",
  ),
);

const anyCell: fc.Arbitrary<CellDescription> = fc.record({
  value: fc.oneof(
    anyText,
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0)),
  ),
  formula: fc.option(fc.constantFrom('=A1&"<x>"', "=SUM(A1:B2)"), { nil: null }),
  format: fc.constantFrom("General", "dd/mm/yyyy", '"£"#,##0.00', "@", "0.0%"),
});

test("[XLS10] every value, format and formula that is written reads back as it was", () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyCell, { maxLength: 5 }), { maxLength: 5 }), (rows) => {
      const read = writtenAndRead({ sheets: [{ name: "S", rows }] }).sheets[0];
      const cells = (read?.rows ?? []).map((row) =>
        row.map(({ value, formula, format }) => ({ value, formula, format })),
      );
      const lastFilled = rows.findLastIndex((row) => row.length > 0);
      expect(cells).toEqual(rows.slice(0, lastFilled + 1));
    }),
  );
});

test("[XLS10] a sheet's state, widths, panes, merges, tables and looks read back as they were", () => {
  const read = writtenAndRead({
    date1904: true,
    definedNames: [{ name: "Rate", refersTo: "'R & D'!$A$1", sheet: "R & D", hidden: true }],
    sheets: [
      {
        name: "R & D",
        rows: [
          [{ value: "Title", bold: true, fill: "DCE6F1" }, "End"],
          ["A", 1],
          [{ value: "#N/A", isError: true }],
        ],
        tables: [{ name: "Contracts", area: { top: 0, left: 0, bottom: 1, right: 1 } }],
        merges: [{ top: 4, left: 0, bottom: 4, right: 1 }],
        hiddenRows: new Set([1]),
        hiddenColumns: new Set([1]),
        columnWidths: new Map([[0, 31]]),
        frozen: { rows: 1, columns: 1 },
      },
      { name: "_foreplan", rows: [["{}"]], visibility: "very-hidden" },
    ],
  });

  expect(read.date1904).toBe(true);
  expect(read.definedNames).toEqual([
    { name: "Rate", refersTo: "'R & D'!$A$1", sheet: "R & D", hidden: true },
  ]);
  expect(read.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
    ["R & D", "visible"],
    ["_foreplan", "very-hidden"],
  ]);
  expect(read.sheets[0]).toMatchObject({
    tables: [
      {
        name: "Contracts",
        area: { top: 0, left: 0, bottom: 1, right: 1 },
        hasHeader: true,
        hasTotals: false,
      },
    ],
    merges: [{ top: 4, left: 0, bottom: 4, right: 1 }],
    hiddenRows: new Set([1]),
    hiddenColumns: new Set([1]),
    frozen: { rows: 1, columns: 1 },
    looks: new Map([[lookKey(0, 0), { bold: true, fill: "DCE6F1" }]]),
  });
  expect(read.sheets[0]?.columnWidths.get(0)).toBe(31);
  expect(read.sheets[0]?.rows[2]?.[0]).toMatchObject({ value: "#N/A", isError: true });
});

test("[XLS11] a table's headers are texts, each once, equal to its column names", () => {
  const bytes = writeXlsx({
    sheets: [
      {
        name: "S",
        rows: [["End", "end", null, 2026, "Two\nlines"]],
        tables: [{ name: "T", area: { top: 0, left: 0, bottom: 1, right: 4 } }],
      },
    ],
  });
  const part = strFromU8(unzipSync(bytes)["xl/tables/table1.xml"] ?? new Uint8Array());
  const names = [...part.matchAll(/<tableColumn id="\d+" name="([^"]*)"/g)].map(([, name]) => name);
  const read = readXlsx(bytes);

  expect(names).toEqual(["End", "end2", "Column3", "2026", "Two_x000a_lines"]);
  expect(read.ok && read.value.sheets[0]?.rows[0]?.map(({ value }) => value)).toEqual([
    "End",
    "end2",
    "Column3",
    "2026",
    "Two\nlines",
  ]);
});

test("[XLS10] the same workbook is written as the same bytes", () => {
  const workbook = { sheets: [{ name: "S", rows: [["a", 1, true]] }] };
  expect(writeXlsx(workbook)).toEqual(writeXlsx(workbook));
});
