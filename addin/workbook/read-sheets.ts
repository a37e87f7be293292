import {
  type Area,
  EMPTY_CELL,
  type RawCell,
  type RawTable,
} from "../../shared/reading/raw-sheet.ts";
import { counts1904 } from "./date-system.ts";
import { readCells } from "./read-block.ts";
import {
  ALERTS_TABLE,
  CHECKPOINT_SHEET,
  type FoundSheet,
  PLAN_TABLE,
  type SheetKey,
} from "./workbook.ts";

const REPORTS: ReadonlySet<string> = new Set([ALERTS_TABLE, PLAN_TABLE]);

/** Beyond this nobody can say what a hidden column of theirs holds. */
const MOST_COLUMNS_LOOKED_AT = 256;

/** Every visible sheet with its cells and tables, for finding registers in it. */
export async function readSheets(context: Excel.RequestContext): Promise<readonly FoundSheet[]> {
  return readThose(context, await visibleSheets(context));
}

/** One sheet, by its id and else by its name. */
export async function readSheet(
  context: Excel.RequestContext,
  { id, name }: SheetKey,
): Promise<FoundSheet | null> {
  const sheets = await visibleSheets(context);
  const sheet = sheets.find((one) => one.id === id) ?? sheets.find((one) => one.name === name);
  const [found] = sheet === undefined ? [] : await readThose(context, [sheet]);
  return found ?? null;
}

/** Those of people; ours are known by what stands on them, for theirs may go by the same names. */
async function visibleSheets(context: Excel.RequestContext): Promise<readonly Excel.Worksheet[]> {
  const { worksheets } = context.workbook;
  worksheets.load("items/id, items/name, items/visibility");
  await context.sync();
  const visible = worksheets.items.filter(
    ({ name, visibility }) => visibility === "Visible" && name !== CHECKPOINT_SHEET,
  );
  for (const { tables } of visible) tables.load("items/name");
  await context.sync();
  return visible.filter(({ tables }) => tables.items.every(({ name }) => !REPORTS.has(name)));
}

async function readThose(
  context: Excel.RequestContext,
  sheets: readonly Excel.Worksheet[],
): Promise<readonly FoundSheet[]> {
  const questions = sheets.map(askOf);
  const { queries } = context.workbook;
  queries.load("items/name, items/loadedTo");
  await context.sync();
  const measured = questions.map(measure);
  await context.sync();

  const queryTables = new Set(
    queries.items.filter(({ loadedTo }) => loadedTo === "Table").map(({ name }) => tableOf(name)),
  );
  const found: FoundSheet[] = [];
  // A sheet a round trip, because one answer may carry no more than 5 MB.
  for (const one of measured) {
    const cells = one.used.isNullObject ? [] : await readCells(context, one.used);
    found.push(sheetOf(one, cells, queryTables));
  }
  return found;
}

/** Excel names the table a query fills after the query, with what no name may hold replaced. */
function tableOf(query: string): string {
  return query.replace(/[^\p{L}\p{N}_.]/gu, "_").toLowerCase();
}

function askOf(sheet: Excel.Worksheet) {
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load("rowIndex, columnIndex, rowCount, columnCount, rowHidden, columnHidden, hasSpill");
  sheet.tables.load("items/id, items/name, items/showHeaders, items/showTotals");
  sheet.protection.load("protected");
  sheet.pivotTables.load("items/name");
  sheet.autoFilter.load("isDataFiltered");
  const merged = used.getMergedAreasOrNullObject();
  merged.load("areaCount");
  return { sheet, used, merged };
}

const PLACE = "rowIndex, columnIndex, rowCount, columnCount";

function measure({ sheet, used, merged }: ReturnType<typeof askOf>) {
  const isPartHidden = !used.isNullObject && used.columnHidden !== false;
  const looked = isPartHidden ? Math.min(used.columnCount, MOST_COLUMNS_LOOKED_AT) : 0;
  return {
    sheet,
    used,
    tables: sheet.tables.items.map((table) => {
      table.autoFilter.load("isDataFiltered");
      return { table, range: table.getRange().load(PLACE) };
    }),
    pivots: sheet.pivotTables.items.map((pivot) => pivot.layout.getRange().load(PLACE)),
    merges: merged.isNullObject
      ? null
      : merged.areas.load("items/rowIndex, items/columnIndex, items/rowCount, items/columnCount"),
    columns: Array.from({ length: looked }, (_, at) => used.getColumn(at).load("columnHidden")),
  };
}

function sheetOf(
  { sheet, used, tables, pivots, merges, columns }: ReturnType<typeof measure>,
  cells: RawCell[][],
  queryTables: ReadonlySet<string>,
): FoundSheet {
  const isEmpty = used.isNullObject;
  const names = tables.map(({ table }) => table.name);
  return {
    id: sheet.id,
    name: sheet.name,
    visibility: "visible",
    rows: isEmpty ? [] : fromTheTop(cells, used.rowIndex, used.columnIndex),
    tables: tables.map(
      ({ table, range }): RawTable => ({
        name: table.name,
        area: areaOf(range),
        hasHeader: table.showHeaders,
        hasTotals: table.showTotals,
      }),
    ),
    tableKeys: tables.map(({ table }) => ({ id: table.id, name: table.name })),
    merges: merges === null ? [] : merges.items.map(areaOf),
    hiddenRows: new Set(),
    hiddenColumns: new Set(
      columns.flatMap(({ columnHidden }, at) => (columnHidden ? [used.columnIndex + at] : [])),
    ),
    date1904: counts1904(cells),
    isProtected: sheet.protection.protected,
    pivotTables: pivots.map(areaOf),
    // Excel tells the add-in of no query that fills a plain range.
    queryRanges: [],
    queryTables: new Set(names.filter((name) => queryTables.has(name.toLowerCase()))),
    filteredTables: new Set(
      tables.flatMap(({ table }) => (table.autoFilter.isDataFiltered ? [table.name] : [])),
    ),
    isFiltered: sheet.autoFilter.isDataFiltered,
    hasSpills: !isEmpty && used.hasSpill !== false,
    hasHiddenRows: !isEmpty && used.rowHidden !== false,
  };
}

function areaOf(
  range: Pick<Excel.Range, "rowIndex" | "columnIndex" | "rowCount" | "columnCount">,
): Area {
  return {
    top: range.rowIndex,
    left: range.columnIndex,
    bottom: range.rowIndex + range.rowCount - 1,
    right: range.columnIndex + range.columnCount - 1,
  };
}

/** Rows from the sheet's first cell, as everything that finds tables counts them. */
function fromTheTop(cells: RawCell[][], top: number, left: number): RawCell[][] {
  const margin = Array.from({ length: left }, () => EMPTY_CELL);
  const above = Array.from({ length: top }, (): RawCell[] => []);
  return [...above, ...cells.map((line) => trimmed([...margin, ...line]))];
}

/** A row is as long as its last filled cell. */
function trimmed(line: RawCell[]): RawCell[] {
  let length = line.length;
  while (length > 0 && line[length - 1]?.value === null && line[length - 1]?.formula === null) {
    length -= 1;
  }
  return line.slice(0, length);
}
