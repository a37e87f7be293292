import fc from "fast-check";
import type { WorkBack } from "../../shared/framework/framework.ts";
import type { ExtensionOption } from "../../shared/registers/field.ts";
import type { AnyRow } from "../../shared/registers/ledger.ts";
import { addDays, monthOf } from "../../shared/values/calendar-date.ts";
import { frameworkWith, stated } from "../support/frameworks.ts";
import { day, option, pounds, referTo, row, term, year } from "./plan-rows.ts";

/** Registers as fast-check imagines them, small enough that rows keep meeting one another. */

const days = fc.integer({ min: 0, max: 4000 }).map((ahead) => addDays(day("2024-01-01"), ahead));
const dates = fc.oneof(
  { weight: 3, arbitrary: days },
  { weight: 1, arbitrary: days.map(monthOf) },
  { weight: 1, arbitrary: fc.constant(null) },
);
const terms = fc.constantFrom("P1M", "P6M", "P12M", "P36M", "P8W", "P30D").map(term);
const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: null });
const options: fc.Arbitrary<ExtensionOption> = fc
  .record({
    length: fc.constantFrom("P6M", "P12M", "P24M"),
    state: fc.constantFrom("unused" as const, "used" as const, "lapsed" as const),
    notice: maybe(terms),
    exerciseBy: maybe(days),
  })
  .map(({ length, ...parts }) => option(length, parts));

const AGREEMENTS = ["A", "B", "C", "D"].map((name) => row("agreements", name));
const FUNDS = ["F", "G"].map((name) => row("funds", name));
const agreementRefs = fc.subarray(AGREEMENTS, { maxLength: 2 }).map((rows) => rows.map(referTo));
const oneAgreement = maybe(fc.constantFrom(...AGREEMENTS).map(referTo));
const oneFund = fc.constantFrom(...FUNDS).map(referTo);

const agreementValues = fc.record({
  kind: fc.constantFrom("contract", "grant", null),
  status: fc.constantFrom("live", "pipeline", "ended", null),
  continuing: fc.constantFrom(true, false, null),
  nextStep: fc.constantFrom("undecided", "extend", "retender", "let-it-end", null),
  start: dates,
  initialTerm: maybe(terms),
  initialEnd: dates,
  currentEnd: dates,
  extensionOptions: maybe(fc.array(options, { maxLength: 3 })),
  noticePeriod: maybe(terms),
  terminationNotice: maybe(terms),
  breakUs: maybe(fc.record({ from: dates, notice: maybe(terms) })),
  annualValue: maybe(fc.integer({ min: 0, max: 500_000 }).map(pounds)),
  follows: maybe(agreementRefs),
  programme: fc.constantFrom("Victims", null),
  owner: fc.constantFrom("Ann", null),
  insuranceUntil: dates,
});

const fundValues = fc.record({
  status: fc.constantFrom("live", "idea", "ended", "not-awarded", null),
  fundingUntil: dates,
  bidDeadline: dates,
  follows: maybe(fc.subarray(FUNDS).map((rows) => rows.map(referTo))),
});

const allocationValues = fc.record({
  status: fc.constantFrom("approved", "proposed", null),
  agreement: oneAgreement,
  scheme: maybe(fc.constant(referTo(row("schemes", "S")))),
  financialYear: maybe(fc.integer({ min: 2023, max: 2027 }).map(year)),
  end: dates,
  endReportDue: dates,
  fund: oneFund,
  amount: fc.integer({ min: -1000, max: 100_000 }).map(pounds),
});

const returnValues = fc.record({ agreement: oneAgreement, due: dates, received: dates });
const milestoneValues = fc.record({ date: dates, papersDue: dates });
const budgetValues = fc.record({
  fund: oneFund,
  financialYear: fc.integer({ min: 2023, max: 2027 }).map(year),
  status: fc.constantFrom("confirmed", "provisional", null),
  kind: fc.constantFrom("opening", "reduction", null),
  amount: fc.integer({ min: 0, max: 100_000 }).map(pounds),
});

type Rows = readonly AnyRow[];

/** One row of each name, or none of it, in any order. */
export const anyRegisters: fc.Arbitrary<Rows> = fc
  .tuple(
    ...AGREEMENTS.map(({ values: { title } }) =>
      maybe(agreementValues.map((values): AnyRow => row("agreements", String(title), values))),
    ),
    ...FUNDS.map(({ values: { name } }) =>
      maybe(fundValues.map((values): AnyRow => row("funds", String(name), values))),
    ),
    ...["a1", "a2", "a3"].map((name) =>
      maybe(allocationValues.map((values): AnyRow => row("allocations", name, values))),
    ),
    ...["r1", "r2"].map((name) =>
      maybe(returnValues.map((values): AnyRow => row("returns", name, values))),
    ),
    ...["b1", "b2", "b3"].map((name) =>
      maybe(budgetValues.map((values): AnyRow => row("budgets", name, values))),
    ),
    maybe(milestoneValues.map((values): AnyRow => row("milestones", "m1", values))),
  )
  .map((rows) => rows.filter((each) => each !== null))
  .chain((rows) => fc.shuffledSubarray(rows, { minLength: rows.length }));

const WORK_BACK: WorkBack = {
  route: "any",
  fromAnnualPence: null,
  steps: [
    { step: "Specification", length: term("P2M") },
    { step: "Standstill", length: { workingDays: 8 } },
    { step: "Mobilisation", length: term("P3M") },
  ],
};

/** A framework in which everything that a plan can ask for is asked for. */
export const DEMANDING = frameworkWith({
  plan: {
    reviewWindow: stated({ opensMonthsBefore: 18, closesMonthsBefore: 12 }),
    workBack: [WORK_BACK],
    budgetReview: stated(true),
    underspendReturn: stated({ roles: null }),
    documentReviewEvery: stated(term("P12M")),
  },
});
