import { cellAt, type RawTable } from "../../../shared/reading/raw-sheet.ts";
import type { RegisterKey } from "../../../shared/registers/field.ts";
import type { Checkpoint, CheckpointBinding } from "../../../shared/sync/checkpoint.ts";
import { cellOf } from "../../../shared/sync/spread-cells.ts";
import { type RowId, readRowId } from "../../../shared/values/row-id.ts";
import type { SheetFile } from "../workbook-file.ts";
import { idColumns } from "./copied-on-disk.ts";
import { memoryOf } from "./kept-in-file.ts";

/** A table with the ids of a connected one that is not connected itself: its sheet was copied. */
export type CopiedTable = Readonly<{
  of: CheckpointBinding;
  sheet: SheetFile;
  table: RawTable;
}>;

type InFile = Readonly<{ sheets: readonly SheetFile[]; checkpoint: Checkpoint }>;

export function copiedTables(
  { sheets, checkpoint }: InFile,
  register: RegisterKey,
): readonly CopiedTable[] {
  const connected = new Set(checkpoint.bindings.map(({ table }) => table.name));
  const known = checkpoint.bindings
    .filter((binding) => binding.register === register)
    .map((of) => ({ of, ids: idsOf(checkpoint, of) }));
  const others = idColumns(sheets, (name) => !connected.has(name));
  return others.flatMap(({ sheet, table, column }) => {
    const shown = idsIn(sheet, table, column);
    const original = known.find(({ ids }) => shown.some((id) => ids.has(id)));
    return original === undefined ? [] : [{ of: original.of, sheet, table }];
  });
}

/** The sheet a connected table stands on; null where it is no longer in the workbook. */
export function sheetOf({ sheets }: InFile, { table }: CheckpointBinding): string | null {
  const isOn = (sheet: SheetFile) => sheet.tables.some(({ name }) => name === table.name);
  return sheets.find(isOn)?.name ?? null;
}

/** The ids that rows of a table stand under: their own, or their lines'. */
function idsOf(checkpoint: Checkpoint, binding: CheckpointBinding): ReadonlySet<RowId> {
  const rows = [...memoryOf(checkpoint, binding, new Set()).values()];
  return new Set(rows.flatMap((row) => [row.id, cellOf(row)?.line ?? row.id]));
}

function idsIn(sheet: SheetFile, { area }: RawTable, column: number): readonly RowId[] {
  const rows = Array.from({ length: area.bottom - area.top }, (_, at) => area.top + 1 + at);
  return rows.flatMap((row) => readRowId(String(cellAt(sheet, row, column).value ?? "")) ?? []);
}
