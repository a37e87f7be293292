import type { PlanEntryKind } from "../../../shared/forward-plan/plan-entry.ts";
import type { BriefPlanEntry } from "../../../shared/sync/screens.ts";
import { formatDate } from "../../../shared/values/calendar-date.ts";
import type { Words } from "../../words/en.ts";
import type { PlanLine } from "../plan/plan-months.ts";
import { inCommon } from "./alike-findings.ts";

/** What happens by itself; everything else is for somebody to do, and can be late. */
const FACTS: readonly PlanEntryKind[] = [
  "start",
  "end",
  "latest-end",
  "break-date",
  "review-opens",
  "funding-until",
  "milestone",
  "end-not-known",
];

export function isLate({
  kind,
  daysLeft,
}: Readonly<{ kind: PlanEntryKind; daysLeft: number | null }>) {
  return daysLeft !== null && daysLeft < 0 && !FACTS.includes(kind);
}

/** "in 5 months", "3 weeks late", "2 years ago"; empty where no date is known. */
export function whenWords(
  entry: Readonly<{ kind: PlanEntryKind; daysLeft: number | null }>,
  words: Words,
): string {
  if (entry.daysLeft === null) return "";
  return isLate(entry)
    ? words.common.overdue(entry.daysLeft)
    : words.common.daysLeft(entry.daysLeft);
}

export function dateWords({ date }: Pick<BriefPlanEntry, "date">, words: Words): string {
  return date === null ? words.plan.dateNotKnown : formatDate(date);
}

/** What an entry is: a renewal step by its own name, anything else by its kind. */
export function kindWords(
  { kind, step }: Readonly<{ kind: PlanEntryKind; step: string | null }>,
  words: Words,
): string {
  return step === null ? words.plan.kinds[kind] : step.charAt(0).toUpperCase() + step.slice(1);
}

/** What a line of the plan is about: a name, or how many go by it. */
export function lineWords({ entries }: PlanLine<BriefPlanEntry>, words: Words): string {
  const [{ kind, date, group, subjectName, longPast }] = entries;
  if (entries.length === 1) return subjectName;
  const register = inCommon(entries, ({ subject }) => subject.register);
  const undated = words.plan.undatedOf(kind, register, entries.length);
  if (date === null) return longPast ? `${undated}, ${words.plan.longPast.undated}` : undated;
  return words.plan.severalOf(group, register, entries.length);
}
