import type { Check } from "./check.ts";
import { fundOf, fundYearMoney, sumOf } from "./fund-year-money.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { joined, pounds } from "./words.ts";

/** Budgets on both a fund and the funds within it are compared, never added (source: R38, R49). */
export const parentAndChildren: Check = {
  id: "parent-and-children",
  statement: "A fund's budget is the sum of the budgets of the funds within it.",
  scope: "fund-year",
  parameters: NoParameters,

  run(slice) {
    const { fund, name, year, ownBudgets } = fundYearMoney(slice);
    if (fund === null || ownBudgets.length === 0) return [];
    const budgets = slice.ledger.rows("budgets").filter((row) => row.values.financialYear === year);
    const children = slice.ledger
      .rows("funds")
      .filter(({ values }) => values.partOf?.id === fund.id)
      .map((child) => ({ child, own: budgets.filter((row) => fundOf(row) === child.id) }))
      .filter(({ own }) => own.length > 0)
      .toSorted((one, other) => sumOf(other.own) - sumOf(one.own));
    const parent = sumOf(ownBudgets);
    const together = children.reduce((total, { own }) => total + sumOf(own), 0);
    if (children.length === 0 || together === parent) return [];
    const apart = Math.abs(together - parent);
    return [
      problemOf(fund, {
        measure: apart,
        sentence: `The funds within ${name} come to ${pounds(together)} in ${year}, ${pounds(apart)} ${together > parent ? "more" : "less"} than its budget of ${pounds(parent)}.`,
        arithmetic: [
          `${name} ${year}: ${pounds(parent)}`,
          ...children.map(({ child, own }) => `${child.values.name}: ${pounds(sumOf(own))}`),
          `${joined(children.map(({ child }) => child.values.name ?? ""))} together: ${pounds(together)}`,
        ],
        fields: ["partOf"],
      }),
    ];
  },
};
