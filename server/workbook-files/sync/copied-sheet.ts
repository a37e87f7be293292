import { cellAt, type RawTable } from "../../../shared/reading/raw-sheet.ts";
import type { RegisterKey } from "../../../shared/registers/field.ts";
import type { Checkpoint, CheckpointBinding } from "../../../shared/sync/checkpoint.ts";
import { idsKnown, originalOf } from "../../../shared/sync/copied-sheet.ts";
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
    .map((of) => idsKnown(of, memoryOf(checkpoint, of, new Set()).values()));
  const others = idColumns(sheets, (name) => !connected.has(name));
  return others.flatMap(({ sheet, table, column }) => {
    const of = originalOf(idTexts(sheet, table, column), known);
    return of === null ? [] : [{ of, sheet, table }];
  });
}

/** The sheet a connected table stands on; null where it is no longer in the workbook. */
export function sheetOf({ sheets }: InFile, { table }: CheckpointBinding): string | null {
  const isOn = (sheet: SheetFile) => sheet.tables.some(({ name }) => name === table.name);
  return sheets.find(isOn)?.name ?? null;
}

function idTexts(sheet: SheetFile, { area }: RawTable, column: number): readonly string[] {
  const rows = Array.from({ length: area.bottom - area.top }, (_, at) => area.top + 1 + at);
  return rows.map((row) => String(cellAt(sheet, row, column).value ?? ""));
}
