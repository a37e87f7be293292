import { afterEach, describe, expect, test } from "vitest";
import { excelWorkbook } from "../../addin/workbook/excel-workbook.ts";
import { idTextsOf, type TableKey, type Workbook } from "../../addin/workbook/workbook.ts";
import { type OpenExcel, openInExcel } from "../excel-host/native-bridge.ts";
import { idsFrom } from "../sync/sheet-rows.ts";
import { wholeOf } from "./whole-workbook.ts";

const open: OpenExcel[] = [];
afterEach(() => {
  for (const excel of open.splice(0)) excel.close();
});

type Opened = Readonly<{ excel: OpenExcel; workbook: Workbook; table: TableKey }>;

/** Three rows at B3 with ids in E, notes of a person's beneath and further to the right. */
async function aTable(dress: (excel: OpenExcel) => void = () => undefined): Promise<Opened> {
  const excel = openInExcel();
  open.push(excel);
  excel.hands.pasteBlock("B3", [
    ["Title", "Amount", "Double"],
    ["Refuge", 60_000, "=C4*2"],
    ["Helpline", 25_000, "=C5*2"],
    ["Mentoring", 9_000, "=C6*2"],
  ]);
  excel.hands.type("B9", "beneath");
  excel.hands.type("H4", "to the right");
  dress(excel);
  const made = excel.hands.makeTable("B3:D6");
  await excel.settled();
  const workbook = excelWorkbook(excel.Excel, () => null);
  const table = { id: made.id, name: made.name };
  await workbook.addIdColumn(table);
  const nextId = idsFrom(5);
  await write({ excel, workbook, table }, 3, [nextId(), nextId(), nextId()]);
  return { excel, workbook, table };
}

async function blockOf({ workbook, table }: Opened) {
  const block = await workbook.readTable(table);
  if (block === null) throw new Error("the table is there");
  return block;
}

async function write(opened: Opened, column: number, texts: readonly string[]): Promise<void> {
  const block = await blockOf(opened);
  const writes = texts.map((content, row) => ({ row, column, content }));
  expect(await opened.workbook.writeCells(block, writes)).toBe("written");
}

/** Rules and looks of a person's own, in and beside the table. */
function dressed({ Excel }: OpenExcel): Promise<void> {
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    for (const [address, formula] of [
      ["B4:D6", "=$C4>50000"],
      ["A1:M20", '=A1="to the right"'],
    ] as const) {
      const rule = sheet.getRange(address).conditionalFormats.add("Custom");
      rule.custom.rule.formula = formula;
      rule.custom.format.fill.color = "#FFF2CC";
    }
    sheet.getRange("C3:C6").numberFormat = Array.from({ length: 4 }, () => ["£#,##0"]);
    sheet.getRange("H:H").format.columnWidth = 90;
    await context.sync();
  });
}

function noted({ hands }: OpenExcel): void {
  hands.type("F5", "a note");
}

const headersOf = async (opened: Opened) =>
  (await blockOf(opened)).columns.map(({ header }) => header);

describe("the status column", () => {
  test("[ADD110] stands right before the id column, which stays the last, with every id in its row", async () => {
    const opened = await aTable();
    const ids = idTextsOf(await blockOf(opened));
    expect(await opened.workbook.addStatusColumn(opened.table)).toEqual({ ok: true, value: null });
    expect(await headersOf(opened)).toEqual([
      "Title",
      "Amount",
      "Double",
      "Foreplan status",
      "Foreplan id",
    ]);
    expect(idTextsOf(await blockOf(opened))).toEqual(ids);
    expect(opened.excel.hands.seen("H4") + opened.excel.hands.seen("B9")).toBe(
      "to the rightbeneath",
    );
  });

  test("[ADD110] is added once, and to the end where people put columns after the ids", async () => {
    const opened = await aTable();
    opened.excel.hands.type("F3", "Theirs");
    await opened.workbook.addStatusColumn(opened.table);
    await opened.workbook.addStatusColumn(opened.table);
    expect((await headersOf(opened)).slice(3)).toEqual([
      "Foreplan id",
      "Theirs",
      "Foreplan status",
    ]);
  });

  test.each([
    { why: "is in use", before: noted, hands: () => undefined },
    {
      why: "is protected",
      before: () => undefined,
      hands: ({ hands }: OpenExcel) => hands.protectSheet("Sheet1"),
    },
    {
      why: "is filtered",
      before: () => undefined,
      hands: ({ hands }: OpenExcel) => hands.filterTable("Table1", "Title", ["Refuge"]),
    },
  ])(
    "[ADD111] is refused with a sentence where its place $why",
    async ({ why, before: dress, hands }) => {
      const opened = await aTable(dress);
      hands(opened.excel);
      await opened.excel.settled();
      const before = wholeOf(opened.excel.workbook);
      const outcome = await opened.workbook.addStatusColumn(opened.table);
      expect(outcome.ok ? "" : outcome.problem).toContain(why);
      expect(wholeOf(opened.excel.workbook)).toEqual(before);
    },
  );

  test.each([
    { what: "plain", dress: () => undefined },
    { what: "with rules, formats and widths of a person's own", dress: dressed },
  ])("[ADD112] taken away, the workbook is as it was before it, $what", async ({ dress }) => {
    const opened = await aTable();
    await dress(opened.excel);
    const before = wholeOf(opened.excel.workbook);
    await opened.workbook.addStatusColumn(opened.table);
    await write(opened, 3, ["Not accepted: because", "", "Check: this"]);
    await opened.workbook.colourStatus(opened.table);
    expect(wholeOf(opened.excel.workbook)).not.toEqual(before);
    expect(await opened.workbook.removeStatusColumn(opened.table)).toEqual({
      ok: true,
      value: "gone",
    });
    expect(wholeOf(opened.excel.workbook)).toEqual(before);
  });

  test("[ADD112] the columns go with the id column, and the sheet is as it was before either", async () => {
    const opened = await aTable();
    await opened.workbook.removeIdColumn(opened.table);
    const before = wholeOf(opened.excel.workbook);
    await opened.workbook.addIdColumn(opened.table);
    await opened.workbook.addStatusColumn(opened.table);
    await opened.workbook.colourStatus(opened.table);
    opened.excel.hands.filterTable("Table1", "Title", ["Refuge"]);
    await opened.workbook.removeIdColumn(opened.table);
    opened.excel.hands.clearFilters("Table1");
    expect(wholeOf(opened.excel.workbook)).toEqual(before);
  });

  test("[ADD113] text and formulas of a person's own in it stay, in a column that is then theirs", async () => {
    const opened = await aTable();
    await opened.workbook.addStatusColumn(opened.table);
    await write(opened, 3, ["Not accepted: because", "ask Megan", "Check: this"]);
    opened.excel.hands.type("E6", '="Check: "&C6');
    expect(await opened.workbook.removeStatusColumn(opened.table)).toEqual({
      ok: true,
      value: "kept",
    });
    const block = await blockOf(opened);
    expect(block.columns.map(({ header }) => header).slice(3)).toEqual([
      "Status notes",
      "Foreplan id",
    ]);
    expect(block.rows.map((row) => row[3]?.formula ?? row[3]?.value)).toEqual([
      null,
      "ask Megan",
      '="Check: "&C6',
    ]);
  });

  test("[ADD114] one rule colours it, over no cell of theirs and before none of their rules in their cells", async () => {
    const opened = await aTable();
    await dressed(opened.excel);
    const theirs = opened.excel.workbook.sheet("Sheet1")?.conditionalFormats ?? [];
    await opened.workbook.addStatusColumn(opened.table);
    await opened.workbook.colourStatus(opened.table);
    await opened.workbook.colourStatus(opened.table);
    const rules = opened.excel.workbook.sheet("Sheet1")?.conditionalFormats ?? [];
    const ours = rules.filter(({ id }) => theirs.every((one) => one.id !== id));
    expect(ours).toMatchObject([
      {
        area: { row: 3, column: 4, rows: 3, columns: 1 },
        formula: '=OR(LEFT(E4,12)="Not accepted",LEFT(E4,8)="Conflict")',
      },
    ]);
    expect(rules.filter((one) => !ours.includes(one)).map(({ id }) => id)).toEqual(
      theirs.map(({ id }) => id),
    );
  });

  test("[ADD122] every table that has one is found, connected or not", async () => {
    const opened = await aTable();
    expect(await opened.workbook.markedTables()).toEqual([]);
    await opened.workbook.addStatusColumn(opened.table);
    expect(await opened.workbook.markedTables()).toEqual([opened.table]);
  });
});
