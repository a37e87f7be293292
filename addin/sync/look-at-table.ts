import { digestOfRow } from "../../shared/sync/cell-digest.ts";
import { MOST_YEARS_CORRECTED } from "../../shared/sync/copied-file.ts";
import type { CellChange } from "../../shared/sync/diff-rows.ts";
import type { Conflict } from "../../shared/sync/protocol.ts";
import {
  digestsOf,
  isMassVanishing,
  type SheetChange,
  scanTable,
} from "../../shared/sync/scan-table.ts";
import {
  type CellToSend,
  editOf,
  insertOf,
  type SentRow,
  unsentRow,
} from "../../shared/sync/send-cells.ts";
import { type EditedRow, lineEdits } from "../../shared/sync/send-lines.ts";
import { heldCell } from "../../shared/sync/settle-answer.ts";
import { cellOf } from "../../shared/sync/spread-cells.ts";
import { freshCell, type RowMemory, SYNCED } from "../../shared/sync/table-memory.ts";
import { SHEET_CONFLICT } from "../../shared/sync/take-pulled.ts";
import { unreachable } from "../../shared/values/result.ts";
import { mintRowId, type RowId } from "../../shared/values/row-id.ts";
import { idColumnOf, type TableBlock, WorkbookTrouble } from "../workbook/workbook.ts";
import { constantsAt } from "./bound-spread.ts";
import type { Ground } from "./ground.ts";
import type { ReadOnlyLook } from "./look-at-read-only.ts";
import { type LinesToAsk, lookAtSpread } from "./look-at-spread.ts";
import { meetStrangers } from "./meet-strangers.ts";
import { queuePushes } from "./queue-pushes.ts";
import { alsoSaid, type BoundTable, readBoundTable } from "./read-bound-table.ts";
import type { Binding } from "./remembered.ts";

/** What was found in a table that only a person can decide, or the server must be asked about. */
export type Look =
  | Readonly<{ kind: "table-gone" }>
  | ReadOnlyLook
  /** Our column is not there: nothing can be told apart. */
  | Readonly<{ kind: "no-ids"; table: BoundTable }>
  /** So many rows vanished at once that it is more likely a mistake. */
  | Readonly<{ kind: "mass-vanishing"; table: BoundTable; gone: readonly RowId[] }>
  | Readonly<{
      kind: "seen";
      table: BoundTable;
      sameRow: readonly Readonly<{ at: number; like: RowId }>[];
      badIds: readonly Readonly<{ at: number; text: string; like: RowId | null }>[];
      /** Ids neither this memory nor the organisation's register knows. */
      strangers: readonly Readonly<{ at: number; id: RowId }>[];
      /** More than three rows whose financial year was changed at once: rolled forward, or put right? */
      rolled: readonly RowId[];
      /** Typed into a cell that is in conflict: the person's own third value. */
      settled: readonly Settled[];
      /** Cells were brought back to what they agreed on, over which the register may have gone on. */
      isOwedWriting: boolean;
      /** Why new rows could get no ids, where they could not. */
      idsWait: string | null;
      /** What is to be asked about lines with amounts side by side. */
      lines?: LinesToAsk;
    }>;

export type Settled = Readonly<{ id: RowId; conflict: Conflict; cell: CellToSend }>;

/** More rows than this at once are sent only after the whole table was read. */
const MOST_ROWS_UNREAD = 100;

export type ReadTable = Readonly<{
  binding: Binding;
  block: TableBlock | null;
  /** False where most rows are as an earlier reading had them. */
  isWhole: boolean;
}>;

/**
 * Looks at a bound table as it was just read, and puts on its way what a person did there.
 * `isLeftTo` says which rows of the sheet another person has just changed: theirs to send, for a
 * while.
 */
export async function lookAtTable(
  ground: Ground,
  { binding, block, isWhole }: ReadTable,
  isLeftTo: (sheetRow: number) => boolean,
): Promise<Look | "again"> {
  const { kept, me, names } = ground;
  if (block === null) return { kind: "table-gone" };
  const table = readBoundTable(binding, block, { framework: me.framework, names });
  if (idColumnOf(block) < 0) return { kind: "no-ids", table };
  if (table.spread !== null) {
    return lookAtSpread(ground, { lines: table, spread: table.spread, isWhole }, isLeftTo);
  }

  const memory = kept.rows(binding.id);
  const changes = scanTable(memory, table.rows).filter(
    (change) => !("at" in change) || !isLeftTo(block.top + change.at),
  );
  if (isTooMuchUnread(isWhole, changes)) return "again";
  const claimed = new Set(changes.flatMap((one) => ("like" in one && one.like ? [one.like] : [])));
  const gone = changes.flatMap((one) =>
    one.kind === "gone" && !claimed.has(one.id) ? [one.id] : [],
  );
  const present = [...memory.values()].filter(({ standing }) => standing.kind === "known").length;
  if (isMassVanishing(gone.length, present)) return { kind: "mass-vanishing", table, gone };

  const strangers = await meetStrangers(ground, table, changes);
  const fresh = newRowsOf(binding, table, changes);
  // Remembered before they are written: a page closed in between must not make strangers of them.
  const minted = fresh.map(({ at, copiedFrom }) => {
    const id = mintRowId(ground.random);
    kept.put(binding.id, unsentRow(id, copiedFrom));
    return { at, id };
  });
  await kept.keep();
  const given = await giveIds(ground, table, minted);
  if (given === "again") return given;
  const rolled = rolledForward(ground, binding, changes);
  const settled = takeChanges(ground, table, { changes, minted: given.minted, gone, rolled });
  return {
    kind: "seen",
    table,
    sameRow: changes.flatMap((one) =>
      one.kind === "new-row" && one.like !== null ? [{ at: one.at, like: one.like }] : [],
    ),
    badIds: changes.flatMap((one) => (one.kind === "bad-id" ? [one] : [])),
    strangers,
    rolled,
    settled,
    isOwedWriting: areSettled(changes),
    idsWait: given.idsWait,
  };
}

/** Whether cells were brought back to what they agreed on. */
export function areSettled(changes: readonly SheetChange[]): boolean {
  return changes.some(
    (one) => one.kind === "cells" && one.changes.some(({ kind }) => kind === "settled"),
  );
}

/** Too much at once to be sent of a table of which most is as an earlier reading had it. */
export function isTooMuchUnread(isWhole: boolean, changes: readonly SheetChange[]): boolean {
  return !isWhole && changes.length > MOST_ROWS_UNREAD;
}

export type Minted = readonly Readonly<{ at: number; id: RowId }>[];

/** Writes new ids. On a protected sheet new rows wait, and the rest of the table goes on. */
export async function giveIds(
  { workbook, kept }: Ground,
  { binding, block }: BoundTable,
  minted: Minted,
): Promise<Readonly<{ minted: Minted; idsWait: string | null }> | "again"> {
  const column = idColumnOf(block);
  try {
    const outcome = await workbook.writeCells(
      block,
      minted.map(({ at, id }) => ({ row: at, column, content: id })),
    );
    // Those that were written are met again by their ids; the others are forgotten by the next look.
    return outcome === "moved" ? "again" : { minted, idsWait: null };
  } catch (error) {
    if (!(error instanceof WorkbookTrouble) || error.kind !== "protected") throw error;
    for (const { id } of minted) kept.drop(binding.id, id);
    return { minted: [], idsWait: error.message };
  }
}

export type Taking = Readonly<{
  changes: readonly SheetChange[];
  minted: Minted;
  gone: readonly RowId[];
  rolled: readonly RowId[];
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
  const insertAt = (at: number, id: RowId) => {
    // What could not be a row of its own beside others is asked about anew, as one cell.
    if (held.has(id)) {
      kept.drop(binding.id, id);
      return;
    }
    holdUnread(ground, table, at, id);
    sent.push({ at, ...insertionOf(table, at, id) });
  };

  for (const { at, id } of taking.minted) insertAt(at, id);
  for (const change of taking.changes) {
    switch (change.kind) {
      case "cells": {
        const memory = kept.row(binding.id, change.id);
        if (memory === undefined || taking.rolled.includes(change.id)) break;
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
  if (table.spread !== null) sent.push(...lineEdits(table.spread.spread.field, edited));
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

function insertionOf(table: BoundTable, at: number, id: RowId): SentRow {
  const row = table.rows[at];
  const cells = Object.entries(row?.cells ?? {}).flatMap(([field, cell]) =>
    cell.kind === "value" ? [{ field, value: cell.value, shown: cell.digest }] : [],
  );
  const also = row === undefined ? {} : alsoSaid(row, Object.keys(row.cells));
  return insertOf(id, cells, { ...constantsAt(table, at), ...also });
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

/** New rows to give ids to: neither perhaps a row that vanished, nor a text we were told to leave. */
function newRowsOf(
  binding: Binding,
  table: BoundTable,
  changes: readonly SheetChange[],
): readonly Readonly<{ at: number; copiedFrom: RowId | null }>[] {
  const leftAlone = new Set(binding.leftAlone);
  return changes.flatMap((change) => {
    if (change.kind !== "new-row" || change.like !== null) return [];
    const row = table.rows[change.at];
    if (row === undefined || leftAlone.has(digestOfRow(digestsOf(row.cells)))) return [];
    return [{ at: change.at, copiedFrom: change.copiedFrom }];
  });
}

export function rolledForward(
  { kept, corrections }: Ground,
  binding: Binding,
  changes: readonly SheetChange[],
): readonly RowId[] {
  if (corrections.has(binding.id)) return [];
  const rolled = changes.flatMap((change) => {
    if (change.kind !== "cells") return [];
    const isKnown = (kept.row(binding.id, change.id)?.version ?? 0) > 0;
    const year = change.changes.some(
      (cell) => cell.kind === "edit" && cell.field === "financialYear" && cell.value !== null,
    );
    return isKnown && year ? [change.id] : [];
  });
  const lines = new Set(rolled.map((id) => cellOf(kept.row(binding.id, id) ?? { id })?.line ?? id));
  return lines.size > MOST_YEARS_CORRECTED ? rolled : [];
}
