import { entriesOf } from "../framework/framework.ts";
import type { Choice, VocabularyKey } from "../registers/field.ts";
import { foldText } from "../values/folded-text.ts";
import { plain } from "../values/plain-text.ts";
import {
  ask,
  type CellReading,
  type ReadingContext,
  read,
  seenIn,
  unread,
} from "./cell-reading.ts";
import type { KindReader } from "./kind-reader.ts";
import { saysNothing } from "./plain-words.ts";
import { type WordIndex, wordIndex } from "./word-index.ts";

/** One of a field's own choices; any other word is unread, with the nearest three. */
export function choiceReader(choices: readonly Choice[]): KindReader<string> {
  const words = wordIndex(choices);
  const all = choices.map(({ label }) => label).join(", ");
  const readWord = (text: string): CellReading<string> => {
    const known = knownWord(text, words);
    if (known !== null) return known;
    const nothing = saysNothing(text);
    if (nothing !== undefined) return nothing;
    return unread(text, choices.length > 3 ? `one of: ${all}; ${nearestOf(text, words)}` : all);
  };
  return {
    accepted: `one of: ${all}`,
    text: (text) => readWord(plain(text)),
    number: (_value, cell) => readWord(seenIn(cell)),
  };
}

/**
 * A word of a framework's vocabulary. A word it does not list stays as it stands, with the nearest
 * three beside it: whether that is an error is for the checks to say, and it is never made another.
 */
export function vocabularyReader(
  vocabulary: VocabularyKey,
  context: ReadingContext,
): KindReader<string> {
  const words = vocabularyWords(vocabulary, context);
  const readWord = (text: string): CellReading<string> => {
    const known = knownWord(text, words);
    if (known !== null) return known;
    return saysNothing(text) ?? unlisted(text, words);
  };
  return {
    accepted: "one of the framework's words",
    text: (text) => readWord(plain(text)),
    number: (_value, cell) => readWord(seenIn(cell)),
  };
}

export function vocabularyWords(vocabulary: VocabularyKey, context: ReadingContext): WordIndex {
  return wordIndex(
    context.framework === null ? NO_WORDS : entriesOf(context.framework, vocabulary),
  );
}

const NO_WORDS: readonly Choice[] = [];

function unlisted(text: string, words: WordIndex): CellReading<string> {
  const nearest = words.nearest(text);
  if (nearest.length === 0) return read(text);
  return read(text, { kind: "unknown-words", words: [{ word: text, nearest }] });
}

function knownWord(text: string, words: WordIndex): CellReading<string> | null {
  const keys = words.keysOf(foldText(text));
  const [key] = keys;
  if (key === undefined) return null;
  if (keys.length === 1) return read(key);
  return ask(
    text,
    "Which of these is meant?",
    keys.map((value) => ({ value, label: words.labelOf(value) })),
  );
}

function nearestOf(text: string, words: WordIndex): string {
  return `nearest ${words.nearest(text).join(", ")}`;
}
