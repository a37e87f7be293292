import { fail, ok, type Result } from "../../shared/values/result.ts";
import { ID_LOOK } from "./column-look.ts";
import { ID_HEADER, type ReportShape, reportIsProtected, type TableKey } from "./workbook.ts";

/** So many rows are made ready to show days and keys; a table that grows further takes the format along. */
export const ROWS_MADE_READY = 500;
export const DAY_FORMAT = "dd mmm yyyy";

/**
 * Has every column of ours in a report that people have changed. One they deleted, or gave another
 * name and so made theirs, is added anew, empty, at the end of the table; theirs stay as they are.
 */
export async function bringBackColumns(
  context: Excel.RequestContext,
  table: Excel.Table,
  shape: ReportShape,
): Promise<Result<TableKey, string>> {
  const sheet = table.worksheet.load("name");
  sheet.protection.load("protected");
  table.columns.load("items/name");
  await context.sync();
  const key = { id: table.id, name: table.name };
  const missing = [...shape.headers, ID_HEADER].filter((header) =>
    table.columns.items.every(({ name }) => name !== header),
  );
  if (missing.length === 0) return ok(key);
  if (sheet.protection.protected) return fail(reportIsProtected(sheet.name));
  await addColumns(context, table, missing, shape);
  return ok(key);
}

async function addColumns(
  context: Excel.RequestContext,
  { columns }: Excel.Table,
  missing: readonly string[],
  shape: ReportShape,
): Promise<void> {
  const added = missing.flatMap((header) => {
    const alike = columns.items.find(({ name }) => isAlike(name, header));
    if (alike === undefined) return [{ header, column: columns.add(-1, undefined, header) }];
    alike.getHeaderRowRange().values = [[header]];
    return [];
  });
  const seen = added.map((one) => ({
    ...one,
    format: one.column.getRange().format.load("columnWidth"),
    body: one.column.getDataBodyRange().load("rowCount"),
    beneath: beneath(one.column).load("values"),
  }));
  await context.sync();
  for (const one of seen) lookAsOurs(one, shape);
  await context.sync();
}

/** Excel takes headers that differ in capitals for one, and would name a second one "date2". */
function isAlike(name: string, header: string): boolean {
  return name.trim().toLowerCase() === header.toLowerCase();
}

/** Where lines that come later are to stand. */
function beneath(column: Excel.TableColumn): Excel.Range {
  const below = column.getDataBodyRange().getLastRow().getOffsetRange(1, 0);
  return below.getResizedRange(ROWS_MADE_READY - 1, 0);
}

type Added = Readonly<{
  header: string;
  format: Excel.RangeFormat;
  body: Excel.Range;
  beneath: Excel.Range;
}>;

/** A column added at the end looks like the one before it, which may be the ids'. */
function lookAsOurs(
  { header, format, body, beneath }: Added,
  { widths, dateHeaders }: ReportShape,
): void {
  const isIds = header === ID_HEADER;
  const isDays = dateHeaders.includes(header);
  body.format.font.color = isIds ? ID_LOOK.color : "#000000";
  body.format.horizontalAlignment = isIds ? "Fill" : "General";
  body.numberFormat = formatted(body.rowCount, isDays ? DAY_FORMAT : "General");
  // What people wrote beneath the table is not turned into days.
  if (isDays && beneath.values.every(([value]) => value === "")) {
    beneath.numberFormat = formatted(ROWS_MADE_READY, DAY_FORMAT);
  }
  // Never narrower: what stands above or beneath the table keeps the room it has.
  const wanted = widths[header];
  if (wanted !== undefined && format.columnWidth < wanted) format.columnWidth = wanted;
}

function formatted(rows: number, format: string): string[][] {
  return Array.from({ length: rows }, () => [format]);
}
