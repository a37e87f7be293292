import { z } from "zod";
import { initialTermOf } from "../forward-plan/agreement-length.ts";
import type { AnyRow } from "../registers/ledger.ts";
import { isAbsent } from "../registers/value-kinds.ts";
import { monthsIn } from "../values/term.ts";
import type { Check } from "./check.ts";
import { common } from "./common-lines.ts";
import { type Message, messagesOf } from "./message.ts";
import { problemOf } from "./problem.ts";
import { agreementValues } from "./typed-row.ts";
import { pounds } from "./words.ts";

export const procurementBodyWords = {
  above: (p: { yearly: number; limit: number; body: string }) =>
    `${pounds(p.yearly)} a year is above ${pounds(p.limit)}: ${p.body} is to be involved, or a reason given.`,
  yearly: (p: { total: number; months: number; yearly: number }) =>
    `total value ${pounds(p.total)} over ${p.months} months: ${pounds(p.yearly)} a year`,
  limit: (p: { limit: number }) => `limit a year: ${pounds(p.limit)}`,
  body: (p: { body: string }) => `${p.body}?`,
};

const say = messagesOf("procurement-body", procurementBodyWords);

const Parameters = z.strictObject({
  abovePenceAYear: z.int().nonnegative(),
  body: z.string().min(1),
});

/** Satisfied by naming who procured it, or the reason why nobody did (source: R83). */
export const procurementBody: Check<z.infer<typeof Parameters>> = {
  id: "procurement-body",
  statement:
    "Above the framework's limit a year the procurement body is involved, or a reason given.",
  scope: "row",
  registers: ["agreements"],
  parameters: Parameters,

  run({ members }, { abovePenceAYear, body }) {
    return members.flatMap((row) => {
      const { procurementBody: named, procurementReason } = row.values;
      if (!isAbsent(named) || !isAbsent(procurementReason)) return [];
      const yearly = yearlyValue(row);
      if (yearly === null || yearly.pence <= abovePenceAYear) return [];
      return [
        problemOf(row, {
          measure: yearly.pence - abovePenceAYear,
          sentence: say.above({ yearly: yearly.pence, limit: abovePenceAYear, body }),
          arithmetic: [yearly.step, say.limit({ limit: abovePenceAYear })],
          fields: ["procurementBody", "procurementReason"],
          suggestion: { sentence: say.body({ body }), field: "procurementBody", value: body },
        }),
      ];
    });
  },
};

type Yearly = Readonly<{ pence: number; step: Message }>;

/** The annual value as given, else the total over the initial term. */
function yearlyValue(row: AnyRow): Yearly | null {
  const values = agreementValues(row);
  const { annualValue, totalValue } = values;
  if (annualValue != null) {
    return { pence: annualValue, step: common.annualValue({ amount: annualValue }) };
  }
  const term = initialTermOf(values);
  const months = term === null ? null : monthsIn(term);
  if (totalValue == null || months === null || months === 0) return null;
  const yearly = Math.round((totalValue * 12) / months);
  return {
    pence: yearly,
    step: say.yearly({ total: totalValue, months, yearly }),
  };
}
