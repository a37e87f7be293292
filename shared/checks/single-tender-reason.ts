import { z } from "zod";
import { foldOnce } from "../framework/folded-once.ts";
import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { problemOf } from "./problem.ts";
import { joined } from "./words.ts";

export const singleTenderReasonWords = {
  needsReason: (p: { reasons: readonly Readonly<{ letter: string; words: string }>[] }) =>
    `A single tender needs one of these reasons: ${joined(
      p.reasons.map(({ letter, words }) => `${letter}) ${words}`),
      "or",
    )}.`,
};

const say = messagesOf("single-tender-reason", singleTenderReasonWords);

const Parameters = z.strictObject({
  reasons: z.array(z.strictObject({ letter: z.string(), words: z.string() })).min(1),
});

/** A reason may be given by its letter or in words that begin with the framework's (source: R73). */
export const singleTenderReason: Check<z.infer<typeof Parameters>> = {
  id: "single-tender-reason",
  statement: "A single tender names one of the framework's reasons for it.",
  scope: "row",
  registers: ["agreements"],
  parameters: Parameters,

  run({ members }, { reasons }) {
    return members.flatMap((row) => {
      const { route, singleTenderReason: given } = row.values;
      if (route !== "single-tender") return [];
      const folded = typeof given === "string" ? foldOnce(given) : "";
      const known = reasons.some(
        ({ letter, words }) =>
          folded === foldOnce(letter) ||
          folded.startsWith(`${foldOnce(letter)} `) ||
          folded.startsWith(foldOnce(words)),
      );
      if (known) return [];
      return [
        problemOf(row, {
          sentence: say.needsReason({ reasons }),
          fields: ["singleTenderReason"],
        }),
      ];
    });
  },
};
