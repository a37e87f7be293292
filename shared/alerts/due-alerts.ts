import type { PlanEntry } from "../forward-plan/plan-entry.ts";
import type { Framework } from "../framework/framework.ts";
import { firstDayOf, type IsoDay } from "../values/calendar-date.ts";
import type { AlertKey, PlannedAlert } from "./alert.ts";
import { nextOverdue } from "./plan-alerts.ts";

/** The alerts to send on a day: all whose day has come and that were not sent, the oldest first. */
export function dueAlerts(
  planned: readonly PlannedAlert[],
  sent: ReadonlySet<AlertKey>,
  today: IsoDay,
): readonly PlannedAlert[] {
  return planned.filter(({ key, sendOn }) => sendOn <= today && !sent.has(key));
}

/** Whether an entry's day has passed; of one known by its month, the first day of it. */
export function isOverdue(entry: PlanEntry, today: IsoDay): boolean {
  return entry.date !== null && firstDayOf(entry.date) < today;
}

/**
 * The reminders to plan once these alerts are sent: for each entry that is overdue the next one
 * after today. Sending an alert and planning the one after it is all a runner has to do.
 */
export function overdueAfterSending(
  sentNow: readonly PlannedAlert[],
  framework: Framework,
  today: IsoDay,
): readonly PlannedAlert[] {
  const entries = new Map(sentNow.map(({ entry }) => [entry.id, entry]));
  return [...entries.values()]
    .filter((entry) => entry.date !== null && firstDayOf(entry.date) <= today)
    .flatMap((entry) => nextOverdue(entry, framework, today));
}
