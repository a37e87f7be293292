import type { Checkpoint } from "../../../shared/sync/checkpoint.ts";
import type { PulledRow } from "../../../shared/sync/protocol.ts";
import { cellOf } from "../../../shared/sync/spread-cells.ts";
import { type RowId, readRowId } from "../../../shared/values/row-id.ts";
import type { FileTable } from "./file-table.ts";
import { memoryOf } from "./kept-in-file.ts";

/**
 * The register's rows as one of a file's tables may take them: what stands in another table of the
 * file, and not in this one, is not missing here.
 */
export function rowsForTable(
  { binding, rows }: Pick<FileTable, "binding" | "rows">,
  checkpoint: Checkpoint,
  registerRows: ReadonlyMap<RowId, PulledRow>,
): ReadonlyMap<RowId, PulledRow> {
  const others = checkpoint.bindings.filter(({ id, register }) => {
    return id !== binding.id && register === binding.register;
  });
  if (others.length === 0) return registerRows;
  const shown = new Set(rows.map(({ idText }) => readRowId(idText)));
  const own = memoryOf(checkpoint, binding, new Set());
  const mine = new Map(registerRows);
  for (const other of others) {
    for (const row of memoryOf(checkpoint, other, new Set()).values()) {
      const isHere = own.has(row.id) || shown.has(row.id) || shown.has(cellOf(row)?.line ?? row.id);
      if (!isHere) mine.delete(row.id);
    }
  }
  return mine;
}
