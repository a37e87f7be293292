import type { AlertState } from "../alerts/alert.ts";
import type { Excepted } from "../checks/exceptions.ts";
import type { FindingInWords } from "../checks/messages/in-words.ts";
import type { PlanEntry } from "../forward-plan/plan-entry.ts";
import type { Framework, Source } from "../framework/framework.ts";
import type { FieldValue, RegisterKey } from "../registers/field.ts";
import type { IsoDay } from "../values/calendar-date.ts";
import type { RowId } from "../values/row-id.ts";

/** What the server answers to screens; the pane, the dashboard and the API share these. */

export type Role = "officer" | "finance" | "manager" | "administrator";

export type Me = Readonly<{
  member: Readonly<{ id: string; name: string; role: Role }>;
  organisation: Readonly<{ id: string; name: string }>;
  framework: Framework;
  /** The calendar date in Europe/London by the server's clock. */
  today: IsoDay;
  head: number;
  mayWrite: readonly RegisterKey[];
}>;

/** A plan entry with what only reading can tell: how far off it is from today. */
export type PlanEntryView = PlanEntry &
  Readonly<{
    subjectName: string;
    subjectRef: string | null;
    /** From today to the entry's first day; negative when late; null where no date is known. */
    daysLeft: number | null;
    /** Whether all that is dated of its row lay long past when the row came into the register. */
    longPast: boolean;
  }>;

/** An entry as a line says it and the timeline draws it; what its date rests on is asked for when it is opened. */
export type BriefPlanEntry = Pick<
  PlanEntryView,
  | "id"
  | "kind"
  | "subject"
  | "subjectName"
  | "date"
  | "daysLeft"
  | "group"
  | "step"
  | "severity"
  | "owner"
  | "noSuccessor"
> &
  /** Looked up for what has no date alone: only of that it is ever said. */
  Pick<PlanEntryView, "longPast">;

export type FindingView = FindingInWords &
  Readonly<{ subjectName: string; subjectRef: string | null; excepted?: Excepted }>;

export type AlertView = Readonly<{
  key: string;
  state: AlertState;
  register: PlanEntry["subject"]["register"];
  row: RowId;
  subjectName: string;
  kind: PlanEntry["kind"];
  date: string;
  precision: "day" | "month";
  title: string;
  /** Names what several alerts are printed under as one: a programme, a service, a title. */
  group: string;
  lead: string;
  /** Who is to be told: a member's name, or the fallback group. */
  forWhom: string;
  /** True where nobody named on the row could be matched to a member. */
  nobodyNamed: boolean;
  sendOn: IsoDay;
  daysLeft: number;
  steps: readonly string[];
  snoozedUntil: IsoDay | null;
  /** Whether all that is dated of the row lay long past when the row came into the register. */
  longPast: boolean;
}>;

/** How many alerts one call may settle. */
export const MOST_ALERTS_AT_ONCE = 500;

export type { FundCommitments, FundYear } from "../forward-plan/fund-commitments.ts";

export type ChangeView = Readonly<{
  version: number;
  register: RegisterKey;
  row: RowId;
  rowName: string;
  field: string | null;
  from: FieldValue;
  to: FieldValue;
  /** Of a row that came as a copy: which row it was copied from. */
  copiedFrom?: RowId;
  who: string;
  replica: string | null;
  /** Milliseconds since 1970, UTC. */
  at: number;
}>;

export type RowView = Readonly<{
  register: RegisterKey;
  id: RowId;
  name: string;
  version: number;
  values: Readonly<Record<string, FieldValue>>;
  findings: readonly FindingView[];
  entries: readonly PlanEntryView[];
}>;

/** One row that an edition of a framework says something of, as a person reads it. */
export type EditionLine = Readonly<{
  row: string;
  name: string;
  register: RegisterKey;
  sentence: string;
  arithmetic: readonly string[];
  language?: FindingInWords["language"];
  source: Source;
}>;

/** The first of the lines, and how many there are. */
export type EditionLines = Readonly<{ count: number; lines: readonly EditionLine[] }>;

export type EditionPreview = Readonly<{
  fails: EditionLines;
  wouldFailToday: EditionLines;
  mended: EditionLines;
  /** Printed figures that adopting would bring into the registers. */
  figures: number;
}>;
