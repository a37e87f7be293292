import { digestOfRow } from "../../shared/sync/cell-digest.ts";
import { MOST_YEARS_CORRECTED } from "../../shared/sync/copied-file.ts";
import type { Conflict } from "../../shared/sync/protocol.ts";
import {
  digestsOf,
  isMassVanishing,
  type SheetChange,
  scanTable,
} from "../../shared/sync/scan-table.ts";
import { type CellToSend, unsentRow } from "../../shared/sync/send-cells.ts";
import { cellOf } from "../../shared/sync/spread-cells.ts";
import { mintRowId, type RowId } from "../../shared/values/row-id.ts";
import { idColumnOf, type TableBlock, WorkbookTrouble } from "../workbook/workbook.ts";
import type { Ground } from "./ground.ts";
import type { ReadOnlyLook } from "./look-at-read-only.ts";
import { type LinesToAsk, lookAtSpread } from "./look-at-spread.ts";
import { meetStrangers } from "./meet-strangers.ts";
import { type BoundTable, readBoundTable } from "./read-bound-table.ts";
import type { Binding } from "./remembered.ts";
import { takeChanges } from "./take-changes.ts";

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
