import { type ColumnLook, changeLook, loadLook } from "./column-look.ts";

/** Takes a column of ours out of a table, and leaves its cells as they were before it. */
export async function dropColumn(
  context: Excel.RequestContext,
  table: Excel.Table,
  header: string,
  look: ColumnLook,
): Promise<void> {
  const column = table.columns.getItemOrNullObject(header);
  column.load("index");
  table.columns.load("count");
  await context.sync();
  if (column.isNullObject) return;
  if (column.index < table.columns.count - 1) {
    column.delete();
    await context.sync();
    return;
  }
  const seen = loadLook(column.getRange());
  await context.sync();
  // As the last column it was grown over empty cells: shrinking back moves nothing.
  table.resize(table.getRange().getResizedRange(0, -1));
  seen.cells.clear("Contents");
  changeLook(seen, look, null);
  await context.sync();
}
