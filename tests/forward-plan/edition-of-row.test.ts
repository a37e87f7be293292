import { expect, test } from "vitest";
import { buildForwardPlan } from "../../shared/forward-plan/build-forward-plan.ts";
import type { Framework } from "../../shared/framework/framework.ts";
import type { AnyRow } from "../../shared/registers/ledger.ts";
import { Term } from "../../shared/values/term.ts";
import { frameworkWith, stated } from "../support/frameworks.ts";
import { day, ledger, on, pounds, row, year } from "./plan-rows.ts";

const OLD = frameworkWith({
  plan: {
    meetingEvery: stated(Term.parse("P3M")),
    reviewWindow: stated({ opensMonthsBefore: 18, closesMonthsBefore: 12 }),
  },
});
const NEW = frameworkWith({
  plan: {
    meetingEvery: stated(Term.parse("P6M")),
    reviewWindow: stated({ opensMonthsBefore: 12, closesMonthsBefore: 6 }),
    underspendReturn: stated({ roles: null }),
  },
  rules: [
    {
      ...{ id: "R78", check: "evidence-present", force: "should" },
      parameters: { register: "agreements", kinds: ["visit"], by: ["end"] },
      source: { document: "Edition 2", quote: "a visit before the end", rule: null },
    },
  ],
});

/** The second edition in force, with the first beside it. */
const inForce: Framework = {
  ...NEW,
  editions: [
    { framework: OLD, from: day("2024-04-01"), since: 0 },
    { framework: NEW, from: day("2026-04-01"), since: 10 },
  ],
};

// 31 March 2029 is a Saturday, and the day before it Good Friday.
const contract = (start: string, values = {}) =>
  row("agreements", `from ${start}`, {
    ...{ kind: "contract", status: "live", start: on(start), currentEnd: on("2029-03-31") },
    ...values,
  });

function dates(of: AnyRow, kinds: readonly string[], framework = inForce) {
  return buildForwardPlan(ledger(of), framework)
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, date }) => [kind, date]);
}

test.each([
  ["the last day of the first edition", contract("2026-03-31"), [["meeting-due", "2026-06-30"]]],
  [
    "the first day of the second",
    contract("2026-04-01"),
    [
      ["meeting-due", "2026-10-01"],
      ["visit-due", "2029-03-29"],
    ],
  ],
  [
    "decided before it, starting after it",
    contract("2026-04-01", { decidedOn: on("2026-03-31") }),
    [["meeting-due", "2026-07-01"]],
  ],
])(
  "[CHK211] meetings and evidence are asked of an agreement as when it was decided: %s",
  (_what, of, expected) => {
    expect(dates(of, ["meeting-due", "visit-due"])).toEqual(expected);
  },
);

test("[CHK211] an edition asks nothing back of money given before it", () => {
  const given = (first: number) =>
    row("allocations", `of ${first}`, {
      ...{ financialYear: year(first), amount: pounds(1_000), status: "approved" },
    });
  expect(dates(given(2025), ["underspend-return"])).toEqual([]);
  expect(dates(given(2026), ["underspend-return"])).toEqual([["underspend-return", "2027-03-31"]]);
});

test("[CHK212] what leads to the next agreement goes by the edition in force, whenever this one was decided", () => {
  const reviews = ["review-opens", "review-closes"];
  const earlier = dates(contract("2025-04-01"), reviews);

  expect(earlier).toEqual(dates(contract("2026-04-01"), reviews));
  expect(earlier).toEqual(dates(contract("2025-04-01"), reviews, NEW));
  expect(earlier).not.toEqual(dates(contract("2025-04-01"), reviews, OLD));
});
