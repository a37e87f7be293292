import type { FieldValue, RegisterKey } from "../../shared/registers/field.ts";
import type { NewException } from "../../shared/sync/exception-log.ts";
import type {
  Conflict,
  PullAnswer,
  PulledRow,
  PullRequest,
  PushAnswer,
  PushRequest,
  RowAnswer,
  WhyNot,
} from "../../shared/sync/protocol.ts";
import type {
  AlertView,
  ChangeView,
  FindingView,
  FundCommitments,
  Me,
  PlanEntryView,
} from "../../shared/sync/screens.ts";
import type { FinancialYear } from "../../shared/values/financial-year.ts";
import type { RowId } from "../../shared/values/row-id.ts";

/** What the session asks of the server; every call throws a ServerProblem where it is not answered. */
export interface Server {
  me(): Promise<Me>;
  push(request: PushRequest): Promise<PushAnswer>;
  pull(request: PullRequest): Promise<PullAnswer>;
  rows(ids: readonly RowId[]): Promise<readonly PulledRow[]>;
  registerRows(register: RegisterKey): Promise<readonly NamedRow[]>;
  conflicts(): Promise<readonly Conflict[]>;
  settle(id: string, choice: Settling): Promise<RowAnswer>;
  /** Puts a row back to what it was at a version, as a new change. */
  revert(id: RowId, version: number, mutationId: string): Promise<RowAnswer>;
  plan(filter: PlanFilter): Promise<readonly PlanEntryView[]>;
  commitments(from?: FinancialYear): Promise<readonly FundCommitments[]>;
  yearsWithMoney(): Promise<readonly FinancialYear[]>;
  alerts(filter: Readonly<{ mine?: boolean }>): Promise<readonly AlertView[]>;
  acknowledge(keys: readonly string[]): Promise<void>;
  snooze(key: string, until: string, reason: string): Promise<void>;
  askException(exception: NewException): Promise<void>;
  findings(subjects: readonly RowId[] | null): Promise<readonly FindingView[]>;
  history(row: RowId): Promise<readonly ChangeView[]>;
  registerWorkbook(workbook: RegisteredWorkbook): Promise<void>;
  lease(workbook: string, copy: string): Promise<Readonly<{ held: boolean; until: number }>>;
}

export type Settling =
  /** `over` is the register's value that the person was shown. */
  | Readonly<{ choice: "mine"; over?: FieldValue }>
  | Readonly<{ choice: "theirs" }>
  | Readonly<{ choice: "value"; value: FieldValue }>;

export type PlanFilter = Readonly<{ from?: string; to?: string; subjects?: readonly RowId[] }>;

export type NamedRow = Readonly<{
  register: RegisterKey;
  id: RowId;
  name: string;
  version: number;
  values: Readonly<Record<string, FieldValue>>;
}>;

export type RegisteredWorkbook = Readonly<{
  workbook: string;
  name: string;
  address: string;
  bindings: unknown;
}>;

export type ServerProblemKind =
  /** No answer came: kept, and tried again. */
  | "offline"
  /** The token is not known, or no longer. */
  | "signed-out"
  /** Answered with a fault of its own, which says nothing of what was asked: kept, and tried again. */
  | "fault"
  /** Answered, and not granted, with a sentence for a person. */
  | "refused";

export class ServerProblem extends Error {
  readonly kind: ServerProblemKind;
  /** The language of the sentence, where it is not English. */
  readonly language: WhyNot["language"];

  constructor(
    kind: ServerProblemKind,
    sentence: string,
    cause: unknown,
    language?: WhyNot["language"],
  ) {
    super(sentence, { cause });
    this.kind = kind;
    this.language = language;
  }
}
