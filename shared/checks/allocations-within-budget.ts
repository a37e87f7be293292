import type { Check } from "./check.ts";
import { common } from "./common-lines.ts";
import { fundYearMoney } from "./fund-year-money.ts";
import { messagesOf } from "./message.ts";
import { allocationLines, budgetLines, subjectOfMoney } from "./money-lines.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { pounds } from "./words.ts";

export const allocationsWithinBudgetWords = {
  over: (p: {
    fund: string;
    year: string;
    allocated: number;
    over: number;
    budget: number;
    extra: number;
  }) =>
    `${p.fund} ${p.year} would be allocated ${pounds(p.allocated)}, ${pounds(p.over)} over its budget of ${pounds(p.budget)}${p.extra > 0 ? ` and the agreed over-allocation of ${pounds(p.extra)}` : ""}.`,
  agreed: (p: { percent: number; extra: number }) =>
    `plus agreed over-allocation ${p.percent} %: ${pounds(p.extra)}`,
};

const say = messagesOf("allocations-within-budget", allocationsWithinBudgetWords);

/**
 * Approved allocations, and those of which nobody said that they are not, against the fund's
 * budget for the year and whatever over-allocation was agreed for it. The measure is pence over.
 */
export const allocationsWithinBudget: Check = {
  id: "allocations-within-budget",
  statement: "What a fund allocates in a year is within its budget for that year.",
  scope: "fund-year",
  parameters: NoParameters,

  run(slice) {
    const money = fundYearMoney(slice);
    if (money.budget === null) return [];
    const { approved, approvedTotal: allocated } = money;
    const agreed = money.fund?.values.overAllocation ?? 0;
    const extra = Math.floor((money.budget * agreed) / 100);
    const over = allocated - money.budget - extra;
    if (over <= 0) return [];
    const subject = subjectOfMoney(money);
    if (subject === null) return [];
    return [
      problemOf(subject, {
        measure: over,
        sentence: say.over({
          fund: money.name,
          year: money.year,
          allocated,
          over,
          budget: money.budget,
          extra,
        }),
        arithmetic: [
          ...budgetLines(money),
          ...(extra > 0 ? [say.agreed({ percent: agreed, extra })] : []),
          ...allocationLines(approved),
          common.overBy({ amount: over }),
        ],
        fields: ["amount"],
      }),
    ];
  },
};
