import { z } from "zod";
import type { Check } from "./check.ts";
import { fundOf, fundYearMoney, sumOf } from "./fund-year-money.ts";
import { problemOf } from "./problem.ts";
import { pounds, share } from "./words.ts";

const Parameters = z.strictObject({ withinPoints: z.number().nonnegative() });

/** "Approximately 93 %" is within two points of it, which is our number and only warns (R33, R34). */
export const shareOfParent: Check<z.infer<typeof Parameters>> = {
  id: "share-of-parent",
  statement: "A fund that is a share of another has about that share of its budget.",
  scope: "fund-year",
  parameters: Parameters,

  run(slice, { withinPoints }) {
    const { fund, name, year, budget } = fundYearMoney(slice);
    if (fund === null || budget === null || budget <= 0) return [];
    const budgets = slice.ledger.rows("budgets").filter((row) => row.values.financialYear === year);
    return slice.ledger.rows("funds").flatMap((child) => {
      const due = child.values.share;
      const own = budgets.filter((row) => fundOf(row) === child.id);
      if (due == null || child.values.partOf?.id !== fund.id || own.length === 0) return [];
      const has = (sumOf(own) / budget) * 100;
      const apart = Math.abs(has - due);
      if (apart <= withinPoints) return [];
      return [
        problemOf(child, {
          measure: Math.round(apart * 100),
          sentence: `${child.values.name} has ${share(sumOf(own), budget)} of ${name} in ${year}; its share is about ${due} %.`,
          arithmetic: [
            `${name} ${year}: ${pounds(budget)}`,
            `${child.values.name}: ${pounds(sumOf(own))} = ${share(sumOf(own), budget)}`,
            `allowed: ${due} % give or take ${withinPoints} points`,
          ],
          fields: ["share"],
        }),
      ];
    });
  },
};
