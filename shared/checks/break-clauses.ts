import { z } from "zod";
import { isAbsent } from "../registers/value-kinds.ts";
import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { problemOf } from "./problem.ts";
import { joined } from "./words.ts";

export const breakClausesWords = {
  missing: (p: { missing: readonly ("breakUs" | "breakThem")[] }) =>
    `No break clause is recorded for ${joined(p.missing.map((side) => (side === "breakUs" ? "us" : "them")))}.`,
};

const say = messagesOf("break-clauses", breakClausesWords);

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
        ...(isAbsent(breakUs) ? (["breakUs"] as const) : []),
        ...(isAbsent(breakThem) ? (["breakThem"] as const) : []),
      ];
      if (missing.length === 0) return [];
      return [
        problemOf(row, {
          measure: missing.length,
          sentence: say.missing({ missing }),
          fields: missing,
        }),
      ];
    });
  },
};
