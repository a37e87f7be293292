import { knowing } from "../../shared/sync/send-lines.ts";
import type { RowMemory } from "../../shared/sync/table-memory.ts";
import { SHEET_CONFLICT } from "../../shared/sync/take-pulled.ts";
import { fail, ok, type Result } from "../../shared/values/result.ts";
import type { CellPlace } from "../session.ts";
import { released } from "./answer-question.ts";
import type { Ground } from "./ground.ts";
import { letRegisterSpeak, settleConflict, unheld } from "./send-queue.ts";

/** Settles a conflict by one side, wherever in the workbook it stands. */
export async function resolveConflict(
  ground: Ground,
  conflictId: string,
  choice: "mine" | "theirs",
): Promise<Result<null, string>> {
  const found = conflictIn(ground, conflictId);
  if (found === null) return fail("This conflict was settled already.");
  const { binding, memory } = found;
  if (!conflictId.startsWith(SHEET_CONFLICT)) {
    const settlement = { conflictId, cell: choice };
    const problem = await settleConflict(ground, binding, memory.id, settlement);
    return problem === null ? ok(null) : fail(problem);
  }
  // The server knows nothing of it: mine is an edit like any other, theirs is written here.
  const field = conflictId.slice(conflictId.lastIndexOf("/") + 1);
  ground.kept.put(
    binding,
    choice === "mine" ? released(memory, field) : letRegisterSpeak(memory, conflictId, null),
  );
  return ok(null);
}

function conflictIn(
  { kept }: Ground,
  conflictId: string,
): Readonly<{ binding: string; memory: RowMemory }> | null {
  for (const { id: binding } of kept.head.bindings) {
    for (const memory of kept.rows(binding).values()) {
      const isHere = Object.values(memory.cells).some(
        ({ state }) => state.kind === "conflicted" && state.conflict.id === conflictId,
      );
      if (isHere) return { binding, memory };
    }
  }
  return null;
}

/** Lets the register's value take the place of what was held back; written with the next pass. */
export function putBack({ kept }: Ground, { table, row, field }: CellPlace): void {
  const memory = kept.row(table, row);
  // A new row that was refused has nothing in the register to be put back.
  if (memory === undefined || memory.standing.kind === "refused") return;
  const cells = { ...memory.cells };
  for (const [key, cell] of Object.entries(memory.cells)) {
    const isHeld = cell.state.kind !== "synced" && cell.state.kind !== "sent";
    if (isHeld && (field === null || field === key)) cells[key] = unheld(cell, memory.version);
  }
  kept.put(table, { ...memory, cells });
}

/** Lets what was held back be sent as it stands. */
export function tryAgain({ kept }: Ground, { table, row, field }: CellPlace): void {
  const known = kept.row(table, row);
  if (known === undefined) return;
  const memory = kept.binding(table)?.spread === undefined ? known : knowing(known);
  // A refused new row is one: there is no sending a single cell of it.
  kept.put(table, released(memory, memory.standing.kind === "refused" ? null : field));
}
