import { fail, ok, type Result } from "../../shared/values/result.ts";
import { ID_LOOK } from "./column-look.ts";
import { bringBackColumns, DAY_FORMAT, ROWS_MADE_READY } from "./report-columns.ts";
import { ID_HEADER, type ReportShape, reportIsProtected, type TableKey } from "./workbook.ts";

/**
 * The table of one of our reports, on a sheet of its own. It is a table like any other: people
 * add columns, filters and pivots to it, and it is only ever updated in place.
 */
export async function ensureReport(
  context: Excel.RequestContext,
  shape: ReportShape,
): Promise<Result<TableKey, string>> {
  const { sheetName, tableName, headers, dateHeaders, widths } = shape;
  const table = context.workbook.tables.getItemOrNullObject(tableName).load("id, name");
  const found = context.workbook.worksheets.getItemOrNullObject(sheetName).load("id");
  await context.sync();
  if (!table.isNullObject) return bringBackColumns(context, table, shape);

  const sheet = found.isNullObject ? context.workbook.worksheets.add(sheetName) : found;
  sheet.protection.load("protected");
  const used = sheet.getUsedRangeOrNullObject(true).load("rowIndex, rowCount");
  await context.sync();
  if (sheet.protection.protected) return fail(reportIsProtected(sheetName));
  // A person may keep notes on the sheet: the table begins beneath them.
  const top = used.isNullObject ? 0 : used.rowIndex + used.rowCount + 1;
  const columns = [...headers, ID_HEADER];
  const range = sheet.getRangeByIndexes(top, 0, 2, columns.length);
  range.getRow(0).values = [columns];
  const made = sheet.tables.add(range, true);
  made.name = tableName;
  const keys = sheet.getRangeByIndexes(top, headers.length, ROWS_MADE_READY, 1);
  keys.format.font.color = ID_LOOK.color;
  // Long keys end with their column, and do not run over the sheet beside the table.
  keys.format.horizontalAlignment = "Fill";
  // A sheet that people keep notes on has widths of their own.
  if (used.isNullObject) {
    for (const [place, header] of headers.entries()) {
      const width = widths[header];
      if (width !== undefined) range.getColumn(place).format.columnWidth = width;
    }
    keys.format.columnWidth = ID_LOOK.widthPoints;
  }
  for (const header of dateHeaders) {
    const days = sheet.getRangeByIndexes(top + 1, headers.indexOf(header), ROWS_MADE_READY, 1);
    days.numberFormat = Array.from({ length: ROWS_MADE_READY }, () => [DAY_FORMAT]);
  }
  made.load("id, name");
  await context.sync();
  return ok({ id: made.id, name: made.name });
}
