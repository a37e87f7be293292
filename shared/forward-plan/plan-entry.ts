import type { RegisterKey } from "../registers/field.ts";
import type { CalendarDate, Precision } from "../values/calendar-date.ts";
import type { RowId } from "../values/row-id.ts";

export const PLAN_ENTRY_KINDS = [
  "start",
  "end",
  "latest-end",
  "decide-by",
  "option-notice",
  "break-date",
  "break-notice",
  "review-opens",
  "review-closes",
  "work-back",
  "successor-due",
  "funding-until",
  "funding-due",
  "return-due",
  "meeting-due",
  "visit-due",
  "evidence-due",
  "publish-due",
  "insurance-expiry",
  "document-review",
  "edition-adopted",
  "edition-in-force",
  "budget-review",
  "underspend-return",
  "payment-due",
  "report-due",
  "milestone",
  "end-not-known",
] as const;
export type PlanEntryKind = (typeof PLAN_ENTRY_KINDS)[number];

/** What an entry is about: a row, or the framework itself, which has an id of its own but no row. */
export type PlanSubject = Readonly<{ register: RegisterKey | "framework"; id: RowId }>;

/** One dated thing that must happen or is known to, derived from the registers and never typed. */
export type PlanEntry = Readonly<{
  /** `<subject id>/<kind>/<ordinal>`: the same thing keeps its id while its date moves. */
  id: string;
  kind: PlanEntryKind;
  subject: PlanSubject;
  /** Null where it is not known, as for `end-not-known`: an entry all the same, never silence. */
  date: CalendarDate | null;
  precision: Precision;
  title: string;
  /** Names what views print several entries of as one line: a programme, a service, a title. */
  group: string;
  severity: "error" | "warning" | "info";
  owner: string | null;
  /** Whom the row names to escalate to. */
  manager: string | null;
  /** The arithmetic, a step a line, the binding one first. */
  steps: readonly string[];
  /** What would move it: "using option 1 moves this to ...". */
  movedBy: readonly string[];
  /** An end after which nothing is recorded (R103). */
  noSuccessor: boolean;
  /** The step of a work-back entry. */
  step: string | null;
  /** Who is to be told by name, whoever leads or manages; left out where that is for the rules to say. */
  tell?: readonly string[];
}>;
