import type { FieldValue } from "../registers/field.ts";
import { type Digest, NOTHING } from "./cell-digest.ts";
import { type CellMemory, freshCell, type RowMemory, settledDigest } from "./table-memory.ts";

/** A mapped cell as the sheet shows it now. */
export type SeenCell =
  | Readonly<{
      kind: "value";
      value: FieldValue;
      digest: Digest;
      /** What the cell says of other fields: "3+1" is a term and an option. */
      also?: Readonly<Record<string, FieldValue>>;
      /** The cell holds another field's value too: it is read, and never written. */
      isPart?: boolean;
      /** The cell is another field's, and might say this one too, but does not. */
      isUnsaid?: boolean;
    }>
  /** An error value, or text that no rule can read: held back while the rest of the row goes on. */
  | Readonly<{ kind: "unread"; seen: string; accepted: string; digest: Digest; isPart?: boolean }>;

export type SeenCells = Readonly<Record<string, SeenCell>>;

export type CellChange =
  | Readonly<{ kind: "edit"; field: string; value: FieldValue; shown: Digest }>
  | Readonly<{ kind: "unread"; field: string; seen: string; accepted: string; shown: Digest }>
  /** A received value was taken back with Ctrl+Z: held, never sent by itself. */
  | Readonly<{ kind: "undone"; field: string; shown: Digest }>
  /** What was held back is gone from the cell: it says again what the register says. */
  | Readonly<{ kind: "settled"; field: string }>;

/**
 * What became of each mapped cell of a remembered row. A cell on its way to the server is left
 * alone until the answer; a cell that was held back is left alone until it says something else.
 */
export function diffRow(memory: RowMemory, seen: SeenCells): readonly CellChange[] {
  const changes: CellChange[] = [];
  for (const [field, cell] of Object.entries(seen)) {
    const remembered = memory.cells[field] ?? freshCell(NOTHING);
    const change = diffCell(field, remembered, cell);
    if (change !== null) changes.push(change);
  }
  return changes;
}

function diffCell(field: string, memory: CellMemory, seen: SeenCell): CellChange | null {
  const { state } = memory;
  const shown = seen.digest;
  if (shown === settledDigest(memory) || state.kind === "sent") return null;
  if (shown === memory.digest) return { kind: "settled", field };
  if (seen.kind === "unread") {
    return { kind: "unread", field, seen: seen.seen, accepted: seen.accepted, shown };
  }
  if (state.kind === "synced" && shown === memory.before) return { kind: "undone", field, shown };
  return { kind: "edit", field, value: seen.value, shown };
}

/** How many cells say what memory expects: the copy that matches memory keeps the id. */
export function matchingCells(memory: RowMemory, seen: SeenCells): number {
  return Object.entries(seen).filter(([field, cell]) => {
    const remembered = memory.cells[field];
    return (
      remembered !== undefined &&
      (cell.digest === settledDigest(remembered) || cell.digest === remembered.digest)
    );
  }).length;
}

/** What each cell of a row says. */
export function digestsOf(cells: SeenCells): Readonly<Record<string, Digest>> {
  return Object.fromEntries(Object.entries(cells).map(([field, { digest }]) => [field, digest]));
}
