import type { Area, RawCell } from "../../shared/reading/raw-sheet.ts";
import type { SurveyedSheet } from "../../shared/reading/table-conditions.ts";
import type { Result } from "../../shared/values/result.ts";

/** What the add-in asks of a workbook, in our words; Excel answers it, and so may a file. */
export interface Workbook {
  /** The file's name, and its address where the host tells it. */
  identity(): Promise<WorkbookIdentity>;

  /** Every sheet a person can see, for finding tables in it. Our own sheets are left out. */
  readSheets(): Promise<readonly FoundSheet[]>;
  /** The sheet of that id, else of that name; null where it is no longer there. */
  readSheet(sheet: SheetKey): Promise<FoundSheet | null>;
  /**
   * A table with every cell of its body; null where it is no longer in the workbook. With an
   * earlier reading to go by, only rows that were touched since, or that it does not know by their
   * ids, are read; the others are as they were.
   */
  readTable(table: TableKey, since?: Since): Promise<TableBlock | null>;

  /** Turns a plain range into a table, its first row the header. Only ever on a person's yes. */
  makeTable(request: MakeTable): Promise<Result<TableKey, string>>;
  /** Adds the last column, narrow, grey and not hidden; answers where it stands already. */
  addIdColumn(table: TableKey): Promise<Result<null, string>>;
  /** Takes our column away again, and every mark in the table with it. */
  removeIdColumn(table: TableKey): Promise<void>;
  /** Adds our status column right before the id column, over empty cells beside the table. */
  addStatusColumn(table: TableKey): Promise<Result<null, string>>;
  /** Takes it away again, and its rule. Where people wrote into it, it stays as a column of theirs. */
  removeStatusColumn(table: TableKey): Promise<Result<"gone" | "kept", string>>;
  /** Has the one rule that colours what the status column says over the whole of it. */
  colourStatus(table: TableKey): Promise<void>;
  /** Has our notes on these cells of a table and no others, where this Excel has notes at all. */
  keepNotes(block: TableBlock, notes: readonly CellNote[]): Promise<"kept" | "moved">;
  /** Every table of the workbook with a status column, connected or not. */
  markedTables(): Promise<readonly TableKey[]>;
  /** Every table with our id column but those of these ids, and what stands in it. */
  tablesWithIds(besides: ReadonlySet<string>): Promise<readonly TableWithIds[]>;

  /**
   * Writes cells into rows that stand as they were read. If anybody moved or changed them
   * meanwhile, what was written is put back and the answer is `moved`: read again, then try again.
   */
  writeCells(block: TableBlock, writes: readonly CellWrite[]): Promise<"written" | "moved">;
  /** Adds rows beneath the last one, or inside above the totals; never over anybody's cells. */
  addRows(block: TableBlock, rows: readonly NewRow[]): Promise<Result<null, string>>;
  /** Deletes rows that stand as they were read. */
  deleteRows(block: TableBlock, rows: readonly number[]): Promise<"deleted" | "moved">;

  /** The sheet, table and columns of one of our reports, made where they are missing. */
  ensureReport(report: ReportShape): Promise<Result<TableKey, string>>;

  /** The text kept on the very hidden sheet that travels with the file. */
  readCheckpoint(): Promise<string | null>;
  writeCheckpoint(text: string): Promise<void>;
  /** Takes the very hidden sheet away. */
  removeCheckpoint(): Promise<void>;

  /** Jumps to a cell; only ever on a person's click. */
  show(
    block: Pick<TableBlock, "sheetId" | "top" | "left">,
    row: number,
    column: number | null,
  ): Promise<void>;
  selection(): Promise<SheetPlace | null>;

  /** Tells that something may have changed: a hint, to be followed by reading. */
  watch(listener: (hint: Hint) => void): Promise<() => Promise<void>>;
}

export type WorkbookIdentity = Readonly<{ name: string; address: string | null }>;

/** A table's lasting id, and its name for when the id means nothing any more. */
export type TableKey = Readonly<{ id: string; name: string }>;

/** A table with a column of our ids, and what stands in it. */
export type TableWithIds = Readonly<{
  table: TableKey;
  sheetName: string;
  ids: readonly string[];
}>;

export type SheetKey = Readonly<{ id: string; name: string }>;

export type FoundSheet = SurveyedSheet & Readonly<{ id: string; tableKeys: readonly TableKey[] }>;

export type TableColumn = Readonly<{ id: number; header: string }>;

export type TableBlock = Readonly<{
  table: TableKey;
  sheetId: string;
  sheetName: string;
  /** Where the body begins, zero-based in the sheet. */
  top: number;
  left: number;
  columns: readonly TableColumn[];
  rows: readonly (readonly RawCell[])[];
  hasTotals: boolean;
  isFiltered: boolean;
  isProtected: boolean;
  date1904: boolean;
}>;

/** Rows of a sheet, zero-based and inclusive. */
export type SheetRows = Readonly<{ from: number; to: number }>;

/** An earlier reading of a table, and the rows in which something may have changed since. */
export type Since = Readonly<{ block: TableBlock; touched: readonly SheetRows[] }>;

/** What a cell is to hold; null empties it. Text is written as text, whatever it looks like. */
export type CellContent = string | number | boolean | null;

export type CellWrite = Readonly<{ row: number; column: number; content: CellContent }>;

export type CellNote = Readonly<{ row: number; column: number; text: string }>;

/** A new row's cells by column; the others are left as Excel makes them. */
export type NewRow = Readonly<Record<number, CellContent>>;

export type MakeTable = Readonly<{ sheetId: string; area: Area; headers: readonly string[] }>;

export type ReportShape = Readonly<{
  sheetName: string;
  tableName: string;
  headers: readonly string[];
  /** Columns that hold days, to be shown as days: the sheet is ours to format. */
  dateHeaders: readonly string[];
  /** In points, by header, so that a new sheet can be read as it comes. */
  widths: Readonly<Record<string, number>>;
}>;

/** Why a report is not brought up to date, and what can be done about it. */
export function reportIsProtected(sheetName: string): string {
  return `The sheet ${sheetName} is protected, so Foreplan cannot bring it up to date, and what it says may be old. Unprotect it (Review, Unprotect Sheet), or delete it: then a new one is made. Your own tables go on as before.`;
}

export type SheetPlace = Readonly<{
  sheetId: string;
  row: number;
  column: number;
  /** The texts of the whole row, among them its id where it has one. */
  rowTexts: readonly string[];
}>;

export type Hint =
  | Readonly<{
      kind: "cells";
      sheetId: string;
      /** The rows touched, zero-based and inclusive; null where that is not told. */
      rows: SheetRows | null;
      /** `ours` was written by this add-in, `remote` by another person in the same workbook. */
      by: "ours" | "local" | "remote";
    }>
  /** Formulas of a sheet were worked out again; which, and whether they changed, is not told. */
  | Readonly<{ kind: "calculated"; sheetId: string }>
  | Readonly<{ kind: "selection" }>
  | Readonly<{ kind: "sheets" }>;

/** Why the workbook could not be asked just now. */
export type TroubleKind = "editing" | "protected" | "lost" | "failed";

/** Thrown by every question to a workbook: "editing" passes by itself and is tried again. */
export class WorkbookTrouble extends Error {
  readonly kind: TroubleKind;

  constructor(kind: TroubleKind, sentence: string, cause: unknown) {
    super(sentence, { cause });
    this.kind = kind;
  }
}

/** The header of our column; any table that has it was connected once. */
export const ID_HEADER = "Foreplan id";

/** The header of the column that says, by a person's choice, how each row stands. */
export const STATUS_HEADER = "Foreplan status";

/** Our own sheet of what travels with the file. */
export const CHECKPOINT_SHEET = "_foreplan";

/** Our reports: what a new sheet is called, and the table that tells it from anybody's own. */
export const ALERTS_SHEET = "Foreplan alerts";
export const ALERTS_TABLE = "ForeplanAlerts";
export const PLAN_SHEET = "Forward plan";
export const PLAN_TABLE = "ForeplanPlan";

export function idColumnOf(block: Pick<TableBlock, "columns">): number {
  return block.columns.findIndex(({ header }) => header.trim() === ID_HEADER);
}

export function statusColumnOf(block: Pick<TableBlock, "columns">): number {
  return block.columns.findIndex(({ header }) => header.trim() === STATUS_HEADER);
}

/** The text of the id column, row by row; "" where there is none. */
export function idTextsOf(block: Pick<TableBlock, "columns" | "rows">): readonly string[] {
  const column = idColumnOf(block);
  return block.rows.map((row) => (column < 0 ? "" : String(row[column]?.value ?? "").trim()));
}
