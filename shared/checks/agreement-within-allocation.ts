import { nameOf } from "../registers/ledger.ts";
import type { FinancialYear } from "../values/financial-year.ts";
import type { Check } from "./check.ts";
import { amountOf, countsAsApproved, totalOf } from "./fund-year-money.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { scopeSubject } from "./scope-key.ts";
import { pounds } from "./words.ts";

export const agreementWithinAllocationWords = {
  more: (p: { name: string; taken: number; year: string; given: number }) =>
    `${p.name} takes ${pounds(p.taken)} in ${p.year}, ${pounds(p.taken - p.given)} more than the ${pounds(p.given)} allocated to it.`,
  taken: (p: { year: string; amount: number }) => `funding lines ${p.year}: ${pounds(p.amount)}`,
  given: (p: { year: string; amount: number }) => `allocated ${p.year}: ${pounds(p.amount)}`,
};

const say = messagesOf("agreement-within-allocation", agreementWithinAllocationWords);

/**
 * An agreement's funding lines of a year against what was allocated to it for that year; a year
 * without both is not compared. It is a finding, never a second count of the money.
 */
export const agreementWithinAllocation: Check = {
  id: "agreement-within-allocation",
  statement: "An agreement takes no more in a year than was allocated to it.",
  scope: "agreement",
  parameters: NoParameters,

  run({ key, ledger }) {
    const row = ledger.rows("agreements").find(({ id }) => id === scopeSubject(key));
    if (row === undefined) return [];
    const allocations = ledger.rows("allocations").filter(countsAsApproved);
    const taken = new Map<FinancialYear, number>();
    for (const { values } of ledger.rows("fundingLines")) {
      if (values.financialYear == null) continue;
      const before = taken.get(values.financialYear) ?? 0;
      taken.set(values.financialYear, before + (values.amount ?? 0));
    }
    const over = [...taken]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .flatMap(([year, amount]) => {
        const given = allocations.filter(({ values }) => values.financialYear === year);
        if (given.length === 0 || amount <= totalOf(given)) return [];
        return [{ year, amount, given }];
      });
    const [first] = over;
    if (first === undefined) return [];
    return [
      problemOf(row, {
        measure: over.reduce((sum, each) => sum + each.amount - totalOf(each.given), 0),
        sentence: say.more({
          name: nameOf(row),
          taken: first.amount,
          year: first.year,
          given: totalOf(first.given),
        }),
        arithmetic: over.flatMap(({ year, amount, given }) => [
          say.taken({ year, amount }),
          ...given
            .map(amountOf)
            .toSorted((one, other) => other - one)
            .map((each) => say.given({ year, amount: each })),
        ]),
        fields: ["annualValue"],
      }),
    ];
  },
};
