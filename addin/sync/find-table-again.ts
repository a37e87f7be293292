import { cellOf } from "../../shared/sync/spread-cells.ts";
import { readRowId } from "../../shared/values/row-id.ts";
import { copiedTables } from "./copied-sheets.ts";
import type { Ground } from "./ground.ts";
import type { Binding } from "./remembered.ts";

/**
 * A connected table that was made a range and a table again, or whose sheet went while a copy of it
 * stayed, is the one table that has most of its ids now. Null where there is none, or several.
 */
export async function findTableAgain(
  { workbook, kept }: Pick<Ground, "workbook" | "kept">,
  binding: Binding,
): Promise<Binding | null> {
  const aside = new Set(kept.head.aside);
  const standing = [...kept.rows(binding.id).values()].filter(
    ({ standing: { kind } }) => kind === "known" || kind === "asked-about",
  );
  const found = (await copiedTables({ workbook, kept })).filter(({ of, copy }) => {
    const ids = new Set(copy.ids.map(readRowId));
    const most =
      standing.filter((row) => ids.has(cellOf(row)?.line ?? row.id)).length * 2 >= standing.length;
    return of.id === binding.id && !aside.has(copy.table.name) && most;
  });
  const [only, another] = found;
  if (only === undefined || another !== undefined) return null;
  const { table, sheetName } = only.copy;
  const again = { ...binding, table, sheetName };
  kept.rebind(again);
  return again;
}
