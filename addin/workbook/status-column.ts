import { fail, ok, type Result } from "../../shared/values/result.ts";
import { changeLook, ID_LOOK, loadLook, STATUS_LOOK } from "./column-look.ts";
import { dropColumn } from "./drop-column.ts";
import { findTable } from "./read-block.ts";
import { colourStatus, removeStatusRule } from "./status-rule.ts";
import { isStatusText } from "./status-text.ts";
import { ID_HEADER, STATUS_HEADER, type TableKey } from "./workbook.ts";

/** What the column is called once it holds people's own text, and is theirs. */
const KEPT_HEADER = "Status notes";
/** No two columns of a table may have one name, not even between two steps. */
const PASSING_HEADER = "Foreplan id (moving)";

/**
 * Adds our status column right before the id column, which stays the last one. The table grows
 * over the empty cells beside it, and the ids move there within their rows, in one batch: sorted
 * at any moment of it, every id stays with its row, and nothing beside the table moves.
 */
export async function addStatusColumn(
  context: Excel.RequestContext,
  key: TableKey,
): Promise<Result<null, string>> {
  const table = await findTable(context, key);
  if (table === null) return fail("The table is no longer in the workbook.");
  const { columns, worksheet: sheet } = table;
  const there = columns.getItemOrNullObject(STATUS_HEADER).load("id");
  const id = columns.getItemOrNullObject(ID_HEADER).load("index");
  const right = table.getRange().getLastColumn().getOffsetRange(0, 1);
  right.load("values, formulas");
  columns.load("count");
  table.autoFilter.load("isDataFiltered");
  sheet.load("name");
  sheet.protection.load("protected");
  const looks = { beside: loadLook(right), last: loadLook(table.getRange().getLastColumn()) };
  await context.sync();

  if (!there.isNullObject) return ok(null);
  if (id.isNullObject) return fail("The Foreplan id column is gone. Undo brings it back.");
  const obstacle = obstacleTo("added", table, sheet);
  if (obstacle !== null) return fail(obstacle);
  if ([...right.values, ...right.formulas].some((line) => line.some((value) => value !== ""))) {
    return fail(
      "The column to the right of the table is in use, so the status column cannot be added. Insert an empty column beside the table, then switch it on again.",
    );
  }
  table.resize(table.getRange().getResizedRange(0, 1));
  if (id.index === columns.count - 1) {
    const ids = columns.getItem(ID_HEADER);
    const [whole, body] = [ids.getRange(), ids.getDataBodyRange()];
    whole.getCell(0, 0).values = [[STATUS_HEADER]];
    body.getOffsetRange(0, 1).copyFrom(body, "Values");
    whole.getOffsetRange(0, 1).getCell(0, 0).values = [[ID_HEADER]];
    body.clear("Contents");
    changeLook(looks.last, ID_LOOK, STATUS_LOOK);
    changeLook(looks.beside, null, ID_LOOK);
  } else {
    // Somebody put columns of their own after the ids: theirs stay where they are.
    right.getCell(0, 0).values = [[STATUS_HEADER]];
    changeLook(looks.beside, null, STATUS_LOOK);
  }
  await context.sync();
  return ok(null);
}

function obstacleTo(what: string, table: Excel.Table, sheet: Excel.Worksheet): string | null {
  if (sheet.protection.protected) {
    return `The sheet ${sheet.name} is protected, so the status column cannot be ${what}. Unprotect it (Review, Unprotect Sheet), then try again.`;
  }
  // Excel copies only the rows that a filter shows.
  if (table.autoFilter.isDataFiltered) {
    return `The table in ${sheet.name} is filtered, so the status column cannot be ${what}. Clear the filter, then try again.`;
  }
  return null;
}

/** Takes the status column and its rule away; the id column goes back to where it was. */
export async function removeStatusColumn(
  context: Excel.RequestContext,
  key: TableKey,
): Promise<Result<"gone" | "kept", string>> {
  const table = await findTable(context, key);
  if (table === null) return ok("gone");
  const { columns, worksheet: sheet } = table;
  const status = columns.getItemOrNullObject(STATUS_HEADER).load("index");
  const id = columns.getItemOrNullObject(ID_HEADER).load("index");
  columns.load("count");
  table.autoFilter.load("isDataFiltered");
  sheet.load("name");
  sheet.protection.load("protected");
  await context.sync();
  if (status.isNullObject) return ok("gone");
  const obstacle = obstacleTo("taken away", table, sheet);
  if (obstacle !== null) return fail(obstacle);
  if (await keptForOthers(context, status)) return ok("kept");
  const isBeforeIds =
    !id.isNullObject && id.index === columns.count - 1 && status.index === id.index - 1;
  if (isBeforeIds) await moveIdsBack(context, table);
  else await dropColumn(context, table, STATUS_HEADER, STATUS_LOOK);
  return ok("gone");
}

async function moveIdsBack(context: Excel.RequestContext, table: Excel.Table): Promise<void> {
  const status = table.columns.getItem(STATUS_HEADER);
  const ids = table.columns.getItem(ID_HEADER);
  const looks = { status: loadLook(status.getRange()), ids: loadLook(ids.getRange()) };
  await context.sync();
  const [to, from] = [status.getDataBodyRange(), ids.getDataBodyRange()];
  looks.ids.cells.getCell(0, 0).values = [[PASSING_HEADER]];
  looks.status.cells.getCell(0, 0).values = [[ID_HEADER]];
  to.copyFrom(from, "Values");
  table.resize(table.getRange().getResizedRange(0, -1));
  looks.ids.cells.clear("Contents");
  changeLook(looks.status, STATUS_LOOK, ID_LOOK);
  changeLook(looks.ids, ID_LOOK, null);
  await context.sync();
}

/** With the id column already gone there is nothing to be put back: whatever the filter hides. */
export async function dropStatusColumn(
  context: Excel.RequestContext,
  table: Excel.Table,
): Promise<void> {
  const status = table.columns.getItemOrNullObject(STATUS_HEADER).load("index");
  await context.sync();
  if (status.isNullObject || (await keptForOthers(context, status))) return;
  await dropColumn(context, table, STATUS_HEADER, STATUS_LOOK);
}

/**
 * Takes the rule off, and where anybody wrote into the column, what is ours out of it: the rest
 * is theirs, under a name of its own. Answers whether it stays.
 */
async function keptForOthers(
  context: Excel.RequestContext,
  status: Excel.TableColumn,
): Promise<boolean> {
  const body = status.getDataBodyRange().load("values, formulas");
  await removeStatusRule(context, body);
  const isOurs = ([text]: readonly unknown[]) => text === "" || isStatusText(text);
  // A formula differs from its value; what is ours reads the same as both.
  if (body.formulas.every(isOurs)) return false;
  body.values = body.formulas.map((line) => [isOurs(line) ? "" : null]);
  status.getHeaderRowRange().values = [[KEPT_HEADER]];
  await context.sync();
  return true;
}

export async function colourStatusColumn(
  context: Excel.RequestContext,
  key: TableKey,
): Promise<void> {
  const table = await findTable(context, key);
  const status = table?.columns.getItemOrNullObject(STATUS_HEADER).load("id");
  await context.sync();
  if (status === undefined || status.isNullObject) return;
  await colourStatus(context, status.getDataBodyRange());
}

export async function markedTables(context: Excel.RequestContext): Promise<readonly TableKey[]> {
  const { tables } = context.workbook;
  tables.load("items/id, items/name");
  await context.sync();
  const columns = tables.items.map((table) => ({
    key: { id: table.id, name: table.name },
    status: table.columns.getItemOrNullObject(STATUS_HEADER).load("id"),
  }));
  await context.sync();
  return columns.filter(({ status }) => !status.isNullObject).map(({ key }) => key);
}
