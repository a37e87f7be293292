import { z } from "zod";
import type { ValueInSteps } from "../forward-plan/estimated-value.ts";
import { evidenceOfKind } from "../forward-plan/evidence-rule.ts";
import {
  type Listing,
  listingOf,
  PIPELINE_NOTICE,
  valueToList,
} from "../forward-plan/pipeline-listing.ts";
import { PROCUREMENT_ACT_FROM } from "../framework/procurement-thresholds.ts";
import { isAbsent } from "../registers/value-kinds.ts";
import { type CalendarDate, firstDayOf, formatLongDate } from "../values/calendar-date.ts";
import type { Check } from "./check.ts";
import { type Message, messagesOf } from "./message.ts";
import { problemOf } from "./problem.ts";
import { scopeSubject } from "./scope-key.ts";
import { valueLine } from "./threshold-of.ts";
import { pounds } from "./words.ts";

const Parameters = z.strictObject({
  /** What the body pays under contracts in a year. */
  paysPence: z.int(),
  payingAbovePence: z.int().positive(),
  contractAbovePence: z.int().positive(),
  /** Days that begin with the first of the financial year, which counts. */
  days: z.int().positive(),
});

type Limits = z.infer<typeof Parameters>;

export const pipelineNoticeWords = {
  notListed: (p: { value: number; above: number; due: CalendarDate | null }) =>
    `Counts as ${pounds(p.value)}, more than ${pounds(p.above)}, and no pipeline notice that lists it is recorded${p.due === null ? "" : `; it is to be listed by ${formatLongDate(p.due)}`}: check with your legal team.`,
  late: (p: { listed: CalendarDate; due: CalendarDate }) =>
    `Listed in a pipeline notice on ${formatLongDate(p.listed)}, after ${formatLongDate(p.due)}: check with your legal team.`,
  pays: (p: { pays: number; above: number; from: CalendarDate }) =>
    `to be paid in a year under contracts: ${pounds(p.pays)}, more than ${pounds(p.above)}; limits in force from ${formatLongDate(p.from)}`,
  days: (p: { days: number; begins: CalendarDate; due: CalendarDate }) =>
    `${p.days} days that begin with ${formatLongDate(p.begins)}: ${formatLongDate(p.due)}`,
  dateIt: () =>
    "Say when the procurement is to start: that tells in which financial year it is listed.",
  record: () =>
    "Record the pipeline notice in Evidence with its date, or give its id in Notice ids.",
  explain: () => "Nothing puts that right now: say in the note why it was late.",
};

const say = messagesOf(PIPELINE_NOTICE, pipelineNoticeWords);

/**
 * Of planned purchases, and only for a body that says it pays so much (source: L6). A notice whose
 * id is given counts as listing it, on whatever day that was.
 */
export const pipelineNotice: Check<Limits> = {
  id: PIPELINE_NOTICE,
  statement: "A planned contract above the limit is listed in a pipeline notice, in time.",
  scope: "beside",
  registers: ["agreements"],
  parameters: Parameters,

  run({ key, ledger, framework }, limits) {
    const row = ledger.rows("agreements").find(({ id }) => id === scopeSubject(key));
    if (row === undefined || limits.paysPence <= limits.payingAbovePence) return [];
    const value = valueToList(row.values, limits);
    if (value === null) return [];
    const [listed] = evidenceOfKind(PIPELINE_NOTICE, ledger.rows("evidence"), framework);
    const listing = listingOf(row.values, limits);
    const on = listed?.values.date ?? null;
    const isLate = on !== null && listing !== null && firstDayOf(on) > listing.due;
    const isListed = listed !== undefined || !isAbsent(row.values.noticeIds);
    if (isListed && !isLate) return [];
    const above = limits.contractAbovePence;
    return [
      problemOf(row, {
        sentence: isLate
          ? say.late({ listed: on, due: listing.due })
          : say.notListed({ value: value.pence, above, due: listing?.due ?? null }),
        arithmetic: workingOf(value, listing, limits),
        fields: listing === null ? ["procurementStarted"] : ["noticeIds"],
        suggestion: { sentence: isLate ? say.explain() : listing ? say.record() : say.dateIt() },
      }),
    ];
  },
};

function workingOf(
  { steps }: ValueInSteps,
  listing: Listing | null,
  { paysPence, payingAbovePence, days }: Limits,
): readonly Message[] {
  return [
    ...steps.map(valueLine),
    say.pays({ pays: paysPence, above: payingAbovePence, from: PROCUREMENT_ACT_FROM }),
    ...(listing === null ? [] : [say.days({ days, ...listing })]),
  ];
}
