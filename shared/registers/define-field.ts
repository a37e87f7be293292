import type { Choice, Degree, Field, FieldType, ReferenceTarget, VocabularyKey } from "./field.ts";

/** `help` and `synonyms` are what a field says of itself beside its label and type. */
type About = Readonly<{ degree?: Degree; help?: string; synonyms?: readonly string[] }>;

function field<Type extends FieldType>(label: string, type: Type, about: About): Field<Type> {
  return {
    label,
    type,
    degree: about.degree ?? "optional",
    help: about.help ?? "",
    synonyms: about.synonyms ?? [],
  };
}

export const text = (label: string, about: About = {}) => field(label, { kind: "text" }, about);
export const textList = (label: string, about: About = {}) =>
  field(label, { kind: "text-list" }, about);
export const money = (label: string, about: About = {}) => field(label, { kind: "money" }, about);
export const date = (label: string, about: About = {}) => field(label, { kind: "date" }, about);
export const year = (label: string, about: About = {}) =>
  field(label, { kind: "financial-year" }, about);
export const term = (label: string, about: About = {}) => field(label, { kind: "term" }, about);
export const percent = (label: string, about: About = {}) =>
  field(label, { kind: "percent" }, about);
export const count = (label: string, about: About = {}) => field(label, { kind: "count" }, about);
export const yesNo = (label: string, about: About = {}) => field(label, { kind: "yes-no" }, about);
export const choice = (label: string, choices: readonly Choice[], about: About = {}) =>
  field(label, { kind: "choice", choices }, about);
export const vocabulary = (label: string, key: VocabularyKey, about: About = {}) =>
  field(label, { kind: "vocabulary", vocabulary: key }, about);
export const vocabularyList = (label: string, key: VocabularyKey, about: About = {}) =>
  field(label, { kind: "vocabulary-list", vocabulary: key }, about);
export const reference = (label: string, to: ReferenceTarget, about: About = {}) =>
  field(label, { kind: "reference", to }, about);
export const references = (label: string, to: ReferenceTarget, about: About = {}) =>
  field(label, { kind: "reference-list", to }, about);
export const extensionOptions = (label: string, about: About = {}) =>
  field(label, { kind: "extension-options" }, about);
export const breakClause = (label: string, about: About = {}) =>
  field(label, { kind: "break-clause" }, about);
export const contributions = (label: string, about: About = {}) =>
  field(label, { kind: "contributions" }, about);

/** A choice whose key is its label in small letters with hyphens, and other spellings of it. */
export function option(label: string, ...aliases: string[]): Choice {
  return { key: label.toLowerCase().replace(/[^a-z0-9]+/g, "-"), label, aliases };
}
