import type { Language } from "../shared/checks/messages/languages.ts";
import type { SpreadMatch } from "../shared/reading/find-spread.ts";
import type { FieldValue, RegisterKey } from "../shared/registers/field.ts";
import type { NewException } from "../shared/sync/exception-log.ts";
import type { Conflict } from "../shared/sync/protocol.ts";
import type {
  AlertView,
  ChangeView,
  FindingView,
  FundCommitments,
  Me,
  PlanEntryView,
  RowView,
} from "../shared/sync/screens.ts";
import type { FinancialYear } from "../shared/values/financial-year.ts";
import type { Result } from "../shared/values/result.ts";
import type { RowId } from "../shared/values/row-id.ts";

/** The one truth about sync that the pane's top line shows. */
export type SyncTruth =
  | Readonly<{ kind: "all-saved"; at: number | null }>
  | Readonly<{ kind: "saving"; edits: number }>
  | Readonly<{ kind: "offline"; editsKept: number }>
  /** The server had a fault with some edits: kept, and tried again after growing pauses. */
  | Readonly<{ kind: "held-up"; edits: number; reference: string }>
  | Readonly<{ kind: "editing" }>
  | Readonly<{ kind: "paused"; why: string; remedy: string }>
  | Readonly<{ kind: "needs-you"; items: number }>;

/** A table of the workbook that is bound to a register. */
export type ConnectedTable = Readonly<{
  id: string;
  sheetName: string;
  tableName: string;
  register: RegisterKey;
  rows: number;
  /** True where a plain range is read and never written. */
  readOnly: boolean;
  /** True where each row's status stands in the sheet. */
  marked?: boolean;
}>;

/** Whether each row's status stands in a table: a column of ours with one colour rule. */
export type MarkChoice =
  | Readonly<{ kind: "table"; table: string; on: boolean }>
  /** No mark of ours is to be left anywhere in the workbook. */
  | Readonly<{ kind: "none" }>;

/** A cell or row that waits for a person, and how it can be settled where it stands. */
export type ToDo =
  | Readonly<{
      kind: "conflict";
      at: CellPlace;
      conflict: Conflict;
      base: string;
      mine: string;
      theirs: string;
    }>
  | Readonly<{
      kind: "refused";
      at: CellPlace;
      reason: string;
      /** The language of the reason; left out where it is English. */
      language?: Exclude<Language, "en">;
      findings: readonly FindingView[];
      sheetText: string;
      registerText: string;
      /** "Has this been agreed already?" may take it as a fact. */
      askAgreed: boolean;
    }>
  /** Edits the server had a fault with; `reference` is what its log knows them by. */
  | Readonly<{
      kind: "held-up";
      at: CellPlace | null;
      places: readonly CellPlace[];
      reference: string;
    }>
  | Readonly<{ kind: "unread"; at: CellPlace; seen: string; accepted: string }>
  | Readonly<{
      kind: "question";
      id: string;
      at: CellPlace | null;
      /** What it is about, a line each, with the way to the cell where there is one. */
      about?: readonly Readonly<{ at: CellPlace | null; name: string; detail: string }>[];
      question: string;
      choices: readonly Choice[];
    }>
  | Readonly<{
      kind: "finding";
      at: CellPlace | null;
      finding: FindingView;
      /** Every cell it is about, where one is told for a whole column; left out, `at` alone. */
      places?: readonly CellPlace[];
    }>
  | Readonly<{ kind: "alert"; at: CellPlace | null; alert: AlertView }>;

export type Choice = Readonly<{ key: string; label: string; consequence: string }>;

/** Where something stands in the workbook, found again by ids whenever it is asked for. */
export type CellPlace = Readonly<{
  table: string;
  row: RowId;
  field: string | null;
  /** What people call the row, for the heading of a card; never used to find it. */
  rowName?: string;
}>;

export type SelectedRow = Readonly<{
  table: string;
  row: RowId;
  register: RegisterKey;
  name: string;
  field: string | null;
}>;

/** A row as lists show it. */
export type ListedRow = Pick<RowView, "register" | "id" | "name" | "values">;

/** What the pane shows; a new object whenever anything in it changed. */
export type SessionState =
  | Readonly<{ phase: "starting" }>
  | Readonly<{ phase: "unsupported"; sentence: string }>
  | Readonly<{ phase: "signed-out"; problem: string | null }>
  | Readonly<{
      phase: "ready";
      me: Me;
      /** The language findings are said in. */
      language: Language;
      truth: SyncTruth;
      tables: readonly ConnectedTable[];
      toDo: readonly ToDo[];
      selected: SelectedRow | null;
      /** What this workbook is known by, for whoever helps with it. */
      workbook?: string;
      /** Rises whenever the server said there is something new: screens load again. */
      head: number;
    }>;

/** How one column of the sheet is proposed to be understood. */
export type ColumnProposal = Readonly<{
  column: number;
  header: string;
  samples: readonly string[];
  field: string | null;
  /** 0 to 1. */
  confidence: number;
  /** Why, in a few words: "header is a synonym", "values are dates". */
  evidence: string;
}>;

/** A table found in the workbook and what it looks like. */
export type TableProposal = Readonly<{
  id: string;
  sheetName: string;
  address: string;
  /** An Excel table already, or a plain range that must become one before it can be written. */
  isTable: boolean;
  register: RegisterKey;
  confidence: number;
  alternatives: readonly RegisterKey[];
  columns: readonly ColumnProposal[];
  /** Values for fields no column has, from a title or a header's unit: "2021/22". */
  constants: Readonly<Record<string, FieldValue>>;
  /** Needed fields that neither a column nor a constant supplies; connecting asks for them. */
  missing: readonly string[];
  /** The sheet with the same headings whose understanding this is. */
  asBefore: string | null;
  /** Whether it can be connected, only read, or neither; the first conditions say why. */
  allows: "connecting" | "reading" | "nothing";
  /** What is special about the sheet, each a sentence with what can be done about it. */
  conditions: readonly string[];
  /** Columns of one amount for several years or funds, proposed as one thing. */
  spread?: SpreadMatch | null;
}>;

/** What a person accepted or changed of a proposal. */
export type ConnectChoice = Readonly<{
  table: string;
  register: RegisterKey;
  columns: Readonly<Record<number, string | null>>;
  constants: Readonly<Record<string, FieldValue>>;
  /** Compared with the register and never written into. */
  readOnly: boolean;
  /** Fields in whose columns "Ongoing" and its like mean that no date is known. */
  openEnded: readonly string[];
  /** Spellings a person said are one name, by their keys. */
  sameNames: readonly string[];
  /** The years or funds across, where they are taken as such: a row for each amount. */
  spread?: SpreadMatch | null;
}>;

/** A row of the sheet, and what it would be. */
export type PreviewLine = Readonly<{
  sheetRow: number;
  name: string;
  kind: "new" | "known" | "possible-duplicate" | "untold";
  /** What the row of the register goes by, where it is one that is there already. */
  of: string | null;
}>;

/** What connecting would do; nothing has happened yet. */
export type ConnectPreview = Readonly<{
  rows: number;
  fresh: number;
  same: number;
  possibleDuplicates: number;
  /** Rows of a sheet without ids that cannot be told from another. */
  untold: number;
  /** Every row, and what it was taken for. */
  lines: readonly PreviewLine[];
  unreadableCells: readonly Readonly<{
    address: string;
    header: string;
    seen: string;
    accepted: string;
  }>[];
  /** Columns of dates in which some cells say "Ongoing" or the like: what does it mean? */
  openEnded: readonly Readonly<{
    field: string;
    header: string;
    words: readonly string[];
    cells: number;
  }>[];
  /** Spellings that look like one name; one only on a yes. */
  alikeNames: readonly Readonly<{ key: string; name: string; others: readonly string[] }>[];
  columnsLeftAlone: readonly string[];
  skipped: readonly Readonly<{ sheetRow: number; why: string }>[];
  /** Names nobody knows yet, listed once each: added on one yes. */
  newNames: readonly Readonly<{ register: RegisterKey; names: readonly string[] }>[];
  /** Errors that would be recorded and not refused, because adopting records. */
  errors: readonly FindingView[];
  warnings: readonly FindingView[];
  notes: readonly string[];
}>;

/** What the pane asks of the conductor. Every promise settles; a failure is a sentence. */
export interface Session {
  state(): SessionState;
  subscribe(listener: () => void): () => void;

  signIn(token: string): Promise<void>;
  signOut(): Promise<void>;

  proposeTables(): Promise<readonly TableProposal[]>;
  previewConnect(choice: ConnectChoice): Promise<Result<ConnectPreview, string>>;
  connect(choice: ConnectChoice): Promise<Result<ConnectedTable, string>>;
  /** Leaves the sheet as it was found: the id column and every mark go. */
  disconnect(table: string): Promise<void>;

  /** Puts our marks into a table, or takes them out; never but on a person's choice. */
  mark(choice: MarkChoice): Promise<Result<null, string>>;

  /** Jumps to the cell; only ever on a person's click. */
  show(place: CellPlace): Promise<void>;
  resolveConflict(id: string, choice: "mine" | "theirs"): Promise<Result<null, string>>;
  /** Writes the register's value over the cell that was not taken. */
  putBack(place: CellPlace): Promise<void>;
  tryAgain(place: CellPlace): Promise<void>;
  /** Sends at once what the server had a fault with, without waiting for the end of the pause. */
  sendAgain(): Promise<void>;
  /** Records as agreed already, with its finding open. */
  recordAsAgreed(place: CellPlace, who: string, why: string): Promise<void>;
  /** Asks the managers to let a problem stand; nothing stands before they have signed. */
  askException(exception: NewException): Promise<Result<null, string>>;
  answer(question: string, choice: string): Promise<void>;
  acknowledge(alerts: readonly string[]): Promise<void>;
  snooze(alert: string, until: string, reason: string): Promise<void>;

  /** Has findings said in another language, here and in the sheets, from now on. */
  sayFindingsIn(language: Language): Promise<void>;

  /** Goes through the whole workbook now, instead of waiting for a hint. */
  syncNow(): Promise<void>;

  plan(from: string, to: string): Promise<readonly PlanEntryView[]>;
  rowPlan(row: RowId): Promise<readonly PlanEntryView[]>;
  rowFindings(row: RowId): Promise<readonly FindingView[]>;
  rowHistory(row: RowId): Promise<readonly ChangeView[]>;
  alerts(): Promise<readonly AlertView[]>;
  /** Six financial years from the one given, or from this one. */
  commitments(from?: FinancialYear): Promise<readonly FundCommitments[]>;
  /** The financial years in which any money is recorded, in order. */
  yearsWithMoney(): Promise<readonly FinancialYear[]>;
  /** The rows of one register, for the figures they are behind. */
  rowsOf(register: RegisterKey): Promise<readonly ListedRow[]>;
}
