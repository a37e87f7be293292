import { z } from "zod";
import { REGISTER_KEYS } from "../registers/all-registers.ts";
import type { RegisterKey } from "../registers/field.ts";
import { columnOfId, idInLine, lineOfId, RowId } from "../values/row-id.ts";
import { ColumnUnit } from "./column-unit.ts";
import { Cursor, WireValue } from "./protocol.ts";
import { TableHeading } from "./said-above.ts";
import { SaidBeside } from "./said-beside.ts";
import { Spellings } from "./spellings.ts";
import { Spread } from "./spread.ts";
import { type CellMemory, type RowMemory, type SpreadCell, SYNCED } from "./table-memory.ts";

/** The very hidden sheet that travels with a connected file. */
export const CHECKPOINT_SHEET_NAME = "_foreplan";

/** A cell holds 32,767 characters; a letter before each piece keeps Excel from reading numbers into it. */
const PIECE = 30_000;
const MARK = "j";

/** Of a column whose cells hold two things, the one this field is read from. */
const CellPart = z.object({
  of: z.enum(["period", "name-and-address", "pair"]),
  part: z.enum(["first", "second"]),
});

export const CheckpointBinding = z.object({
  id: z.string(),
  table: z.object({ id: z.string(), name: z.string() }),
  sheetName: z.string(),
  register: z.enum(REGISTER_KEYS as [RegisterKey, ...RegisterKey[]]),
  columns: z.array(
    z.object({
      field: z.string(),
      /** Excel's own id for the column; -1 where a file was bound without Excel. */
      columnId: z.number(),
      header: z.string(),
      unit: ColumnUnit.nullable(),
      part: z.union([CellPart, SaidBeside]).optional(),
    }),
  ),
  constants: z.record(z.string(), WireValue),
  leftAlone: z.array(z.string()),
  /** Headings within the table, where they give something to the rows beneath. */
  headings: z.array(TableHeading).optional(),
  /** Names of funds that a person said mean one of another name. */
  spellings: Spellings.optional(),
  /** Fields in whose columns "Ongoing" and its like were said to mean that no date is known. */
  openEnded: z.array(z.string()).optional(),
  /** Left out where a line of the table is one row. */
  spread: Spread.optional(),
  /** Whether each row's status stands in the sheet; left out where it does not. */
  marked: z.boolean().optional(),
  /** A sheet that is compared and never written: found again by its headings. */
  readOnly: z.object({ sheetId: z.string(), headings: z.string() }).optional(),
});
export type CheckpointBinding = z.infer<typeof CheckpointBinding>;

/** How a person had a sheet understood, kept for the next one with the same headings. */
export const UnderstoodSheet = z.object({
  /** Without the years and units they tell. */
  headings: z.string(),
  sheetName: z.string(),
  register: z.enum(REGISTER_KEYS as [RegisterKey, ...RegisterKey[]]),
  /** By folded heading; null where it was left alone. */
  fields: z.record(z.string(), z.string().nullable()),
});
export type UnderstoodSheet = z.infer<typeof UnderstoodSheet>;

const CheckpointCell = z.tuple([z.string(), z.number()]).nullable();

/**
 * A row: its id, its version, and per field of its binding what the cell said and when; last, where
 * its id does not say it, the cell of a spread it stands in.
 */
const CheckpointRow = z.tuple([RowId, z.number(), z.array(CheckpointCell), RowId.optional()]);
export type CheckpointRow = z.infer<typeof CheckpointRow>;

/** A cell whose text the register has not taken, so that it is not sent again until it changes. */
const HeldCell = z.object({
  shown: z.string(),
  /** The open conflict it waits for, or null where it was refused. */
  conflict: z.string().nullable(),
  reason: z.string(),
});
export type HeldCell = z.infer<typeof HeldCell>;

/**
 * What travels with the file, its copies and its version history. It holds digests and no values:
 * whoever is sent the file learns nothing from it that the sheet does not show.
 */
export const Checkpoint = z.object({
  layout: z.literal(1),
  workbook: z.string(),
  copy: z.string(),
  name: z.string(),
  address: z.string().nullable(),
  /** Whose registers the file is connected to; a file that does not say is anybody's to open. */
  organisation: z.object({ id: z.string(), name: z.string() }).nullable().default(null),
  counter: z.number(),
  cursor: Cursor.nullable(),
  bindings: z.array(CheckpointBinding),
  /** Tables with the ids of a connected one that a person said are copies, to be left alone. */
  aside: z.array(z.string()).optional(),
  /** How sheets of these headings were understood when they were connected. */
  understood: z.array(UnderstoodSheet).optional(),
  rows: z.record(z.string(), z.array(CheckpointRow)),
  /** By binding: the row that a row was copied from, in this file or in last year's. */
  copied: z.record(z.string(), z.record(z.string(), RowId)).optional(),
  /**
   * By binding, row and field: what the register said where a cell agreed with it and says less, as
   * where its text goes on in the line beneath.
   */
  agreed: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.string()))).optional(),
  /** By binding: rows that were taken out of this sheet on purpose, which the register keeps. */
  letGo: z.record(z.string(), z.array(RowId)).optional(),
  /** By binding, row and field; kept where there is no working memory beside the file. */
  held: z.record(z.string(), z.record(z.string(), z.record(z.string(), HeldCell))).optional(),
});
export type Checkpoint = z.infer<typeof Checkpoint>;

/** Null where there is none, or one that this version cannot read. */
export function checkpointFrom(text: string | null): Checkpoint | null {
  if (text === null) return null;
  try {
    return Checkpoint.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** A checkpoint's text as the cells of one column, and back. */
export function checkpointPieces(text: string): readonly string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += PIECE) pieces.push(MARK + text.slice(at, at + PIECE));
  return pieces;
}

export function joinedPieces(pieces: readonly string[]): string {
  return pieces.map((piece) => piece.slice(MARK.length)).join("");
}

/** As much of a binding as places cells. */
type WithColumns = Readonly<{
  columns: readonly Readonly<{ field: string }>[];
  spread?: Readonly<{ field: string }> | undefined;
}>;

function fieldsOf({ columns, spread }: WithColumns): readonly string[] {
  const fields = columns.map(({ field }) => field);
  return spread === undefined ? fields : [...fields, spread.field];
}

/** A row's memory as the checkpoint keeps it: with a column's place for its field's name. */
export function checkpointRow(binding: WithColumns, row: RowMemory): CheckpointRow {
  const cells = fieldsOf(binding).map((field): [string, number] | null => {
    const cell = row.cells[field];
    return cell === undefined ? null : [cell.digest, cell.base];
  });
  if (row.cell === undefined) return [row.id, row.version, cells];
  return [row.id, row.version, cells, idInLine(row.cell.line, row.cell.key)];
}

export function rowFromCheckpoint(
  binding: WithColumns,
  [id, version, cells, place]: CheckpointRow,
  copied: Readonly<Record<string, RowId>> = {},
): RowMemory {
  const known: Record<string, CellMemory> = {};
  fieldsOf(binding).forEach((field, at) => {
    const cell = cells[at] ?? null;
    if (cell === null) return;
    const [digest, base] = cell;
    known[field] = { digest, agreed: "", base, before: null, state: SYNCED };
  });
  return {
    id,
    version,
    values: null,
    cells: known,
    standing: { kind: "known" },
    copiedFrom: copied[id] ?? null,
    ...(place === undefined ? {} : { cell: cellOfId(place) }),
  };
}

/** What a checkpoint remembers of a table, row by row. */
export function rowsInCheckpoint(
  { rows, copied, letGo, agreed }: Pick<Checkpoint, "rows" | "copied" | "letGo" | "agreed">,
  binding: WithColumns & Readonly<{ id: string }>,
): readonly RowMemory[] {
  const gone = new Set(letGo?.[binding.id]);
  return (rows[binding.id] ?? []).map((filed) => {
    const said = rowFromCheckpoint(binding, filed, copied?.[binding.id]);
    const row = withAgreed(said, agreed?.[binding.id]?.[said.id]);
    return gone.has(row.id) ? { ...row, standing: { kind: "let-go" } } : row;
  });
}

function withAgreed(row: RowMemory, agreed: Readonly<Record<string, string>> = {}): RowMemory {
  const cells = { ...row.cells };
  for (const [field, digest] of Object.entries(agreed)) {
    const cell = cells[field];
    if (cell !== undefined) cells[field] = { ...cell, agreed: digest };
  }
  return { ...row, cells };
}

/** What the register says of cells that agree with it and say it otherwise. */
export function agreedAmong(rows: Iterable<RowMemory>): Record<string, Record<string, string>> {
  const among: Record<string, Record<string, string>> = {};
  for (const { id, cells } of rows) {
    const apart = Object.entries(cells).filter(
      ([, { state, digest, agreed }]) =>
        state.kind === "synced" && agreed !== "" && agreed !== digest,
    );
    if (apart.length === 0) continue;
    among[id] = Object.fromEntries(apart.map(([field, { agreed }]) => [field, agreed]));
  }
  return among;
}

/** Which of these rows were taken out of their sheet on purpose. */
export function letGoAmong(rows: Iterable<RowMemory>): RowId[] {
  return [...rows].flatMap(({ id, standing }) => (standing.kind === "let-go" ? [id] : []));
}

/** Which of these rows were copied, and from which. */
export function copiesAmong(rows: Iterable<RowMemory>): Record<string, RowId> {
  const copied: Record<string, RowId> = {};
  for (const { id, copiedFrom } of rows) if (copiedFrom !== null) copied[id] = copiedFrom;
  return copied;
}

function cellOfId(place: RowId): SpreadCell {
  return { line: lineOfId(place), key: columnOfId(place) ?? "" };
}
