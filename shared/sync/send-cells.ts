import type { FieldValue } from "../registers/field.ts";
import type { RowId } from "../values/row-id.ts";
import type { Digest } from "./cell-digest.ts";
import type { RowChange } from "./protocol.ts";
import { type CellMemory, freshCell, type RowMemory } from "./table-memory.ts";

/** A row of a push, with what its cells said when it was made: what the answer is about. */
export type SentRow = Readonly<{
  id: RowId;
  change: RowChange;
  shown: Readonly<Record<string, Digest>>;
}>;

export type CellToSend = Readonly<{ field: string; value: FieldValue; shown: Digest }>;

/**
 * The edit of a row from changed cells. An edit has one base, so cells that agreed with the
 * register at different versions go one base after the other, the oldest first: a newer base
 * would hide from the server what somebody else changed in between.
 */
export function editOf(memory: RowMemory, cells: readonly CellToSend[]): SentRow | null {
  const baseOf = ({ field }: CellToSend) => memory.cells[field]?.base ?? memory.version;
  const base = Math.min(...cells.map(baseOf));
  const together = cells.filter((cell) => baseOf(cell) === base);
  if (together.length === 0) return null;
  return {
    id: memory.id,
    change: {
      kind: "edit",
      id: memory.id,
      base,
      values: Object.fromEntries(together.map(({ field, value }) => [field, value])),
    },
    shown: Object.fromEntries(together.map(({ field, shown }) => [field, shown])),
  };
}

/** The insert of a row: its cells, and what the binding says of every row of the table. */
export function insertOf(
  id: RowId,
  cells: readonly CellToSend[],
  constants: Readonly<Record<string, FieldValue>>,
): SentRow {
  const given = cells.filter(({ value }) => value !== null);
  return {
    id,
    change: {
      kind: "insert",
      id,
      values: {
        ...constants,
        ...Object.fromEntries(given.map(({ field, value }) => [field, value])),
      },
    },
    shown: Object.fromEntries(cells.map(({ field, shown }) => [field, shown])),
  };
}

/** The change as it goes to the server: a new row says which one it was copied from. */
export function changeOf({ change }: SentRow, memory: RowMemory | undefined): RowChange {
  const copiedFrom = memory?.copiedFrom ?? null;
  return change.kind === "insert" && copiedFrom !== null ? { ...change, copiedFrom } : change;
}

/** The row with the sent cells marked, so that nothing sends them again before the answer. */
export function markSent(memory: RowMemory, sent: SentRow, mutation: string): RowMemory {
  const cells: Record<string, CellMemory> = { ...memory.cells };
  for (const [field, shown] of Object.entries(sent.shown)) {
    const cell = cells[field] ?? freshCell("");
    cells[field] = { ...cell, state: { kind: "sent", shown, mutation } };
  }
  const standing = sent.change.kind === "insert" ? { kind: "sent" as const, mutation } : null;
  return { ...memory, cells, standing: standing ?? memory.standing };
}

/** A row nobody but this sheet knows yet. */
export function unsentRow(id: RowId, copiedFrom: RowId | null): RowMemory {
  return { id, version: 0, values: null, cells: {}, standing: { kind: "known" }, copiedFrom };
}
