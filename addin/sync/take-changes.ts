import type { CellChange } from "../../shared/sync/diff-rows.ts";
import { saidAbove } from "../../shared/sync/said-above.ts";
import type { SheetChange } from "../../shared/sync/scan-table.ts";
import { type CellToSend, editOf, insertOf, type SentRow } from "../../shared/sync/send-cells.ts";
import { type EditedRow, lineEdits } from "../../shared/sync/send-lines.ts";
import { heldCell } from "../../shared/sync/settle-answer.ts";
import { cellOf } from "../../shared/sync/spread-cells.ts";
import type { Values } from "../../shared/sync/stored-row.ts";
import { freshCell, type RowMemory, SYNCED } from "../../shared/sync/table-memory.ts";
import { SHEET_CONFLICT } from "../../shared/sync/take-pulled.ts";
import { unreachable } from "../../shared/values/result.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import { constantsAt, lineOfRow, linesOf } from "./bound-spread.ts";
import type { Minted } from "./give-ids.ts";
import type { Ground } from "./ground.ts";
import type { Settled } from "./look.ts";
import { queuePushes } from "./queue-pushes.ts";
import { alsoSaid, type BoundTable } from "./read-bound-table.ts";
import type { Binding } from "./remembered.ts";

type Taking = Readonly<{
  changes: readonly SheetChange[];
  minted: Minted;
  gone: readonly RowId[];
  /** Rows that wait for a person's word. */
  rolled: Pick<ReadonlySet<RowId>, "has">;
  /** Rows whose cell shows more than their own amount: none of it is sent as theirs. */
  held?: ReadonlySet<RowId>;
}>;

/** Notes every change in the memory, and queues what is to be sent, in the order of the sheet. */
export function takeChanges(ground: Ground, table: BoundTable, taking: Taking): readonly Settled[] {
  const { kept } = ground;
  const { binding } = table;
  const sent: (SentRow & { at: number })[] = [];
  const settled: Settled[] = [];
  const edited: EditedRow[] = [];
  const { held = new Set<RowId>() } = taking;
  const above = saidAbove(binding, linesOf(table));
  const insertAt = (at: number, id: RowId) => {
    // What could not be a row of its own beside others is asked about anew, as one cell.
    if (held.has(id)) {
      kept.drop(binding.id, id);
      return;
    }
    holdUnread(ground, table, at, id);
    sent.push({ at, ...insertionOf(table, { at, id, above: above[lineOfRow(table, at)] }) });
  };

  for (const { at, id } of taking.minted) insertAt(at, id);
  for (const change of taking.changes) {
    switch (change.kind) {
      case "cells": {
        const memory = kept.row(binding.id, change.id);
        if (memory === undefined || taking.rolled.has(change.id)) break;
        if (memory.version === 0 && memory.standing.kind === "known") {
          insertAt(change.at, change.id);
          break;
        }
        const noted = noteCells(memory, change.changes);
        kept.put(binding.id, noted.memory);
        settled.push(...noted.settled);
        if (table.spread === null) {
          const edit = noted.edits.length === 0 ? null : editOf(noted.memory, noted.edits);
          if (edit !== null) sent.push({ at: change.at, ...withAlso(table, change.at, edit) });
          break;
        }
        const own = table.spread.spread.field;
        const edits = noted.edits.filter(({ field }) => field !== own || !held.has(memory.id));
        const line = cellOf(memory)?.line ?? memory.id;
        if (edits.length > 0) edited.push({ at: change.at, line, memory: noted.memory, edits });
        break;
      }
      case "retry-row":
        insertAt(change.at, change.id);
        break;
      case "back": {
        const memory = kept.row(binding.id, change.id);
        if (memory !== undefined) kept.put(binding.id, { ...memory, standing: { kind: "known" } });
        break;
      }
      case "gone": {
        const memory = kept.row(binding.id, change.id);
        if (memory === undefined || !taking.gone.includes(change.id)) break;
        kept.put(binding.id, { ...memory, standing: { kind: "asked-about", whyNotRemoved: null } });
        break;
      }
      case "forget":
        kept.drop(binding.id, change.id);
        break;
      case "new-row":
      case "bad-id":
      case "unknown-id":
        break;
      default:
        unreachable(change);
    }
  }
  const ofLines = table.spread === null ? [] : lineEdits(table.spread.spread.field, edited);
  sent.push(...ofLines.map(({ at, ...edit }) => ({ at, ...withAlso(table, at, edit) })));
  sent.sort((a, b) => a.at - b.at);
  queue(ground, binding, sent);
  return settled;
}

/** Rows that record what was agreed already go apart: the whole push is said to be a fact. */
function queue(ground: Ground, binding: Binding, sent: readonly SentRow[]): void {
  const plain = sent.filter(({ id }) => !ground.agreed.has(id));
  queuePushes(ground, binding, plain);
  for (const row of sent) {
    const asFact = ground.agreed.get(row.id);
    if (asFact === undefined) continue;
    ground.agreed.delete(row.id);
    queuePushes(ground, binding, [row], { asFact });
  }
}

/** What cannot be read of a new row waits in its cells, and the rest of the row goes on. */
function holdUnread({ kept }: Ground, { binding, rows }: BoundTable, at: number, id: RowId): void {
  const memory = kept.row(binding.id, id);
  if (memory === undefined) return;
  const cells = { ...memory.cells };
  for (const [field, cell] of Object.entries(rows[at]?.cells ?? {})) {
    if (cell.kind === "value") continue;
    const { digest: shown, seen, accepted } = cell;
    cells[field] = heldCell(cells[field], shown, { kind: "unread", shown, seen, accepted });
  }
  kept.put(binding.id, { ...memory, cells });
}

function insertionOf(
  table: BoundTable,
  { at, id, above = {} }: Readonly<{ at: number; id: RowId; above: Values | undefined }>,
): SentRow {
  const row = table.rows[at];
  const cells = Object.entries(row?.cells ?? {}).flatMap(([field, cell]) =>
    cell.kind === "value" ? [{ field, value: cell.value, shown: cell.digest }] : [],
  );
  const also = row === undefined ? {} : alsoSaid(row, Object.keys(row.cells));
  return insertOf(id, cells, { ...constantsAt(table, at), ...above, ...also });
}

function withAlso(table: BoundTable, at: number, edit: SentRow): SentRow {
  const row = table.rows[at];
  if (row === undefined || edit.change.kind !== "edit") return edit;
  const also = alsoSaid(row, Object.keys(edit.shown));
  return { ...edit, change: { ...edit.change, values: { ...also, ...edit.change.values } } };
}

type Noted = Readonly<{
  memory: RowMemory;
  edits: readonly CellToSend[];
  settled: readonly Settled[];
}>;

function noteCells(memory: RowMemory, changes: readonly CellChange[]): Noted {
  const cells = { ...memory.cells };
  const edits: CellToSend[] = [];
  const settled: Settled[] = [];
  for (const change of changes) {
    const cell = cells[change.field] ?? freshCell("");
    switch (change.kind) {
      case "edit": {
        const toSend = { field: change.field, value: change.value, shown: change.shown };
        const conflict = cell.state.kind === "conflicted" ? cell.state.conflict : null;
        if (conflict !== null && !conflict.id.startsWith(SHEET_CONFLICT)) {
          settled.push({ id: memory.id, conflict, cell: toSend });
        } else edits.push(toSend);
        break;
      }
      case "unread": {
        const { shown, seen, accepted } = change;
        cells[change.field] = heldCell(cell, shown, { kind: "unread", shown, seen, accepted });
        break;
      }
      case "undone": {
        const { shown } = change;
        cells[change.field] = heldCell(cell, shown, { kind: "undone", shown });
        break;
      }
      case "settled":
        cells[change.field] = { ...cell, state: SYNCED };
        break;
      default:
        unreachable(change);
    }
  }
  return { memory: { ...memory, cells }, edits, settled };
}
