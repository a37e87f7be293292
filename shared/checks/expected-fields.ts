import { z } from "zod";
import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { labelsOf, missingFields } from "./missing-fields.ts";
import { problemOf } from "./problem.ts";
import { counted, joined } from "./words.ts";

export const expectedFieldsWords = {
  notKnown: (p: { labels: readonly string[] }) => `Not known: ${joined(p.labels)}.`,
  /** Of a whole column, for screens that tell it once. */
  notKnownIn: (p: { label: string; rows: number }) =>
    p.rows === 1
      ? `${p.label} is not known.`
      : `${p.label} is not known in ${counted(p.rows, "row")}.`,
};

const say = messagesOf("expected-fields", expectedFieldsWords);

/** Fields that another rule of the framework asks for, by register, so that they are asked for once. */
const Parameters = z.strictObject({ askedElsewhere: z.array(z.string()) });

export const expectedFields: Check<z.infer<typeof Parameters>> = {
  id: "expected-fields",
  statement: "What is not known of a row is said to be not known, and never taken for fine.",
  scope: "row",
  parameters: Parameters,

  run({ members, framework }, { askedElsewhere }) {
    return members.flatMap((row) => {
      const missing = missingFields(row, "expected", framework).filter(
        ([field]) => !askedElsewhere.includes(`${row.register}.${field}`),
      );
      if (missing.length === 0) return [];
      return [
        problemOf(row, {
          measure: missing.length,
          sentence: say.notKnown({ labels: labelsOf(row, missing) }),
          fields: missing.flat(),
        }),
      ];
    });
  },
};
