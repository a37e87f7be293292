import { afterEach, describe, expect, test } from "vitest";
import { excelWorkbook } from "../../addin/workbook/excel-workbook.ts";
import {
  idTextsOf,
  type TableBlock,
  type TableKey,
  type Workbook,
} from "../../addin/workbook/workbook.ts";
import { type OpenExcel, openInExcel } from "../excel-host/native-bridge.ts";
import { idsFrom } from "../sync/sheet-rows.ts";

const open: OpenExcel[] = [];
afterEach(() => {
  for (const excel of open.splice(0)) excel.close();
});

/** A table of three rows at B3, with notes two rows beneath it. */
async function aTable(): Promise<{ excel: OpenExcel; workbook: Workbook; table: TableKey }> {
  const excel = openInExcel();
  open.push(excel);
  excel.hands.pasteBlock("B3", [
    ["Title", "Amount", "Double"],
    ["Refuge", 60_000, "=C4*2"],
    ["Helpline", 25_000, "=C5*2"],
    ["Mentoring", 9_000, "=C6*2"],
  ]);
  const made = excel.hands.makeTable("B3:D6");
  await excel.settled();
  return {
    excel,
    workbook: excelWorkbook(excel.Excel, () => null),
    table: { id: made.id, name: made.name },
  };
}

async function read(workbook: Workbook, table: TableKey): Promise<TableBlock> {
  const block = await workbook.readTable(table);
  if (block === null) throw new Error("the table is there");
  return block;
}

async function withIds(workbook: Workbook, table: TableKey): Promise<readonly string[]> {
  expect(await workbook.addIdColumn(table)).toEqual({ ok: true, value: null });
  const nextId = idsFrom(5);
  const block = await read(workbook, table);
  const writes = block.rows.map((_, row) => ({ row, column: 3, content: nextId() as string }));
  expect(await workbook.writeCells(block, writes)).toBe("written");
  return writes.map(({ content }) => content);
}

describe("reading a table", () => {
  test("[ADD1] gives every cell with its value, formula, text and format, and where it stands", async () => {
    const { workbook, table } = await aTable();
    const block = await read(workbook, table);
    expect(block).toMatchObject({ sheetName: "Sheet1", top: 3, left: 1, hasTotals: false });
    expect(block.columns.map(({ header }) => header)).toEqual(["Title", "Amount", "Double"]);
    expect(block.rows[0]?.[2]).toMatchObject({ value: 120_000, formula: "=C4*2" });
    expect(block.rows[1]?.[0]).toMatchObject({ value: "Helpline", formula: null });
  });

  test("[ADD1] finds the table when it was renamed, and says so when it is gone", async () => {
    const { excel, workbook, table } = await aTable();
    expect(await workbook.readTable({ id: "nothing", name: table.name })).not.toBeNull();
    excel.hands.deleteRows(1, 20);
    expect(await workbook.readTable({ id: "nothing", name: "nothing" })).toBeNull();
  });

  test("[ADD2] a sheet is read from its first cell, with its tables", async () => {
    const { workbook, table } = await aTable();
    const [sheet] = await workbook.readSheets();
    expect(sheet?.rows[3]?.[1]?.value).toBe("Refuge");
    expect(sheet?.tables).toEqual([
      {
        name: table.name,
        area: { top: 2, left: 1, bottom: 5, right: 3 },
        hasHeader: true,
        hasTotals: false,
      },
    ]);
  });
});

describe("the id column", () => {
  test("[ADD3] is the last column, narrow and not hidden, and added once", async () => {
    const { excel, workbook, table } = await aTable();
    await withIds(workbook, table);
    expect(await workbook.addIdColumn(table)).toEqual({ ok: true, value: null });
    const block = await read(workbook, table);
    expect(block.columns.map(({ header }) => header)).toEqual([
      "Title",
      "Amount",
      "Double",
      "Foreplan id",
    ]);
    expect(excel.hands.seen("E3")).toBe("Foreplan id");
  });

  test("[ADD3] is refused with a sentence where the column beside the table is in use", async () => {
    const excel = openInExcel();
    open.push(excel);
    excel.hands.pasteBlock("B3", [["Title"], ["Refuge"], ["Helpline"]]);
    excel.hands.type("C5", "a note of mine");
    const { id, name } = excel.hands.makeTable("B3:B5");
    const workbook = excelWorkbook(excel.Excel, () => null);
    const outcome = await workbook.addIdColumn({ id, name });
    expect(outcome.ok ? "" : outcome.problem).toContain("is in use");
    expect(excel.hands.seen("C5")).toBe("a note of mine");
  });

  test("[ADD4] goes again on disconnecting, and leaves the sheet as it was", async () => {
    const { excel, workbook, table } = await aTable();
    await withIds(workbook, table);
    await workbook.removeIdColumn(table);
    const block = await read(workbook, table);
    expect(block.columns.map(({ header }) => header)).toEqual(["Title", "Amount", "Double"]);
    expect(excel.hands.seen("E3") + excel.hands.seen("E4")).toBe("");
  });
});

describe("writing cells", () => {
  test("[ADD5] writes only the cells asked for, and text as text whatever it looks like", async () => {
    const { excel, workbook, table } = await aTable();
    await withIds(workbook, table);
    const block = await read(workbook, table);
    const outcome = await workbook.writeCells(block, [
      { row: 0, column: 0, content: "=HYPERLINK(1)" },
      { row: 2, column: 1, content: 9_500 },
    ]);
    expect(outcome).toBe("written");
    const after = await read(workbook, table);
    expect(after.rows[0]?.[0]).toMatchObject({ value: "=HYPERLINK(1)", formula: null });
    expect(after.rows.map((row) => row[1]?.value)).toEqual([60_000, 25_000, 9_500]);
    expect(after.rows.map((row) => row[2]?.formula)).toEqual(["=C4*2", "=C5*2", "=C6*2"]);
    expect(excel.hands.seen("B4")).toBe("=HYPERLINK(1)");
  });

  test.each([
    {
      what: "sorted",
      hands: ({ hands }: OpenExcel) => hands.sortTable("Table1", "Amount", "ascending"),
    },
    { what: "inserted above", hands: ({ hands }: OpenExcel) => hands.insertTableRows("Table1", 1) },
    { what: "deleted", hands: ({ hands }: OpenExcel) => hands.deleteTableRows("Table1", 1) },
    { what: "typed into the cell", hands: ({ hands }: OpenExcel) => hands.type("C4", 1) },
  ])(
    "[ADD6] when rows were $what between reading and writing, everything is put back",
    async ({ hands }) => {
      const { excel, workbook, table } = await aTable();
      await withIds(workbook, table);
      const block = await read(workbook, table);
      hands(excel);
      const between = await read(workbook, table);

      const outcome = await workbook.writeCells(block, [
        { row: 0, column: 1, content: 1_111 },
        { row: 0, column: 0, content: "Ours" },
      ]);

      expect(outcome).toBe("moved");
      const after = await read(workbook, table);
      expect(after.rows.map((row) => row.map(({ value, formula }) => formula ?? value))).toEqual(
        between.rows.map((row) => row.map(({ value, formula }) => formula ?? value)),
      );
    },
  );

  test("[ADD7] ids written to rows that moved meanwhile are taken back", async () => {
    const { excel, workbook, table } = await aTable();
    const before = await withIds(workbook, table);
    excel.hands.type("B7", "Outreach");
    const block = await read(workbook, table);
    expect(idTextsOf(block)).toEqual([...before, ""]);
    excel.hands.sortTable("Table1", "Amount", "ascending");
    const between = idTextsOf(await read(workbook, table));

    const outcome = await workbook.writeCells(block, [
      { row: 3, column: 3, content: idsFrom(99)() },
    ]);

    expect(outcome).toBe("moved");
    expect(idTextsOf(await read(workbook, table))).toEqual(between);
  });

  test("[ADD8] a cell being edited, or a protected sheet, is a trouble with a sentence", async () => {
    const { excel, workbook, table } = await aTable();
    excel.hands.beginEdit("B4", "Ref");
    await expect(workbook.readTable(table)).rejects.toMatchObject({ kind: "editing" });
    excel.hands.endEdit("escape");
    const block = await read(workbook, table);
    excel.hands.protectSheet("Sheet1");
    await expect(
      workbook.writeCells(block, [{ row: 0, column: 0, content: "x" }]),
    ).rejects.toMatchObject({ kind: "protected" });
  });
});

describe("adding rows", () => {
  test("[ADD9] grows the table over empty cells beneath it", async () => {
    const { excel, workbook, table } = await aTable();
    await withIds(workbook, table);
    const id = idsFrom(44)();
    const block = await read(workbook, table);
    expect(await workbook.addRows(block, [{ 0: "Outreach", 1: 7, 3: id }])).toEqual({
      ok: true,
      value: null,
    });
    const after = await read(workbook, table);
    expect(after.rows.length).toBe(4);
    expect(after.rows[3]?.[0]?.value).toBe("Outreach");
    expect(idTextsOf(after)[3]).toBe(id);
    expect(excel.hands.seen("B7")).toBe("Outreach");
  });

  test("[ADD10] moves what stands beneath down, and never writes over it", async () => {
    const { excel, workbook, table } = await aTable();
    await withIds(workbook, table);
    excel.hands.type("B9", "Note: figures are gross");
    const block = await read(workbook, table);
    const rows = Array.from({ length: 5 }, (_, at) => ({ 0: `New ${at}`, 1: at + 1 }));
    expect(await workbook.addRows(block, rows)).toEqual({ ok: true, value: null });
    const after = await read(workbook, table);
    expect(after.rows.map((row) => row[0]?.value).sort()).toEqual([
      "Helpline",
      "Mentoring",
      "New 0",
      "New 1",
      "New 2",
      "New 3",
      "New 4",
      "Refuge",
    ]);
    const [sheet] = await workbook.readSheets();
    expect(
      sheet?.rows.flat().filter(({ value }) => value === "Note: figures are gross").length,
    ).toBe(1);
  });

  test("[ADD11] waits, with a sentence, while the sheet is protected or the table filtered", async () => {
    const { excel, workbook, table } = await aTable();
    excel.hands.filterTable("Table1", "Title", ["Refuge"]);
    const filtered = await workbook.addRows(await read(workbook, table), [{ 0: "x" }]);
    expect(filtered.ok ? "" : filtered.problem).toContain("filtered");
    excel.hands.clearFilters("Table1");
    excel.hands.protectSheet("Sheet1");
    const guarded = await workbook.addRows(await read(workbook, table), [{ 0: "x" }]);
    expect(guarded.ok ? "" : guarded.problem).toContain("protected");
  });
});

describe("what travels with the file", () => {
  test("[ADD12] the checkpoint is kept on a very hidden sheet and read back as it was", async () => {
    const { excel, workbook } = await aTable();
    expect(await workbook.readCheckpoint()).toBeNull();
    const long = JSON.stringify({ digits: "1".repeat(70_000) });
    await workbook.writeCheckpoint(long);
    expect(await workbook.readCheckpoint()).toBe(long);
    await workbook.writeCheckpoint('{"short":1}');
    expect(await workbook.readCheckpoint()).toBe('{"short":1}');
    expect(excel.workbook.sheet("_foreplan")?.visibility).toBe("VeryHidden");
    await workbook.removeCheckpoint();
    expect(excel.workbook.sheet("_foreplan")).toBeUndefined();
  });
});

describe("hints", () => {
  test("[ADD13] say whose change it was: this add-in's, this person's, somebody else's", async () => {
    const { excel, workbook, table } = await aTable();
    const other = openInExcel(excel.workbook, { person: "Bob" });
    open.push(other);
    const seen: string[] = [];
    const stop = await workbook.watch((hint) => {
      if (hint.kind === "cells") seen.push(`${hint.by} ${hint.rows?.from}-${hint.rows?.to}`);
    });
    await excel.settled();
    excel.hands.type("C4", 1);
    await excel.settled();
    other.hands.type("C5:C5", 2);
    await excel.settled();
    await workbook.writeCells(await read(workbook, table), [{ row: 2, column: 1, content: 3 }]);
    await excel.settled();
    await stop();
    excel.hands.type("C4", 4);
    await excel.settled();
    expect(seen.filter((text) => !text.endsWith("undefined"))).toEqual([
      "local 3-3",
      "remote 4-4",
      "ours 5-5",
    ]);
  });
});

describe("making a table of a plain range", () => {
  test("[ADD14] gives blank headers the words they were understood by, and leaves the rest", async () => {
    const excel = openInExcel();
    open.push(excel);
    const workbook = excelWorkbook(excel.Excel, () => null);
    excel.hands.pasteBlock("A1", [
      ["Area", "Commissioned", ""],
      ["", "services", "£"],
      ["Victims", "Refuge", "£290,000"],
    ]);
    const [sheet] = await workbook.readSheets();
    const made = await workbook.makeTable({
      sheetId: sheet?.id ?? "",
      area: { top: 1, left: 0, bottom: 2, right: 2 },
      headers: ["Area", "Commissioned services", "£"],
    });
    if (!made.ok) throw new Error(made.problem);
    const block = await read(workbook, made.value);
    expect(block.columns.map(({ header }) => header)).toEqual(["Area", "services", "£"]);
    expect(block.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ["Victims", "Refuge", "£290,000"],
    ]);
    expect(excel.hands.seen("A1")).toBe("Area");
  });
});
