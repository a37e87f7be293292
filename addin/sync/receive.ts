import { fieldOf } from "../../shared/registers/all-registers.ts";
import type { FieldValue } from "../../shared/registers/field.ts";
import type { Conflict, Cursor, PullAnswer, PulledRow } from "../../shared/sync/protocol.ts";
import { digestIn } from "../../shared/sync/settle-answer.ts";
import { columnFor } from "../../shared/sync/spread.ts";
import { type CellMemory, originsIn, type RowMemory } from "../../shared/sync/table-memory.ts";
import {
  comingRow,
  offerAgain,
  SHEET_CONFLICT,
  takePulled,
} from "../../shared/sync/take-pulled.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import type { Ground } from "./ground.ts";
import type { Binding } from "./remembered.ts";
import { letRegisterSpeak } from "./send-queue.ts";

/**
 * Fetches what changed in the registers of this workbook since the cursor, into the memory alone;
 * the sheet is written afterwards. Answers how many rows came.
 */
export async function receive({ kept, server }: Ground): Promise<number> {
  const registers = [...new Set(kept.head.bindings.map(({ register }) => register))];
  if (registers.length === 0) return 0;
  const take = takerOf({ kept });
  let count = 0;
  let whole: Map<RowId, PulledRow> | null = null;
  let epochBefore = kept.head.cursor?.epoch ?? null;
  for (;;) {
    const answer = await server.pull({ cursor: kept.head.cursor, registers });
    if (answer.afresh && whole === null && epochBefore !== null) whole = new Map();
    for (const row of answer.rows) {
      whole?.set(row.id, row);
      take(row, whole !== null && answer.cursor.epoch !== epochBefore);
    }
    count += answer.rows.length;
    kept.head = { ...kept.head, cursor: answer.cursor };
    if (answer.more) continue;
    if (whole !== null && epochBefore !== answer.cursor.epoch) offerLost({ kept }, whole);
    epochBefore = answer.cursor.epoch;
    await kept.keep();
    return count;
  }
}

type Whole = Readonly<{ rows: readonly PulledRow[]; cursor: Cursor | null }>;

/** Everything the registers of these tables hold, whatever this memory has seen of it. */
export async function pullWhole(
  server: Ground["server"],
  bindings: readonly Pick<Binding, "register">[],
): Promise<Whole> {
  const registers = [...new Set(bindings.map(({ register }) => register))];
  const rows: PulledRow[] = [];
  let cursor: Cursor | null = null;
  for (let more = registers.length > 0; more; ) {
    const answer: PullAnswer = await server.pull({ cursor, registers });
    rows.push(...answer.rows);
    cursor = answer.cursor;
    more = answer.more;
  }
  return { rows, cursor };
}

/** Takes rows into a memory that is new. */
export function takeRows({ kept }: Pick<Ground, "kept">, rows: readonly PulledRow[]): void {
  const take = takerOf({ kept });
  for (const row of rows) take(row, false);
}

type Taker = (row: PulledRow, isRestored: boolean) => void;

function takerOf({ kept }: Pick<Ground, "kept">): Taker {
  const origins = new Map(
    kept.head.bindings.map(({ id }) => [id, originsIn(kept.rows(id).values())]),
  );
  return (row, isRestored) => takeRow({ kept, origins }, row, isRestored);
}

type Homes = Pick<Ground, "kept"> & Readonly<{ origins: ReadonlyMap<string, ReadonlySet<RowId>> }>;

function takeRow({ kept, origins }: Homes, row: PulledRow, isRestored: boolean): void {
  const bindings = kept.head.bindings.filter(({ register }) => register === row.register);
  const homes = bindings.filter(({ id }) => kept.row(id, row.id) !== undefined);
  for (const { id } of homes) {
    const memory = kept.row(id, row.id);
    if (memory === undefined) continue;
    // A restored server counts from an earlier version: what it says stands, and the rest is offered.
    kept.put(id, takePulled(isRestored ? offerAgain(memory, row) : memory, row));
  }
  if (homes.length > 0 || row.removed) return;
  // Nothing is ever written into a sheet that is read only.
  const home = bindings.find(
    (binding) =>
      binding.readOnly === undefined &&
      !origins.get(binding.id)?.has(row.id) &&
      belongsIn(binding, row.values),
  );
  if (home !== undefined) kept.put(home.id, comingRow(row));
}

/** A row belongs into a table whose constants it does not contradict, and that has its column. */
export function belongsIn(
  { register, constants, spread }: Pick<Binding, "register" | "constants" | "spread">,
  values: Readonly<Record<string, FieldValue>>,
): boolean {
  if (spread !== undefined && columnFor(spread, register, values) === undefined) return false;
  return Object.entries(constants).every(([field, value]) => {
    if (fieldOf(register, field) === undefined) return true;
    return digestIn(register, field, values[field]) === digestIn(register, field, value);
  });
}

/** Rows the restored server has lost are new to it. */
function offerLost({ kept }: Pick<Ground, "kept">, whole: ReadonlyMap<RowId, PulledRow>): void {
  for (const { id: binding } of kept.head.bindings) {
    for (const memory of kept.rows(binding).values()) {
      if (memory.version > 0 && !whole.has(memory.id) && memory.standing.kind === "known") {
        kept.put(binding, offerAgain(memory, null));
      }
    }
  }
}

/**
 * Conflicts settled elsewhere, on the dashboard or another machine, stop waiting here; the others
 * say what the register says by now.
 */
export async function renewConflicts({ kept, server }: Ground): Promise<void> {
  const waiting: { binding: string; id: RowId; conflict: string }[] = [];
  for (const { id: binding } of kept.head.bindings) {
    for (const { id, cells } of kept.rows(binding).values()) {
      for (const { state } of Object.values(cells)) {
        if (state.kind === "conflicted" && !isOfThisSheet(state.conflict.id)) {
          waiting.push({ binding, id, conflict: state.conflict.id });
        }
      }
    }
  }
  if (waiting.length === 0) return;
  const open = new Map((await server.conflicts()).map((one) => [one.id, one]));
  for (const { binding, id, conflict } of waiting) {
    const memory = kept.row(binding, id);
    if (memory === undefined) continue;
    const now = open.get(conflict);
    kept.put(
      binding,
      now === undefined ? letRegisterSpeak(memory, conflict, null) : withConflict(memory, now),
    );
  }
  await kept.keep();
}

function withConflict(memory: RowMemory, conflict: Conflict): RowMemory {
  const cells = Object.fromEntries(
    Object.entries(memory.cells).map(([field, cell]): [string, CellMemory] =>
      cell.state.kind === "conflicted" && cell.state.conflict.id === conflict.id
        ? [field, { ...cell, state: { ...cell.state, conflict } }]
        : [field, cell],
    ),
  );
  return { ...memory, cells };
}

function isOfThisSheet(conflict: string): boolean {
  return conflict.startsWith(SHEET_CONFLICT);
}
