import type { VocabularyKey } from "../registers/field.ts";
import { foldOnce } from "./folded-once.ts";
import { entriesOf, type Framework, type VocabularyEntry } from "./framework.ts";

type Lookup = ReadonlyMap<string, VocabularyEntry>;

/** A framework is data that does not change, so its words are folded once for as long as it lives. */
const lookups = new WeakMap<Framework, Map<VocabularyKey, Lookup>>();

/**
 * The entry a word stands for, by its key, label or any alias, folded; undefined where the
 * framework's vocabulary has none (source: R4, "Joint commissioning" is "Joint Commissioning").
 */
export function entryFor(
  framework: Framework,
  vocabulary: VocabularyKey,
  word: string,
): VocabularyEntry | undefined {
  return lookupOf(framework, vocabulary).get(foldOnce(word));
}

function lookupOf(framework: Framework, vocabulary: VocabularyKey): Lookup {
  let ofFramework = lookups.get(framework);
  if (ofFramework === undefined) {
    ofFramework = new Map();
    lookups.set(framework, ofFramework);
  }
  const known = ofFramework.get(vocabulary);
  if (known !== undefined) return known;
  const lookup = foldEntries(entriesOf(framework, vocabulary));
  ofFramework.set(vocabulary, lookup);
  return lookup;
}

/** Where two entries share a word, the earlier entry has it, and a key goes before any alias. */
function foldEntries(entries: readonly VocabularyEntry[]): Lookup {
  const lookup = new Map<string, VocabularyEntry>();
  const add = (word: string, entry: VocabularyEntry) => {
    const folded = foldOnce(word);
    if (!lookup.has(folded)) lookup.set(folded, entry);
  };
  for (const entry of entries) add(entry.key, entry);
  for (const entry of entries) add(entry.label, entry);
  for (const entry of entries) for (const alias of entry.aliases) add(alias, entry);
  return lookup;
}
