import type { Check } from "./check.ts";
import { compare } from "./compare.ts";
import { fundOf, fundYearMoney, sumOf } from "./fund-year-money.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { joined, pounds } from "./words.ts";

export const parentAndChildrenWords = {
  apart: (p: { fund: string; year: string; together: number; parent: number }) =>
    `The funds within ${p.fund} come to ${pounds(p.together)} in ${p.year}, ${pounds(Math.abs(p.together - p.parent))} ${p.together > p.parent ? "more" : "less"} than its budget of ${pounds(p.parent)}.`,
  whole: (p: { fund: string; year: string; parent: number }) =>
    `${p.fund} ${p.year}: ${pounds(p.parent)}`,
  part: (p: { name: string; amount: number }) => `${p.name}: ${pounds(p.amount)}`,
  together: (p: { names: readonly string[]; together: number }) =>
    `${joined(p.names)} together: ${pounds(p.together)}`,
};

const say = messagesOf("parent-and-children", parentAndChildrenWords);

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
      .toSorted(
        (one, other) => sumOf(other.own) - sumOf(one.own) || compare(one.child.id, other.child.id),
      );
    const parent = sumOf(ownBudgets);
    const together = children.reduce((total, { own }) => total + sumOf(own), 0);
    if (children.length === 0 || together === parent) return [];
    const apart = Math.abs(together - parent);
    return [
      problemOf(fund, {
        measure: apart,
        sentence: say.apart({ fund: name, year, together, parent }),
        arithmetic: [
          say.whole({ fund: name, year, parent }),
          ...children.map(({ child, own }) =>
            say.part({ name: child.values.name ?? "", amount: sumOf(own) }),
          ),
          say.together({ names: children.map(({ child }) => child.values.name ?? ""), together }),
        ],
        fields: ["partOf"],
      }),
    ];
  },
};
