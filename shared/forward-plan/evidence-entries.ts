import type { Framework } from "../framework/framework.ts";
import { entryFor } from "../framework/vocabulary-lookup.ts";
import type { AnyRow } from "../registers/ledger.ts";
import { dateBy, EvidenceAsked, evidenceOfKind } from "./evidence-rule.ts";
import { newEntry, ordinalOf } from "./new-entry.ts";
import { datedStep, deadlineForUs, withRemark } from "./plan-dates.ts";
import type { PlanEntry } from "./plan-entry.ts";
import type { PlannedAgreement } from "./planned-agreement.ts";
import { holds } from "./row-condition.ts";

/** A framework is data that does not change, so its evidence rules are read once. */
const known = new WeakMap<Framework, readonly EvidenceAsked[]>();

/**
 * What must still be recorded and by when: before a planned agreement begins, and before a running
 * one ends. What a running one should have had before it began is a finding, and no longer a date.
 */
export function evidenceEntries(
  agreement: PlannedAgreement,
  framework: Framework,
): readonly PlanEntry[] {
  if (agreement.phase === "over") return [];
  const row: AnyRow = { ...agreement.row, values: { ...agreement.row.values } };
  return rulesOf(framework).flatMap((asked) => {
    const byEnd = asked.by.includes("end");
    if (agreement.phase === "running" && !byEnd) return [];
    const date = dateBy(row, asked.by);
    if (date === null || asked.overThreshold) return [];
    if (!asked.when.every((each) => holds(each, row.values[each.field]))) return [];
    const deadline = deadlineForUs(date);
    return asked.kinds.flatMap((kind) => {
      if (evidenceOfKind(kind, agreement.evidence, framework).length >= asked.atLeast) return [];
      const label = entryFor(framework, "evidenceKinds", kind)?.label ?? kind;
      return [
        newEntry(agreement.subject, {
          kind: kind === "visit" ? "visit-due" : "evidence-due",
          ordinal: ordinalOf(kind),
          date: deadline.date,
          title: `${agreement.name}: ${label.toLowerCase()} to be recorded`,
          steps: withRemark(
            datedStep(byEnd ? "before the end" : "before it begins", date),
            deadline.remark,
          ),
          movedBy: ["recording it in Evidence"],
        }),
      ];
    });
  });
}

function rulesOf(framework: Framework): readonly EvidenceAsked[] {
  const before = known.get(framework);
  if (before !== undefined) return before;
  const rules = framework.rules
    .filter(({ check, override }) => check === "evidence-present" && override?.severity !== "off")
    .map(({ parameters }) => EvidenceAsked.parse(parameters))
    .filter(({ register }) => register === "agreements");
  known.set(framework, rules);
  return rules;
}
