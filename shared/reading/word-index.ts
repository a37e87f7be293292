import { distance } from "fastest-levenshtein";
import { foldText } from "../values/folded-text.ts";

/** A word that may be chosen, and its other spellings. */
export type Word = Readonly<{ key: string; label: string; aliases: readonly string[] }>;

/** Words by their folded spellings, made once for a list and kept as long as the list is. */
export type WordIndex = Readonly<{
  /** The keys a folded spelling stands for; more than one where two words share it. */
  keysOf(folded: string): readonly string[];
  labelOf(key: string): string;
  /** The labels of the three words nearest in spelling. */
  nearest(text: string): readonly string[];
  /** The most words one spelling has, as a bound for joining pieces. */
  longest: number;
}>;

const indexes = new WeakMap<readonly Word[], WordIndex>();

export function wordIndex(words: readonly Word[]): WordIndex {
  const known = indexes.get(words);
  if (known !== undefined) return known;
  const made = makeIndex(words);
  indexes.set(words, made);
  return made;
}

function makeIndex(words: readonly Word[]): WordIndex {
  const keys = new Map<string, string[]>();
  const labels = new Map<string, string>();
  const spellings: Readonly<{ folded: string; label: string }>[] = [];
  let longest = 1;
  for (const { key, label, aliases } of words) {
    labels.set(key, label);
    for (const spelling of [label, key, ...aliases]) {
      const folded = foldText(spelling);
      if (folded === "") continue;
      spellings.push({ folded, label });
      longest = Math.max(longest, folded.split(" ").length);
      const same = keys.get(folded);
      if (same === undefined) keys.set(folded, [key]);
      else if (!same.includes(key)) same.push(key);
    }
  }
  return {
    keysOf: (folded) => keys.get(folded) ?? [],
    labelOf: (key) => labels.get(key) ?? key,
    nearest: (text) => nearestOf(foldText(text), spellings),
    longest,
  };
}

function nearestOf(
  folded: string,
  spellings: readonly Readonly<{ folded: string; label: string }>[],
): readonly string[] {
  const best = new Map<string, number>();
  for (const { folded: spelling, label } of spellings) {
    const apart = distance(folded, spelling) / Math.max(folded.length, spelling.length);
    if (apart < (best.get(label) ?? Number.POSITIVE_INFINITY)) best.set(label, apart);
  }
  return [...best]
    .sort(([, one], [, other]) => one - other)
    .slice(0, 3)
    .map(([label]) => label);
}
