import type { RegisterDefinition } from "../registers/field.ts";
import { foldText } from "../values/folded-text.ts";

/** How a header names a field, and how sure that makes us before any value is looked at. */
export type Naming = Readonly<{ field: string; strength: number; how: string }>;

/** The spellings of a register's fields, made once. */
export type HeaderWords = Readonly<{
  /** The fields a spelling names outright. */
  named(spelling: string): readonly Naming[];
  /** The fields whose words are like it; weaker, and never for what names a field outright. */
  like(spelling: string): readonly Naming[];
}>;

const KEY = { strength: 1, how: "the header is the field's key" };
const LABEL = { strength: 0.97, how: "the header is the field's label" };
const SYNONYM = { strength: 0.92, how: "the header is another word for it" };

const made = new WeakMap<RegisterDefinition, HeaderWords>();

export function headerWords(register: RegisterDefinition): HeaderWords {
  const known = made.get(register);
  if (known !== undefined) return known;
  const words = makeWords(register);
  made.set(register, words);
  return words;
}

function makeWords(register: RegisterDefinition): HeaderWords {
  const outright = new Map<string, Naming[]>();
  const loose: Readonly<{ field: string; tokens: ReadonlySet<string> }>[] = [];
  const put = (spelling: string, naming: Naming) => {
    const folded = foldText(spelling);
    const same = outright.get(folded);
    if (same === undefined) outright.set(folded, [naming]);
    else if (!same.some(({ field }) => field === naming.field)) same.push(naming);
  };
  for (const [field, { label, synonyms }] of Object.entries(register.fields)) {
    put(field, { field, ...KEY });
    put(
      field.replace(/[A-Z]/g, (capital) => ` ${capital}`),
      { field, ...KEY },
    );
    put(label, { field, ...LABEL });
    for (const synonym of synonyms) put(synonym, { field, ...SYNONYM });
    for (const spelling of [label, ...synonyms]) {
      loose.push({ field, tokens: new Set(foldText(spelling).split(" ")) });
    }
  }
  return {
    named: (spelling) => outright.get(spelling) ?? [],
    like: (spelling) => likeIn(loose, new Set(spelling.split(" "))),
  };
}

/** Half of all the words the two have must be shared, or it is another thing that is named. */
const LEAST_SHARED = 0.5;

function likeIn(
  loose: readonly Readonly<{ field: string; tokens: ReadonlySet<string> }>[],
  words: ReadonlySet<string>,
): readonly Naming[] {
  const best = new Map<string, number>();
  // A single word that is no field's name is too little to go by.
  if (words.size < 2) return [];
  for (const { field, tokens } of loose) {
    const shared = [...tokens].filter((word) => words.has(word)).length;
    const share = shared / (tokens.size + words.size - shared);
    if (share >= LEAST_SHARED && share > (best.get(field) ?? 0)) best.set(field, share);
  }
  const most = Math.max(...best.values());
  const [only, another] = [...best].filter(([, share]) => share === most);
  // Words as like to one field as to another say nothing.
  if (only === undefined || another !== undefined) return [];
  return [{ field: only[0], strength: 0.3 + 0.45 * most, how: "the header has words of it" }];
}
