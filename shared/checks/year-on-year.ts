import { z } from "zod";
import { FinancialYear, yearsAfter } from "../values/financial-year.ts";
import type { Check } from "./check.ts";
import { common } from "./common-lines.ts";
import { effectOf, fundOf, sumOf } from "./fund-year-money.ts";
import { messagesOf } from "./message.ts";
import { problemOf } from "./problem.ts";
import { subjectAndYear } from "./scope-key.ts";
import { pounds, share } from "./words.ts";

/** Changes beyond `times` are another check's: they are slips of the keys, not decisions. */
const Parameters = z.strictObject({
  beyondPercent: z.number().positive(),
  belowTimes: z.number().positive(),
});

type Change = Readonly<{ now: number; before: number; year: string; lastYear: string }>;

export const yearOnYearWords = {
  changed: (p: Change) =>
    `${pounds(p.now)} for ${p.year} is ${pounds(Math.abs(p.now - p.before))} (${share(Math.abs(p.now - p.before), p.before)}) ${p.now > p.before ? "more" : "less"} than the ${pounds(p.before)} of ${p.lastYear}: is that so?`,
  askedBeyond: (p: { percent: number }) => `asked about beyond: ${p.percent} %, our number`,
};

const say = messagesOf("year-on-year", yearOnYearWords);

/** A fund's budget against its own of the year before (source: R51, R52). */
export const yearOnYear: Check<z.infer<typeof Parameters>> = {
  id: "year-on-year",
  statement: "A budget that changes much from one year to the next is asked about.",
  scope: "fund-year",
  parameters: Parameters,

  run({ key, ledger }, { beyondPercent, belowTimes }) {
    const { subject, year } = subjectAndYear(key);
    const own = ledger.rows("budgets").filter((row) => fundOf(row) === subject);
    const parsed = FinancialYear.safeParse(year);
    if (own.length < 2 || !parsed.success) return [];
    const lastYear = yearsAfter(parsed.data, -1);
    const rows = own.filter(({ values }) => values.financialYear === parsed.data);
    const before = sumOf(own.filter(({ values }) => values.financialYear === lastYear));
    const now = sumOf(rows);
    const [row] = rows.toSorted(
      (one, other) => effectOf(other) - effectOf(one) || (one.id < other.id ? -1 : 1),
    );
    if (row === undefined || before <= 0 || now <= 0) return [];
    const apart = Math.abs(now - before);
    const times = Math.max(now, before) / Math.min(now, before);
    if (apart * 100 <= before * beyondPercent || times >= belowTimes) return [];
    return [
      problemOf(row, {
        measure: apart,
        sentence: say.changed({ now, before, year: parsed.data, lastYear }),
        arithmetic: [
          common.amountOfYear({ year: lastYear, amount: before }),
          common.amountOfYear({ year: parsed.data, amount: now }),
          say.askedBeyond({ percent: beyondPercent }),
        ],
        fields: ["amount"],
      }),
    ];
  },
};
