import { foldOnce } from "../framework/folded-once.ts";
import type { Row } from "../registers/ledger.ts";
import type { Check } from "./check.ts";
import { fundYearMoney } from "./fund-year-money.ts";
import { lineName } from "./money-lines.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { append } from "./scope-index.ts";
import { subjectAndYear, subjectOf } from "./scope-key.ts";
import { pounds } from "./words.ts";

/** Two lines that agree in fund, year, service, title, provider and amount: perhaps pasted twice. */
export const duplicateAllocations: Check = {
  id: "duplicate-allocations",
  statement: "The same line of money stands once, or is asked about.",
  scope: "fund-year",
  parameters: NoParameters,

  run(slice) {
    const { subject } = subjectAndYear(slice.key);
    const alike = new Map<string, Row<"allocations">[]>();
    for (const row of fundYearMoney(slice).allocations) {
      // Lines of the funds within this one are compared in those funds' own years.
      if (row.values.fund == null || subjectOf(row.values.fund) !== subject) continue;
      if (row.values.amount == null) continue;
      append(alike, likenessOf(row), row);
    }
    return [...alike.values()].flatMap((rows) => {
      const [first, ...others] = rows.toSorted((one, other) => (one.id < other.id ? -1 : 1));
      if (first === undefined) return [];
      return others.map((row) =>
        problemOf(row, {
          sentence: `${lineName(row)}, ${pounds(row.values.amount ?? 0)}, stands more than once: is it the same allocation?`,
          fields: ["title", "serviceArea", "amount"],
        }),
      );
    });
  },
};

function likenessOf({ values }: Row<"allocations">): string {
  const { title, serviceArea, provider, scheme, applicant, ref, amount } = values;
  const words = [title, serviceArea, provider?.text, scheme?.text, applicant, ref];
  return JSON.stringify([amount, ...words.map((each) => foldOnce(each ?? ""))]);
}
