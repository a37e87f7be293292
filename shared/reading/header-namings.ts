import type { RegisterDefinition } from "../registers/field.ts";
import { foldHeader } from "./fold-header.ts";
import type { HeaderText } from "./header-text.ts";
import { type HeaderWords, headerWords, type Naming } from "./header-words.ts";
import { type SaidEnd, saidEnd } from "./said-end.ts";

/**
 * The fullest spelling that names a field decides: "Commissioning area" is no "area". What is named
 * outright is never taken for another field that it only resembles.
 */
export function namingsOf(
  { spellings, text }: HeaderText,
  register: RegisterDefinition,
): readonly Naming[] {
  const end = endSaid(spellings, register);
  if (end !== null) return end === "initial" ? [INITIAL_END] : [];
  const words = headerWords(register);
  for (const [at, spelling] of spellings.entries()) {
    const named = words.named(spelling);
    if (named.length === 0) continue;
    // A shortened spelling counts less, and of two names for one field the longer says more.
    const less = at * 0.03 - Math.min(spelling.split(" ").length, 4) * 0.005;
    const namings = named.map((naming) => ({
      ...naming,
      strength: Math.min(0.99, naming.strength - less),
    }));
    // A name that two fields share says less than one that only one has; the needed field goes first.
    return namings.length === 1 ? namings : namings.map((naming) => shared(naming, register));
  }
  const either = eitherOf(text, words);
  return either.length > 0 ? either : words.like(spellings[0] ?? "");
}

const INITIAL_END = {
  field: "initialEnd",
  strength: 0.9,
  how: "the header says the end without extensions",
};

export function endSaid(
  spellings: readonly string[],
  register: RegisterDefinition,
): SaidEnd | null {
  return spellings.map((each) => saidEnd(each, register)).find((end) => end !== null) ?? null;
}

const EITHER = 0.88;

/** "Title/Description": what each of two names in one header may mean. */
function eitherOf(text: string, words: HeaderWords): readonly Naming[] {
  const [first = [], ...others] = text
    .split(/\/|\bor\b/i)
    .map((name) => words.named(foldHeader(name)));
  if (others.length === 0) return [];
  const isInAll = ({ field }: Naming) =>
    others.every((namings) => namings.some((naming) => naming.field === field));
  return first
    .filter(isInAll)
    .map(({ field }) => ({ field, strength: EITHER, how: "the header has two names for it" }));
}

function shared(naming: Naming, register: RegisterDefinition): Naming {
  const needed = register.fields[naming.field]?.degree === "needed";
  return { ...naming, strength: naming.strength - (needed ? 0.02 : 0.021) };
}
