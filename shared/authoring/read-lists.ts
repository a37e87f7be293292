import type { Framework, Stated, Vocabulary, VocabularyEntry } from "../framework/framework.ts";
import type { VocabularyKey } from "../registers/field.ts";
import { foldText } from "../values/folded-text.ts";
import type { AuthoredRow } from "./authored-sheet.ts";
import type { LIST_SHEET, WORD_SHEET } from "./framework-sheets.ts";
import { readStated, refuseTwice } from "./read-stated.ts";

type ListRow = AuthoredRow<typeof LIST_SHEET.fields>;
type WordRow = AuthoredRow<typeof WORD_SHEET.fields>;

/** What a word is kept as unless its line says otherwise: small letters with hyphens. */
export function keyOfWord(label: string): string {
  return label.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}

const QUESTIONS: Readonly<Record<VocabularyKey, string>> = {
  priorities: "Which priorities of your plan may an allocation name?",
  mechanisms: "In which ways do you fund services?",
  roles: "Which parts do you play in commissioning?",
  serviceAreas: "Which service areas do you commission?",
  stages: "Which stages does your commissioning cycle have?",
  panelAreas: "Under which areas do you report to the Police and Crime Panel?",
  evidenceKinds: "Which records do you keep of what was done?",
};

/** The lists of words. A list that neither sheet speaks of is a question. */
export function readLists(
  listRows: readonly ListRow[],
  wordRows: readonly WordRow[],
  title: string,
): Framework["vocabularies"] {
  const words = wordsByList(wordRows);
  const lines = new Map(refuseTwice(listRows, "list").map((row) => [row.values.list, row]));
  const listOf = (key: VocabularyKey): Stated<Vocabulary> => {
    const entries = words.get(key) ?? [];
    const line = lines.get(key);
    const question = QUESTIONS[key];
    if (line !== undefined) {
      const listed = entries.length > 0;
      const value = listed ? { closed: line.values.closed ?? false, entries } : null;
      return readStated(line, { value, title, question }) ?? { kind: "not-stated", question };
    }
    if (entries.length === 0) return { kind: "not-stated", question };
    // Words without a word on the list itself bind nobody: they are asked about, as ours are.
    return { kind: "our-default", value: { closed: false, entries }, question };
  };
  return {
    priorities: listOf("priorities"),
    mechanisms: listOf("mechanisms"),
    roles: listOf("roles"),
    serviceAreas: listOf("serviceAreas"),
    stages: listOf("stages"),
    panelAreas: listOf("panelAreas"),
    evidenceKinds: listOf("evidenceKinds"),
  };
}

function wordsByList(rows: readonly WordRow[]): ReadonlyMap<string, readonly VocabularyEntry[]> {
  const words = new Map<string, VocabularyEntry[]>();
  const taken = new Map<string, string>();
  for (const row of rows) {
    const { list, word, key, aliases, tags } = row.values;
    if (list === null || word === null) continue;
    const entry = {
      key: key ?? keyOfWord(word),
      label: word,
      aliases: aliases ?? [],
      tags: tags ?? [],
    };
    const clash = spellingsOf(entry)
      .map((spelling) => taken.get(`${list} ${spelling}`))
      .find((other) => other !== undefined);
    if (clash !== undefined) {
      row.refuse("word", `"${clash}" of the same list goes by one of its spellings already`);
      continue;
    }
    for (const spelling of spellingsOf(entry)) taken.set(`${list} ${spelling}`, word);
    words.set(list, [...(words.get(list) ?? []), entry]);
  }
  return words;
}

function spellingsOf({ key, label, aliases }: VocabularyEntry): readonly string[] {
  return [...new Set([key, label, ...aliases].map(foldText))];
}
