import { monthsIn } from "../values/term.ts";
import { initialTermOf } from "./agreement-length.ts";
import type { Check } from "./check.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { pounds } from "./words.ts";

const PENCE_A_POUND = 100;

/**
 * Annual value times initial term, to the pound a year that rounding may take. With an uplift the
 * years differ, so nothing is compared. Where the total is the one with every option, it says so.
 */
export const totalValue: Check = {
  id: "total-value",
  statement: "The total value is the annual value over the initial term.",
  scope: "row",
  registers: ["agreements"],
  parameters: NoParameters,

  run({ ledger }) {
    return ledger.rows("agreements").flatMap((row) => {
      const { annualValue, totalValue: total, uplift, maximumValue, extensionOptions } = row.values;
      const term = initialTermOf(row.values);
      const months = term === null ? null : monthsIn(term);
      if (annualValue == null || total == null || months === null) return [];
      if (uplift != null && uplift !== 0) return [];
      const over = (length: number) => Math.round((annualValue * length) / 12);
      const apart = Math.abs(total - over(months));
      if (apart <= (PENCE_A_POUND * months) / 12) return [];
      const optional = (extensionOptions ?? []).flatMap(({ length }) => monthsIn(length) ?? []);
      const longest = months + optional.reduce((sum, each) => sum + each, 0);
      const isMaximum = maximumValue == null && total === over(longest);
      return [
        problemOf(row, {
          measure: apart,
          sentence: `The total value is ${pounds(total)}; ${pounds(annualValue)} a year over ${months} months is ${pounds(over(months))}.`,
          arithmetic: [
            `annual value: ${pounds(annualValue)}`,
            `times ${months} months: ${pounds(over(months))}`,
            `total value: ${pounds(total)}`,
            `apart: ${pounds(apart)}`,
          ],
          fields: ["totalValue", "annualValue"],
          suggestion: isMaximum
            ? { sentence: "This is the value with every option: the Maximum value?" }
            : null,
        }),
      ];
    });
  },
};
