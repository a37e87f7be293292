import { z } from "zod";
import type { Check } from "./check.ts";
import { countsAsApproved, totalOf } from "./fund-year-money.ts";
import { allocationLines } from "./money-lines.ts";
import { problemOf } from "./problem.ts";
import { ForScheme, schemeAwards } from "./scheme-awards.ts";
import { pounds } from "./words.ts";

const Parameters = z.strictObject({ ...ForScheme, potPence: z.int().nullable().default(null) });

/** A pot that is only an estimate sets no limit; a recorded top-up adds to the pot (source: R29). */
export const awardTotal: Check<z.infer<typeof Parameters>> = {
  id: "award-total",
  statement: "The awards of a scheme in a year come to no more than its pot and any top-up.",
  scope: "scheme-year",
  parameters: Parameters,

  run(slice, limit) {
    const found = schemeAwards(slice, limit);
    if (found === null) return [];
    const own = found.scheme?.values;
    const printed = own?.potIs === "estimate" ? null : (own?.pot ?? null);
    const pot = limit.scheme === null ? printed : limit.potPence;
    const topUp = own?.topUp ?? 0;
    const awards = found.awards.filter(countsAsApproved);
    const total = totalOf(awards);
    const subject = found.scheme ?? awards[0];
    if (pot === null || subject === undefined || total <= pot + topUp) return [];
    const over = total - pot - topUp;
    return [
      problemOf(subject, {
        measure: over,
        sentence: `${found.name} ${found.year} would give ${pounds(total)}, ${pounds(over)} over its pot of ${pounds(pot)}${topUp > 0 ? ` and its top-up of ${pounds(topUp)}` : ""}.`,
        arithmetic: [
          `pot: ${pounds(pot)}`,
          ...(topUp > 0 ? [`plus top-up: ${pounds(topUp)}`] : []),
          ...allocationLines(awards),
          `over by: ${pounds(over)}`,
        ],
        fields: ["amount"],
      }),
    ];
  },
};
