import { addDays, formatLongDate, lastDayOf } from "../values/calendar-date.ts";
import { newEntry } from "./new-entry.ts";
import type { PlanEntry } from "./plan-entry.ts";
import type { PlannedAgreement } from "./planned-agreement.ts";

/** Thirty days that begin with the day on which the contract ends, which counts (L13). */
const DAYS = 30;

/** Of contracts bought under the Procurement Act, and from the end as extended. */
export function terminationNotice(agreement: PlannedAgreement): readonly PlanEntry[] {
  const { end, phase, name, subject } = agreement;
  if (agreement.row.values.regime !== "pa-2023" || end === null || phase !== "running") return [];
  const date = addDays(lastDayOf(end.date), DAYS - 1);
  return [
    newEntry(subject, {
      kind: "publish-due",
      ordinal: "termination-notice",
      date,
      title: `${name}: contract termination notice due`,
      steps: [
        end.step,
        `${DAYS} days that begin with ${formatLongDate(lastDayOf(end.date))} = ${formatLongDate(date)}`,
        "check with your legal team whether the day of the end counts",
      ],
      movedBy: agreement.endMovedBy,
    }),
  ];
}
