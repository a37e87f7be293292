import { nameOf, type Row } from "../registers/ledger.ts";
import { type EntrySubject, newEntry } from "./new-entry.ts";
import { datedStep, deadlineForUs, withRemark } from "./plan-dates.ts";
import type { PlanEntry } from "./plan-entry.ts";

/** A milestone on its date, and the papers for it, which are ours to have ready. */
export function milestoneEntries(milestone: Row<"milestones">): readonly PlanEntry[] {
  const name = nameOf(milestone);
  const { date, papersDue } = milestone.values;
  const subject: EntrySubject = {
    ref: { register: "milestones", id: milestone.id },
    group: name,
    owner: null,
    manager: null,
  };
  const entries = [
    newEntry(subject, {
      kind: "milestone",
      date,
      title: date == null ? `${name}: the date is not known` : name,
      steps: date == null ? ["no date is recorded"] : [datedStep("date", date)],
      severity: date == null ? "warning" : "info",
    }),
  ];
  if (papersDue != null) {
    const deadline = deadlineForUs(papersDue, "the day for papers");
    entries.push(
      newEntry(subject, {
        kind: "milestone",
        ordinal: "papers",
        date: deadline.date,
        title: `${name}: papers due`,
        steps: withRemark(datedStep("papers due", papersDue), deadline.remark),
      }),
    );
  }
  return entries;
}
