import { z } from "zod";
import { FinancialYear, yearsAfter } from "../values/financial-year.ts";
import { pence } from "../values/pence.ts";
import type { Check, Problem } from "./check.ts";
import { common } from "./common-lines.ts";
import { effectOf, fundOf, sumOf } from "./fund-year-money.ts";
import { messagesOf } from "./message.ts";
import { problemOf } from "./problem.ts";
import { subjectAndYear } from "./scope-key.ts";
import { pounds } from "./words.ts";

export const magnitudeWords = {
  times: (p: { larger: number; year: string; times: number; smaller: number; other: string }) =>
    `${pounds(p.larger)} for ${p.year} is ${p.times.toLocaleString("en-GB")} times the ${pounds(p.smaller)} of ${p.other}.`,
  askedFrom: (p: { times: number }) => `asked about from: ${p.times} times`,
  amount: (p: { amount: number }) => `${pounds(p.amount)}?`,
};

const say = messagesOf("magnitude", magnitudeWords);

const Parameters = z.strictObject({ times: z.number().positive() });

/** What a slip of the keys multiplies by: thousands for pounds, pence for pounds, a nought too many. */
const SLIPS = [1000, 100, 10];

/**
 * Each year is held against the year before it, so that two neighbours are compared once, and the
 * larger of them is asked about. It is never corrected (source: R50, 969 times the next year).
 */
export const magnitude: Check<z.infer<typeof Parameters>> = {
  id: "magnitude",
  statement: "A budget of quite another size than its neighbour year's is asked about.",
  scope: "fund-year",
  parameters: Parameters,

  run({ key, ledger }, { times }) {
    const { subject, year } = subjectAndYear(key);
    const own = ledger.rows("budgets").filter((row) => fundOf(row) === subject);
    // One budget has no neighbour, and most years are asked about for their allocations' sake.
    if (own.length < 2) return [];
    const parsed = FinancialYear.safeParse(year);
    if (!parsed.success) return [];
    const years = [yearsAfter(parsed.data, -1), parsed.data].map((each) => {
      const rows = own.filter(({ values }) => values.financialYear === each);
      return { year: each, rows, total: sumOf(rows) };
    });
    const [smaller, larger] = years.toSorted((one, other) => one.total - other.total);
    if (smaller === undefined || larger === undefined || smaller.total <= 0) return [];
    const ratio = larger.total / smaller.total;
    const [row] = larger.rows.toSorted(
      (one, other) => effectOf(other) - effectOf(one) || (one.id < other.id ? -1 : 1),
    );
    if (ratio < times || row === undefined) return [];
    return [
      problemOf(row, {
        measure: Math.round(ratio),
        sentence: say.times({
          larger: larger.total,
          year: larger.year,
          times: Math.round(ratio),
          smaller: smaller.total,
          other: smaller.year,
        }),
        arithmetic: [
          common.amountOfYear({ year: larger.year, amount: larger.total }),
          common.amountOfYear({ year: smaller.year, amount: smaller.total }),
          say.askedFrom({ times }),
        ],
        fields: ["amount"],
        suggestion: suggestionFor(effectOf(row), larger.total, smaller.total),
      }),
    ];
  },
};

/** The amount without the slip that brings the year nearest to its neighbour's size. */
function suggestionFor(amount: number, total: number, neighbour: number): Problem["suggestion"] {
  const apart = (slip: number) => Math.abs(Math.log((total - amount + amount / slip) / neighbour));
  const [slip] = SLIPS.filter((each) => amount % each === 0).toSorted(
    (one, other) => apart(one) - apart(other),
  );
  if (slip === undefined || apart(slip) > Math.log(3)) return null;
  const value = pence(amount / slip);
  return { sentence: say.amount({ amount: value }), field: "amount", value };
}
