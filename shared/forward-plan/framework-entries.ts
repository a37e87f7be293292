import { type Framework, statedValue } from "../framework/framework.ts";
import { formatLongDate } from "../values/calendar-date.ts";
import { mintRowId } from "../values/row-id.ts";
import { formatTerm } from "../values/term.ts";
import { newEntry } from "./new-entry.ts";
import { datedStep, lengthAfterStart, lengthOf } from "./plan-dates.ts";
import type { PlanEntry, PlanSubject } from "./plan-entry.ts";

/** An organisation has one framework, so one id stands for it; chance never mints this one. */
export const FRAMEWORK_SUBJECT: PlanSubject = {
  register: "framework",
  id: mintRowId(() => 0),
};

/** When the framework itself is to be reviewed (R23, R59): as printed, else as often as it says. */
export function frameworkEntries(framework: Framework): readonly PlanEntry[] {
  const { title, reviewOn, effectiveFrom } = framework.document;
  const subject = { ref: FRAMEWORK_SUBJECT, group: title, owner: null, manager: null };
  const every = statedValue(framework.plan.documentReviewEvery);
  const content = { kind: "document-review", title: `${title}: review due` } as const;
  if (reviewOn !== null) {
    const steps = [datedStep("review date as printed", reviewOn)];
    return [newEntry(subject, { ...content, date: reviewOn, steps })];
  }
  if (effectiveFrom === null || every === null) return [];
  const date = lengthAfterStart(effectiveFrom, lengthOf([every]));
  const steps = [
    datedStep("in force from", effectiveFrom),
    `plus ${formatTerm(every)} = ${formatLongDate(date)}`,
  ];
  return [newEntry(subject, { ...content, date, steps })];
}
