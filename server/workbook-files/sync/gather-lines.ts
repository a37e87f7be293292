import { LineIds } from "../../../shared/sync/line-ids.ts";
import { type LineTable, lineTableOf } from "../../../shared/sync/line-key.ts";
import {
  isMassVanishingOfLines,
  lookAtLines,
  scanLines,
} from "../../../shared/sync/look-at-lines.ts";
import type { Conflict, PulledRow } from "../../../shared/sync/protocol.ts";
import { saidAbove } from "../../../shared/sync/said-above.ts";
import type { SheetChange } from "../../../shared/sync/scan-table.ts";
import { type SentRow, unsentRow } from "../../../shared/sync/send-cells.ts";
import { type EditedRow, lineEdits } from "../../../shared/sync/send-lines.ts";
import { columnFor } from "../../../shared/sync/spread.ts";
import { cellOf } from "../../../shared/sync/spread-cells.ts";
import type { Values } from "../../../shared/sync/stored-row.ts";
import { originsIn, type RowMemory } from "../../../shared/sync/table-memory.ts";
import { comingRow, takePulled } from "../../../shared/sync/take-pulled.ts";
import { heldAmounts, typedOver } from "../../../shared/sync/typed-over.ts";
import type { LineRow } from "../../../shared/sync/unfold-lines.ts";
import { fail, ok, type Result } from "../../../shared/values/result.ts";
import { idInLine, mintRowId, type RowId } from "../../../shared/values/row-id.ts";
import type { FileTable } from "./file-table.ts";
import { type Gathered, insertion, noteCells } from "./gather-changes.ts";
import type { FileMemory } from "./kept-in-file.ts";
import { askedOfRolled, type RollingForward } from "./rolled-forward.ts";
import { agreesWithConstants } from "./table-constants.ts";

export type Gathering = Readonly<{
  registerRows: ReadonlyMap<RowId, PulledRow>;
  asker: Readonly<{ who: string; at: number }>;
  random: () => number;
}>;

/** What people did to the lines of a table whose amounts stand side by side. */
export function gatherLines(
  table: FileTable,
  before: FileMemory,
  { registerRows, asker, random, ...rolling }: Gathering & RollingForward,
): Result<Gathered, string> {
  const of = lineTableIn(table);
  const memory = withRegister(table, before, registerRows);
  const look = lookAtLines(of, table.spread?.lines ?? [], memory, asker);
  for (const row of look.placed) memory.set(row.id, row);
  const { rows, displaced } = look.unfolded;
  const changes = scanLines(of, look.unfolded, new Set(table.binding.leftAlone));
  const gone = changes.flatMap((one) => (one.kind === "gone" ? [one.id] : []));
  if (isMassVanishingOfLines(gone, memory)) {
    return fail(
      `${gone.length} amounts are gone from the table ${table.binding.table.name}. If that was a mistake, bring them back; if it was meant, say so in the add-in. Nothing was sent.`,
    );
  }
  const over = typedOver(of, rows, changes, memory);
  const isHeld = heldAmounts(of, memory);
  const above = saidAbove(table.binding, table.rows);
  const insertOf = (row: LineRow, id: RowId) =>
    insertionOf(of, row, { id, above: above[row.line] });
  const rolled = askedOfRolled(memory, changes, { ...rolling, registerRows });
  const renewed = new Map<RowId, RowId>();
  const lines = new LineIds(memory.keys(), () => mintRowId(random));
  const sent: (SentRow & { at: number })[] = [];
  const edited: EditedRow[] = [];
  const unknown: { at: number; id: RowId }[] = [];
  const minted: { row: number; id: RowId }[] = [];
  const sheetRow = (line: number) => table.top + line + 1;
  const questions = questionsOf(table, changes, rows);
  for (const { line, key } of displaced) {
    questions.push(
      `Row ${sheetRow(line)}: the amount under ${headerOf(of, key)} was moved to another column in the register and is left as it is; clear the cell and sync again.`,
    );
  }
  for (const { cell, shared: _shared, typed, sum } of over) {
    const at = rows.find(({ lineId, key }) => lineId === cell.line && key === cell.key)?.line ?? 0;
    questions.push(
      `Row ${sheetRow(at)}: ${pounds(typed)} was typed under ${headerOf(of, cell.key)} over the sum of several rows, ${pounds(sum)}: correct the opening budget, add an in-year award, or move money from another line? Say so in the add-in.`,
    );
  }

  for (const change of changes) {
    const row = "at" in change ? rows[change.at] : undefined;
    if (change.kind === "forget") memory.delete(change.id);
    else if (change.kind === "unknown-id") unknown.push({ at: change.at, id: change.id });
    else if (change.kind === "back") {
      const back = memory.get(change.id);
      if (back !== undefined) memory.set(change.id, { ...back, standing: { kind: "known" } });
    } else if (change.kind === "new-row" && row !== undefined && change.like === null) {
      const { id, cell } = lines.cellFor(row);
      memory.set(id, { ...unsentRow(id, change.copiedFrom), cell });
      sent.push({ at: change.at, ...insertOf(row, id) });
    } else if (change.kind === "cells" && row !== undefined) {
      const known = memory.get(change.id);
      if (known === undefined) continue;
      if (known.version === 0) {
        if (!isHeld.has(known.id)) sent.push({ at: change.at, ...insertOf(row, known.id) });
        continue;
      }
      const line = cellOf(known)?.line ?? known.id;
      const question = rolled.get(known.id);
      if (question !== undefined && rolling.years === "new-rows") {
        const next = renewed.get(line) ?? mintRowId(random);
        if (!renewed.has(line)) minted.push({ row: table.top + row.line, id: next });
        renewed.set(line, next);
        const id = idInLine(next, row.key);
        memory.delete(known.id);
        memory.set(id, { ...unsentRow(id, known.id), cell: { line: next, key: row.key } });
        sent.push({ at: change.at, ...insertOf(row, id) });
        continue;
      }
      if (question !== undefined) {
        questions.push(`Row ${sheetRow(row.line)}: ${question}`);
        continue;
      }
      const noted = noteCells(known, change.changes);
      memory.set(known.id, noted.memory);
      for (const said of noted.unread) questions.push(`Row ${sheetRow(row.line)}: ${said}`);
      const edits = noted.edits.filter(
        ({ field }) => !isHeld.has(known.id) || field !== of.spread.field,
      );
      if (edits.length > 0) edited.push({ at: change.at, line, memory: noted.memory, edits });
    }
  }
  sent.push(...lineEdits(of.spread.field, edited));
  sent.sort((one, other) => one.at - other.at);
  return ok({
    memory,
    sent,
    minted: [...minted, ...lines.lines.map(({ line, id }) => ({ row: table.top + line, id }))],
    unknown,
    conflicts: conflictsAmong(look.placed),
    questions: [...new Set(questions)],
    rows: rows.map(({ cells, line }) => ({ cells, sheetRow: sheetRow(line) })),
  });
}

export function lineTableIn({ binding, spread }: FileTable): LineTable {
  if (spread === null) throw new Error("The table has no amounts side by side.");
  return lineTableOf({ ...binding, spread: spread.spread });
}

/** The memory with what the register says, and with its rows that belong into the table and are not in it. */
export function withRegister(
  table: FileTable,
  before: FileMemory,
  registerRows: ReadonlyMap<RowId, PulledRow>,
): FileMemory {
  const memory: FileMemory = new Map();
  const { register, spread } = lineTableIn(table);
  const origins = originsIn(before.values());
  for (const [id, row] of before) {
    const pulled = registerRows.get(id);
    memory.set(id, pulled === undefined ? row : takePulled(row, pulled));
  }
  for (const [id, row] of registerRows) {
    const isKnown = memory.has(id) || origins.has(id);
    const isHere = row.register === register && !row.removed && !isKnown;
    if (!isHere || columnFor(spread, register, row.values) === undefined) continue;
    if (agreesWithConstants(table.binding, row.values)) memory.set(id, comingRow(row));
  }
  return memory;
}

/** What cells say otherwise than the rows that were found their place in them. */
export function conflictsAmong(rows: readonly RowMemory[]): readonly Conflict[] {
  return rows.flatMap(({ cells }) =>
    Object.values(cells).flatMap(({ state }) =>
      state.kind === "conflicted" ? [state.conflict] : [],
    ),
  );
}

/** The row as it is first sent: its line, its amount, and the year or fund of its column. */
function insertionOf(
  { spread, constants }: LineTable,
  row: LineRow,
  { id, above = {} }: Readonly<{ id: RowId; above: Values | undefined }>,
): SentRow {
  const column = spread.columns.find(({ key }) => key === row.key);
  const given = { ...constants, ...above, [spread.by]: column?.value ?? null };
  return insertion(row.cells, id, given);
}

function questionsOf(
  { top, spread }: FileTable,
  changes: readonly SheetChange[],
  rows: readonly LineRow[],
): string[] {
  const asked = changes.flatMap((one): readonly string[] => {
    if (one.kind === "gone") {
      return [
        `An amount is no longer in the sheet (${one.id}): removed for everyone, or only from this sheet? Say so in the add-in; the register keeps it until then.`,
      ];
    }
    if (!("at" in one)) return [];
    const row = top + (rows[one.at]?.line ?? 0) + 1;
    if (one.kind === "bad-id") {
      return [
        `Row ${row} has "${one.text}" for its id, which is none: clear the cell if the line is new.`,
      ];
    }
    const isLike = one.kind === "new-row" && one.like !== null;
    return isLike
      ? [
          `Row ${row} says what a line said that is gone: is it the same line? Say so in the add-in.`,
        ]
      : [];
  });
  const fresh = (spread?.fresh ?? []).map(
    ({ header }) =>
      `A new column ${header}: take it as that year's amounts? Sync with --take-columns, or say so in the add-in.`,
  );
  const lost = (spread?.lost ?? []).map(
    ({ header }) =>
      `The column ${header} is no longer in the table, so its amounts are left alone.`,
  );
  return [...asked, ...fresh, ...lost];
}

function headerOf({ spread }: LineTable, key: string): string {
  return spread.columns.find((column) => column.key === key)?.header ?? key;
}

function pounds(amount: number): string {
  return `£${(amount / 100).toLocaleString("en-GB", { minimumFractionDigits: 0 })}`;
}
