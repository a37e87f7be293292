import { z } from "zod";
import type { Check } from "./check.ts";
import { common } from "./common-lines.ts";
import { countsAsApproved, totalOf } from "./fund-year-money.ts";
import { messagesOf } from "./message.ts";
import { allocationLines } from "./money-lines.ts";
import { problemOf } from "./problem.ts";
import { ForScheme, schemeAwards } from "./scheme-awards.ts";
import { pounds } from "./words.ts";

export const awardTotalWords = {
  over: (p: {
    scheme: string;
    year: string;
    total: number;
    over: number;
    pot: number;
    topUp: number;
  }) =>
    `${p.scheme} ${p.year} would give ${pounds(p.total)}, ${pounds(p.over)} over its pot of ${pounds(p.pot)}${p.topUp > 0 ? ` and its top-up of ${pounds(p.topUp)}` : ""}.`,
  pot: (p: { pot: number }) => `pot: ${pounds(p.pot)}`,
  topUp: (p: { topUp: number }) => `plus top-up: ${pounds(p.topUp)}`,
};

const say = messagesOf("award-total", awardTotalWords);

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
        sentence: say.over({ scheme: found.name, year: found.year, total, over, pot, topUp }),
        arithmetic: [
          say.pot({ pot }),
          ...(topUp > 0 ? [say.topUp({ topUp })] : []),
          ...allocationLines(awards),
          common.overBy({ amount: over }),
        ],
        fields: ["amount"],
      }),
    ];
  },
};
