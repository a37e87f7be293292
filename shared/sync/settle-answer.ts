import { fieldOf } from "../registers/all-registers.ts";
import type { FieldValue, RegisterKey } from "../registers/field.ts";
import { unreachable } from "../values/result.ts";
import { type Digest, digestOfValue, NOTHING } from "./cell-digest.ts";
import type { Conflict, RowAnswer } from "./protocol.ts";
import type { SentRow } from "./send-cells.ts";
import {
  type CellMemory,
  type CellState,
  type RowMemory,
  type Standing,
  SYNCED,
} from "./table-memory.ts";

/**
 * The row after the server's answer to what was sent of it. Cells that were taken agree from now
 * on; the others keep the person's own text in the sheet and say why. Null where the row is to be
 * forgotten, because its removal was taken.
 */
export function settleAnswer(
  register: RegisterKey,
  memory: RowMemory,
  sent: SentRow,
  answer: RowAnswer,
): RowMemory | null {
  switch (answer.kind) {
    case "taken":
      return sent.change.kind === "remove" && answer.conflicts.length === 0
        ? null
        : settleTaken(register, memory, sent, answer);
    case "refused":
      return settleRefused(memory, sent, answer);
    case "removed":
      return sent.change.kind === "remove" ? null : settleRemoved(memory, sent, answer.conflict);
    default:
      return unreachable(answer);
  }
}

function settleTaken(
  register: RegisterKey,
  memory: RowMemory,
  sent: SentRow,
  answer: Extract<RowAnswer, { kind: "taken" }>,
): RowMemory {
  const offered = sent.change.kind === "remove" ? {} : sent.change.values;
  const values: Record<string, FieldValue> = { ...memory.values, ...offered, ...answer.merged };
  const cells: Record<string, CellMemory> = { ...memory.cells };
  for (const [field, shown] of Object.entries(sent.shown)) {
    const conflict = conflictAt(field, sent, answer.conflicts);
    if (conflict === undefined) {
      cells[field] = agreedCell(shown, digestIn(register, field, values[field]), answer.version);
    } else {
      values[conflict.field ?? field] = conflict.theirs;
      const held = heldCell(cells[field], shown, { kind: "conflicted", shown, conflict });
      // Whatever the person does now is done knowing the other value.
      cells[field] = { ...held, base: answer.version };
    }
  }
  const removal = answer.conflicts.find((one) => one.field === null);
  const standing: Standing =
    removal === undefined
      ? standingOf(memory, sent)
      : { kind: "removed", conflict: removal, lastVersion: memory.version };
  return { ...memory, version: Math.max(memory.version, answer.version), values, cells, standing };
}

/** Where the row has left the sheet since it was sent, that is not answered by this. */
const LEFT: ReadonlySet<Standing["kind"]> = new Set(["let-go", "asked-about", "removing"]);

function standingOf({ standing }: RowMemory, { change }: SentRow): Standing {
  return change.kind !== "remove" && LEFT.has(standing.kind) ? standing : { kind: "known" };
}

/** A conflict about a field no sent cell shows is told at the row's first sent cell, never lost. */
function conflictAt(
  field: string,
  sent: SentRow,
  conflicts: readonly Conflict[],
): Conflict | undefined {
  const own = conflicts.find((one) => one.field === field);
  if (own !== undefined || Object.keys(sent.shown)[0] !== field) return own;
  return conflicts.find((one) => one.field !== null && !(one.field in sent.shown));
}

function settleRefused(
  memory: RowMemory,
  sent: SentRow,
  { kind, id: _id, ...why }: Extract<RowAnswer, { kind: "refused" }>,
): RowMemory {
  const cells: Record<string, CellMemory> = { ...memory.cells };
  for (const [field, shown] of Object.entries(sent.shown)) {
    cells[field] = heldCell(cells[field], shown, { kind, shown, ...why });
  }
  const standing =
    sent.change.kind === "insert"
      ? { kind, ...why }
      : sent.change.kind === "remove"
        ? { kind: "asked-about" as const, whyNotRemoved: why.reason }
        : memory.standing;
  return { ...memory, cells, standing };
}

function settleRemoved(memory: RowMemory, sent: SentRow, conflict: Conflict | null): RowMemory {
  const cells: Record<string, CellMemory> = { ...memory.cells };
  for (const [field, shown] of Object.entries(sent.shown)) {
    const cell = cells[field];
    // Left in peace while the row is gone; should it be restored, this is an edit still.
    if (cell !== undefined) cells[field] = { ...cell, digest: shown, agreed: "", state: SYNCED };
  }
  return { ...memory, cells, standing: { kind: "removed", conflict, lastVersion: memory.version } };
}

/** A cell that says what the register says, at that version. */
export function agreedCell(shown: Digest, agreed: Digest, version: number): CellMemory {
  return { digest: shown, agreed, base: version, before: null, state: SYNCED };
}

/** A cell whose text stays the person's while the register says something else. */
export function heldCell(
  cell: CellMemory | undefined,
  shown: Digest,
  state: CellState,
): CellMemory {
  // A cell never in the register has no agreed text; its own is not one, or it would look settled.
  const known = cell ?? { digest: NOTHING, agreed: "", base: 0, before: null };
  const digest = known.digest === shown ? "" : known.digest;
  return { ...known, digest, before: null, state };
}

/** What the register's value of a field says. */
export function digestIn(
  register: RegisterKey,
  field: string,
  value: FieldValue | undefined,
): Digest {
  const definition = fieldOf(register, field);
  return definition === undefined ? NOTHING : digestOfValue(definition, value ?? null);
}
