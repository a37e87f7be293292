import {
  type Area,
  EMPTY_CELL,
  type RawCell,
  type RawTable,
} from "../../shared/reading/raw-sheet.ts";
import { counts1904 } from "./date-system.ts";
import { readCells } from "./read-block.ts";
import { ALERTS_SHEET, CHECKPOINT_SHEET, type FoundSheet, PLAN_SHEET } from "./workbook.ts";

const OURS: ReadonlySet<string> = new Set([ALERTS_SHEET, CHECKPOINT_SHEET, PLAN_SHEET]);

/** Every visible sheet with its cells and tables, for finding registers in it. */
export async function readSheets(context: Excel.RequestContext): Promise<readonly FoundSheet[]> {
  const { worksheets } = context.workbook;
  worksheets.load("items/id, items/name, items/visibility");
  await context.sync();
  const visible = worksheets.items.filter(
    ({ name, visibility }) => visibility === "Visible" && !OURS.has(name),
  );
  const questions = visible.map(askOf);
  await context.sync();

  const measured = questions.map((question) => ({
    ...question,
    areas: question.tables.items.map((table) => ({
      table,
      range: table.getRange().load("rowIndex, columnIndex, rowCount, columnCount"),
    })),
    mergedAreas: question.merged.isNullObject
      ? null
      : question.merged.areas.load(
          "items/rowIndex, items/columnIndex, items/rowCount, items/columnCount",
        ),
  }));
  await context.sync();

  const found: FoundSheet[] = [];
  // A sheet a round trip, because one answer may carry no more than 5 MB.
  for (const { sheet, used, areas, mergedAreas } of measured) {
    const cells = used.isNullObject ? [] : await readCells(context, used);
    found.push({
      id: sheet.id,
      name: sheet.name,
      visibility: "visible",
      rows: used.isNullObject ? [] : fromTheTop(cells, used.rowIndex, used.columnIndex),
      tables: areas.map(
        ({ table, range }): RawTable => ({
          name: table.name,
          area: areaOf(range),
          hasHeader: table.showHeaders,
          hasTotals: table.showTotals,
        }),
      ),
      tableKeys: areas.map(({ table }) => ({ id: table.id, name: table.name })),
      merges: mergedAreas === null ? [] : mergedAreas.items.map(areaOf),
      hiddenRows: new Set(),
      hiddenColumns: new Set(),
      date1904: counts1904(cells),
      isProtected: sheet.protection.protected,
    });
  }
  return found;
}

function askOf(sheet: Excel.Worksheet) {
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load("rowIndex, columnIndex, rowCount, columnCount");
  sheet.tables.load("items/id, items/name, items/showHeaders, items/showTotals");
  sheet.protection.load("protected");
  const merged = used.getMergedAreasOrNullObject();
  merged.load("areaCount");
  return { sheet, used, tables: sheet.tables, merged };
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
