import { z } from "zod";
import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { problemOf } from "./problem.ts";
import { ForScheme, schemeAwards } from "./scheme-awards.ts";
import { pounds } from "./words.ts";

export const awardSizeWords = {
  over: (p: { amount: number; over: number; scheme: string; most: number }) =>
    `${pounds(p.amount)} is ${pounds(p.over)} over the most that ${p.scheme} gives, ${pounds(p.most)}.`,
  under: (p: { amount: number; under: number; scheme: string; least: number }) =>
    `${pounds(p.amount)} is ${pounds(p.under)} under the least that ${p.scheme} gives, ${pounds(p.least)}.`,
  least: (p: { least: number }) => `least: ${pounds(p.least)}`,
  most: (p: { most: number }) => `most: ${pounds(p.most)}`,
  award: (p: { amount: number }) => `award: ${pounds(p.amount)}`,
};

const say = messagesOf("award-size", awardSizeWords);

const Parameters = z.strictObject({
  ...ForScheme,
  minimumPence: z.int().nullable().default(null),
  maximumPence: z.int().nullable().default(null),
});

/** On the limit is within it: £3,000 is taken and £3,001 is not (source: R30). */
export const awardSize: Check<z.infer<typeof Parameters>> = {
  id: "award-size",
  statement: "An award is no smaller and no larger than its scheme allows.",
  scope: "scheme-year",
  parameters: Parameters,

  run(slice, limit) {
    const found = schemeAwards(slice, limit);
    if (found === null) return [];
    const own = found.scheme?.values;
    const minimum = limit.scheme === null ? (own?.minimum ?? null) : limit.minimumPence;
    const maximum = limit.scheme === null ? (own?.maximum ?? null) : limit.maximumPence;
    return found.awards.flatMap((award) => {
      const { amount } = award.values;
      if (amount == null) return [];
      const over = maximum === null ? 0 : amount - maximum;
      const under = minimum === null ? 0 : minimum - amount;
      if (over <= 0 && under <= 0) return [];
      const scheme = found.name;
      return [
        problemOf(award, {
          measure: Math.max(over, under),
          sentence:
            over > 0
              ? say.over({ amount, over, scheme, most: amount - over })
              : say.under({ amount, under, scheme, least: amount + under }),
          arithmetic: [
            ...(minimum === null ? [] : [say.least({ least: minimum })]),
            ...(maximum === null ? [] : [say.most({ most: maximum })]),
            say.award({ amount }),
          ],
          fields: ["amount"],
        }),
      ];
    });
  },
};
