import type { Check } from "./check.ts";
import { labelsOf, missingFields } from "./missing-fields.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { joined } from "./words.ts";

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
          sentence: `${joined(labelsOf(row, missing))} must be given.`,
          fields: missing.flat(),
        }),
      ];
    });
  },
};
