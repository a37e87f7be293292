import { z } from "zod";
import { mostPayable } from "../forward-plan/estimated-value.ts";
import { foldOnce } from "../framework/folded-once.ts";
import type { Row } from "../registers/ledger.ts";
import type { Check, Slice } from "./check.ts";
import { messagesOf } from "./message.ts";
import { problemOf } from "./problem.ts";
import { scopeSubject } from "./scope-key.ts";
import { counted } from "./words.ts";

const Parameters = z.strictObject({
  least: z.int().positive(),
  /** Only for contracts of more than this, with VAT and every option; null for any. */
  abovePence: z.int().nullable().default(null),
  notLightTouch: z.boolean().default(false),
  /** Funders whose own terms say what is recorded, in place of this (R42). */
  exceptFunders: z.array(z.string()).default([]),
});

export const kpiMinimumWords = {
  fewer: (p: { period: string; count: number; least: number }) =>
    `The return for ${p.period} gives ${counted(p.count, "indicator")}; the minimum is ${p.least}.`,
};

const say = messagesOf("kpi-minimum", kpiMinimumWords);

/** Of returns that have come and say how many indicators they give (source: R41, R42, L7). */
export const kpiMinimum: Check<z.infer<typeof Parameters>> = {
  id: "kpi-minimum",
  statement: "A return gives at least as many indicators as the framework asks for.",
  scope: "agreement",
  parameters: Parameters,

  run({ key, ledger }, limits) {
    const agreement = ledger.rows("agreements").find(({ id }) => id === scopeSubject(key));
    if (agreement === undefined || !isAsked(agreement, ledger, limits)) return [];
    return ledger.rows("returns").flatMap((row) => {
      const { kpis, period, received } = row.values;
      if (row.values.agreement?.id !== agreement.id) return [];
      if (kpis == null || received == null || kpis >= limits.least) return [];
      return [
        problemOf(row, {
          measure: limits.least - kpis,
          sentence: say.fewer({ period: period ?? "", count: kpis, least: limits.least }),
          fields: ["kpis"],
        }),
      ];
    });
  },
};

function isAsked(
  { values }: Row<"agreements">,
  ledger: Slice["ledger"],
  { abovePence, notLightTouch, exceptFunders }: z.infer<typeof Parameters>,
): boolean {
  if (notLightTouch && values.lightTouch === true) return false;
  if (abovePence !== null && (mostPayable(values)?.pence ?? 0) <= abovePence) return false;
  const own = exceptFunders.map(foldOnce);
  const paidFrom = (values.funds ?? []).map(({ id }) => id);
  return !ledger
    .rows("funds")
    .some((fund) => paidFrom.includes(fund.id) && own.includes(foldOnce(fund.values.source ?? "")));
}
