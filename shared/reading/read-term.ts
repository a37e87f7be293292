import type { FieldValue } from "../registers/field.ts";
import { plain } from "../values/plain-text.ts";
import { formatTerm, type Term } from "../values/term.ts";
import {
  ask,
  type CellReading,
  type LengthUnit,
  type ReadingContext,
  read,
  seenIn,
  unread,
} from "./cell-reading.ts";
import type { KindReader } from "./kind-reader.ts";
import { readOptionSentence } from "./option-sentence.ts";
import { meaningOf, saysNothing } from "./plain-words.ts";
import { readPlusSum } from "./plus-sum.ts";
import type { RawCell } from "./raw-sheet.ts";
import { LONGEST_SENTENCE, optionsOf, unusedOption } from "./read-extension-options.ts";
import { termIn, termOfLengths } from "./term-text.ts";

const ACCEPTED = "a length of time with its unit, such as 3 years or 18 months";

export function termReader(context: ReadingContext): KindReader<Term> {
  const unit = context.unit?.kind === "length" ? context.unit.unit : null;
  return {
    accepted: ACCEPTED,
    text: (text) => readText(plain(text), unit),
    number: (value, cell) => readNumber(value, cell, unit),
  };
}

function readText(text: string, unit: LengthUnit | null): CellReading<Term> {
  const nothing = saysNothing(text);
  if (nothing !== undefined) return nothing;
  const meaning = meaningOf(text);
  if (meaning !== undefined) return { kind: "meaning", meaning, word: text };
  if (text.length > LONGEST_SENTENCE) return unread(text, ACCEPTED);
  if (/^\d+(?:\.\d+)?$/.test(text)) return bareNumber(Number(text), text, unit);

  const term = termIn(text);
  if (term !== null) return read(term);
  const sum = readPlusSum(text, unit);
  const [first, ...options] = sum?.lengths ?? [];
  if (sum === null || sum.onlyAdded || first === undefined) return fromSentence(text);
  const also: Record<string, FieldValue> = { extensionOptions: options.map(unusedOption) };
  return read(first, { kind: "also-says", values: also, upTo: false });
}

/** "five years with a possible extension of up to a further two": the term, and the options too. */
function fromSentence(text: string): CellReading<Term> {
  const sentence = readOptionSentence(text);
  if (sentence === null || sentence.term === null) return unread(text, ACCEPTED);
  const also: Record<string, FieldValue> = { extensionOptions: optionsOf(sentence) };
  return read(sentence.term, { kind: "also-says", values: also, upTo: sentence.upTo });
}

function readNumber(value: number, cell: RawCell, unit: LengthUnit | null): CellReading<Term> {
  return bareNumber(value, seenIn(cell), unit);
}

function bareNumber(amount: number, seen: string, unit: LengthUnit | null): CellReading<Term> {
  if (unit !== null) {
    const term = termOfLengths([{ amount, unit }]);
    return term === null ? unread(seen, ACCEPTED) : read(term);
  }
  const terms = (["months", "years"] as const).flatMap((each) => {
    const term = termOfLengths([{ amount, unit: each }]);
    return term === null ? [] : [{ value: term, label: formatTerm(term) }];
  });
  return terms.length === 0 ? unread(seen, ACCEPTED) : ask(seen, "In which unit is this?", terms);
}
