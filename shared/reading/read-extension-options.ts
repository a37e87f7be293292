import type { ExtensionOption, FieldValue } from "../registers/field.ts";
import { plain } from "../values/plain-text.ts";
import type { Term } from "../values/term.ts";
import { formatTerm } from "../values/term.ts";
import {
  ask,
  type CellReading,
  type ReadingContext,
  read,
  seenIn,
  unread,
} from "./cell-reading.ts";
import type { KindReader } from "./kind-reader.ts";
import { readOptionPieces } from "./option-pieces.ts";
import { type OptionSentence, readOptionSentence } from "./option-sentence.ts";
import { saysNothing } from "./plain-words.ts";
import { readPlusSum } from "./plus-sum.ts";
import { termIn } from "./term-text.ts";

const ACCEPTED = "options such as 12 months; 12 months used, or 3+1+1, or None";
const NO_OPTIONS = new Set(
  "none|no|nil|0|no options|no option|no extension|no extensions|none available|no further options".split(
    "|",
  ),
);
/** "1 year with option to extend 1 year": a term, and what may be added to it. */
const TERM_THEN_OPTIONS =
  /^(.*?),? (?:with|plus|and|\+) (?:an? |the |possible )*((?:(?:one|two|three|\d+) )?(?:options?|extensions?)\b.*)$/i;

export const LONGEST_SENTENCE = 400;

type Options = readonly ExtensionOption[];

export function extensionOptionsReader(context: ReadingContext): KindReader<Options> {
  const unit = context.unit?.kind === "length" ? context.unit.unit : null;
  return {
    accepted: ACCEPTED,
    text(raw) {
      const text = plain(raw);
      if (NO_OPTIONS.has(text.toLowerCase())) return read([]);
      const nothing = saysNothing(text);
      if (nothing !== undefined) return nothing;
      const sum = readPlusSum(text, unit);
      if (sum !== null) return optionsOfSum(text, sum.lengths, sum.onlyAdded);
      return fromWords(text);
    },
    number(value, cell) {
      if (value === 0) return read([]);
      return unread(seenIn(cell), `${ACCEPTED}; the unit is missing`);
    },
    truth: (value) => (value ? unread("TRUE", ACCEPTED) : read([])),
  };
}

export function unusedOption(length: Term): ExtensionOption {
  return { length, state: "unused", notice: null, exerciseBy: null, choice: null };
}

/** The first length of 3+1+1 is the term; in 1+1 it may as well be the first of two options. */
function optionsOfSum(
  text: string,
  lengths: readonly Term[],
  onlyAdded: boolean,
): CellReading<Options> {
  const [first, ...rest] = lengths;
  if (first === undefined) return unread(text, ACCEPTED);
  if (onlyAdded) return read(lengths.map(unusedOption));
  const options = rest.map(unusedOption);
  if (options.length > 0 && rest.every((length) => isLonger(first, length))) {
    return read(options, alsoTerm(first));
  }
  return ask(text, "Is the first length the term itself, or an option too?", [
    { value: options, label: `${formatTerm(first)}, then ${list(rest)}` },
    { value: lengths.map(unusedOption), label: `options of ${list(lengths)}` },
  ]);
}

function fromWords(text: string): CellReading<Options> {
  if (text.length > LONGEST_SENTENCE) return unread(text, ACCEPTED);
  const split = TERM_THEN_OPTIONS.exec(text);
  const term = split === null ? null : termIn(split[1] ?? "");
  const pieces = readOptionPieces(term === null ? text : (split?.[2] ?? ""));
  if (pieces.kind === "options") {
    return read(pieces.options, term === null ? null : alsoTerm(term));
  }
  const sentence = readOptionSentence(text);
  if (sentence !== null) {
    return read(optionsOf(sentence), alsoTerm(sentence.term, sentence.upTo));
  }
  return pieces.kind === "none"
    ? unread(text, ACCEPTED)
    : read([unusedOption(pieces.length)], alsoTerm(null, true));
}

/** Options as a sentence has them, none of them used yet. */
export function optionsOf({ options, choice }: OptionSentence): Options {
  return options.map((length) => ({ ...unusedOption(length), choice }));
}

function alsoTerm(term: Term | null, upTo = false) {
  const values: Readonly<Record<string, FieldValue>> = term === null ? {} : { initialTerm: term };
  return { kind: "also-says", values, upTo } as const;
}

function isLonger(one: Term, other: Term): boolean {
  return one.at(-1) === other.at(-1) && Number(one.slice(1, -1)) > Number(other.slice(1, -1));
}

function list(terms: readonly Term[]): string {
  return terms.map(formatTerm).join(" and ");
}
