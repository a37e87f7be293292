import { describe, expect, test } from "vitest";
import { belowZero } from "../../shared/checks/below-zero.ts";
import { allocation, pounds, problemsOf, row, sentencesOf } from "./rows.ts";

describe("amounts below zero", () => {
  test.each([
    { what: "nil", values: { amount: pounds(0) }, found: [] },
    { what: "a penny", values: { amount: pounds(0.01) }, found: [] },
    { what: "not known", values: { amount: null }, found: [] },
    {
      what: "a penny below",
      values: { amount: pounds(-0.01) },
      found: ["Amount is -£0.01, which is below zero. Is that meant?"],
    },
    {
      what: "two of them",
      values: { amount: pounds(-5), matchFunding: pounds(-1_000), amountAsked: pounds(5) },
      found: ["Amount is -£5 and Match funding is -£1,000, which is below zero. Is that meant?"],
    },
  ])("[CHK270] of an allocation: $what", ({ values, found }) => {
    expect(sentencesOf(belowZero, [allocation("Survey", "Core", 20_000, values)])).toEqual(found);
  });

  test.each([
    { register: "agreements", field: "annualValue", asked: true },
    { register: "agreements", field: "totalValue", asked: true },
    { register: "fundingLines", field: "amount", asked: true },
    { register: "schemes", field: "topUp", asked: true },
    { register: "budgets", field: "amount", asked: false },
    { register: "returns", field: "spent", asked: false },
  ] as const)("[CHK270] $field of $register: $asked", ({ register, field, asked }) => {
    const problems = problemsOf(belowZero, [row(register, "one", { [field]: pounds(-5) })]);
    expect(problems.map(({ fields, measure }) => [fields, measure])).toEqual(
      asked ? [[[field], 1]] : [],
    );
  });

  test("[CHK270] the amount without its sign is suggested", () => {
    const [problem] = problemsOf(belowZero, [allocation("Survey", "Core", -5)]);
    expect(problem?.suggestion).toMatchObject({ field: "amount", value: 500 });
  });
});
