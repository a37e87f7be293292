import {
  agreedAmong,
  CHECKPOINT_SHEET_NAME,
  type Checkpoint,
  type CheckpointBinding,
  checkpointFrom,
  checkpointRow,
  copiesAmong,
  type HeldCell,
  joinedPieces,
  letGoAmong,
  rowsInCheckpoint,
} from "../../../shared/sync/checkpoint.ts";
import { type CellMemory, freshCell, type RowMemory } from "../../../shared/sync/table-memory.ts";
import { SHEET_CONFLICT } from "../../../shared/sync/take-pulled.ts";
import type { RowId } from "../../../shared/values/row-id.ts";
import type { SheetFile } from "../workbook-file.ts";

export type FileMemory = Map<RowId, RowMemory>;

/** The checkpoint in the file; null for a file that is not connected. */
export function checkpointIn(sheets: readonly SheetFile[]): Checkpoint | null {
  const sheet = sheets.find(({ name }) => name === CHECKPOINT_SHEET_NAME);
  if (sheet === undefined) return null;
  return checkpointFrom(joinedPieces(sheet.rows.map(([cell]) => String(cell?.value ?? ""))));
}

/**
 * What the file remembers of a table. A cell that was held back stays so until it says something
 * else; one whose conflict has been settled elsewhere takes what the register says.
 */
export function memoryOf(
  checkpoint: Checkpoint,
  binding: CheckpointBinding,
  openConflicts: ReadonlySet<string>,
): FileMemory {
  const memory: FileMemory = new Map();
  const held = checkpoint.held?.[binding.id] ?? {};
  for (const remembered of rowsInCheckpoint(checkpoint, binding)) {
    const cells: Record<string, CellMemory> = { ...remembered.cells };
    for (const [field, cell] of Object.entries(held[remembered.id] ?? {})) {
      cells[field] = heldAgain(cells[field] ?? freshCell(""), cell, openConflicts);
    }
    memory.set(remembered.id, { ...remembered, cells });
  }
  return memory;
}

function heldAgain(
  cell: CellMemory,
  { shown, conflict, reason }: HeldCell,
  openConflicts: ReadonlySet<string>,
): CellMemory {
  if (conflict !== null && !openConflicts.has(conflict)) return { ...cell, digest: shown };
  return { ...cell, state: { kind: "refused", shown, reason, findings: [], askAgreed: false } };
}

/** The checkpoint with a table's memory as it is now. */
export function withMemory(
  checkpoint: Checkpoint,
  binding: CheckpointBinding,
  memory: FileMemory,
): Checkpoint {
  const rows = [...memory.values()].filter(({ standing }) => standing.kind !== "coming");
  const before = checkpoint.held?.[binding.id] ?? {};
  const held: Record<string, Record<string, HeldCell>> = {};
  for (const row of rows) {
    const cells = Object.entries(row.cells).flatMap(([field, cell]) => {
      const kept = heldCell(cell, before[row.id]?.[field]?.conflict ?? null);
      return kept === null ? [] : [[field, kept] as const];
    });
    if (cells.length > 0) held[row.id] = Object.fromEntries(cells);
  }
  return {
    ...checkpoint,
    counter: checkpoint.counter + 1,
    bindings: [...checkpoint.bindings.filter(({ id }) => id !== binding.id), binding],
    rows: { ...checkpoint.rows, [binding.id]: rows.map((row) => checkpointRow(binding, row)) },
    copied: { ...checkpoint.copied, [binding.id]: copiesAmong(rows) },
    agreed: { ...checkpoint.agreed, [binding.id]: agreedAmong(rows) },
    letGo: { ...checkpoint.letGo, [binding.id]: letGoAmong(rows) },
    held: { ...checkpoint.held, [binding.id]: held },
  };
}

const UNREAD = "cannot be read: ";

/** Whether a cell that was held back by an earlier run was so because nobody could read it. */
export function isUnreadStill({ reason }: Pick<HeldCell, "reason">): boolean {
  return reason.startsWith(UNREAD);
}

function heldCell({ state }: CellMemory, conflictBefore: string | null): HeldCell | null {
  switch (state.kind) {
    case "synced":
    case "sent":
      return null;
    case "conflicted":
      return {
        shown: state.shown,
        // A difference between this sheet and the register alone is not known to the server.
        conflict: state.conflict.id.startsWith(SHEET_CONFLICT) ? null : state.conflict.id,
        reason: `${state.conflict.theirsBy} changed it meanwhile`,
      };
    case "refused":
      return { shown: state.shown, conflict: conflictBefore, reason: state.reason };
    case "unread":
      return { shown: state.shown, conflict: null, reason: `${UNREAD}${state.seen}` };
    case "undone":
      return { shown: state.shown, conflict: null, reason: "put back by hand" };
  }
}
