import { ID_HEADER, type TableWithIds } from "./workbook.ts";

/** Every table of the workbook that has our column but those named. */
export async function readTablesWithIds(
  context: Excel.RequestContext,
  besides: ReadonlySet<string>,
): Promise<readonly TableWithIds[]> {
  const { tables } = context.workbook;
  tables.load("items/id, items/name");
  await context.sync();
  const others = tables.items
    .filter(({ id }) => !besides.has(id))
    .map((table) => ({
      table,
      column: table.columns.getItemOrNullObject(ID_HEADER).load("id"),
    }));
  await context.sync();
  const asked = others
    .filter(({ column }) => !column.isNullObject)
    .map(({ table, column }) => ({
      table,
      sheet: table.worksheet.load("name"),
      cells: column.getDataBodyRange().load("values"),
    }));
  await context.sync();
  return asked.map(({ table: { id, name }, sheet, cells }) => ({
    table: { id, name },
    sheetName: sheet.name,
    ids: cells.values.map(([text]) => String(text ?? "").trim()),
  }));
}
