import { callOfEdition, type Framework, statedValue } from "../framework/framework.ts";
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

/** What must happen with the framework itself, and what becomes of its editions. */
export function frameworkEntries(framework: Framework): readonly PlanEntry[] {
  return [...reviewEntries(framework), ...editionEntries(framework)];
}

/** Whoever was a member when an edition was adopted is told of it, and of the day it takes effect. */
function editionEntries({ editions = [] }: Framework): readonly PlanEntry[] {
  return editions.flatMap(({ framework, from, adopted }, place) => {
    if (adopted === undefined || from === null) return [];
    const called = callOfEdition(framework.document);
    const subject = { ref: FRAMEWORK_SUBJECT, group: called, owner: null, manager: null };
    const both = { ordinal: `${place + 1}`, tell: adopted.told };
    const steps = [
      `adopted by ${adopted.by} on ${formatLongDate(adopted.on)}`,
      datedStep("takes effect on", from),
    ];
    const said = { kind: "edition-adopted", title: `${called}: adopted` } as const;
    const told = newEntry(subject, { ...both, ...said, date: adopted.on, steps });
    if (from <= adopted.on) return [told];
    const begins = { kind: "edition-in-force", title: `${called}: takes effect` } as const;
    return [told, newEntry(subject, { ...both, ...begins, date: from, steps: steps.toReversed() })];
  });
}

/** When the framework itself is to be reviewed (R23, R59): as printed, else as often as it says. */
function reviewEntries(framework: Framework): readonly PlanEntry[] {
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
