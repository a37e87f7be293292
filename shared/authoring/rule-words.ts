import type { Framework } from "../framework/framework.ts";
import { type Word, wordIndex } from "../reading/word-index.ts";
import { REGISTER_KEYS, REGISTERS, registerOf } from "../registers/all-registers.ts";
import type { Field, Fields, RegisterKey, VocabularyKey } from "../registers/field.ts";
import { foldText } from "../values/folded-text.ts";
import { fail, ok, type Result } from "../values/result.ts";

/** What a name in a rule may be; where the list is open, any other text will do as well. */
export type Listed = Readonly<{ words: readonly Word[]; open: boolean }>;

/** The names that a rule's cells draw on. */
export type RuleWords = Readonly<{
  /** By what the parameter is called. */
  of: (parameter: string) => Listed;
  /** The fields of the register that the rule is about. */
  fields: Fields;
  /** What one of those fields may say. */
  saidIn: (field: Field) => Listed;
}>;

/** What a rule says of which rows it is about: those of its parameters that name them. */
type About = Readonly<Record<string, unknown>>;

const ANY_TEXT: Listed = { words: [], open: true };
/** Not a field: the end that the options taken up lead to. */
const END: Word = { key: "end", label: "End as extended", aliases: [] };
const YES_OR_NO: readonly Word[] = [
  { key: "yes", label: "Yes", aliases: [] },
  { key: "no", label: "No", aliases: [] },
];

/**
 * Words of the framework and of the registers, so that "Contract" and "contract" are one, and a
 * rule speaks of "Award date" as the sheets do.
 */
export function ruleWords(vocabularies: Framework["vocabularies"], about: About): RuleWords {
  const register = REGISTER_KEYS.find((key) => key === about.register);
  const fields: Fields = register === undefined ? {} : registerOf(register).fields;
  const listed = (key: VocabularyKey): Listed => {
    const stated = vocabularies[key];
    if (stated.kind === "not-stated") return ANY_TEXT;
    return { words: stated.value.entries, open: !stated.value.closed };
  };
  const saidIn = ({ type }: Field): Listed => {
    if (type.kind === "choice") return closed(type.choices);
    if (type.kind === "yes-no") return closed(YES_OR_NO);
    return "vocabulary" in type ? listed(type.vocabulary) : ANY_TEXT;
  };
  const kinds = [...REGISTERS.agreements.fields.kind.type.choices, ...listed("mechanisms").words];
  const names: Readonly<Record<string, Listed>> = {
    role: closed(listed("roles").words),
    roles: closed(listed("roles").words),
    kind: closed(kinds),
    kinds: closed([...kinds, ...listed("evidenceKinds").words]),
    recipients: closed(REGISTERS.providers.fields.kind.type.choices),
    field: fieldNames(register),
    fields: fieldNames(register),
    by: fieldNames(register, [END]),
    words: saidInNamed(fields, about.field, saidIn),
  };
  return { of: (parameter) => names[parameter] ?? ANY_TEXT, fields, saidIn };
}

function closed(words: readonly Word[]): Listed {
  return { words, open: words.length === 0 };
}

function fieldNames(register: RegisterKey | undefined, others: readonly Word[] = []): Listed {
  if (register === undefined) return ANY_TEXT;
  return closed([...wordsOfFields(registerOf(register).fields), ...others]);
}

/** Fields by their labels and keys; what else heads a column may mean several. */
function wordsOfFields(fields: Fields): readonly Word[] {
  return Object.entries(fields).map(([key, { label }]) => ({ key, label, aliases: [] }));
}

function saidInNamed(fields: Fields, name: unknown, saidIn: RuleWords["saidIn"]): Listed {
  const field = typeof name === "string" ? fields[name] : undefined;
  return field === undefined ? ANY_TEXT : saidIn(field);
}

/** A word as people say it, where that is read again as the same word; else as it is. */
export function labelIn({ words }: Listed, key: string): string {
  const index = wordIndex(words);
  const label = index.labelOf(key);
  const [again, another] = index.keysOf(foldText(label));
  return again === key && another === undefined ? label : key;
}

/** The key of a word; a text that is no word of an open list stands as it is. */
export function keyIn({ words, open }: Listed, word: string): Result<string, string> {
  const index = wordIndex(words);
  const keys = index.keysOf(foldText(word));
  const key = keys.find((one) => one === word) ?? keys[0];
  if (key !== undefined) return ok(key);
  if (open) return ok(word);
  return fail(`"${word}" is no word of its list; perhaps ${index.nearest(word).join(", ")}`);
}
