import type { AlertState } from "../../shared/alerts/alert.ts";
import type { Severity } from "../../shared/checks/check.ts";
import type { Language } from "../../shared/checks/messages/languages.ts";
import type { PlanEntry, PlanEntryKind } from "../../shared/forward-plan/plan-entry.ts";
import type { FieldValue, RegisterKey } from "../../shared/registers/field.ts";
import type { Ledger } from "../../shared/registers/ledger.ts";
import type {
  Conflict,
  PullAnswer,
  PulledRow,
  PullRequest,
  PushAnswer,
  PushRequest,
  RowAnswer,
} from "../../shared/sync/protocol.ts";
import type { BriefPlanEntry, ChangeView, FindingView, Role } from "../../shared/sync/screens.ts";
import type { IsoDay } from "../../shared/values/calendar-date.ts";
import type { Result } from "../../shared/values/result.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import type { EditionStore } from "./edition-store.ts";
import type { ExceptionStore } from "./exception-store.ts";
import type { StoreProblem } from "./store-problem.ts";

/** Who calls: what a token stands for, and what a handle on an organisation is bound to. */
export type SignedIn = Readonly<{
  organisation: Readonly<{ id: string; name: string }>;
  member: Readonly<{ id: string; name: string; role: Role }>;
}>;

/** What procedures need kept, whichever database keeps it. */
export interface Store {
  /** Null where the token is unknown or was revoked. */
  memberOf(token: string): Promise<SignedIn | null>;
  /**
   * Everything else is reached through a handle that sees one organisation, as one member, and
   * says findings in their language: English where none is given.
   */
  openOrganisation(signedIn: SignedIn, language?: Language): OrganisationStore;
  /** Tells of what was committed, until the function it gives back is called. */
  watch(organisation: string, listener: (news: News) => void): () => void;
}

/** That there is something new, never what. */
export type News =
  | Readonly<{ kind: "head"; epoch: number; version: number }>
  | Readonly<{ kind: "alerts" }>;

export type Standing = Readonly<{
  /** The key of the framework the organisation works by. */
  framework: string;
  epoch: number;
  /** The newest version given out. */
  head: number;
  mayWrite: readonly RegisterKey[];
}>;

export type Settlement = Readonly<{ conflictId: string }> &
  /** `over` is what the person was shown as theirs. */
  (
    | Readonly<{ choice: "mine"; over?: FieldValue | undefined }>
    | Readonly<{ choice: "theirs" }>
    | Readonly<{ choice: "value"; value: FieldValue }>
  );

export type KeptPlanEntry = PlanEntry &
  Readonly<{ subjectName: string; subjectRef: string | null; longPast: boolean }>;

export type BriefKeptEntry = Omit<BriefPlanEntry, "daysLeft">;

/** An alert as the outbox has it; what only today can tell is added by whoever reads. */
export type KeptAlert = Readonly<{
  key: string;
  state: AlertState;
  entry: PlanEntry;
  subjectName: string;
  lead: string;
  /** The name on the row, and the member it was matched to; null where it was not. */
  person: string | null;
  member: string | null;
  sendOn: IsoDay;
  snoozedUntil: IsoDay | null;
}>;

/** One that waits, and whether what it is about was over long before it came into the register. */
export type DueAlert = KeptAlert & Readonly<{ longPast: boolean }>;

export type KeptRow = PulledRow & Readonly<{ name: string }>;

export interface OrganisationStore {
  standing(): Promise<Standing>;
  readonly editions: EditionStore;
  readonly exceptions: ExceptionStore;

  /** Settles once the push is on disk. Pushes that wait are committed together. */
  push(request: PushRequest): Promise<Result<PushAnswer, StoreProblem>>;
  pull(request: PullRequest): Promise<Omit<PullAnswer, "today">>;
  /** Rows by id, removed ones too; ids nobody knows are left out. */
  rowsById(ids: readonly RowId[]): Promise<readonly KeptRow[]>;
  /** Rows of a register that are not removed. */
  rowsOf(register: RegisterKey): Promise<readonly KeptRow[]>;
  /** The rows of some registers, for what is worked out when read, as commitments are. */
  ledger(registers: readonly RegisterKey[]): Promise<Ledger>;

  openConflicts(filter: Readonly<{ rows?: readonly RowId[] }>): Promise<readonly Conflict[]>;
  settleConflict(settlement: Settlement): Promise<Result<RowAnswer, StoreProblem>>;

  /** Sorted by date; entries without a date come last. `from` and `to` are inclusive. */
  planEntries(
    filter: Readonly<{
      from?: IsoDay;
      to?: IsoDay;
      kinds?: readonly PlanEntryKind[];
      subjects?: readonly RowId[];
    }>,
  ): Promise<readonly KeptPlanEntry[]>;

  /** Those of the kinds, whenever they fall, and every one from `from` to `to`; sorted likewise. */
  briefPlanEntries(
    wanted: Readonly<{ kinds: readonly PlanEntryKind[]; from: IsoDay; to: IsoDay }>,
  ): Promise<readonly BriefKeptEntry[]>;

  /** `counts` are of everything the register and subject filters leave, whatever the severity asked. */
  findings(
    filter: Readonly<{
      severity?: Severity;
      register?: RegisterKey;
      subjects?: readonly RowId[];
    }>,
  ): Promise<
    Readonly<{ findings: readonly FindingView[]; counts: Readonly<Record<Severity, number>> }>
  >;

  /** Due on or before `dueBy` and still open: not done, withdrawn, acknowledged or snoozed past it. */
  dueAlerts(
    filter: Readonly<{ dueBy: IsoDay; rows?: readonly RowId[]; mine?: boolean }>,
  ): Promise<readonly DueAlert[]>;
  acknowledgeAlerts(keys: readonly string[]): Promise<Result<readonly KeptAlert[], StoreProblem>>;
  snoozeAlert(
    key: string,
    until: IsoDay,
    reason: string,
  ): Promise<Result<readonly KeptAlert[], StoreProblem>>;

  /** Newest first. */
  historyOf(row: RowId, field?: string): Promise<readonly ChangeView[]>;
  /** Changes made at or after an instant (milliseconds since 1970), newest first. */
  historySince(since: number, limit: number): Promise<readonly ChangeView[]>;
  /** Puts a row back to what it was at a version, as a new change. */
  revert(
    request: Readonly<{ id: RowId; version: number; mutationId: string }>,
  ): Promise<Result<RowAnswer, StoreProblem>>;

  registerWorkbook(
    workbook: Readonly<{ workbook: string; name: string; address: string; bindings: unknown }>,
  ): Promise<void>;
  /** Takes or renews the write lease of a workbook for one of its copies; `until` is an instant. */
  lease(workbook: string, copy: string): Promise<Readonly<{ held: boolean; until: number }>>;
}
