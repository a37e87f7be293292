import { registerOf } from "../registers/all-registers.ts";
import type { FieldValue, Reference, RegisterKey } from "../registers/field.ts";
import type { AnyRow } from "../registers/ledger.ts";
import { nameIndexOf, resolveReference } from "../registers/resolve-references.ts";
import { foldText } from "../values/folded-text.ts";
import type { RowId } from "../values/row-id.ts";
import { type AlikeNames, alikeNames, type KnownName, type Named } from "./alike-names.ts";
import type { RowChange } from "./protocol.ts";
import type { Spellings } from "./spellings.ts";
import type { Values } from "./stored-row.ts";

/** Registers whose names may be added on one yes; other names stay as text until such a row comes. */
export const ADDED_BY_NAME: readonly Named[] = ["funds", "providers"];

/** Names that a sheet says and no row goes by. */
export type NewNames = Readonly<{
  register: Named;
  names: readonly string[];
  /** Those among them that look like one another, or like one the register has. */
  alike: readonly AlikeNames[];
}>;

/** What rows name of another register without knowing its id, each once, in the spelling met first. */
export function namesSaid(
  register: RegisterKey,
  target: Named,
  rows: readonly Values[],
): readonly string[] {
  const fields = Object.entries(registerOf(register).fields)
    .filter(([, { type }]) => "to" in type && type.to === target)
    .map(([field]) => field);
  const texts = new Map<string, string>();
  for (const values of rows) {
    for (const field of fields) {
      for (const { id, text } of referencesIn(values[field])) {
        const folded = foldText(text);
        if (id === null && folded !== "" && !texts.has(folded)) texts.set(folded, text);
      }
    }
  }
  return [...texts.values()];
}

/** Of the names that were said those that nobody knows yet. */
export function newNames(
  register: Named,
  said: readonly string[],
  known: readonly (KnownName & AnyRow)[],
): NewNames {
  const index = nameIndexOf(known);
  const names = said.filter((text) => resolveReference(text, register, index).kind === "none");
  return { register, names, alike: alikeNames(register, names, known) };
}

/**
 * The rows that new names make, and the funds that their other spellings mean. Spellings a person
 * said are one, by the keys in `same`, go in as one: a provider is known by the others as well, and
 * of funds it is kept with the table whose they are.
 */
export function rowsOfNames(
  { register, names, alike }: NewNames,
  same: readonly string[],
  mint: () => RowId,
): Readonly<{ changes: readonly RowChange[]; spellings: Spellings }> {
  const ones = alike.filter(({ key }) => same.includes(key));
  const others = new Set(ones.flatMap((one) => one.others));
  const ids = new Map(names.flatMap((name) => (others.has(name) ? [] : [[name, mint()]])));
  const inserts = [...ids].map(([name, id]): RowChange => {
    const one = ones.find((each) => each.name === name && each.known === null);
    const isKept = register === "providers" && one !== undefined;
    const values = isKept ? { name, knownAs: one.others } : { name };
    return { kind: "insert", id, values };
  });
  return register === "funds"
    ? { changes: inserts, spellings: spellingsOf(ones, ids) }
    : { changes: [...inserts, ...ones.flatMap(knownByMore)], spellings: {} };
}

/** By folded spelling the row it means: one that was known, or comes in with these. */
function spellingsOf(ones: readonly AlikeNames[], ids: ReadonlyMap<string, RowId>): Spellings {
  return Object.fromEntries(
    ones.flatMap(({ name, others, known }) => {
      const id = known?.id ?? ids.get(name);
      return id === undefined ? [] : others.map((other) => [foldText(other), id] as const);
    }),
  );
}

function knownByMore({ known, others }: AlikeNames): readonly RowChange[] {
  if (known === null) return [];
  const values = { knownAs: [...known.knownAs, ...others] };
  return [{ kind: "edit", id: known.id, base: known.version, values }];
}

function referencesIn(value: FieldValue | undefined): readonly Reference[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter(
    (one): one is Reference =>
      typeof one === "object" && one !== null && "text" in one && "id" in one,
  );
}
