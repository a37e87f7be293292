import type { Check } from "./check.ts";
import { fundYearMoney } from "./fund-year-money.ts";
import { allocationLines } from "./money-lines.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { pounds, share } from "./words.ts";

/** 2,126,869 stated less 1,618,894 listed leaves 507,975 (23.88 %) not listed (source: R6, R7). */
export const statedTotal: Check = {
  id: "stated-total",
  statement: "The total a document states is what its lines come to, or the difference is said.",
  scope: "fund-year",
  parameters: NoParameters,

  run(slice) {
    const money = fundYearMoney(slice);
    const { listed, listedTotal: sum } = money;
    return money.ownBudgets.flatMap((budget) => {
      const stated = budget.values.statedTotal;
      if (stated == null || stated === sum || stated <= 0) return [];
      const apart = Math.abs(stated - sum);
      const part = `${pounds(apart)} (${share(apart, stated)})`;
      const [total, ...lines] = allocationLines(listed);
      return [
        problemOf(budget, {
          measure: apart,
          sentence:
            sum < stated
              ? `${part} of the ${pounds(stated)} stated for ${money.year} is not listed.`
              : `The lines for ${money.year} come to ${part} more than the ${pounds(stated)} stated.`,
          arithmetic: [
            `stated ${money.year}: ${pounds(stated)}`,
            total?.replace("allocated", "listed") ?? "",
            ...lines,
            sum < stated ? `not listed: ${part}` : `over: ${part}`,
          ],
          fields: ["statedTotal"],
        }),
      ];
    });
  },
};
