import { z } from "zod";
import { RowConditions } from "../forward-plan/row-condition.ts";
import { REGISTER_KEYS } from "../registers/all-registers.ts";
import { isAbsent } from "../registers/value-kinds.ts";
import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { problemOf } from "./problem.ts";
import { labelOf, type Reason, reasonsFor, reasonsInEnglish } from "./row-reasons.ts";
import { joined } from "./words.ts";

const Parameters = z.strictObject({
  register: z.enum(REGISTER_KEYS),
  /** Each of these is to be given, once every condition holds. */
  fields: z.array(z.string()).min(1),
  when: RowConditions,
  /** A rule of law that the organisation's lawyers have the last word on. */
  legal: z.boolean().default(false),
});

type Missing = Readonly<{ labels: readonly string[]; reasons: readonly Reason[] }>;

export const neededWhenWords = {
  missing: (p: Missing) => `${toBeGiven(p)}.`,
  legal: (p: Missing) => `${toBeGiven(p)}: check with your legal team.`,
};

const say = messagesOf("needed-when", neededWhenWords);

/** One check for every sentence of a framework that asks for a field of some rows. */
export const neededWhen: Check<z.infer<typeof Parameters>> = {
  id: "needed-when",
  statement: "What the framework asks for of such a row is given.",
  scope: "row",
  parameters: Parameters,

  run({ members }, { register, fields, when, legal }) {
    return members.flatMap((row) => {
      if (row.register !== register) return [];
      const missing = fields.filter((field) => isAbsent(row.values[field]));
      const reasons = missing.length === 0 ? null : reasonsFor(row, when);
      if (reasons === null) return [];
      const parts = { labels: missing.map((field) => labelOf(register, field)), reasons };
      return [
        problemOf(row, {
          measure: missing.length,
          sentence: legal ? say.legal(parts) : say.missing(parts),
          fields: missing,
        }),
      ];
    });
  },
};

function toBeGiven({ labels, reasons }: Missing): string {
  const because = reasons.length === 0 ? "" : `, because ${reasonsInEnglish(reasons)}`;
  return `${joined(labels)} ${labels.length === 1 ? "is" : "are"} to be given${because}`;
}
