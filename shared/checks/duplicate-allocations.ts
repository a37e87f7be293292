import { foldOnce } from "../framework/folded-once.ts";
import { nameOf, type Row } from "../registers/ledger.ts";
import type { Check } from "./check.ts";
import { fundYearMoney } from "./fund-year-money.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { append } from "./scope-index.ts";
import { subjectAndYear, subjectOf } from "./scope-key.ts";
import { pounds } from "./words.ts";

export const duplicateAllocationsWords = {
  again: (p: { name: string; amount: number }) =>
    `${p.name}, ${pounds(p.amount)}, stands more than once: is it the same allocation?`,
};

const say = messagesOf("duplicate-allocations", duplicateAllocationsWords);

type Allocation = Row<"allocations">;

/** Two lines that agree in fund, year, amount, words and dates: perhaps pasted twice. */
export const duplicateAllocations: Check = {
  id: "duplicate-allocations",
  statement: "The same line of money stands once, or is asked about.",
  scope: "fund-year",
  parameters: NoParameters,

  run(slice) {
    const { subject } = subjectAndYear(slice.key);
    const ofAmount = new Map<number, Allocation[]>();
    for (const row of fundYearMoney(slice).allocations) {
      // Lines of the funds within this one are compared in those funds' own years.
      if (row.values.fund == null || subjectOf(row.values.fund) !== subject) continue;
      if (row.values.amount != null) append(ofAmount, row.values.amount, row);
    }
    return [...ofAmount.values()].flatMap(repeatsAmong).map((row) =>
      problemOf(row, {
        sentence: say.again({ name: nameOf(row), amount: row.values.amount ?? 0 }),
        fields: ["title", "serviceArea", "amount"],
      }),
    );
  },
};

/** All but the first, by id, of the lines that are alike. Few amounts come twice, so few are compared. */
function repeatsAmong(rows: readonly Allocation[]): readonly Allocation[] {
  if (rows.length < 2) return [];
  const alike = new Map<string, Allocation[]>();
  for (const row of rows) append(alike, likenessOf(row), row);
  return [...alike.values()].flatMap((same) =>
    same.toSorted((one, other) => (one.id < other.id ? -1 : 1)).slice(1),
  );
}

/** References are left out: a line without one is given its own. */
function likenessOf({ values }: Allocation): string {
  const { title, serviceArea, provider, scheme, applicant, start, awardDate } = values;
  const words = [title, serviceArea, provider?.text, scheme?.text, applicant];
  return [...words.map((each) => foldOnce(each ?? "")), start, awardDate].join("|");
}
