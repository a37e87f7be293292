import { afterEach, describe, expect, test } from "vitest";
import { capabilitiesOf } from "../../addin/workbook/capabilities.ts";
import { excelWorkbook } from "../../addin/workbook/excel-workbook.ts";
import type { TableKey, Workbook } from "../../addin/workbook/workbook.ts";
import { type OpenExcel, openInExcel } from "../excel-host/native-bridge.ts";
import { withNotes } from "../excel-host/notes-library.ts";
import { FLOOR, type RequirementMatrix } from "../excel-host/wire/requirement-matrix.ts";
import { idsFrom } from "../sync/sheet-rows.ts";
import { wholeOf } from "./whole-workbook.ts";

const open: OpenExcel[] = [];
afterEach(() => {
  for (const excel of open.splice(0)) excel.close();
});

type Opened = Readonly<{ excel: OpenExcel; workbook: Workbook; table: TableKey }>;

/** Two rows at A1 with ids in C, and a person's own note on B3. */
async function aTable(matrix: RequirementMatrix, notes: boolean): Promise<Opened> {
  const excel = openInExcel(undefined, { matrix });
  open.push(excel);
  const { Excel } = withNotes(excel);
  excel.hands.pasteBlock("A1", [
    ["Title", "Amount"],
    ["Refuge", 60_000],
    ["Helpline", 25_000],
  ]);
  const { id, name } = excel.hands.makeTable("A1:B3");
  const table = { id, name };
  const workbook = excelWorkbook(Excel, () => null, { notes });
  await workbook.addIdColumn(table);
  const nextId = idsFrom(2);
  const block = await workbook.readTable(table);
  if (block === null) throw new Error("the table is there");
  await workbook.writeCells(
    block,
    [0, 1].map((row) => ({ row, column: 2, content: nextId() })),
  );
  const sheet = excel.workbook.sheet("Sheet1");
  if (sheet === undefined) throw new Error("the sheet is there");
  const area = { row: 2, column: 1, rows: 1, columns: 1 };
  sheet.notes = [{ id: "theirs", area, content: "agreed by phone", author: "Megan" }];
  return { excel, workbook, table };
}

async function keep({ workbook, table }: Opened, notes: Parameters<Workbook["keepNotes"]>[1]) {
  const block = await workbook.readTable(table);
  if (block === null) throw new Error("the table is there");
  return workbook.keepNotes(block, notes);
}

const notesOn = ({ excel }: Opened) =>
  excel.workbook
    .sheet("Sheet1")
    ?.notes.map(({ area, content }) => [area.row + 1, area.column + 1, content]);

const THEIRS = [3, 2, "agreed by phone"];
const WEB = { ...FLOOR, ExcelApi: "1.18" };

describe("notes on cells", () => {
  test("[ADD115] stand on the cells at fault, change with what is said, and go when it is put right", async () => {
    const opened = await aTable(WEB, true);
    await keep(opened, [{ row: 0, column: 1, text: "Not accepted: too much" }]);
    expect(notesOn(opened)).toEqual([THEIRS, [2, 2, "Foreplan: Not accepted: too much"]]);
    await keep(opened, [
      { row: 0, column: 1, text: "Not accepted: far too much" },
      { row: 1, column: 0, text: "Not read: what" },
    ]);
    expect(notesOn(opened)).toEqual([
      THEIRS,
      [2, 2, "Foreplan: Not accepted: far too much"],
      [3, 1, "Foreplan: Not read: what"],
    ]);
    await keep(opened, []);
    expect(notesOn(opened)).toEqual([THEIRS]);
  });

  test("[ADD115] a person's own note is never touched, nor a second one put on its cell", async () => {
    const opened = await aTable(WEB, true);
    await keep(opened, [{ row: 1, column: 1, text: "Not accepted: too much" }]);
    expect(notesOn(opened)).toEqual([THEIRS]);
  });

  test("[ADD115] they go with the status column, and leave the workbook as it was", async () => {
    const opened = await aTable(WEB, true);
    const before = wholeOf(opened.excel.workbook);
    await opened.workbook.addStatusColumn(opened.table);
    await keep(opened, [{ row: 0, column: 1, text: "Not accepted: too much" }]);
    expect(notesOn(opened)?.length).toBe(2);
    await opened.workbook.removeStatusColumn(opened.table);
    expect(wholeOf(opened.excel.workbook)).toEqual(before);
  });

  test("[ADD115] where rows moved between reading and writing, none is left on another's cell", async () => {
    const opened = await aTable(WEB, true);
    const block = await opened.workbook.readTable(opened.table);
    opened.excel.hands.sortTable("Table1", "Title", "ascending");
    if (block === null) throw new Error("the table is there");
    const outcome = await opened.workbook.keepNotes(block, [
      { row: 0, column: 1, text: "Not accepted: too much" },
    ]);
    expect(outcome).toBe("moved");
    expect(notesOn(opened)).toEqual([THEIRS]);
  });

  test("[ADD115] an Excel without notes is never asked for them", async () => {
    const opened = await aTable(FLOOR, false);
    expect(await keep(opened, [{ row: 0, column: 1, text: "Not accepted: too much" }])).toBe(
      "kept",
    );
    await opened.workbook.addStatusColumn(opened.table);
    expect((await opened.workbook.removeStatusColumn(opened.table)).ok).toBe(true);
    expect(notesOn(opened)).toEqual([THEIRS]);
  });

  test.each([
    { version: "1.17", notes: false },
    { version: "1.18", notes: true },
    { version: "1.20", notes: true },
  ])("[ADD115] are there from ExcelApi 1.18: $version", ({ version, notes }) => {
    const minor = (text: string) => Number(text.split(".")[1]);
    const supported = (set: string, since: string) =>
      set === "ExcelApi" && minor(since) <= minor(version);
    expect(capabilitiesOf(supported)).toEqual({ notes });
  });
});
