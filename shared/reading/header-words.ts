import type { RegisterDefinition } from "../registers/field.ts";
import { foldHeader } from "./fold-header.ts";

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
    const folded = foldHeader(spelling);
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
      loose.push({ field, tokens: new Set(foldHeader(spelling).split(" ")) });
    }
  }
  const named = (spelling: string) => outright.get(spelling) ?? [];
  return {
    named: (spelling) => {
      const straight = named(spelling);
      if (straight.length > 0) return straight;
      const bare = spelling.split(" ").filter((word) => !SAYS_NOTHING.has(word));
      return named(bare.join(" ")).map((naming) => ({
        ...naming,
        strength: Math.min(naming.strength, ALL_BUT),
        how: `${naming.how}, but for words that say nothing`,
      }));
    },
    like: (spelling) => likeIn(loose, new Set(spelling.split(" "))),
  };
}

/** Words that people add to a name and that do not make another of it: "Supplier FINAL". */
const SAYS_NOTHING = new Set(
  "final latest updated full main details detail info field column text our the lookup net".split(
    " ",
  ),
);
const ALL_BUT = 0.85;

/** Words that make another thing of what they stand beside: a supplier's address is no supplier. */
const MAKES_ANOTHER = new Set(
  (
    "address postcode email phone telephone fax website url locality region country town city " +
    "currency scheme code id identifier number count parent previous tender bid closing proposed " +
    "estimated contact classification format website low high"
  ).split(" "),
);

/** Half of all the words the two have must be shared, or it is another thing that is named. */
const LEAST_SHARED = 0.5;

function likeIn(
  loose: readonly Readonly<{ field: string; tokens: ReadonlySet<string> }>[],
  words: ReadonlySet<string>,
): readonly Naming[] {
  const best = new Map<string, number>();
  // A single word that is no field's name is too little to go by.
  if (words.size < 2) return [];
  const others = [...words].filter((word) => MAKES_ANOTHER.has(word));
  const madeAnother = new Set<string>();
  for (const { field, tokens } of loose) {
    // One word of two is as likely as not to name another thing.
    if (tokens.size === 1) continue;
    if (others.some((word) => !tokens.has(word))) {
      if ([...tokens].every((word) => words.has(word))) madeAnother.add(field);
      continue;
    }
    const shared = [...tokens].filter((word) => words.has(word)).length;
    const share = shared / (tokens.size + words.size - shared);
    if (share >= LEAST_SHARED && share > (best.get(field) ?? 0)) best.set(field, share);
  }
  const most = Math.max(...best.values());
  const [only, another] = [...best].filter(([, share]) => share === most);
  // Words as like to one field as to another say nothing: "estimated yearly value" names a yearly
  // value, whatever "estimated" makes of it, and so is no estimated value of the whole.
  if (only === undefined || another !== undefined) return [];
  if ([...madeAnother].some((field) => field !== only[0])) return [];
  return [{ field: only[0], strength: 0.3 + 0.45 * most, how: "the header has words of it" }];
}
