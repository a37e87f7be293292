import { initialTermOf } from "../forward-plan/agreement-length.ts";
import { monthsIn } from "../values/term.ts";
import type { Check } from "./check.ts";
import { common } from "./common-lines.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { pounds } from "./words.ts";

export const totalValueWords = {
  disagrees: (p: { total: number; annual: number; months: number; product: number }) =>
    `The total value is ${pounds(p.total)}; ${pounds(p.annual)} a year over ${p.months} months is ${pounds(p.product)}.`,
  times: (p: { months: number; product: number }) =>
    `times ${p.months} months: ${pounds(p.product)}`,
  total: (p: { total: number }) => `total value: ${pounds(p.total)}`,
  apart: (p: { apart: number }) => `apart: ${pounds(p.apart)}`,
  isMaximum: () => "This is the value with every option: the Maximum value?",
};

const say = messagesOf("total-value", totalValueWords);

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
          sentence: say.disagrees({ total, annual: annualValue, months, product: over(months) }),
          arithmetic: [
            common.annualValue({ amount: annualValue }),
            say.times({ months, product: over(months) }),
            say.total({ total }),
            say.apart({ apart }),
          ],
          fields: ["totalValue", "annualValue"],
          suggestion: isMaximum ? { sentence: say.isMaximum() } : null,
        }),
      ];
    });
  },
};
