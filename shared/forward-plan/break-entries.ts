import type { BreakClause } from "../registers/field.ts";
import { formatLongDate } from "../values/calendar-date.ts";
import { formatTerm } from "../values/term.ts";
import { newEntry } from "./new-entry.ts";
import { datedStep, deadlineForUs, lengthBeforeEnd, lengthOf, withRemark } from "./plan-dates.ts";
import type { PlanEntry } from "./plan-entry.ts";
import type { PlannedAgreement } from "./planned-agreement.ts";

/**
 * Break dates and the notice for them. A break is a right, and shown as one: it never moves the
 * day by which the next step must be decided.
 */
export function breakEntries(agreement: PlannedAgreement): readonly PlanEntry[] {
  if (agreement.phase === "over") return [];
  const { breakUs, breakThem } = agreement.row.values;
  return [...entriesOf(agreement, "us", breakUs), ...entriesOf(agreement, "them", breakThem)];
}

function entriesOf(
  agreement: PlannedAgreement,
  party: "us" | "them",
  clause: BreakClause | null,
): readonly PlanEntry[] {
  if (clause == null || clause.from == null) return [];
  const who = party === "us" ? "we" : "the provider";
  const from = datedStep("earliest break", clause.from);
  const entries = [
    newEntry(agreement.subject, {
      kind: "break-date",
      ordinal: party,
      date: clause.from,
      title: `${agreement.name}: the first day ${who} may break`,
      steps: [from],
    }),
  ];
  if (clause.notice == null) return entries;
  const before = lengthBeforeEnd(clause.from, lengthOf([clause.notice]));
  // The provider's notice is for the provider to give in time: a fact to us, which keeps its date.
  const deadline =
    party === "us" ? deadlineForUs(before, "the break") : { date: before, remark: null };
  const step = `less notice ${formatTerm(clause.notice)} = ${formatLongDate(before)}`;
  entries.push(
    newEntry(agreement.subject, {
      kind: "break-notice",
      ordinal: party,
      date: deadline.date,
      title: `${agreement.name}: notice ${party === "us" ? "from us" : "from the provider"} for the earliest break`,
      steps: [from, ...withRemark(step, deadline.remark)],
    }),
  );
  return entries;
}
