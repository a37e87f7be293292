import { HostError } from "./host-error.ts";
import type { Actor } from "./seat.ts";
import type { Sheet, SheetState } from "./sheet.ts";
import type { Shift } from "./shift.ts";
import type { Table, TableState } from "./table.ts";
import type { DefinedName, Workbook } from "./workbook.ts";
import type { CellsChanged, ChangeType, WorkbookEvent } from "./workbook-event.ts";

/** As many steps as Excel keeps. */
export const UNDO_DEPTH = 100;

/** Everything undo brings back; rows are shared with the sheet, which never changes one in place. */
export type WorkbookVersion = Readonly<{
  sheets: readonly Readonly<{ sheet: Sheet; state: SheetState }>[];
  tables: readonly Readonly<{ table: Table; state: TableState }>[];
  names: readonly DefinedName[];
}>;

export type UndoEntry = Readonly<{
  by: Actor;
  before: WorkbookVersion;
  after: WorkbookVersion;
  events: readonly WorkbookEvent[];
  shifts: readonly Readonly<{ sheet: Sheet; shift: Shift }>[];
}>;

export function versionOf(workbook: Workbook): WorkbookVersion {
  return {
    sheets: workbook.sheets.map((sheet) => ({ sheet, state: sheet.state() })),
    tables: workbook.tables.map((table) => ({ table, state: table.state() })),
    names: [...workbook.names],
  };
}

export function restoreVersion(workbook: Workbook, version: WorkbookVersion): void {
  for (const { sheet, state } of version.sheets) sheet.restore(state);
  for (const { table, state } of version.tables) table.restore(state);
  workbook.sheets = version.sheets.map(({ sheet }) => sheet);
  workbook.tables = version.tables.map(({ table }) => table);
  workbook.names = [...version.names];
}

/**
 * Where nothing came after, the version before is restored. Where a co-author changed something
 * since, only this change's cells go back, and only those nobody touched after it; a change of
 * structure beneath somebody else's edits is refused, as in co-authored files.
 */
export function applyUndo(
  workbook: Workbook,
  entry: UndoEntry,
  isLast: boolean,
): readonly WorkbookEvent[] {
  if (isLast) {
    restoreVersion(workbook, entry.before);
  } else {
    if (entry.shifts.length > 0 || entry.before.sheets.length !== entry.after.sheets.length) {
      throw new HostError("InvalidOperation", "Undo");
    }
    takeCellsBack(entry);
  }
  return entry.events.toReversed().map(undone);
}

function takeCellsBack(entry: UndoEntry): void {
  for (const { sheet, state } of entry.after.sheets) {
    const earlier = entry.before.sheets.find((kept) => kept.sheet === sheet)?.state;
    if (earlier === undefined) continue;
    state.rows.forEach((after, row) => {
      const before = earlier.rows[row] ?? [];
      if (after === before) return;
      const columns = Math.max(after.length, before.length);
      for (let column = 0; column < columns; column += 1) {
        const [was, became] = [before[column], after[column]];
        if (was === became || sheet.rows[row]?.[column] !== became) continue;
        sheet.changeCells({ row, column, rows: 1, columns: 1 }, (cell) => was ?? blank(cell));
      }
    });
  }
}

function blank<Kept extends Readonly<{ value: unknown; formula: string | null }>>(
  cell: Kept,
): Kept {
  return { ...cell, value: "", formula: null };
}

const OPPOSITE: Readonly<Record<ChangeType, ChangeType>> = {
  RangeEdited: "RangeEdited",
  RowInserted: "RowDeleted",
  RowDeleted: "RowInserted",
  ColumnInserted: "ColumnDeleted",
  ColumnDeleted: "ColumnInserted",
  CellInserted: "CellDeleted",
  CellDeleted: "CellInserted",
};

const OPPOSITE_SHIFT = {
  None: "None",
  Down: "Up",
  Up: "Down",
  Left: "Right",
  Right: "Left",
} as const;

/** What is told when something told before is taken back. */
function undone(event: WorkbookEvent): WorkbookEvent {
  switch (event.kind) {
    case "cells-changed":
      return undoneCells(event);
    case "table-added":
      return { ...event, kind: "table-deleted" };
    case "table-deleted":
      return { ...event, kind: "table-added" };
    case "sheet-added":
      return { ...event, kind: "sheet-deleted" };
    case "sheet-deleted":
      return { ...event, kind: "sheet-added" };
    case "sheet-renamed":
    case "sheet-visibility-changed":
    case "sheet-moved":
      return swapped(event);
    default:
      return event;
  }
}

function undoneCells(event: CellsChanged): CellsChanged {
  const values =
    event.values === null ? null : { before: event.values.after, after: event.values.before };
  return {
    ...event,
    changeType: OPPOSITE[event.changeType],
    shift: OPPOSITE_SHIFT[event.shift],
    values,
  };
}

function swapped<Told extends WorkbookEvent & { before: unknown; after: unknown }>(
  event: Told,
): Told {
  return { ...event, before: event.after, after: event.before };
}
