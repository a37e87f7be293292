import type { VocabularyKey } from "../registers/field.ts";
import { dayOfSerial } from "../values/excel-serial.ts";
import { foldText } from "../values/folded-text.ts";
import { lineItems, splitList } from "../values/list-text.ts";
import { meaningOfFormat } from "../values/number-format.ts";
import { plain } from "../values/plain-text.ts";
import {
  ask,
  type CellReading,
  type ReadingContext,
  read,
  seenIn,
  type UnknownWord,
  unread,
} from "./cell-reading.ts";
import type { KindReader } from "./kind-reader.ts";
import { saysNothing } from "./plain-words.ts";
import type { RawCell } from "./raw-sheet.ts";
import { vocabularyWords } from "./read-choice.ts";
import { numberAsText } from "./read-text.ts";
import type { WordIndex } from "./word-index.ts";

const ACCEPTED = "one or more, such as 1, 2, 4";
const MOST_TOLD = 10;

/** Items of free text: parted by semicolons, lines or commas, each kept once. */
export function textListReader(): KindReader<readonly string[]> {
  return {
    accepted: "one or more, parted by semicolons",
    text: (text) => saysNothing(plain(text)) ?? read(eachOnce(splitList(text).map(plain))),
    number: (value, cell) => read([numberAsText(value, cell)]),
  };
}

/** Words of a vocabulary in any order: `1, 2, 4`, `1/2`, `1 & 2`, `Reduce harm and 3`. */
export function vocabularyListReader(
  vocabulary: VocabularyKey,
  context: ReadingContext,
): KindReader<readonly string[]> {
  const words = vocabularyWords(vocabulary, context);
  return {
    accepted: ACCEPTED,
    text: (text) => readWords(text, words),
    number: (value, cell) => readNumber(value, cell, words, context.date1904),
  };
}

function readNumber(
  value: number,
  cell: RawCell,
  words: WordIndex,
  date1904: boolean,
): CellReading<readonly string[]> {
  const seen = seenIn(cell);
  if (meaningOfFormat(cell.format).date !== "none") {
    // Typing 1/2 makes Excel keep the first of February.
    const day = dayOfSerial(value, date1904);
    if (day === null) return unread(seen, ACCEPTED);
    const items = [day.slice(8, 10), day.slice(5, 7)].map((part) => String(Number(part)));
    const listed = readWords(items.join(", "), words);
    return listed.kind !== "value"
      ? unread(seen, ACCEPTED)
      : ask(seen, "Excel made a date of what was typed. Is this list meant?", [
          { value: listed.value, label: items.join(", ") },
        ]);
  }
  const text = Number.isInteger(value) ? String(value) : seen;
  const whole = readWords(text, words);
  const digits = [...String(value)];
  // Typing 1,2 makes Excel keep twelve.
  const apart = digits.length > 1 && digits.every((digit) => wordFor(digit, words) !== null);
  if (!apart || (whole.kind === "value" && whole.remark === null)) return whole;
  const value12 = eachOnce(digits.map((digit) => wordFor(digit, words) ?? digit));
  return ask(seen, "Did Excel run these together?", [{ value: value12, label: digits.join(", ") }]);
}

function readWords(raw: string, words: WordIndex): CellReading<readonly string[]> {
  const text = plain(raw);
  const whole = wordFor(text, words);
  if (whole !== null) return read([whole]);
  const nothing = saysNothing(text);
  if (nothing !== undefined) return nothing;

  const values: string[] = [];
  const unknown: UnknownWord[] = [];
  for (const item of lineItems(raw)) {
    const whole = plain(item.text);
    for (const piece of item.quoted ? [whole] : knownPieces(whole, words)) {
      const key = wordFor(piece, words);
      values.push(key ?? piece);
      const nearest = key === null && unknown.length < MOST_TOLD ? words.nearest(piece) : [];
      if (nearest.length > 0) unknown.push({ word: piece, nearest });
    }
  }
  if (values.length === 0) return unread(text, ACCEPTED);
  return read(
    eachOnce(values),
    unknown.length === 0 ? null : { kind: "unknown-words", words: unknown },
  );
}

const JOINTS = / ?(?:[,/&+|]|\band\b) ?/gi;

/**
 * Splits further only where that finds words: "Prevent crime / Reduce harm" is two, and a label
 * that has "and" or a stroke of its own stays whole because the longest known run is taken first.
 */
function knownPieces(item: string, words: WordIndex): readonly string[] {
  if (wordFor(item, words) !== null) return [item];
  const cuts = [...item.matchAll(JOINTS)].map(({ index, 0: joint }) => ({
    from: index,
    to: index + joint.length,
  }));
  const starts = [0, ...cuts.map(({ to }) => to)];
  const ends = [...cuts.map(({ from }) => from), item.length];
  const pieces: string[] = [];
  for (let at = 0; at < starts.length; at++) {
    // No word known has more pieces than it has words.
    let last = Math.min(ends.length - 1, at + words.longest);
    while (last >= at && wordFor(item.slice(starts[at], ends[last]), words) === null) last--;
    const found = item.slice(starts[at], ends[Math.max(last, at)]).trim();
    if (found !== "") pieces.push(found);
    at = Math.max(last, at);
  }
  const known = pieces.filter((piece) => wordFor(piece, words) !== null).length;
  const numbers = pieces.every((piece) => /^\d{1,2}$/.test(piece));
  return known > 0 || numbers ? pieces : splitList(item).map(plain);
}

/** "Priority 2", "P2" and "2)" are the second where the vocabulary numbers its words. */
const NUMBERED = /^(?:(?:[a-z]+ ){0,2}(?:priority|priorities|pillar|stage|area|no)|p) ?(\d{1,2})$/;

function wordFor(text: string, words: WordIndex): string | null {
  const folded = foldText(text);
  const keys = words.keysOf(folded);
  if (keys.length > 0) return keys.length === 1 ? (keys[0] ?? null) : null;
  const number = NUMBERED.exec(folded)?.[1];
  return number === undefined ? null : (words.keysOf(number)[0] ?? null);
}

function eachOnce(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
