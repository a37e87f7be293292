import type { Framework } from "../framework/framework.ts";
import type { AnyRow, Ledger, Row } from "../registers/ledger.ts";
import { insuranceEntries, termEntries } from "./agreement-entries.ts";
import { allocationEntries } from "./allocation-entries.ts";
import { breakEntries } from "./break-entries.ts";
import { decideByEntries } from "./decide-by.ts";
import { frameworkOfRow } from "./edition-of-row.ts";
import { evidenceEntries } from "./evidence-entries.ts";
import { frameworkEntries } from "./framework-entries.ts";
import { fundEntries } from "./funding-entries.ts";
import { milestoneEntries } from "./milestone-entries.ts";
import { monitoringEntries } from "./monitoring-entries.ts";
import { optionNoticeEntries } from "./option-notice.ts";
import { pipelineEntries } from "./pipeline-listing.ts";
import type { PlanEntry } from "./plan-entry.ts";
import { indexForPlan, isRowOf, type PlanIndex } from "./plan-index.ts";
import { inPlanOrder } from "./plan-order.ts";
import { plannedAgreement } from "./planned-agreement.ts";
import { returnEntries } from "./return-entries.ts";
import { reviewEntries } from "./review-window.ts";
import { successorEntries } from "./successor-entries.ts";
import { terminationNotice } from "./termination-notice.ts";
import { workBackEntries, workBackOf } from "./work-back.ts";

/** Raised where the same rows come to give other entries, so that plans that are kept are made anew. */
export const PLAN_EDITION = 2;

/**
 * Everything dated that follows from the registers under a framework, sorted and free of repeats.
 * It is never of today: whether an entry is late is worked out by whoever reads it.
 */
export function buildForwardPlan(ledger: Ledger, framework: Framework): readonly PlanEntry[] {
  const index = indexForPlan(ledger);
  return inPlanOrder([
    ...ledger.rows("agreements").flatMap((row) => agreementEntries(row, index, framework)),
    ...ledger.rows("funds").flatMap((row) => fundEntries(row, index, framework)),
    ...ledger.rows("allocations").flatMap((row) => allocationEntries(row, framework)),
    ...ledger.rows("milestones").flatMap(milestoneEntries),
    ...frameworkEntries(framework),
  ]);
}

/**
 * The part of the plan that is about one row, from no more than the rows `planNeighbours` names.
 * The whole plan is these for every row, and `frameworkEntries`.
 */
export function planEntriesOf(
  row: AnyRow,
  neighbours: Ledger,
  framework: Framework,
): readonly PlanEntry[] {
  if (isRowOf("agreements", row)) {
    return inPlanOrder(agreementEntries(row, indexForPlan(neighbours), framework));
  }
  if (isRowOf("funds", row)) {
    return inPlanOrder(fundEntries(row, indexForPlan(neighbours), framework));
  }
  if (isRowOf("allocations", row)) return inPlanOrder(allocationEntries(row, framework));
  if (isRowOf("milestones", row)) return inPlanOrder(milestoneEntries(row));
  return [];
}

/**
 * What was asked of an agreement when it was decided, its monitoring and evidence, stays as it was
 * asked. What leads to its successor is still to be decided, and so goes by the edition in force.
 */
function agreementEntries(
  row: Row<"agreements">,
  index: PlanIndex,
  framework: Framework,
): readonly PlanEntry[] {
  const agreement = plannedAgreement(row, index, framework);
  const workBack = workBackOf(agreement, framework);
  const decidedUnder = frameworkOfRow(framework, row);
  return [
    ...termEntries(agreement),
    ...optionNoticeEntries(agreement),
    ...breakEntries(agreement),
    ...decideByEntries(agreement, workBack),
    ...reviewEntries(agreement, framework),
    ...workBackEntries(agreement, workBack),
    ...successorEntries(agreement, framework),
    ...returnEntries(agreement),
    ...monitoringEntries(agreement, decidedUnder),
    ...evidenceEntries(agreement, decidedUnder),
    ...pipelineEntries(agreement, decidedUnder),
    ...terminationNotice(agreement),
    ...insuranceEntries(agreement),
  ];
}
