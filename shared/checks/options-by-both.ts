import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { agreementValues } from "./typed-row.ts";
import { counted } from "./words.ts";

export const optionsByBothWords = {
  notBoth: (p: { count: number; of: number }) =>
    `${counted(p.count, "option")} of ${p.of} to extend ${p.count === 1 ? "is" : "are"} not recorded as needing both parties to agree.`,
  choice: () => "Say with each option at whose choice it is: both parties'.",
};

const say = messagesOf("options-by-both", optionsByBothWords);

/** One-sided options, and those of which nobody said whose they are (source: R63). */
export const optionsByBoth: Check = {
  id: "options-by-both",
  statement: "Options to extend are used only if both parties agree.",
  scope: "row",
  registers: ["agreements"],
  parameters: NoParameters,

  run({ members }) {
    return members.flatMap((row) => {
      const options = agreementValues(row).extensionOptions ?? [];
      const others = options.filter(({ choice }) => choice !== "both");
      if (others.length === 0) return [];
      return [
        problemOf(row, {
          measure: others.length,
          sentence: say.notBoth({ count: others.length, of: options.length }),
          fields: ["extensionOptions"],
          suggestion: { sentence: say.choice() },
        }),
      ];
    });
  },
};
