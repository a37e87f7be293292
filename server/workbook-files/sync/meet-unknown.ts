import type { Conflict, PulledRow } from "../../../shared/sync/protocol.ts";
import { adoptSeen } from "../../../shared/sync/take-pulled.ts";
import type { RowId } from "../../../shared/values/row-id.ts";
import type { FileTable } from "./file-table.ts";
import type { Gathered } from "./gather-changes.ts";
import type { FileMemory } from "./kept-in-file.ts";
import { conflictsAmong } from "./lines-in-register.ts";

export type Met = Readonly<{
  memory: FileMemory;
  /** Cells that say something else than the register, with nothing to tell who changed them. */
  conflicts: readonly Conflict[];
  questions: readonly string[];
}>;

/** Rows whose ids the file does not remember: those the register has are adopted as they are seen. */
export function meetUnknown(
  table: FileTable,
  gathered: Gathered,
  registerRows: ReadonlyMap<RowId, PulledRow>,
  asker: Readonly<{ who: string; at: number }>,
): Met {
  const memory: FileMemory = new Map(gathered.memory);
  const conflicts: Conflict[] = [...gathered.conflicts];
  const questions: string[] = [];
  for (const { at, id } of gathered.unknown) {
    const row = registerRows.get(id);
    const seen = gathered.rows[at];
    if (row === undefined || row.register !== table.binding.register) {
      questions.push(
        `Row ${seen?.sheetRow} has the id of a row this organisation does not know: clear the id if the row is new.`,
      );
      continue;
    }
    const adopted = adoptSeen(row.register, row, seen?.cells ?? {}, asker);
    memory.set(id, adopted);
    conflicts.push(...conflictsAmong([adopted]));
  }
  return { memory, conflicts, questions };
}
