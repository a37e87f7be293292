import type { ReadRow } from "../../../shared/reading/table-reading.ts";
import { nameIndexOf } from "../../../shared/registers/resolve-references.ts";
import type { CheckpointBinding } from "../../../shared/sync/checkpoint.ts";
import { lookAtLines } from "../../../shared/sync/look-at-lines.ts";
import type { Conflict, PulledRow } from "../../../shared/sync/protocol.ts";
import { unsentRow } from "../../../shared/sync/send-cells.ts";
import { keyedColumns, type Spread } from "../../../shared/sync/spread.ts";
import { ok, type Result } from "../../../shared/values/result.ts";
import { isRowId, mintRowId, type RowId } from "../../../shared/values/row-id.ts";
import type { OpenTable } from "../open-tables.ts";
import { ID_HEADER, RowIds } from "../row-ids.ts";
import type { SheetFile } from "../workbook-file.ts";
import { readFileTable } from "./file-table.ts";
import type { FileMemory } from "./kept-in-file.ts";
import { conflictsAmong, type Gathering, lineTableIn, withRegister } from "./lines-in-register.ts";
import { type TableToBe, withTable, withTexts } from "./table-to-be.ts";

/** The years or funds across a table, as a binding keeps them. */
export function spreadIn(
  { guess }: OpenTable,
  headerAt: (column: number) => string,
): Spread | null {
  const { spread } = guess.mapping;
  if (spread === null) return null;
  return {
    field: spread.field,
    by: spread.by,
    columns: keyedColumns(spread).map(({ key, column, value, unit }) => ({
      key,
      value,
      columnId: -1,
      header: headerAt(column),
      unit,
    })),
    leftAlone: [],
  };
}

/** An id for each line that has an amount: its own, where it was connected before. */
export function lineIds(
  table: OpenTable,
  rows: readonly ReadRow[],
  random: () => number,
): readonly Readonly<{ row: number; id: RowId }>[] {
  const ids = new RowIds();
  const lines = new Set(rows.map(({ row }) => row));
  return [...lines].map((row) => ({ row, id: ids.heldBy(table, row) ?? mintRowId(random) }));
}

type Connecting = Omit<Gathering, "registerRows"> &
  Readonly<{
    binding: CheckpointBinding;
    registerRows: readonly PulledRow[];
    sheet: SheetFile;
    target: TableToBe;
    /** Where the ids are to stand. */
    column: number;
    ids: readonly Readonly<{ row: number; id: RowId }>[];
    framework: Parameters<typeof readFileTable>[2]["framework"];
  }>;

/**
 * What is remembered of a table's lines once they have their ids: rows the register has already,
 * in the one line that goes by their names, and a new row for every other amount.
 */
export function memoryOfLines({
  binding,
  sheet,
  target,
  column,
  ids,
  framework,
  asker,
  ...asked
}: Connecting): Result<
  Readonly<{
    memory: FileMemory;
    fresh: number;
    known: number;
    /** Amounts and what goes with them that the register has otherwise. */
    conflicts: readonly Conflict[];
  }>,
  string
> {
  const words = { framework, names: nameIndexOf([]) };
  const read = readFileTable(binding, [withIds(sheet, target, column, ids)], words);
  if (!read.ok) return read;
  const table = read.value;
  const registerRows = new Map(asked.registerRows.map((row) => [row.id, row]));
  const memory = withRegister(table, new Map(), registerRows);
  const lines = table.spread?.lines ?? [];
  const { placed, unfolded } = lookAtLines(lineTableIn(table), lines, memory, asker);
  for (const row of placed) memory.set(row.id, row);
  let fresh = 0;
  for (const { idText, lineId, key, copyOf } of unfolded.rows) {
    const isFresh = idText === "" || (isRowId(idText) && !memory.has(idText));
    if (!isFresh || lineId === null) continue;
    const id = idText === "" ? `${lineId}.${key}` : idText;
    if (!isRowId(id)) continue;
    memory.set(id, { ...unsentRow(id, copyOf ?? null), cell: { line: lineId, key } });
    fresh += 1;
  }
  return ok({ memory, fresh, known: placed.length, conflicts: conflictsAmong(placed) });
}

/** The sheet as it will be: a table, with an id beside each line. */
function withIds(
  sheet: SheetFile,
  target: TableToBe,
  column: number,
  ids: Connecting["ids"],
): SheetFile {
  const right = Math.max(target.area.right, column);
  const made = withTable(sheet, { ...target, area: { ...target.area, right } });
  const texts = ids.map(({ row, id }) => ({ row, column, text: id }));
  return withTexts(made, [{ row: target.area.top, column, text: ID_HEADER }, ...texts]);
}
