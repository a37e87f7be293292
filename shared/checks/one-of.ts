import { z } from "zod";
import { RowConditions, wordsIn } from "../forward-plan/row-condition.ts";
import { foldOnce } from "../framework/folded-once.ts";
import { REGISTER_KEYS } from "../registers/all-registers.ts";
import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { problemOf } from "./problem.ts";
import { labelOf, reasonsFor } from "./row-reasons.ts";
import { joined } from "./words.ts";

const Parameters = z.strictObject({
  register: z.enum(REGISTER_KEYS),
  field: z.string(),
  words: z.array(z.string()).min(1),
  when: RowConditions,
});

export const oneOfWords = {
  other: (p: { label: string; said: readonly string[]; listed: readonly string[] }) =>
    `${p.label} is ${joined(p.said)}; the framework names ${joined(p.listed, "or")}.`,
};

const say = messagesOf("one-of", oneOfWords);

/** A text is among the words where it holds one of them: "J Smith, area commander" is an area commander. */
export const oneOf: Check<z.infer<typeof Parameters>> = {
  id: "one-of",
  statement: "A field says one of the things the framework names for such a row.",
  scope: "row",
  parameters: Parameters,

  run({ members }, { register, field, words, when }) {
    return members.flatMap((row) => {
      if (row.register !== register || reasonsFor(row, when) === null) return [];
      const folded = words.map(foldOnce);
      const others = wordsIn(row.values[field]).filter(
        (said) => !folded.some((word) => foldOnce(said).includes(word)),
      );
      if (others.length === 0) return [];
      return [
        problemOf(row, {
          measure: others.length,
          sentence: say.other({ label: labelOf(register, field), said: others, listed: words }),
          fields: [field],
        }),
      ];
    });
  },
};
