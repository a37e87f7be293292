import { z } from "zod";
import type { Check } from "./check.ts";
import { problemOf } from "./problem.ts";
import { ForScheme, schemeAwards } from "./scheme-awards.ts";
import { pounds } from "./words.ts";

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
      const [bound, word, apart] =
        maximum !== null && amount > maximum
          ? [maximum, "over the most", amount - maximum]
          : minimum !== null && amount < minimum
            ? [minimum, "under the least", minimum - amount]
            : [0, "", 0];
      if (apart === 0) return [];
      return [
        problemOf(award, {
          measure: apart,
          sentence: `${pounds(amount)} is ${pounds(apart)} ${word} that ${found.name} gives, ${pounds(bound)}.`,
          arithmetic: [
            ...(minimum === null ? [] : [`least: ${pounds(minimum)}`]),
            ...(maximum === null ? [] : [`most: ${pounds(maximum)}`]),
            `award: ${pounds(amount)}`,
          ],
          fields: ["amount"],
        }),
      ];
    });
  },
};
