import { addRows } from "./add-rows.ts";
import { type Capabilities, FLOOR_ONLY } from "./capabilities.ts";
import { keepNotes, removeNotes } from "./cell-notes.ts";
import { readCheckpoint, removeCheckpoint, writeCheckpoint } from "./checkpoint-sheet.ts";
import { deleteRows } from "./delete-rows.ts";
import { ensureReport } from "./ensure-report.ts";
import { addIdColumn, removeIdColumn } from "./id-column.ts";
import { makeTable } from "./make-table.ts";
import { readBlock } from "./read-block.ts";
import { readSheet, readSheets } from "./read-sheets.ts";
import { type ExcelLibrary, runInExcel } from "./run-in-excel.ts";
import {
  addStatusColumn,
  colourStatusColumn,
  markedTables,
  removeStatusColumn,
} from "./status-column.ts";
import { readTablesWithIds } from "./tables-with-ids.ts";
import { watchWorkbook } from "./watch-workbook.ts";
import type { SheetPlace, TableBlock, Workbook } from "./workbook.ts";
import { writeCells } from "./write-cells.ts";

/** Only Office itself knows where the file stands; Excel's own interface does not say. */
export type FileAddress = () => string | null;

/** A workbook as Excel keeps it. Every conversation with Excel begins here. */
export function excelWorkbook(
  excel: ExcelLibrary,
  address: FileAddress,
  capabilities: Capabilities = FLOOR_ONLY,
): Workbook {
  const ask = <Answer>(talk: (context: Excel.RequestContext) => Promise<Answer>) =>
    runInExcel(excel, talk);
  return {
    identity: () =>
      ask(async (context) => {
        const workbook = context.workbook.load("name");
        await context.sync();
        return { name: workbook.name, address: address() };
      }),
    readSheets: () => ask((context) => readSheets(context)),
    readSheet: (sheet) => ask((context) => readSheet(context, sheet)),
    readTable: (table, since) => ask((context) => readBlock(context, table, since)),
    makeTable: (request) => ask((context) => makeTable(context, request)),
    addIdColumn: (table) => ask((context) => addIdColumn(context, table)),
    removeIdColumn: (table) =>
      ask(async (context) => {
        if (capabilities.notes) await removeNotes(context, table);
        await removeIdColumn(context, table);
      }),
    addStatusColumn: (table) => ask((context) => addStatusColumn(context, table)),
    removeStatusColumn: (table) =>
      ask(async (context) => {
        if (capabilities.notes) await removeNotes(context, table);
        return removeStatusColumn(context, table);
      }),
    keepNotes: async (block, notes) =>
      capabilities.notes ? ask((context) => keepNotes(context, block, notes)) : "kept",
    colourStatus: (table) => ask((context) => colourStatusColumn(context, table)),
    markedTables: () => ask(markedTables),
    tablesWithIds: (besides) => ask((context) => readTablesWithIds(context, besides)),
    writeCells: (block, writes) =>
      writes.length === 0
        ? Promise.resolve("written")
        : ask((context) => writeCells(context, block, writes)),
    addRows: (block, rows) => ask((context) => addRows(context, block, rows)),
    deleteRows: (block, rows) => ask((context) => deleteRows(context, block, rows)),
    ensureReport: (report) => ask((context) => ensureReport(context, report)),
    readCheckpoint: () => ask(readCheckpoint),
    writeCheckpoint: (text) => ask((context) => writeCheckpoint(context, text)),
    removeCheckpoint: () => ask(removeCheckpoint),
    show: (block, row, column) => ask((context) => show(context, block, row, column)),
    selection: () => ask(selectionIn),
    watch: (listener) => watchWorkbook(excel, listener),
  };
}

async function show(
  context: Excel.RequestContext,
  block: Pick<TableBlock, "sheetId" | "top" | "left">,
  row: number,
  column: number | null,
): Promise<void> {
  const sheet = context.workbook.worksheets.getItem(block.sheetId);
  sheet.activate();
  sheet.getCell(block.top + row, block.left + (column ?? 0)).select();
  await context.sync();
}

async function selectionIn(context: Excel.RequestContext): Promise<SheetPlace | null> {
  const cell = context.workbook.getActiveCell().load("rowIndex, columnIndex");
  const sheet = cell.worksheet.load("id");
  const line = cell.getEntireRow().getUsedRangeOrNullObject(true).load("values");
  await context.sync();
  const texts = line.isNullObject ? [] : (line.values[0] ?? []);
  return {
    sheetId: sheet.id,
    row: cell.rowIndex,
    column: cell.columnIndex,
    rowTexts: texts.filter((text): text is string => typeof text === "string"),
  };
}
