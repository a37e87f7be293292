import type { RegisterKey } from "../../../shared/registers/field.ts";
import { type NameIndex, nameIndexOf } from "../../../shared/registers/resolve-references.ts";
import type { CheckpointBinding } from "../../../shared/sync/checkpoint.ts";
import type { CopyAnswer } from "../../../shared/sync/copied-file.ts";
import type { Cursor, PulledRow } from "../../../shared/sync/protocol.ts";
import type { Me } from "../../../shared/sync/screens.ts";
import type { Result } from "../../../shared/values/result.ts";
import type { RowId } from "../../../shared/values/row-id.ts";
import type { Exchange } from "./exchange.ts";
import { type FileTable, readFileTable } from "./file-table.ts";
import type { WorkbookOnDisk } from "./workbook-on-disk.ts";

/** What a person said of names that look alike. */
export type SaidOfNames = Readonly<{
  /** Spellings that are one, each by any of its spellings. */
  same: readonly string[];
  /** The others are names of their own. */
  apart: boolean;
}>;

export type SyncRequest = Readonly<{
  path: string;
  sheet: string | null;
  register: RegisterKey;
  dryRun: boolean;
  /** Connecting binds the table first; it is only done with a person's yes. */
  connect: boolean;
  /** What a person said the file is, where it was copied or moved; or of years that changed. */
  answer: CopyAnswer | null;
  /** Years changed on many rows put last year's rows right. */
  yearsCorrected: boolean;
  /** What a person said of names that look alike in a sheet to be connected. */
  names: SaidOfNames;
  /** Takes the columns of new years as such, which is only done with a person's yes. */
  takeColumns: boolean;
  random: () => number;
  now: () => number;
}>;

/** One sync of a file: what was asked, by whom, and what is known of both sides by now. */
export type AtFile = Readonly<{
  exchange: Exchange;
  request: SyncRequest;
  file: WorkbookOnDisk;
  me: Me;
  /** Every row of every register, as it was last pulled. */
  registerRows: Map<RowId, PulledRow>;
  /** Where the first pull ended. */
  cursor: Cursor;
}>;

/** The table of a binding as it stands: in the file, or in the sheets as they will be. */
export function tableOf(
  at: AtFile,
  binding: CheckpointBinding,
  sheets = at.file.sheets,
): Result<FileTable, string> {
  return readFileTable(binding, sheets, { framework: at.me.framework, names: namesKnown(at) });
}

/** What the rows of the registers go by. */
export function namesKnown({ registerRows }: AtFile): NameIndex {
  return nameIndexOf([...registerRows.values()].filter(({ removed }) => !removed));
}

/** Whose changes the server takes these for. */
export function replicaOf({ file }: AtFile) {
  const { workbook, copy } = file.checkpoint;
  return { workbook, installation: "command-line", copy };
}
