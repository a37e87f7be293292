import type { RawCell } from "../../shared/reading/raw-sheet.ts";
import { counts1904 } from "./date-system.ts";
import { CELL_PROPERTIES, rawCellsOf } from "./raw-cells.ts";
import { isTooLarge } from "./run-in-excel.ts";
import { hasSameColumns, runsToRead, stillStanding } from "./still-standing.ts";
import { idColumnOf, idTextsOf, type Since, type TableBlock, type TableKey } from "./workbook.ts";

/** About 4 MB of answer, under the 5 MB that Excel on the web allows. */
const CELLS_A_READ = 40_000;

/** The table of that id, else of that name: ids are new in a copied sheet, names may be changed. */
export async function findTable(
  context: Excel.RequestContext,
  key: TableKey,
): Promise<Excel.Table | null> {
  const byId = context.workbook.tables.getItemOrNullObject(key.id);
  const byName = context.workbook.tables.getItemOrNullObject(key.name);
  byId.load("id");
  byName.load("id");
  await context.sync();
  if (!byId.isNullObject) return byId;
  return byName.isNullObject ? null : byName;
}

/** Reads a table in two round trips, more only where it is too large for one answer. */
export async function readBlock(
  context: Excel.RequestContext,
  key: TableKey,
  since?: Since,
): Promise<TableBlock | null> {
  const table = await findTable(context, key);
  if (table === null) return null;

  const body = table.getDataBodyRange();
  const sheet = table.worksheet;
  table.load("id, name, showTotals");
  table.columns.load("items/id, items/name");
  table.autoFilter.load("isDataFiltered");
  body.load("rowIndex, columnIndex, rowCount, columnCount");
  sheet.load("id, name");
  sheet.protection.load("protected");
  await context.sync();

  const frame = {
    table: { id: table.id, name: table.name },
    sheetId: sheet.id,
    sheetName: sheet.name,
    top: body.rowIndex,
    left: body.columnIndex,
    columns: table.columns.items.map(({ id, name }) => ({ id, header: name })),
    hasTotals: table.showTotals,
    isFiltered: table.autoFilter.isDataFiltered,
    isProtected: sheet.protection.protected,
  };
  if (since !== undefined && hasSameColumns(frame, since.block)) {
    const rows = await readSince(context, body, { frame, since });
    if (rows !== null) return { ...frame, rows, date1904: since.block.date1904 };
  }
  const rows = await readCells(context, body);
  return { ...frame, rows, date1904: counts1904(rows) };
}

type Frame = Pick<TableBlock, "columns" | "top">;

/** The rows of a table by an earlier reading; null where they moved while they were read. */
async function readSince(
  context: Excel.RequestContext,
  body: Excel.Range,
  { frame, since }: Readonly<{ frame: Frame; since: Since }>,
): Promise<readonly (readonly RawCell[])[] | null> {
  const column = body.getColumn(idColumnOf(frame)).load("values");
  await context.sync();
  const ids = column.values.map(([text]) => String(text ?? "").trim());
  const standing = stillStanding(ids, frame.top, since);
  const rows = standing.map((place) => (place === null ? [] : (since.block.rows[place] ?? [])));
  for (const { from, count } of runsToRead(standing)) {
    const read = await readRows(context, body, { from, count }, CELLS_A_READ);
    read.forEach((cells, at) => {
      rows[from + at] = cells;
    });
  }
  const found = idTextsOf({ columns: frame.columns, rows });
  return found.every((id, at) => id === ids[at]) ? rows : null;
}

type Measured = Pick<Excel.Range, "rowCount" | "columnCount" | "getRow" | "getCell">;

/** The cells of a measured range, in as many reads as their number asks for. */
export async function readCells(
  context: Excel.RequestContext,
  range: Measured,
): Promise<RawCell[][]> {
  return readRows(context, range, { from: 0, count: range.rowCount }, CELLS_A_READ);
}

async function readRows(
  context: Excel.RequestContext,
  range: Measured,
  part: Readonly<{ from: number; count: number }>,
  cellsARead: number,
): Promise<RawCell[][]> {
  const step = Math.max(1, Math.floor(cellsARead / Math.max(1, range.columnCount)));
  const rows: RawCell[][] = [];
  for (let from = part.from; from < part.from + part.count; from += step) {
    const count = Math.min(step, part.from + part.count - from);
    const piece = range
      .getRow(from)
      .getResizedRange(count - 1, 0)
      .load(CELL_PROPERTIES);
    try {
      await context.sync();
      rows.push(...rawCellsOf(piece));
    } catch (error) {
      // Long texts make a small block large: halve it, down to a single row.
      if (!isTooLarge(error) || count === 1) throw error;
      const half = Math.floor(count / 2) * range.columnCount;
      rows.push(...(await readRows(context, range, { from, count }, half)));
    }
  }
  return rows;
}
