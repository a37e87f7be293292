import { z } from "zod";
import type { Check } from "./check.ts";
import { countsAsApproved } from "./fund-year-money.ts";
import { problemOf } from "./problem.ts";
import { ForScheme, schemeAwards } from "./scheme-awards.ts";
import { counted } from "./words.ts";

const Parameters = z.strictObject({ ...ForScheme, most: z.int().nullable().default(null) });

export const awardCount: Check<z.infer<typeof Parameters>> = {
  id: "award-count",
  statement: "A scheme makes no more awards in a year than it says.",
  scope: "scheme-year",
  parameters: Parameters,

  run(slice, limit) {
    const found = schemeAwards(slice, limit);
    if (found === null) return [];
    const most = limit.scheme === null ? (found.scheme?.values.count ?? null) : limit.most;
    const awards = found.awards.filter(countsAsApproved);
    const subject = found.scheme ?? awards[0];
    if (most === null || subject === undefined || awards.length <= most) return [];
    const over = awards.length - most;
    return [
      problemOf(subject, {
        measure: over,
        sentence: `${found.name} ${found.year} would make ${counted(awards.length, "award")}, ${over} more than its ${most}.`,
        arithmetic: [`awards: ${awards.length}`, `most: ${most}`, `over by: ${over}`],
        fields: ["scheme"],
      }),
    ];
  },
};
