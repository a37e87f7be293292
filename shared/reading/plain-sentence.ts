import type { Term } from "../values/term.ts";
import { lengthUnit, termOfLengths, tokensOf } from "./term-text.ts";

/** A length of time within a sentence: `from` and `to` are where it stands. */
export type LengthThere = Readonly<{ term: Term; from: number; to: number }>;

const LENGTH = /(\d+) (years?|yrs?|months?|mths?|weeks?|wks?|days?)\b/g;
const ORDINAL_YEAR = /\b(?:second|third|fourth|fifth|sixth) (year|month)\b/g;
const ONE_OF_THEM = /\b(further|another|additional|extra|a|an) (year|month)\b/g;

/**
 * A sentence with its numbers as digits, each once, and every length as a number and a unit: "five
 * (5) years" and "a 5-year" come out alike, "a third year" is one year.
 */
export function plainSentence(text: string): string {
  return text
    .toLowerCase()
    .replace(/&apos;|[’‘]/g, "'")
    .replace(/[a-z]+/g, digitsFor)
    .replace(/\b(\d+) ?\( ?\1 ?\) ?/g, "$1 ")
    .replace(/\b(\d+) ?\( ?\1 (years?|months?|weeks?)\)/g, "$1 $2")
    .replace(/(\d) ?-? ?(?=(?:years?|yrs?|months?|mths?|weeks?|wks?|days?)\b)/g, "$1 ")
    .replace(/(\d) ?-? ?monthly\b/g, "$1 monthly")
    .replace(ORDINAL_YEAR, "1 $1")
    .replace(ONE_OF_THEM, "$1 1 $2")
    .replace(/(\d(?: (?:years?|months?))?) plus (?=\d)/g, "$1 + ")
    .replace(/[[\]()]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Every length of time that a plain sentence names. */
export function lengthsThere(sentence: string): readonly LengthThere[] {
  return [...sentence.matchAll(LENGTH)].flatMap((match) => {
    const term = lengthOf(match[1] ?? "", match[2] ?? "");
    return term === null ? [] : [{ term, from: match.index, to: match.index + match[0].length }];
  });
}

export function lengthOf(amount: string, word: string): Term | null {
  const unit = lengthUnit(word);
  return unit === null ? null : termOfLengths([{ amount: Number(amount), unit }]);
}

function digitsFor(word: string): string {
  const [token] = tokensOf(word);
  return token?.kind === "number" ? String(token.number) : word;
}
