import { z } from "zod";
import type { Check } from "./check.ts";
import { isAbsent } from "./missing-fields.ts";
import { problemOf } from "./problem.ts";
import { joined } from "./words.ts";

const Parameters = z.strictObject({ kinds: z.array(z.string()) });

export const breakClauses: Check<z.infer<typeof Parameters>> = {
  id: "break-clauses",
  statement: "A contract has a break clause for each side.",
  scope: "row",
  registers: ["agreements"],
  parameters: Parameters,

  run({ members }, { kinds }) {
    return members.flatMap((row) => {
      const { kind, breakUs, breakThem } = row.values;
      if (typeof kind !== "string" || !kinds.includes(kind)) return [];
      const missing = [
        ...(isAbsent(breakUs) ? [{ field: "breakUs", side: "us" }] : []),
        ...(isAbsent(breakThem) ? [{ field: "breakThem", side: "them" }] : []),
      ];
      if (missing.length === 0) return [];
      return [
        problemOf(row, {
          measure: missing.length,
          sentence: `No break clause is recorded for ${joined(missing.map(({ side }) => side))}.`,
          fields: missing.map(({ field }) => field),
        }),
      ];
    });
  },
};
