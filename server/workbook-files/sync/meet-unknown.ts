import type { FieldValue } from "../../../shared/registers/field.ts";
import type { SeenCells } from "../../../shared/sync/diff-rows.ts";
import type { Conflict, PulledRow } from "../../../shared/sync/protocol.ts";
import { agreedCell, digestIn } from "../../../shared/sync/settle-answer.ts";
import type { RowMemory } from "../../../shared/sync/table-memory.ts";
import { adoptSeen } from "../../../shared/sync/take-pulled.ts";
import type { RowId } from "../../../shared/values/row-id.ts";
import type { JoinedRows } from "./connect-file.ts";
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

type Meeting = Readonly<{
  asker: Readonly<{ who: string; at: number }>;
  joined: JoinedRows;
}>;

/** Rows whose ids the file does not remember: those the register has are adopted as they are seen. */
export function meetUnknown(
  table: FileTable,
  gathered: Gathered,
  registerRows: ReadonlyMap<RowId, PulledRow>,
  { asker, joined }: Meeting,
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
    const read = adoptSeen(row.register, row, seen?.cells ?? {}, asker);
    const adopted = agreeingOnJoined(read, row, seen?.cells ?? {}, joined.get(id));
    memory.set(id, adopted);
    conflicts.push(...conflictsAmong([adopted]));
  }
  return { memory, conflicts, questions };
}

/** Cells that say what the register says once the text that goes on beneath them is joined. */
function agreeingOnJoined(
  memory: RowMemory,
  { register, values, version }: PulledRow,
  seen: SeenCells,
  joined: Readonly<Record<string, FieldValue>> = {},
): RowMemory {
  const cells = { ...memory.cells };
  for (const [field, value] of Object.entries(joined)) {
    const says = digestIn(register, field, values[field]);
    const shown = seen[field]?.digest;
    if (shown === undefined || digestIn(register, field, value) !== says) continue;
    cells[field] = agreedCell(shown, says, version);
  }
  return { ...memory, cells };
}
