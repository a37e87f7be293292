import { REGISTER_KEYS, registerOf } from "../registers/all-registers.ts";
import type { RegisterKey } from "../registers/field.ts";
import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { referencesIn } from "./scope-key.ts";
import { joined } from "./words.ts";

export const matchedReferencesWords = {
  unmatched: (p: { label: string; names: readonly string[]; to: string }) =>
    `${p.label}: ${joined(p.names.map((name) => `“${name}”`))} could not be matched to one ${p.to}.`,
  add: (p: { to: string }) =>
    `Add the ${p.to}, or write the name as the register has it; the match is then made by itself.`,
};

const say = messagesOf("matched-references", matchedReferencesWords);

export const matchedReferences: Check = {
  id: "matched-references",
  statement: "What a row refers to is one row of its register.",
  scope: "row",
  parameters: NoParameters,

  run({ members }) {
    return members.flatMap((row) =>
      (REFERENCES.get(row.register) ?? []).flatMap(({ field, label, to }) => {
        const unmatched = referencesIn(row.values[field]).filter(({ id }) => id === null);
        if (unmatched.length === 0) return [];
        return [
          problemOf(row, {
            measure: unmatched.length,
            sentence: say.unmatched({ label, names: unmatched.map(({ text }) => text), to }),
            fields: [field],
            suggestion: { sentence: say.add({ to }) },
          }),
        ];
      }),
    );
  },
};

type ReferenceField = Readonly<{ field: string; label: string; to: string }>;

const REFERENCES: ReadonlyMap<RegisterKey, readonly ReferenceField[]> = new Map(
  REGISTER_KEYS.map((register) => [
    register,
    Object.entries(registerOf(register).fields).flatMap(([field, { label, type }]) => {
      if (type.kind !== "reference" && type.kind !== "reference-list") return [];
      const to = type.to === "any-row" ? "row of a register" : registerOf(type.to).singular;
      return [{ field, label, to }];
    }),
  ]),
);
