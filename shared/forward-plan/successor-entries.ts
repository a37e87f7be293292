import type { Framework } from "../framework/framework.ts";
import { type CalendarDate, formatLongDate } from "../values/calendar-date.ts";
import { groupOf, nameIn, newEntry } from "./new-entry.ts";
import { datedStep, dayAfterEnd } from "./plan-dates.ts";
import type { PlanEntry } from "./plan-entry.ts";
import type { PlannedAgreement } from "./planned-agreement.ts";

/**
 * When each recorded successor is due: the day after this agreement ends, or its own start where
 * this one's end is not known. The line is named for the successor, for that is what is due.
 */
export function successorEntries(
  agreement: PlannedAgreement,
  framework: Framework,
): readonly PlanEntry[] {
  return agreement.followers.flatMap((follower) => {
    const { status, start, programme, serviceArea, owner, manager } = follower.values;
    if (status === "ended" || status === "terminated") return [];
    const due = dueDate(agreement, start);
    if (due == null) return [];
    const name = nameIn(framework, follower);
    const subject = {
      ref: agreement.subject.ref,
      group: groupOf(framework, { programme, serviceArea, name }),
      owner: owner ?? agreement.subject.owner,
      manager: manager ?? agreement.subject.manager,
    };
    return [
      newEntry(subject, {
        kind: "successor-due",
        ordinal: follower.id,
        date: due.date,
        title: `${name} due`,
        steps: due.steps,
        movedBy: agreement.phase === "over" ? [] : agreement.endMovedBy,
      }),
    ];
  });
}

function dueDate(
  agreement: PlannedAgreement,
  start: CalendarDate | null,
): Readonly<{ date: CalendarDate; steps: readonly string[] }> | null {
  if (agreement.end == null) {
    return start == null ? null : { date: start, steps: [datedStep("start", start)] };
  }
  const date = dayAfterEnd(agreement.end.date);
  const steps = [agreement.end.step, `plus a day = ${formatLongDate(date)}`];
  return { date, steps };
}
