import { fail, ok, type Result } from "../../shared/values/result.ts";
import { contentOf, writtenContent } from "./raw-cells.ts";
import { findTable, readBlock } from "./read-block.ts";
import { type NewRow, type TableBlock, WorkbookTrouble } from "./workbook.ts";
import { writeCells } from "./write-cells.ts";

const ROWS_A_BATCH = 500;
const CHARACTERS_A_BATCH = 1_000_000;

/**
 * Adds rows to a table by writing values beneath it. `rows.add` is never used: it loses its place
 * when two people add at once. Where anything stands beneath the table, or it has a totals row,
 * the rows are inserted inside it instead, which moves cells down and overwrites none.
 */
export async function addRows(
  context: Excel.RequestContext,
  block: TableBlock,
  rows: readonly NewRow[],
): Promise<Result<null, string>> {
  if (rows.length === 0) return ok(null);
  const obstacle = obstacleOf(block);
  if (obstacle !== null) return fail(obstacle);

  if (isFresh(block)) return fillFresh(context, block, rows);
  for (const part of partsOf(rows)) {
    const outcome = await addPart(context, block, part);
    if (!outcome.ok) return outcome;
  }
  return ok(null);
}

async function addPart(
  context: Excel.RequestContext,
  block: TableBlock,
  rows: readonly NewRow[],
): Promise<Result<null, string>> {
  const table = await findTable(context, block.table);
  if (table === null) throw new WorkbookTrouble("lost", "The table is gone.", null);
  const beneath = beneathOf(table, rows.length);
  beneath.load("values, formulas");
  table.load("showTotals");
  await context.sync();

  const isFree = !table.showTotals && isEmpty(beneath);
  return isFree ? growOver(context, table, block, rows) : insertInside(context, table, block, rows);
}

/** Rows in batches that stay well under the 5 MB Excel on the web takes, texts as long as they may be. */
function* partsOf(rows: readonly NewRow[]): Generator<readonly NewRow[]> {
  let part: NewRow[] = [];
  let characters = 0;
  for (const row of rows) {
    const length = JSON.stringify(row).length;
    if (part.length === ROWS_A_BATCH || characters + length > CHARACTERS_A_BATCH) {
      if (part.length > 0) yield part;
      part = [];
      characters = 0;
    }
    part.push(row);
    characters += length;
  }
  if (part.length > 0) yield part;
}

function obstacleOf(block: TableBlock): string | null {
  if (block.isProtected) {
    return `The sheet ${block.sheetName} is protected, so new rows wait. Unprotect it (Review, Unprotect Sheet) and they come by themselves.`;
  }
  if (block.isFiltered) {
    return `${block.table.name} is filtered, so new rows wait. Clear the filter and they come by themselves.`;
  }
  return null;
}

/** A table just made has one empty row, which the first new row is to fill. */
function isFresh(block: TableBlock): boolean {
  return (
    block.rows.length === 1 && block.rows[0]?.every((cell) => contentOf(cell) === null) === true
  );
}

async function fillFresh(
  context: Excel.RequestContext,
  block: TableBlock,
  [first = {}, ...rest]: readonly NewRow[],
): Promise<Result<null, string>> {
  const writes = Object.entries(first).map(([column, content]) => ({
    row: 0,
    column: Number(column),
    content,
  }));
  const outcome = writes.length === 0 ? "written" : await writeCells(context, block, writes);
  if (outcome === "moved") return fail("Something was typed into the table just now.");
  const filled = await readBlock(context, block.table);
  return filled === null ? ok(null) : addRows(context, filled, rest);
}

/** The block of `count` rows right beneath a table, as wide as the table. */
function beneathOf(table: Excel.Table, count: number): Excel.Range {
  return table
    .getRange()
    .getLastRow()
    .getOffsetRange(1, 0)
    .getResizedRange(count - 1, 0);
}

function isEmpty(range: Pick<Excel.Range, "values" | "formulas">): boolean {
  return (
    range.values.every((line) => line.every((value) => value === "" || value === null)) &&
    range.formulas.every((line) => line.every((formula) => formula === "" || formula === null))
  );
}

/** Resizes the table over empty cells. They are read again in the same batch, and given back if need be. */
async function growOver(
  context: Excel.RequestContext,
  table: Excel.Table,
  block: TableBlock,
  rows: readonly NewRow[],
): Promise<Result<null, string>> {
  const beneath = beneathOf(table, rows.length);
  beneath.load("values, formulas");
  const whole = table.getRange().getResizedRange(rows.length, 0);
  table.resize(whole);
  whole
    .getLastRow()
    .getOffsetRange(1 - rows.length, 0)
    .getResizedRange(rows.length - 1, 0).values = valuesOf(block, rows);
  await context.sync();
  if (isEmpty(beneath)) return ok(null);

  const was = table.getRange().getResizedRange(-rows.length, 0);
  table.resize(was);
  was
    .getLastRow()
    .getOffsetRange(1, 0)
    .getResizedRange(rows.length - 1, 0).formulas = beneath.formulas;
  await context.sync();
  return fail("Something was typed beneath the table just now, so new rows wait a moment.");
}

/** Inserts the rows above the last body row, where both Excel and people take them for the table's. */
async function insertInside(
  context: Excel.RequestContext,
  table: Excel.Table,
  block: TableBlock,
  rows: readonly NewRow[],
): Promise<Result<null, string>> {
  const last = table.getDataBodyRange().getLastRow();
  const inserted = last.getResizedRange(rows.length - 1, 0).insert("Down");
  inserted.values = valuesOf(block, rows);
  try {
    await context.sync();
  } catch (error) {
    return fail(
      `New rows do not fit into ${block.table.name}: something stands beneath it that cannot move down. Leave a few empty rows under the table. (${String(error)})`,
    );
  }
  return ok(null);
}

/** The new rows as Excel takes them; a cell nobody speaks of is left as Excel makes it. */
function valuesOf(
  block: TableBlock,
  rows: readonly NewRow[],
): (string | number | boolean | null)[][] {
  const formats = block.rows.at(-1)?.map(({ format }) => format) ?? [];
  return rows.map((row) =>
    block.columns.map((_, column) => {
      const content = row[column];
      if (content === undefined || content === null) return null;
      return writtenContent(content, formats[column] ?? "General");
    }),
  );
}
