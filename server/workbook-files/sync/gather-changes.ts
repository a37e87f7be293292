import type { FieldValue } from "../../../shared/registers/field.ts";
import { digestOfRow } from "../../../shared/sync/cell-digest.ts";
import type { CellChange, SeenCells } from "../../../shared/sync/diff-rows.ts";
import type { Conflict } from "../../../shared/sync/protocol.ts";
import { saidAbove } from "../../../shared/sync/said-above.ts";
import { digestsOf, isMassVanishing, scanTable } from "../../../shared/sync/scan-table.ts";
import {
  type CellToSend,
  editOf,
  insertOf,
  type SentRow,
  unsentRow,
} from "../../../shared/sync/send-cells.ts";
import { heldCell } from "../../../shared/sync/settle-answer.ts";
import { freshCell, type RowMemory, SYNCED } from "../../../shared/sync/table-memory.ts";
import { fail, ok, type Result } from "../../../shared/values/result.ts";
import { mintRowId, type RowId } from "../../../shared/values/row-id.ts";
import type { FileTable } from "./file-table.ts";
import type { FileMemory } from "./kept-in-file.ts";
import { askedOfRolled, type RollingForward } from "./rolled-forward.ts";

export type Gathered = Readonly<{
  /** The memory with what was seen noted in it. */
  memory: FileMemory;
  sent: readonly SentRow[];
  /** Ids for new rows, to be written before anything is sent. */
  minted: readonly Readonly<{ row: number; id: RowId }>[];
  /** Right ids that the file does not remember. */
  unknown: readonly Readonly<{ at: number; id: RowId }>[];
  /** Cells that say something else than rows of the register which were met in them. */
  conflicts: readonly Conflict[];
  /** What only a person can say, with the add-in. */
  questions: readonly string[];
  /** The rows that places in `sent` and `unknown` are of. */
  rows: readonly GatheredRow[];
}>;

/** A row as it was seen, and where, as Excel numbers rows. */
export type GatheredRow = Readonly<{ cells: SeenCells; sheetRow: number }>;

/** What people did to the table since the file was last synced. */
export function gatherChanges(
  table: FileTable,
  before: FileMemory,
  { random, ...rolling }: RollingForward & Readonly<{ random: () => number }>,
): Result<Gathered, string> {
  const memory: FileMemory = new Map(before);
  const changes = scanTable(memory, table.rows);
  const gone = changes.filter(({ kind }) => kind === "gone").length;
  if (isMassVanishing(gone, memory.size)) {
    return fail(
      `${gone} rows are gone from the table ${table.binding.table.name}. If that was a mistake, bring them back; if it was meant, say so in the add-in. Nothing was sent.`,
    );
  }
  const sent: (SentRow & { at: number })[] = [];
  const minted: { row: number; id: RowId }[] = [];
  const unknown: { at: number; id: RowId }[] = [];
  const questions: string[] = [];
  const leftAlone = new Set(table.binding.leftAlone);
  const rolled = askedOfRolled(before, changes, rolling);
  const sheetRow = (at: number) => table.top + at + 1;
  const cellsAt = (at: number) => table.rows[at]?.cells ?? {};
  const above = saidAbove(table.binding, table.rows);
  const insertAt = (at: number, id: RowId) => {
    const given = { ...table.binding.constants, ...above[at] };
    sent.push({ at, ...insertion(cellsAt(at), id, given) });
  };

  for (const change of changes) {
    switch (change.kind) {
      case "new-row": {
        const row = table.rows[change.at];
        if (row === undefined || leftAlone.has(digestOfRow(digestsOf(row.cells)))) break;
        if (change.like !== null) {
          questions.push(
            `Row ${sheetRow(change.at)} says what a row said that is gone: is it the same row?`,
          );
          break;
        }
        const id = mintRowId(random);
        minted.push({ row: table.top + change.at, id });
        memory.set(id, unsentRow(id, change.copiedFrom));
        insertAt(change.at, id);
        break;
      }
      case "cells": {
        const row = memory.get(change.id);
        if (row === undefined) break;
        const question = rolled.get(change.id);
        if (question !== undefined && rolling.years === "new-rows") {
          const id = mintRowId(random);
          minted.push({ row: table.top + change.at, id });
          memory.delete(change.id);
          memory.set(id, unsentRow(id, change.id));
          insertAt(change.at, id);
          break;
        }
        if (question !== undefined) {
          questions.push(`Row ${sheetRow(change.at)}: ${question}`);
          break;
        }
        if (row.version === 0) {
          insertAt(change.at, change.id);
          break;
        }
        const noted = noteCells(row, change.changes);
        memory.set(change.id, noted.memory);
        for (const said of noted.unread) questions.push(`Row ${sheetRow(change.at)}: ${said}`);
        const edit = noted.edits.length === 0 ? null : editOf(noted.memory, noted.edits);
        if (edit !== null) sent.push({ at: change.at, ...edit });
        break;
      }
      case "unknown-id":
        unknown.push({ at: change.at, id: change.id });
        break;
      case "bad-id":
        questions.push(
          `Row ${sheetRow(change.at)} has "${change.text}" for its id, which is none: clear the cell if the row is new.`,
        );
        break;
      case "gone":
        questions.push(
          `A row is no longer in the sheet (${change.id}): removed for everyone, or only from this sheet?`,
        );
        break;
      case "forget":
        memory.delete(change.id);
        break;
      case "retry-row":
      case "back":
        break;
    }
  }
  sent.sort((one, other) => one.at - other.at);
  const rows = table.rows.map(({ cells }, at) => ({ cells, sheetRow: sheetRow(at) }));
  return ok({ memory, sent, minted, unknown, conflicts: [], questions, rows });
}

type Noted = Readonly<{
  memory: RowMemory;
  edits: readonly CellToSend[];
  /** Sentences about cells that are held back. */
  unread: readonly string[];
}>;

/** The row with what was seen of its cells noted, and what of it is to be sent. */
export function noteCells(row: RowMemory, changes: readonly CellChange[]): Noted {
  const cells = { ...row.cells };
  const edits: CellToSend[] = [];
  const told: string[] = [];
  for (const cell of changes) {
    const known = cells[cell.field] ?? freshCell("");
    if (cell.kind === "settled") cells[cell.field] = { ...known, state: SYNCED };
    else if (cell.kind === "unread") {
      const { shown, seen, accepted } = cell;
      cells[cell.field] = heldCell(known, shown, { kind: "unread", shown, seen, accepted });
      told.push(`"${seen}" cannot be read; ${accepted}.`);
    } else if (cell.kind === "edit") {
      const { field, value, shown } = cell;
      edits.push({ field, value, shown });
    }
  }
  return { memory: { ...row, cells }, edits, unread: told };
}

/** The row as it is first sent, with what a cell says of fields that have no column. */
export function insertion(
  row: SeenCells,
  id: RowId,
  constants: Readonly<Record<string, FieldValue>>,
): SentRow {
  const seen = Object.entries(row);
  const also: Record<string, FieldValue> = Object.assign(
    {},
    ...seen.map(([, cell]) => (cell.kind === "value" ? cell.also : undefined)),
  );
  const cells = seen.map(([field, cell]) => ({
    field,
    value: cell.kind === "value" ? cell.value : null,
    shown: cell.digest,
  }));
  return insertOf(id, cells, { ...constants, ...also });
}
