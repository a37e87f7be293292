import type { Check } from "./check.ts";
import { fundYearMoney } from "./fund-year-money.ts";
import { allocationLines, budgetLines, subjectOfMoney } from "./money-lines.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { pounds } from "./words.ts";

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
        sentence: `${money.name} ${money.year} would be allocated ${pounds(allocated)}, ${pounds(over)} over its budget of ${pounds(money.budget)}${extra > 0 ? ` and the agreed over-allocation of ${pounds(extra)}` : ""}.`,
        arithmetic: [
          ...budgetLines(money),
          ...(extra > 0 ? [`plus agreed over-allocation ${agreed} %: ${pounds(extra)}`] : []),
          ...allocationLines(approved),
          `over by: ${pounds(over)}`,
        ],
        fields: ["amount"],
      }),
    ];
  },
};
