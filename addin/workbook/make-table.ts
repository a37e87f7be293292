import { fail, ok, type Result } from "../../shared/values/result.ts";
import { troubleOf } from "./run-in-excel.ts";
import type { MakeTable, TableKey } from "./workbook.ts";

/**
 * Turns a plain range into a table whose first row is the header. Blank header cells get the text
 * they were understood by, because a table's columns must have names and Excel would make up its
 * own; merged header cells are parted for the same reason.
 */
export async function makeTable(
  context: Excel.RequestContext,
  { sheetId, area, headers }: MakeTable,
): Promise<Result<TableKey, string>> {
  const sheet = context.workbook.worksheets.getItem(sheetId);
  const range = sheet.getRangeByIndexes(
    area.top,
    area.left,
    area.bottom - area.top + 1,
    area.right - area.left + 1,
  );
  const header = range.getRow(0).load("values");
  const merged = range.getMergedAreasOrNullObject().load("areaCount");
  sheet.protection.load("protected");
  await context.sync();
  if (sheet.protection.protected) {
    return fail(
      "The sheet is protected. Unprotect it (Review, Unprotect Sheet) and connect again.",
    );
  }

  try {
    if (!merged.isNullObject) {
      const { areas } = merged;
      areas.load("items/address");
      await context.sync();
      for (const area of areas.items) area.unmerge();
    }
    header.values = [
      (header.values[0] ?? []).map((text, at) =>
        String(text ?? "").trim() === "" ? (headers[at] ?? null) : null,
      ),
    ];
    const table = sheet.tables.add(range, true);
    // The sheet keeps its own look: no banding is laid over it.
    table.showBandedRows = false;
    table.load("id, name");
    await context.sync();
    return ok({ id: table.id, name: table.name });
  } catch (error) {
    return fail(`Excel could not make a table of this range: ${troubleOf(error).message}`);
  }
}
