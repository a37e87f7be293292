import { formatLongDate } from "../values/calendar-date.ts";
import { formatTerm } from "../values/term.ts";
import type { KnownEnd } from "./agreement-term.ts";
import { newEntry } from "./new-entry.ts";
import {
  type Deadline,
  datedStep,
  deadlineForUs,
  lengthBeforeEnd,
  lengthOf,
  withRemark,
} from "./plan-dates.ts";
import type { PlanEntry } from "./plan-entry.ts";
import type { PlannedAgreement } from "./planned-agreement.ts";

/** The last day on which the next unused option can be used, with its arithmetic. */
export type OptionDeadline = Readonly<{
  deadline: Deadline;
  steps: readonly string[];
  number: number;
}>;

/**
 * A day the contract names wins over a notice. The option's own notice wins over the agreement's
 * notice period, which is read only where the sheet does not say which notice it is.
 */
export function optionDeadline(agreement: PlannedAgreement, end: KnownEnd): OptionDeadline | null {
  const next = agreement.nextOption;
  if (next == null) return null;
  const { number, option } = next;
  if (option.exerciseBy != null) {
    const deadline = deadlineForUs(option.exerciseBy);
    const step = datedStep(`option ${number} is to be used by`, option.exerciseBy);
    return { deadline, steps: withRemark(step, deadline.remark), number };
  }
  const notice = option.notice ?? agreement.row.values.noticePeriod;
  if (notice == null) return null;
  const before = lengthBeforeEnd(end.date, lengthOf([notice]));
  const deadline = deadlineForUs(before);
  const step = `less notice ${formatTerm(notice)} = ${formatLongDate(before)}`;
  return { deadline, steps: [end.step, ...withRemark(step, deadline.remark)], number };
}

export function optionNoticeEntries(agreement: PlannedAgreement): readonly PlanEntry[] {
  if (agreement.phase === "over" || agreement.end == null) return [];
  const last = optionDeadline(agreement, agreement.end);
  if (last == null) return [];
  return [
    newEntry(agreement.subject, {
      kind: "option-notice",
      ordinal: String(last.number),
      date: last.deadline.date,
      title: `${agreement.name}: last day to use option ${last.number}`,
      steps: last.steps,
      severity: "warning",
      movedBy: agreement.endMovedBy,
    }),
  ];
}
