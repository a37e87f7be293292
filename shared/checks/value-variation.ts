import { z } from "zod";
import { withVat } from "../forward-plan/estimated-value.ts";
import type { Framework } from "../framework/framework.ts";
import type { AnyRow } from "../registers/ledger.ts";
import { type CalendarDate, formatLongDate } from "../values/calendar-date.ts";
import type { Check } from "./check.ts";
import { type Message, messagesOf } from "./message.ts";
import { problemOf } from "./problem.ts";
import { netValue, thresholdFor, valuedContract } from "./threshold-of.ts";
import { agreementValues } from "./typed-row.ts";
import { pounds, share } from "./words.ts";

const Parameters = z.strictObject({
  /** Of goods and services, and of what nobody said is works. */
  percent: z.number().positive(),
  worksPercent: z.number().positive(),
});

type Worth = Readonly<{ now: number; award: number }>;

export const valueVariationWords = {
  beyond: (p: Worth & { limit: number }) =>
    `${worth(p)}: ${share(Math.abs(p.now - p.award), p.award)} of it, and more than the ${p.limit} % that changes may come to together. Check with your legal team.`,
  reaches: (p: Worth & { threshold: number }) =>
    `${worth(p)}: with VAT the changes together reach the threshold of ${pounds(p.threshold)}. Check with your legal team.`,
  award: (p: { amount: number }) => `maximum value at award: ${pounds(p.amount)}`,
  change: (p: { change: number; withVat: number }) =>
    `changed since: ${pounds(p.change)}, with VAT ${pounds(p.withVat)}`,
  within: (p: { limit: number; amount: number }) =>
    `allowed without other grounds: up to ${p.limit} %, which is ${pounds(p.amount)}`,
  threshold: (p: { pence: number; from: CalendarDate }) =>
    `and below the threshold in force from ${formatLongDate(p.from)}: ${pounds(p.pence)}`,
  fix: () =>
    "Say in the note on what grounds in law it is changed, or publish a contract change notice before it is.",
};

const say = messagesOf("value-variation", valueVariationWords);

/**
 * All changes of value since award, taken together, so that several small ones are not each passed
 * over (source: L9). Light touch contracts may be changed freely (L11).
 */
export const valueVariation: Check<z.infer<typeof Parameters>> = {
  id: "value-variation",
  statement: "A contract's value is within what may be changed since its award.",
  scope: "row",
  registers: ["agreements"],
  parameters: Parameters,

  run({ members, framework }, limits) {
    return members.flatMap((row) => {
      const variation = variationOf(row, limits, framework);
      if (variation === null) return [];
      const { award, now, change, limit, threshold } = variation;
      const isBeyond = change * 100 > award * limit;
      const reached = threshold !== null && variation.withVat >= threshold.pence ? threshold : null;
      if (!isBeyond && reached === null) return [];
      return [
        problemOf(row, {
          measure: change,
          sentence:
            isBeyond || reached === null
              ? say.beyond({ award, now, limit })
              : say.reaches({ award, now, threshold: reached.pence }),
          arithmetic: workingOf(variation),
          fields: ["valueAtAward", "maximumValue"],
          suggestion: { sentence: say.fix() },
        }),
      ];
    });
  },
};

type Variation = Worth &
  Readonly<{
    change: number;
    withVat: number;
    limit: number;
    steps: readonly Message[];
    threshold: Readonly<{ pence: number; from: CalendarDate }> | null;
  }>;

function variationOf(
  row: AnyRow,
  { percent, worksPercent }: z.infer<typeof Parameters>,
  framework: Framework,
): Variation | null {
  const values = agreementValues(row);
  const { valueAtAward: award, regime, lightTouch, procurementCategory } = values;
  const now = netValue(values);
  if ((regime !== "pa-2023" && regime !== "pcr-2015") || lightTouch === true) return null;
  if (award == null || award <= 0 || now === null) return null;
  const change = Math.abs(now.pence - award);
  const valued = valuedContract(row, framework);
  return {
    award,
    now: now.pence,
    change,
    withVat: withVat(change, values),
    limit: procurementCategory === "works" ? worksPercent : percent,
    steps: now.steps,
    threshold: valued && { pence: thresholdFor(valued), from: valued.thresholds.from },
  };
}

function workingOf(variation: Variation): readonly Message[] {
  const { award, change, withVat: changeWithVat, limit, steps, threshold } = variation;
  return [
    say.award({ amount: award }),
    ...steps,
    say.change({ change, withVat: changeWithVat }),
    say.within({ limit, amount: Math.floor((award * limit) / 100) }),
    ...(threshold === null ? [] : [say.threshold(threshold)]),
  ];
}

function worth({ now, award }: Worth): string {
  const change = pounds(Math.abs(now - award));
  return `Worth ${pounds(now)} at most, ${change} ${now > award ? "more" : "less"} than at award`;
}
