import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, test } from "vitest";
import type { CellPatch } from "../../server/workbook-files/patch-sheet-part.ts";
import { patchXlsx } from "../../server/workbook-files/patch-xlsx.ts";
import { readXlsx } from "../../server/workbook-files/read-xlsx.ts";
import { corpusFiles, PUBLIC } from "./corpus-files.ts";
import { partsThatDiffer } from "./package-differences.ts";
import { RICH, richWorkbook } from "./rich-workbook.ts";
import { cellsThatDiffer, connectAndSync, opened, type RoundTrip } from "./round-trip.ts";
import { TestFolder } from "./run-foreplan.ts";
import { convertedByLibreOffice, HAS_LIBREOFFICE, WITHOUT_LIBREOFFICE } from "./soffice.ts";

/** What must change for the workbook to have one more sheet, and for a range to become a table. */
const MAY_CHANGE_ON_CONNECT =
  /^(\[Content_Types\]\.xml|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/foreplan\.xml \(new\)|xl\/tables\/(foreplan1\.xml \(new\)|table\d+\.xml)|xl\/worksheets\/(_rels\/)?[^/]+\.xml(\.rels)?( \(new\))?)$/;

const KINDS = [
  ["an .xlsx", {}],
  ["an .xlsm with macros", { macros: true }],
  ["a strict .xlsx", { strict: true }],
] as const;

function trip(bytes: Uint8Array): RoundTrip {
  const made = connectAndSync(bytes);
  if (typeof made === "string") throw new Error(made);
  return made;
}

function patchedOrThrow(bytes: Uint8Array, cells: readonly (CellPatch & { sheet: string })[]) {
  const result = patchXlsx(bytes, { cells });
  if (!result.ok) throw new Error(result.problem);
  return result.value.bytes;
}

/** One changed cell costs its sheet's part and our own; the first that meets formulas asks for them anew. */
function expectOneCellChanged({ connected, synced, changed }: RoundTrip, what: string): void {
  const cell = `${changed.sheet} R${changed.row + 1}C${changed.column + 1}`;
  const differing = partsThatDiffer(connected, synced);
  const others = differing.filter((part) => part !== "xl/workbook.xml");
  expect(others, what).toHaveLength(2);
  expect(
    others.every((part) => part.startsWith("xl/worksheets/")),
    what,
  ).toBe(true);
  expect(cellsThatDiffer(connected, synced), what).toContain(cell);
}

test.each(KINDS)("[XLS25] %s is connected and synced, and all else is byte for byte", (_, kind) => {
  const made = trip(richWorkbook(["Helpline", "Refuge"], kind));

  expect(partsThatDiffer(made.before, made.connected)).toEqual([
    "[Content_Types].xml",
    "xl/_rels/workbook.xml.rels",
    "xl/tables/foreplan1.xml (new)",
    "xl/workbook.xml",
    "xl/worksheets/_rels/sheet1.xml.rels",
    "xl/worksheets/foreplan.xml (new)",
    "xl/worksheets/sheet1.xml",
  ]);
  expect(partsThatDiffer(made.connected, made.synced)).toEqual([
    "xl/worksheets/foreplan.xml",
    "xl/worksheets/sheet1.xml",
  ]);
  expect(cellsThatDiffer(made.connected, made.synced)).toEqual(["Contracts R4C1"]);
  expect(cellsThatDiffer(made.before, made.connected)).toEqual([
    "Contracts R3C8",
    "Contracts R4C8",
    "Contracts R5C8",
  ]);
});

const corpus = corpusFiles().filter((path) => /\.xls[xm]$/i.test(path));

test.skipIf(corpus.length === 0)(
  `[XLS25] so is every workbook of the public corpora that opens, or a sentence says why not${corpus.length === 0 ? ` (skipped: no files at ${PUBLIC})` : ""}`,
  () => {
    const refused: Record<string, string> = {};
    for (const path of corpus) {
      const bytes = readFileSync(path);
      if (!readXlsx(bytes).ok) continue;
      const made = connectAndSync(bytes);
      if (typeof made === "string") {
        refused[basename(path)] = made;
        continue;
      }
      const strange = partsThatDiffer(made.before, made.connected).filter(
        (part) => !MAY_CHANGE_ON_CONNECT.test(part),
      );
      expect(strange, path).toEqual([]);
      expectOneCellChanged(made, path);
    }

    for (const [name, why] of Object.entries(refused)) expect(why, name).toMatch(/^[A-Z].*\.$/);
    expect(Object.values(refused).every((why) => why.includes("is protected"))).toBe(true);
  },
  300_000,
);

test.skipIf(!HAS_LIBREOFFICE)(
  `[XLS26] LibreOffice opens what was synced and works its formulas out again${WITHOUT_LIBREOFFICE}`,
  () => {
    using folder = new TestFolder();
    const files = KINDS.map(([, kind], at) => {
      const { connected } = trip(richWorkbook(["Helpline", "Refuge"], kind));
      const [row = 0] = RICH.values.rows;
      const cells = [{ sheet: RICH.sheet, row, column: RICH.values.column, value: 75_000 }];
      const made = patchedOrThrow(connected, cells);
      return folder.write(`rich-${at}.${at === 1 ? "xlsm" : "xlsx"}`, made);
    });
    for (const bytes of convertedByLibreOffice(folder.path, files, "xlsx")) {
      const { sheets } = opened(bytes);
      const { row, column } = RICH.total;
      expect(sheets[0]?.rows[row]?.[column]?.value).toBe(135_000);
      expect(sheets[0]?.rows[3]?.[6]?.value).toBe(150_000);
      expect(sheets[0]?.tables.map(({ area }) => area)).toEqual([
        { top: 2, left: 0, bottom: 4, right: 7 },
      ]);
    }
  },
  180_000,
);
