import { type Framework, statedValue } from "../framework/framework.ts";
import type { RowValues } from "../registers/all-registers.ts";
import { isAbsent } from "../registers/value-kinds.ts";
import { addDays, formatLongDate, type IsoDay } from "../values/calendar-date.ts";
import { financialYearOf, firstDayOfYear } from "../values/financial-year.ts";
import { formatPounds, pence } from "../values/pence.ts";
import { isBought, mostPayable, type ValueInSteps } from "./estimated-value.ts";
import { evidenceOfKind } from "./evidence-rule.ts";
import { newEntry } from "./new-entry.ts";
import { deadlineForUs, withRemark } from "./plan-dates.ts";
import type { PlanEntry } from "./plan-entry.ts";
import type { PlannedAgreement } from "./planned-agreement.ts";

type Agreement = RowValues<"agreements">;

/** The kind of evidence that records one. */
export const PIPELINE_NOTICE = "pipeline-notice";

/** Which bodies publish pipeline notices, of which contracts, and in how many days (L6). */
export type PipelineLimits = Readonly<{
  payingAbovePence: number;
  contractAbovePence: number;
  /** Days that begin with the first of the financial year, which counts. */
  days: number;
}>;

export const PIPELINE_LIMITS: PipelineLimits = {
  payingAbovePence: 10_000_000_000,
  contractAbovePence: 200_000_000,
  days: 56,
};

/** What a planned purchase counts as; null for what is in no pipeline notice. */
export function valueToList(
  values: Agreement,
  { contractAbovePence }: PipelineLimits,
): ValueInSteps | null {
  if (values.status !== "pipeline" || !isBought(values)) return null;
  if (values.regime != null && values.regime !== "pa-2023") return null;
  const value = mostPayable(values);
  return value !== null && value.pence > contractAbovePence ? value : null;
}

export type Listing = Readonly<{ begins: IsoDay; due: IsoDay }>;

/** By when it is listed, in the financial year in which its procurement is to start. */
export function listingOf(
  { procurementStarted }: Agreement,
  { days }: PipelineLimits,
): Listing | null {
  if (procurementStarted == null) return null;
  const begins = firstDayOfYear(financialYearOf(procurementStarted));
  return { begins, due: addDays(begins, days - 1) };
}

/** What is still to be listed, by a body that says it pays so much. Without a day it is only a finding. */
export function pipelineEntries(
  agreement: PlannedAgreement,
  framework: Framework,
): readonly PlanEntry[] {
  const value = valueToList(agreement.row.values, PIPELINE_LIMITS);
  const listing = listingOf(agreement.row.values, PIPELINE_LIMITS);
  if (value === null || listing === null) return [];
  if (!publishesPipeline(framework) || isListed(agreement, framework)) return [];
  const { days, contractAbovePence } = PIPELINE_LIMITS;
  const { begins, due } = listing;
  const counted = `${days} days that begin with ${formatLongDate(begins)} = ${formatLongDate(due)}`;
  const deadline = deadlineForUs(due);
  return [
    newEntry(agreement.subject, {
      kind: "publish-due",
      ordinal: PIPELINE_NOTICE,
      date: deadline.date,
      title: `${agreement.name}: pipeline notice due`,
      steps: [
        ...withRemark(counted, deadline.remark),
        `counts as ${pounds(value.pence)} with every option and VAT, more than ${pounds(contractAbovePence)}`,
        "check with your legal team whether it is to be listed",
      ],
      movedBy: [
        "recording the notice in Evidence, or giving its id in Notice ids",
        "starting the procurement in another financial year",
      ],
    }),
  ];
}

function publishesPipeline({ plan: { paysUnderContracts } }: Framework): boolean {
  const pays = paysUnderContracts === undefined ? null : statedValue(paysUnderContracts);
  return pays !== null && pays > PIPELINE_LIMITS.payingAbovePence;
}

function isListed({ row, evidence }: PlannedAgreement, framework: Framework): boolean {
  const recorded = evidenceOfKind(PIPELINE_NOTICE, evidence, framework);
  return recorded.length > 0 || !isAbsent(row.values.noticeIds);
}

function pounds(amount: number): string {
  return formatPounds(pence(amount));
}
