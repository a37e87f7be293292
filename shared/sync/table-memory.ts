import type { FieldValue } from "../registers/field.ts";
import type { RowId } from "../values/row-id.ts";
import type { Digest } from "./cell-digest.ts";
import type { Conflict, WhyNot } from "./protocol.ts";

/**
 * What one workbook remembers of a bound table: per row the version last synced, per mapped cell
 * what it said when it last agreed with the register, and one state.
 */
export type TableMemory = ReadonlyMap<RowId, RowMemory>;

export type RowMemory = Readonly<{
  id: RowId;
  /** The newest version of the row this memory has seen; 0 until the server has taken it. */
  version: number;
  /** The register's own values as last seen; null where only the checkpoint in the file is left. */
  values: Readonly<Record<string, FieldValue>> | null;
  cells: Readonly<Record<string, CellMemory>>;
  standing: Standing;
  /** The row this one was copied from in the sheet. */
  copiedFrom: RowId | null;
  /** The cell of a spread it stands in, where its id does not say so. */
  cell?: SpreadCell | undefined;
}>;

/**
 * The rows that others of a table were copied from. Where one of them is not in the table, a new
 * one took its place there (next year's, a renewal), and it does not come back by itself.
 */
export function originsIn(rows: Iterable<RowMemory>): ReadonlySet<RowId> {
  const origins = new Set<RowId>();
  for (const { copiedFrom } of rows) if (copiedFrom !== null) origins.add(copiedFrom);
  return origins;
}

/** A line of a spread, and one of its columns. */
export type SpreadCell = Readonly<{ line: RowId; key: string }>;

/** How the row as a whole stands. */
export type Standing =
  /** In the sheet and in the register. */
  | Readonly<{ kind: "known" }>
  /** A new row on its way: what its cells said when it was sent. */
  | Readonly<{ kind: "sent"; mutation: string }>
  /** A new row that was not taken; sent again when any cell changes. */
  | (Readonly<{ kind: "refused" }> & WhyNot)
  /** In the register and not yet in this sheet, where it belongs: to be added. */
  | Readonly<{ kind: "coming" }>
  /** Gone from the sheet, and a person has been asked what that means. */
  | Readonly<{ kind: "asked-about"; whyNotRemoved: string | null }>
  /** Taken out of this sheet on purpose; the register keeps it. */
  | Readonly<{ kind: "let-go" }>
  /** Removal is on its way to the register. */
  | Readonly<{ kind: "removing"; mutation: string }>
  /** Removed from the register by somebody, and still in this sheet; what it was until then. */
  | Readonly<{ kind: "removed"; conflict: Conflict | null; lastVersion: number }>;

export type CellMemory = Readonly<{
  /** What the cell said when it last agreed with the register. */
  digest: Digest;
  /** The register's value it agreed with, which may be spelled otherwise; "" where not known. */
  agreed: Digest;
  /** The row version at which it agreed: the base of an edit made now. */
  base: number;
  /** What it said before a received value was written over it, to know an undo by. */
  before: Digest | null;
  state: CellState;
}>;

/** `shown` is what the sheet says while it is not what the register says. */
export type CellState =
  | Readonly<{ kind: "synced" }>
  | Readonly<{ kind: "sent"; shown: Digest; mutation: string }>
  | (Readonly<{ kind: "refused"; shown: Digest }> & WhyNot)
  | Readonly<{ kind: "conflicted"; shown: Digest; conflict: Conflict }>
  | Readonly<{ kind: "unread"; shown: Digest; seen: string; accepted: string }>
  /** A received value that Ctrl+Z took back: held, never sent by itself. */
  | Readonly<{ kind: "undone"; shown: Digest }>;

export const SYNCED: CellState = { kind: "synced" };

/** What the sheet must say for the cell to be left in peace: its agreed text, or the text held back. */
export function settledDigest(cell: CellMemory): Digest {
  return cell.state.kind === "synced" ? cell.digest : cell.state.shown;
}

/** A cell that has never been in the register. */
export function freshCell(digest: Digest): CellMemory {
  return { digest, agreed: "", base: 0, before: null, state: SYNCED };
}
