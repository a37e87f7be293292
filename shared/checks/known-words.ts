import { z } from "zod";
import { entriesOf, type Framework } from "../framework/framework.ts";
import { entryFor } from "../framework/vocabulary-lookup.ts";
import { wordIndex } from "../reading/word-index.ts";
import { REGISTER_KEYS, registerOf } from "../registers/all-registers.ts";
import type { FieldType, RegisterKey, VocabularyKey } from "../registers/field.ts";
import type { AnyRow } from "../registers/ledger.ts";
import type { Check, Problem } from "./check.ts";
import { messagesOf } from "./message.ts";
import { problemOf } from "./problem.ts";
import { joined } from "./words.ts";

export const knownWordsWords = {
  unknown: (p: { label: string; words: readonly string[]; listed: readonly string[] }) =>
    `${p.label}: ${joined(p.words.map((word) => `“${word}”`))} is not among ${joined(p.listed, "or")}.`,
  nearest: (p: { nearest: readonly string[] }) => `Do you mean ${joined(p.nearest, "or")}?`,
};

const say = messagesOf("known-words", knownWordsWords);

const VOCABULARIES = [
  "priorities",
  "mechanisms",
  "roles",
  "serviceAreas",
  "stages",
  "panelAreas",
  "evidenceKinds",
] as const satisfies readonly VocabularyKey[];
const Parameters = z.strictObject({ vocabulary: z.enum(VOCABULARIES) });

/** A word outside the list is asked about, with the nearest in it; it is never changed (R4, R5). */
export const knownWords: Check<z.infer<typeof Parameters>> = {
  id: "known-words",
  statement: "Words that the framework lists are used as it lists them, in any of their spellings.",
  scope: "row",
  parameters: Parameters,

  run({ members, framework }, { vocabulary }) {
    return members.flatMap((row) =>
      fieldsOf(row.register, vocabulary).flatMap((field) =>
        unknownIn(row, field, vocabulary, framework),
      ),
    );
  },
};

function unknownIn(
  row: AnyRow,
  field: string,
  vocabulary: VocabularyKey,
  framework: Framework,
): readonly Problem[] {
  const value = row.values[field];
  const words = typeof value === "string" ? [value] : Array.isArray(value) ? value : [];
  const unknown = words.filter(
    (word): word is string =>
      typeof word === "string" && word !== "" && !entryFor(framework, vocabulary, word),
  );
  if (unknown.length === 0) return [];
  const label = registerOf(row.register).fields[field]?.label ?? field;
  const listed = entriesOf(framework, vocabulary).map((entry) => entry.label);
  return [
    problemOf(row, {
      measure: unknown.length,
      sentence: say.unknown({ label, words: unknown, listed }),
      fields: [field],
      suggestion: suggestionFor(unknown, framework, vocabulary),
    }),
  ];
}

function suggestionFor(
  unknown: readonly string[],
  framework: Framework,
  vocabulary: VocabularyKey,
): Problem["suggestion"] {
  const [word] = unknown;
  if (word === undefined) return null;
  const { nearest: nearestTo } = wordIndex(entriesOf(framework, vocabulary));
  const nearest = nearestTo(word);
  if (nearest.length === 0) return null;
  return { sentence: say.nearest({ nearest }) };
}

const FIELDS: ReadonlyMap<VocabularyKey, ReadonlyMap<RegisterKey, readonly string[]>> = new Map(
  VOCABULARIES.map((vocabulary) => [
    vocabulary,
    new Map(
      REGISTER_KEYS.map((register) => [
        register,
        Object.entries(registerOf(register).fields)
          .filter(([, { type }]) => vocabularyOf(type) === vocabulary)
          .map(([name]) => name),
      ]),
    ),
  ]),
);

function fieldsOf(register: RegisterKey, vocabulary: VocabularyKey): readonly string[] {
  return FIELDS.get(vocabulary)?.get(register) ?? [];
}

function vocabularyOf(type: FieldType): VocabularyKey | null {
  return type.kind === "vocabulary" || type.kind === "vocabulary-list" ? type.vocabulary : null;
}
