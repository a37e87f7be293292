import type { ColumnUnit } from "../../shared/reading/cell-reading.ts";
import type { CellPart } from "../../shared/reading/composite-cell.ts";
import type { FieldValue, RegisterKey } from "../../shared/registers/field.ts";
import type { Digest } from "../../shared/sync/cell-digest.ts";
import type { UnderstoodSheet } from "../../shared/sync/checkpoint.ts";
import type { Cursor, PushRequest } from "../../shared/sync/protocol.ts";
import type { TableHeading } from "../../shared/sync/said-above.ts";
import type { SaidBeside } from "../../shared/sync/said-beside.ts";
import type { SentRow } from "../../shared/sync/send-cells.ts";
import type { Spellings } from "../../shared/sync/spellings.ts";
import type { Spread } from "../../shared/sync/spread.ts";
import type { RowMemory } from "../../shared/sync/table-memory.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import type { TableKey } from "../workbook/workbook.ts";

/** How a table of the workbook is understood. */
export type Binding = Readonly<{
  id: string;
  table: TableKey;
  sheetName: string;
  register: RegisterKey;
  columns: readonly BoundColumn[];
  /** Values of every row of the table for fields no column has: from a title, or an answer. */
  constants: Readonly<Record<string, FieldValue>>;
  /** Rows that are none (a text that belongs to the row above, a heading), by what they say. */
  leftAlone: readonly Digest[];
  /** Headings within the table, where they give something to the rows beneath. */
  headings?: readonly TableHeading[] | undefined;
  /** Names of funds that a person said mean one of another name. */
  spellings?: Spellings | undefined;
  /** Fields in whose columns "Ongoing" and its like were said to mean that no date is known. */
  openEnded?: readonly string[] | undefined;
  /** Whether each row's status stands in the sheet, by a person's choice. */
  marked?: boolean | undefined;
  /** Of a sheet that is compared with the register and never written into. */
  readOnly?: ReadOnlySheet | undefined;
  /** Amounts side by side, a column for each year or fund; left out where a line is one row. */
  spread?: Spread | undefined;
}>;

/** A sheet without ids of ours is found again by its id, and the table on it by its headings. */
export type ReadOnlySheet = Readonly<{ sheetId: string; headings: string }>;

/** A column is found by Excel's own id for it, then by the header it had. */
export type BoundColumn = Readonly<{
  field: string;
  columnId: number;
  header: string;
  unit: ColumnUnit | null;
  /** Where the cells hold two things: which of them this field is. Read, and never written. */
  part?: CellPart | SaidBeside | undefined;
}>;

/** What a workbook as a whole remembers. */
export type WorkbookMemory = Readonly<{
  workbook: string;
  /** Of this copy: new whenever the file is found to have been copied. */
  copy: string;
  name: string;
  address: string | null;
  /** Whose registers it is connected to; null while nothing is connected. */
  organisation: Readonly<{ id: string; name: string }> | null;
  /** Rises with every checkpoint written, so that an older one is known for what it is. */
  counter: number;
  bindings: readonly Binding[];
  cursor: Cursor | null;
  /** Tables of copied sheets that are left alone. */
  aside?: readonly string[] | undefined;
  /** How sheets were understood, for the next one with the same headings. */
  understood?: readonly UnderstoodSheet[] | undefined;
}>;

/** A push that is not answered yet; the same one is sent again until it is. */
export type PendingPush = Readonly<{
  /** Pushes go in the order they were made. */
  order: number;
  binding: string;
  request: PushRequest;
  sent: readonly SentRow[];
}>;

export type Remembered = Readonly<{
  head: WorkbookMemory;
  rows: readonly Readonly<{ binding: string; row: RowMemory }>[];
  queue: readonly PendingPush[];
}>;

/** What changed in the memory; kept as one, or not at all. */
export type MemoryChange = Readonly<{
  head: WorkbookMemory | null;
  rows: readonly Readonly<{ binding: string; row: RowMemory }>[];
  dropped: readonly Readonly<{ binding: string; id: RowId }>[];
  queued: readonly PendingPush[];
  answered: readonly string[];
}>;

/** Where the memory is kept, on this machine and apart for every organisation's sign-in of Office. */
export interface MemoryStore {
  /** A random id of this installation, made once. */
  installation(mint: () => string): Promise<string>;
  load(workbook: string): Promise<Remembered | null>;
  save(workbook: string, change: MemoryChange): Promise<void>;
  forget(workbook: string): Promise<void>;
}
