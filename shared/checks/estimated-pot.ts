import { z } from "zod";
import type { Check } from "./check.ts";
import { common } from "./common-lines.ts";
import { countsAsApproved, totalOf } from "./fund-year-money.ts";
import { messagesOf } from "./message.ts";
import { allocationLines } from "./money-lines.ts";
import { problemOf } from "./problem.ts";
import { ForScheme, schemeAwards } from "./scheme-awards.ts";
import { pounds } from "./words.ts";

const Parameters = z.strictObject(ForScheme);

type Over = Readonly<{ scheme: string; year: string; total: number; over: number; pot: number }>;

export const estimatedPotWords = {
  over: (p: Over) =>
    `${p.scheme} ${p.year} would give ${pounds(p.total)}, ${pounds(p.over)} over its estimate of ${pounds(p.pot)}: record the money added as its top-up.`,
  estimate: (p: { pot: number }) => `estimate: ${pounds(p.pot)}`,
  topUp: (p: { topUp: number }) => `plus top-up: ${pounds(p.topUp)}`,
};

const say = messagesOf("estimated-pot", estimatedPotWords);

/** An estimate is no limit, but what is given beyond it comes from somewhere (source: R29). */
export const estimatedPot: Check<z.infer<typeof Parameters>> = {
  id: "estimated-pot",
  statement: "What a scheme gives beyond its estimated pot is recorded as a top-up.",
  scope: "scheme-year",
  parameters: Parameters,

  run(slice, limit) {
    const found = schemeAwards(slice, limit);
    if (found?.scheme == null) return [];
    const { pot, potIs, topUp } = found.scheme.values;
    if (potIs !== "estimate" || pot == null) return [];
    const awards = found.awards.filter(countsAsApproved);
    const total = totalOf(awards);
    const over = total - pot - (topUp ?? 0);
    if (over <= 0) return [];
    return [
      problemOf(found.scheme, {
        measure: over,
        sentence: say.over({ scheme: found.name, year: found.year, total, over, pot }),
        arithmetic: [
          say.estimate({ pot }),
          ...(topUp == null ? [] : [say.topUp({ topUp })]),
          ...allocationLines(awards),
          common.overBy({ amount: over }),
        ],
        fields: ["topUp"],
      }),
    ];
  },
};
