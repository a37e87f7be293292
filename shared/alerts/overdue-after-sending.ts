import type { Framework } from "../framework/framework.ts";
import { firstDayOf, type IsoDay } from "../values/calendar-date.ts";
import type { PlannedAlert } from "./alert.ts";
import { nextOverdue } from "./plan-alerts.ts";

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
