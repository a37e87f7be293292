import { seenIn } from "../../shared/reading/cell-reading.ts";
import { type RowId, readRowId } from "../../shared/values/row-id.ts";
import { cellOfRow } from "./bound-spread.ts";
import type { Look } from "./look.ts";

/** What the sheet shows in a cell, as it was last seen; the table is gone through when first asked. */
export function textsIn(look: Look | undefined): (id: RowId, field: string) => string {
  if (look?.kind === "read-only") {
    const rows = new Map(look.read.rows.map((row) => [row.row, row]));
    return (id, field) => rows.get(look.rowOf.get(id) ?? -1)?.seen[field] ?? "";
  }
  if (look === undefined || !("table" in look)) return () => "";
  const { table } = look;
  let byId: ReadonlyMap<RowId | null, number> | null = null;
  return (id, field) => {
    byId ??= new Map(table.rows.map(({ idText }, at) => [readRowId(idText), at]));
    const place = cellOfRow(table, byId.get(id) ?? -1, field);
    const cell = place === null ? undefined : table.block.rows[place.row]?.[place.column];
    return cell === undefined ? "" : seenIn(cell);
  };
}
