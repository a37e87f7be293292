import type { Check } from "./check.ts";
import { common } from "./common-lines.ts";
import { fundYearMoney } from "./fund-year-money.ts";
import { messagesOf } from "./message.ts";
import { budgetLines, subjectOfMoney } from "./money-lines.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { pounds } from "./words.ts";

export const proposalsWithinBudgetWords = {
  over: (p: { fund: string; year: string; over: number }) =>
    `${p.fund} ${p.year}: were everything proposed approved, it would be ${pounds(p.over)} over its budget.`,
  proposed: (p: { total: number }) => `less proposed: ${pounds(p.total)}`,
};

const say = messagesOf("proposals-within-budget", proposalsWithinBudgetWords);

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
        sentence: say.over({ fund: money.name, year: money.year, over }),
        arithmetic: [
          ...budgetLines(money),
          common.allocated({ total: approved }),
          say.proposed({ total: proposed }),
          common.overBy({ amount: over }),
        ],
        fields: ["amount"],
      }),
    ];
  },
};
