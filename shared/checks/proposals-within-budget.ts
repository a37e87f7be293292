import type { Check } from "./check.ts";
import { fundYearMoney } from "./fund-year-money.ts";
import { budgetLines, subjectOfMoney } from "./money-lines.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { pounds } from "./words.ts";

/** More may be proposed than can be given, so this only says so. */
export const proposalsWithinBudget: Check = {
  id: "proposals-within-budget",
  statement: "It is said where what is proposed would not all fit the budget.",
  scope: "fund-year",
  parameters: NoParameters,

  run(slice) {
    const money = fundYearMoney(slice);
    if (money.budget === null) return [];
    const approved = money.approvedTotal;
    const proposed = money.listedTotal - approved;
    const over = approved + proposed - money.budget;
    const subject = subjectOfMoney(money);
    if (proposed <= 0 || over <= 0 || subject === null) return [];
    return [
      problemOf(subject, {
        measure: over,
        sentence: `${money.name} ${money.year}: were everything proposed approved, it would be ${pounds(over)} over its budget.`,
        arithmetic: [
          ...budgetLines(money),
          `less allocated: ${pounds(approved)}`,
          `less proposed: ${pounds(proposed)}`,
          `over by: ${pounds(over)}`,
        ],
        fields: ["amount"],
      }),
    ];
  },
};
