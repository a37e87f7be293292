import type { Check } from "./check.ts";
import { common } from "./common-lines.ts";
import { fundYearMoney } from "./fund-year-money.ts";
import { messagesOf } from "./message.ts";
import { largestLines } from "./money-lines.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { pounds, share } from "./words.ts";

type Apart = Readonly<{ apart: number; stated: number }>;

export const statedTotalWords = {
  notListed: (p: Apart & { year: string }) =>
    `${part(p)} of the ${pounds(p.stated)} stated for ${p.year} is not listed.`,
  over: (p: Apart & { year: string }) =>
    `The lines for ${p.year} come to ${part(p)} more than the ${pounds(p.stated)} stated.`,
  stated: (p: { year: string; stated: number }) => `stated ${p.year}: ${pounds(p.stated)}`,
  notListedBy: (p: Apart) => `not listed: ${part(p)}`,
  overBy: (p: Apart) => `over: ${part(p)}`,
};

const say = messagesOf("stated-total", statedTotalWords);

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
      const parts = { apart, stated, year: money.year };
      return [
        problemOf(budget, {
          measure: apart,
          sentence: sum < stated ? say.notListed(parts) : say.over(parts),
          arithmetic: [
            say.stated({ year: money.year, stated }),
            common.listed({ total: sum }),
            ...largestLines(listed),
            sum < stated ? say.notListedBy({ apart, stated }) : say.overBy({ apart, stated }),
          ],
          fields: ["statedTotal"],
        }),
      ];
    });
  },
};

function part({ apart, stated }: Apart): string {
  return `${pounds(apart)} (${share(apart, stated)})`;
}
