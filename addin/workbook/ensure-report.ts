import { ok, type Result } from "../../shared/values/result.ts";
import { ID_HEADER, type ReportShape, type TableKey } from "./workbook.ts";

/** So many rows are made ready to show days; a table that grows further takes the format along. */
const ROWS_OF_DAYS = 500;

/**
 * The table of one of our reports, on a sheet of its own. It is a table like any other: people
 * add columns, filters and pivots to it, and it is only ever updated in place.
 */
export async function ensureReport(
  context: Excel.RequestContext,
  { sheetName, tableName, headers, dateHeaders }: ReportShape,
): Promise<Result<TableKey, string>> {
  const table = context.workbook.tables.getItemOrNullObject(tableName).load("id, name");
  const found = context.workbook.worksheets.getItemOrNullObject(sheetName).load("id");
  await context.sync();
  if (!table.isNullObject) return ok({ id: table.id, name: table.name });

  const sheet = found.isNullObject ? context.workbook.worksheets.add(sheetName) : found;
  const used = sheet.getUsedRangeOrNullObject(true).load("rowIndex, rowCount");
  await context.sync();
  // A person may keep notes on the sheet: the table begins beneath them.
  const top = used.isNullObject ? 0 : used.rowIndex + used.rowCount + 1;
  const columns = [...headers, ID_HEADER];
  const range = sheet.getRangeByIndexes(top, 0, 2, columns.length);
  range.getRow(0).values = [columns];
  const made = sheet.tables.add(range, true);
  made.name = tableName;
  range.getLastColumn().format.font.color = "#A6A6A6";
  for (const header of dateHeaders) {
    const days = sheet.getRangeByIndexes(top + 1, headers.indexOf(header), ROWS_OF_DAYS, 1);
    days.numberFormat = Array.from({ length: ROWS_OF_DAYS }, () => ["dd mmm yyyy"]);
  }
  made.load("id, name");
  await context.sync();
  return ok({ id: made.id, name: made.name });
}
