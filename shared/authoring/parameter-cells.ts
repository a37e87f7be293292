import type { Framework } from "../framework/framework.ts";
import { seenIn } from "../reading/cell-reading.ts";
import type { RawCell } from "../reading/raw-sheet.ts";
import { type Word, wordIndex } from "../reading/word-index.ts";
import { REGISTERS } from "../registers/all-registers.ts";
import type { Choice, FieldType, VocabularyKey } from "../registers/field.ts";
import { foldText } from "../values/folded-text.ts";
import { joinList, listItems, quoteItem } from "../values/list-text.ts";
import { fail, ok, type Result } from "../values/result.ts";
import { type AuthoredCell, cellOf, readAuthored } from "./authored-cell.ts";
import type { Parameter, ParameterType } from "./parameter-types.ts";

/** Says that a number which may be left open is left open, where leaving the cell empty says less. */
const NO_LIMIT = "no limit";

/** The words that a list or an entry of a parameter draws on, by what the parameter is called. */
export type ParameterWords = (name: string) => readonly Word[] | null;

/** Words of the framework and choices of the registers, so that "Contract" and "contract" are one. */
export function parameterWords(vocabularies: Framework["vocabularies"]): ParameterWords {
  const listed = (key: VocabularyKey): readonly Word[] => {
    const stated = vocabularies[key];
    return stated.kind === "not-stated" ? [] : stated.value.entries;
  };
  const kinds = [...choicesOf(REGISTERS.agreements.fields.kind.type), ...listed("mechanisms")];
  const words: Readonly<Record<string, readonly Word[]>> = {
    role: listed("roles"),
    roles: listed("roles"),
    kind: kinds,
    kinds: [...kinds, ...listed("evidenceKinds")],
  };
  return (name) => words[name] ?? null;
}

export function parameterCell({ type }: Parameter, value: unknown): AuthoredCell {
  if (value === undefined) return null;
  if (value === null) return text(NO_LIMIT);
  // The value is of the form that the check parses, which `type` was told from.
  switch (type.kind) {
    case "money":
    case "date":
    case "yes-no":
    case "text":
      return cellOf(FIELD_TYPES[type.kind], value as string | number | boolean);
    case "number":
      return { value: value as number, format: "General" };
    case "choice":
      return text(String(value));
    case "list":
      return text(joinList(value as readonly string[]));
    case "entries":
      return text(
        (value as readonly Record<string, string | number>[])
          .map((entry) => quoteItem(type.parts.map((part) => String(entry[part])).join(": ")))
          .join("; "),
      );
    case "json":
      return text(JSON.stringify(value));
  }
}

/** A blank cell is undefined: the rule says nothing of this parameter. */
export function readParameter(
  parameter: Parameter,
  cell: RawCell,
  words: ParameterWords,
): Result<unknown, string> {
  const seen = seenIn(cell).trim();
  if (seen === "") return ok(undefined);
  if (parameter.nullable && foldText(seen) === NO_LIMIT) return ok(null);
  const { type, name } = parameter;
  switch (type.kind) {
    case "money":
    case "date":
    case "yes-no":
    case "text":
      return readAuthored(FIELD_TYPES[type.kind], cell);
    case "number":
      return numberOf(seen);
    case "choice": {
      const index = wordIndex(type.choices.map((key) => ({ key, label: key, aliases: [] })));
      const [key] = index.keysOf(foldText(seen));
      return key === undefined ? fail(`accepted is one of: ${type.choices.join(", ")}`) : ok(key);
    }
    case "list":
      return each(listItems(seen).map((item) => wordFor(item.text, words(name))));
    case "entries":
      return each(listItems(seen).map((item) => entryOf(item.text, type, words)));
    case "json":
      return jsonOf(seen);
  }
}

const FIELD_TYPES = {
  money: { kind: "money" },
  date: { kind: "date" },
  "yes-no": { kind: "yes-no" },
  text: { kind: "text" },
} as const satisfies Record<string, FieldType>;

function text(value: string): AuthoredCell {
  return { value, format: "General" };
}

function choicesOf(type: Readonly<{ choices: readonly Choice[] }>): readonly Choice[] {
  return type.choices;
}

function numberOf(seen: string): Result<number, string> {
  const number = Number(seen.replaceAll(",", "").replace(/%$/, ""));
  return seen !== "" && Number.isFinite(number) ? ok(number) : fail("accepted is a number");
}

/** The key of a word, where the parameter draws on a list of words. */
function wordFor(word: string, words: readonly Word[] | null): Result<string, string> {
  if (words === null || words.length === 0) return ok(word);
  const index = wordIndex(words);
  const [key] = index.keysOf(foldText(word));
  if (key !== undefined) return ok(key);
  return fail(`"${word}" is no word of its list; perhaps ${index.nearest(word).join(", ")}`);
}

function entryOf(
  item: string,
  { parts, numbers }: Extract<ParameterType, { kind: "entries" }>,
  words: ParameterWords,
): Result<Readonly<Record<string, string | number>>, string> {
  const shape = `accepted is "${parts.join(": ")}", entries parted by semicolons`;
  const pieces = item.split(/:\s*/);
  if (pieces.length < parts.length) return fail(shape);
  const entry: Record<string, string | number> = {};
  for (const [place, part] of parts.entries()) {
    const isLast = place === parts.length - 1;
    const piece = (isLast ? pieces.slice(place).join(": ") : (pieces[place] ?? "")).trim();
    const value = numbers.has(part) ? numberOf(piece) : wordFor(piece, words(part));
    if (!value.ok) return value;
    entry[part] = value.value;
  }
  return ok(entry);
}

function each<Value>(results: readonly Result<Value, string>[]): Result<readonly Value[], string> {
  const values: Value[] = [];
  for (const result of results) {
    if (!result.ok) return result;
    values.push(result.value);
  }
  return ok(values);
}

function jsonOf(seen: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(seen));
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    return fail("accepted is a setting as Foreplan wrote it (JSON)");
  }
}
