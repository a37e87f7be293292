import { ok, type Result } from "../../shared/values/result.ts";
import { ID_LOOK } from "./column-look.ts";
import { bringBackColumns, DAY_FORMAT, ROWS_MADE_READY } from "./report-columns.ts";
import { ID_HEADER, type ReportShape, type TableKey } from "./workbook.ts";

/**
 * The table of one of our reports, on a sheet of its own. It is a table like any other: people
 * add columns, filters and pivots to it, and it is only ever updated in place. The sheet is known as
 * ours by the table that stands on it; one that only goes by its name is somebody's, and is left alone.
 */
export async function ensureReport(
  context: Excel.RequestContext,
  shape: ReportShape,
): Promise<Result<TableKey, string>> {
  const { sheetName, tableName, headers, dateHeaders, widths } = shape;
  const table = context.workbook.tables.getItemOrNullObject(tableName).load("id, name");
  const { worksheets } = context.workbook;
  worksheets.load("items/name");
  await context.sync();
  if (!table.isNullObject) return bringBackColumns(context, table, shape);

  const taken = worksheets.items.map(({ name }) => name);
  const sheet = worksheets.add(freeSheetName(sheetName, taken));
  const columns = [...headers, ID_HEADER];
  const range = sheet.getRangeByIndexes(0, 0, 2, columns.length);
  range.getRow(0).values = [columns];
  const made = sheet.tables.add(range, true);
  made.name = tableName;
  const keys = sheet.getRangeByIndexes(0, headers.length, ROWS_MADE_READY, 1);
  keys.format.font.color = ID_LOOK.color;
  // Long keys end with their column, and do not run over the sheet beside the table.
  keys.format.horizontalAlignment = "Fill";
  for (const [place, header] of headers.entries()) {
    const width = widths[header];
    if (width !== undefined) range.getColumn(place).format.columnWidth = width;
  }
  keys.format.columnWidth = ID_LOOK.widthPoints;
  for (const header of dateHeaders) {
    const days = sheet.getRangeByIndexes(1, headers.indexOf(header), ROWS_MADE_READY, 1);
    days.numberFormat = Array.from({ length: ROWS_MADE_READY }, () => [DAY_FORMAT]);
  }
  made.load("id, name");
  await context.sync();
  return ok({ id: made.id, name: made.name });
}

/** "Forward plan 2" where somebody has a sheet "Forward plan"; Excel looks at no capitals. */
function freeSheetName(wanted: string, taken: readonly string[]): string {
  const names = new Set(taken.map((name) => name.toLowerCase()));
  let number = 1;
  const name = () => (number === 1 ? wanted : `${wanted} ${number}`);
  while (names.has(name().toLowerCase())) number += 1;
  return name();
}
