import { fail, ok, type Result } from "../../shared/values/result.ts";
import { changeLook, ID_LOOK, loadLook } from "./column-look.ts";
import { dropColumn } from "./drop-column.ts";
import { findTable } from "./read-block.ts";
import { dropStatusColumn } from "./status-column.ts";
import { ID_HEADER, type TableKey } from "./workbook.ts";

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
  const look = loadLook(right);
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
  changeLook(look, null, ID_LOOK);
  await context.sync();
  return ok(null);
}

/** Takes the column away, and the status column with it. */
export async function removeIdColumn(context: Excel.RequestContext, key: TableKey): Promise<void> {
  const table = await findTable(context, key);
  if (table === null) return;
  await dropColumn(context, table, ID_HEADER, ID_LOOK);
  await dropStatusColumn(context, table);
}
