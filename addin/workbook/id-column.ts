import { fail, ok, type Result } from "../../shared/values/result.ts";
import { findTable } from "./read-block.ts";
import { ID_HEADER, type TableKey } from "./workbook.ts";

/** Narrow enough to be out of the way, wide enough to be seen and not deleted by mistake. */
export const ID_WIDTH_POINTS = 18;
export const ID_GREY = "#A6A6A6";

/**
 * Adds our column as the last one. It is not hidden: hidden columns are deleted by mistake and
 * trip other people's connectors. The cells to the right of the table must be free.
 */
export async function addIdColumn(
  context: Excel.RequestContext,
  key: TableKey,
): Promise<Result<null, string>> {
  const table = await findTable(context, key);
  if (table === null) return fail("The table is no longer in the workbook.");
  const there = table.columns.getItemOrNullObject(ID_HEADER);
  const right = table.getRange().getLastColumn().getOffsetRange(0, 1);
  const sheet = table.worksheet;
  there.load("id");
  right.load("values, formulas");
  sheet.load("name");
  sheet.protection.load("protected");
  await context.sync();

  if (!there.isNullObject) return ok(null);
  if (sheet.protection.protected) {
    return fail(
      `The sheet ${sheet.name} is protected, so the Foreplan id column cannot be added. Unprotect it (Review, Unprotect Sheet) and connect again.`,
    );
  }
  const isFree = [...right.values, ...right.formulas].every((line) =>
    line.every((value) => value === ""),
  );
  if (!isFree) {
    return fail(
      "The column to the right of the table is in use. Insert an empty column beside the table, for the Foreplan id column, and connect again.",
    );
  }
  // Grown over empty cells and not inserted, so that nothing beside the table moves.
  table.resize(table.getRange().getResizedRange(0, 1));
  right.getCell(0, 0).values = [[ID_HEADER]];
  const column = right.getEntireColumn();
  column.format.columnWidth = ID_WIDTH_POINTS;
  right.format.font.color = ID_GREY;
  await context.sync();
  return ok(null);
}

/** Takes the column away; the sheet's own width stands for what it was before, which was empty. */
export async function removeIdColumn(context: Excel.RequestContext, key: TableKey): Promise<void> {
  const table = await findTable(context, key);
  if (table === null) return;
  const column = table.columns.getItemOrNullObject(ID_HEADER);
  column.load("index");
  table.columns.load("count");
  await context.sync();
  if (column.isNullObject) return;

  const cells = column.getRange().load("rowIndex, columnIndex, rowCount");
  // A column nobody has touched shows how wide this one was.
  const untouched = table.worksheet.getCell(0, 16_000).load("format/columnWidth");
  await context.sync();
  const place = table.worksheet.getRangeByIndexes(
    cells.rowIndex,
    cells.columnIndex,
    cells.rowCount,
    1,
  );
  if (column.index === table.columns.count - 1) {
    // As the last column it was grown over empty cells: shrinking back moves nothing.
    table.resize(table.getRange().getResizedRange(0, -1));
    place.values = Array.from({ length: cells.rowCount }, () => [""]);
    place.format.font.color = "#000000";
    place.getEntireColumn().format.columnWidth = untouched.format.columnWidth;
  } else {
    column.delete();
  }
  await context.sync();
}
