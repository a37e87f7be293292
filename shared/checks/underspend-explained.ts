import { z } from "zod";
import type { Row } from "../registers/ledger.ts";
import { isAbsent } from "../registers/value-kinds.ts";
import { readFinancialYear } from "../values/financial-year.ts";
import type { Check, Slice } from "./check.ts";
import { countsAsApproved, totalOf } from "./fund-year-money.ts";
import { messagesOf } from "./message.ts";
import { problemOf } from "./problem.ts";
import { scopeSubject } from "./scope-key.ts";
import { pounds } from "./words.ts";

const Parameters = z.strictObject({ fromPercent: z.number().nonnegative() });

export const underspendExplainedWords = {
  underspend: (p: { period: string; apart: number; given: number }) =>
    `The forecast for ${p.period} is ${pounds(p.apart)} under the ${pounds(p.given)} given: what is the cause, and the plan?`,
  given: (p: { given: number }) => `given: ${pounds(p.given)}`,
  forecast: (p: { forecast: number }) => `less forecast: ${pounds(p.forecast)}`,
};

const say = messagesOf("underspend-explained", underspendExplainedWords);

/**
 * Against what was allocated to the agreement in the return's year, else its annual value. A cause
 * and a plan answer it (source: R90); what goes back at the year's end is in the plan (R91).
 */
export const underspendExplained: Check<z.infer<typeof Parameters>> = {
  id: "underspend-explained",
  statement: "A forecast underspend is told with its cause and a plan.",
  scope: "agreement",
  parameters: Parameters,

  run({ key, ledger }, { fromPercent }) {
    const id = scopeSubject(key);
    return ledger.rows("returns").flatMap((row) => {
      const { agreement, forecast, reason, plan, period } = row.values;
      if (agreement?.id !== id || forecast == null) return [];
      if (!isAbsent(reason) && !isAbsent(plan)) return [];
      const given = givenFor(row, id, ledger);
      if (given === null || forecast >= given) return [];
      const apart = given - forecast;
      if (apart * 100 < given * fromPercent) return [];
      return [
        problemOf(row, {
          measure: apart,
          sentence: say.underspend({ period: period ?? "", apart, given }),
          arithmetic: [say.given({ given }), say.forecast({ forecast })],
          fields: ["forecast", "reason", "plan"],
        }),
      ];
    });
  },
};

function givenFor({ values }: Row<"returns">, id: string, ledger: Slice["ledger"]): number | null {
  const year = /\d{2,4} ?[/-] ?\d{2,4}/.exec(values.period ?? "")?.[0] ?? values.period ?? "";
  const allocated = ledger
    .rows("allocations")
    .filter((row) => countsAsApproved(row) && row.values.financialYear === readFinancialYear(year));
  if (allocated.length > 0) return totalOf(allocated);
  return ledger.rows("agreements").find((row) => row.id === id)?.values.annualValue ?? null;
}
