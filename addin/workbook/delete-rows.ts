import { findTable } from "./read-block.ts";
import { ID_HEADER, idColumnOf, idTextsOf, type TableBlock, WorkbookTrouble } from "./workbook.ts";

/**
 * Deletes rows of a table that stand as `block` read them. The ids are read right before, in a
 * batch of their own: a deletion cannot be put back as a written cell can.
 */
export async function deleteRows(
  context: Excel.RequestContext,
  block: TableBlock,
  rows: readonly number[],
): Promise<"deleted" | "moved"> {
  const table = await findTable(context, block.table);
  if (table === null) throw new WorkbookTrouble("lost", "The table is gone.", null);
  if (idColumnOf(block) < 0) return "moved";
  const ids = table.columns.getItem(ID_HEADER).getDataBodyRange().load("values");
  await context.sync();
  const expected = idTextsOf(block);
  const stands =
    ids.values.length === expected.length &&
    ids.values.every(([id], at) => String(id ?? "").trim() === expected[at]);
  if (!stands) return "moved";
  const body = table.getDataBodyRange();
  for (const row of [...rows].sort((a, b) => b - a)) body.getRow(row).delete("Up");
  await context.sync();
  return "deleted";
}
