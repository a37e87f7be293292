import { z } from "zod";
import type { Check } from "./check.ts";
import { countsAsApproved } from "./fund-year-money.ts";
import { messagesOf } from "./message.ts";
import { problemOf } from "./problem.ts";
import { ForScheme, schemeAwards } from "./scheme-awards.ts";
import { counted } from "./words.ts";

export const awardCountWords = {
  over: (p: { scheme: string; year: string; count: number; over: number; most: number }) =>
    `${p.scheme} ${p.year} would make ${counted(p.count, "award")}, ${p.over} more than its ${p.most}.`,
  awards: (p: { count: number }) => `awards: ${p.count}`,
  most: (p: { most: number }) => `most: ${p.most}`,
  overBy: (p: { over: number }) => `over by: ${p.over}`,
};

const say = messagesOf("award-count", awardCountWords);

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
        sentence: say.over({
          scheme: found.name,
          year: found.year,
          count: awards.length,
          over,
          most,
        }),
        arithmetic: [
          say.awards({ count: awards.length }),
          say.most({ most }),
          say.overBy({ over }),
        ],
        fields: ["scheme"],
      }),
    ];
  },
};
