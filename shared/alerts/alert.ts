import type { PlanEntry } from "../forward-plan/plan-entry.ts";
import type { IsoDay } from "../values/calendar-date.ts";

/** A term before the date ("P6M"), the day itself, or the n-th weekly reminder after it. */
export type AlertLead = string;

/** Identifies one alert for ever, so that no run sends it twice: subject, kind, date, lead, person. */
export type AlertKey = string;

export type PlannedAlert = Readonly<{
  key: AlertKey;
  entry: PlanEntry;
  lead: AlertLead;
  /** The name as the row has it; the server matches it to a member, else the fallback group. */
  person: string | null;
  sendOn: IsoDay;
}>;

export type AlertState =
  | "due"
  | "queued"
  | "sent"
  | "delivered"
  | "failed"
  | "seen"
  | "acknowledged"
  | "snoozed"
  | "delegated"
  | "done"
  | "withdrawn";
