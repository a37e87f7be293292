import { type LineTable, lineTableOf } from "../../../shared/sync/line-key.ts";
import type { Conflict, PulledRow } from "../../../shared/sync/protocol.ts";
import { columnFor } from "../../../shared/sync/spread.ts";
import { originsIn, type RowMemory } from "../../../shared/sync/table-memory.ts";
import { comingRow, takePulled } from "../../../shared/sync/take-pulled.ts";
import type { RowId } from "../../../shared/values/row-id.ts";
import type { FileTable } from "./file-table.ts";
import type { FileMemory } from "./kept-in-file.ts";
import { agreesWithConstants } from "./table-constants.ts";

export type Gathering = Readonly<{
  registerRows: ReadonlyMap<RowId, PulledRow>;
  asker: Readonly<{ who: string; at: number }>;
  random: () => number;
}>;

export function lineTableIn({ binding, spread }: FileTable): LineTable {
  if (spread === null) throw new Error("The table has no amounts side by side.");
  return lineTableOf({ ...binding, spread: spread.spread });
}

/** The memory with what the register says, and with its rows that belong into the table and are not in it. */
export function withRegister(
  table: FileTable,
  before: FileMemory,
  registerRows: ReadonlyMap<RowId, PulledRow>,
): FileMemory {
  const memory: FileMemory = new Map();
  const { register, spread } = lineTableIn(table);
  const origins = originsIn(before.values());
  for (const [id, row] of before) {
    const pulled = registerRows.get(id);
    memory.set(id, pulled === undefined ? row : takePulled(row, pulled));
  }
  for (const [id, row] of registerRows) {
    const isKnown = memory.has(id) || origins.has(id);
    const isHere = row.register === register && !row.removed && !isKnown;
    if (!isHere || columnFor(spread, register, row.values) === undefined) continue;
    if (agreesWithConstants(table.binding, row.values)) memory.set(id, comingRow(row));
  }
  return memory;
}

/** What cells say otherwise than the rows that were found their place in them. */
export function conflictsAmong(rows: readonly RowMemory[]): readonly Conflict[] {
  return rows.flatMap(({ cells }) =>
    Object.values(cells).flatMap(({ state }) =>
      state.kind === "conflicted" ? [state.conflict] : [],
    ),
  );
}
