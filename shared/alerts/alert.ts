import type { PlanEntry } from "../forward-plan/plan-entry.ts";
import type { IsoDay } from "../values/calendar-date.ts";

/** A term before the date ("P6M"), the day itself, or the n-th weekly reminder after it. */
export type AlertLead = string;

/** Identifies one alert for ever, so that no run sends it twice: subject, kind, date, lead, person. */
export type AlertKey = string;

/**
 * As whom somebody is told; "finance" and "fallback" are groups, so they name no person, and a
 * "member" is told by name for being one.
 */
export type AlertAudience = "owner" | "manager" | "finance" | "fallback" | "member";

export type PlannedAlert = Readonly<{
  key: AlertKey;
  entry: PlanEntry;
  lead: AlertLead;
  audience: AlertAudience;
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
