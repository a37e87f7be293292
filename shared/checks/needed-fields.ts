import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { labelsOf, missingFields } from "./missing-fields.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { joined } from "./words.ts";

export const neededFieldsWords = {
  missing: (p: { labels: readonly string[] }) => `${joined(p.labels)} must be given.`,
};

const say = messagesOf("needed-fields", neededFieldsWords);

export const neededFields: Check = {
  id: "needed-fields",
  statement: "A row says at least what its register cannot do without.",
  scope: "row",
  parameters: NoParameters,

  run({ members }) {
    return members.flatMap((row) => {
      const missing = missingFields(row, "needed");
      if (missing.length === 0) return [];
      return [
        problemOf(row, {
          measure: missing.length,
          sentence: say.missing({ labels: labelsOf(row, missing) }),
          fields: missing.flat(),
        }),
      ];
    });
  },
};
