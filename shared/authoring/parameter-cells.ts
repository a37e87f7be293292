import type { RowCondition } from "../forward-plan/row-condition.ts";
import { seenIn } from "../reading/cell-reading.ts";
import type { RawCell } from "../reading/raw-sheet.ts";
import { wordIndex } from "../reading/word-index.ts";
import type { FieldType } from "../registers/field.ts";
import { foldText } from "../values/folded-text.ts";
import { joinList, listItems, quoteItem } from "../values/list-text.ts";
import { fail, ok, type Result } from "../values/result.ts";
import { type AuthoredCell, cellOf, readAuthored } from "./authored-cell.ts";
import { conditionText, readConditions } from "./condition-words.ts";
import { inWords, type Parameter, type ParameterType } from "./parameter-types.ts";
import { keyIn, labelIn, type RuleWords } from "./rule-words.ts";

/** Says that what may be left open is left open, where leaving the cell empty says less. */
function openWord({ kind }: ParameterType): string {
  return kind === "text" ? "any" : "no limit";
}

export function parameterCell(
  { type, name }: Parameter,
  value: unknown,
  words: RuleWords,
): AuthoredCell {
  if (value === undefined) return null;
  if (value === null) return text(openWord(type));
  // The value is of the form that the check parses, which `type` was told from.
  switch (type.kind) {
    case "money":
    case "date":
    case "yes-no":
      return cellOf(FIELD_TYPES[type.kind], value as string | number | boolean);
    case "text":
      return text(labelIn(words.of(name), String(value)));
    case "number":
      return { value: value as number, format: "General" };
    case "choice":
      return text(inWords(String(value)));
    case "list": {
      const list = words.of(name);
      return text(joinList((value as readonly string[]).map((key) => labelIn(list, key))));
    }
    case "entries":
      return text(
        (value as readonly Record<string, string | number>[])
          .map((entry) => quoteItem(entryText(entry, type, words)))
          .join("; "),
      );
    case "conditions":
      return text(conditionText(value as readonly RowCondition[], words));
  }
}

function entryText(
  entry: Readonly<Record<string, string | number>>,
  { parts }: Extract<ParameterType, { kind: "entries" }>,
  words: RuleWords,
): string {
  return parts.map((part) => labelIn(words.of(part), String(entry[part]))).join(": ");
}

/** A blank cell is undefined: the rule says nothing of this parameter. */
export function readParameter(
  parameter: Parameter,
  cell: RawCell,
  words: RuleWords,
): Result<unknown, string> {
  const seen = seenIn(cell).trim();
  if (seen === "") return ok(undefined);
  const { type, name } = parameter;
  if (parameter.nullable && foldText(seen) === openWord(type)) return ok(null);
  switch (type.kind) {
    case "money":
    case "date":
    case "yes-no":
      return readAuthored(FIELD_TYPES[type.kind], cell);
    case "text":
      return keyIn(words.of(name), seen);
    case "number":
      return numberOf(seen);
    case "choice": {
      const choices = type.choices.map((key) => ({ key, label: inWords(key), aliases: [] }));
      const [key] = wordIndex(choices).keysOf(foldText(seen));
      const labels = choices.map(({ label }) => label).join(", ");
      return key === undefined ? fail(`accepted is one of: ${labels}`) : ok(key);
    }
    case "list":
      return each(listItems(seen).map((item) => keyIn(words.of(name), item.text)));
    case "entries":
      return each(listItems(seen).map((item) => entryOf(item.text, type, words)));
    case "conditions":
      return readConditions(seen, words);
  }
}

const FIELD_TYPES = {
  money: { kind: "money" },
  date: { kind: "date" },
  "yes-no": { kind: "yes-no" },
} as const satisfies Record<string, FieldType>;

function text(value: string): AuthoredCell {
  return { value, format: "General" };
}

function numberOf(seen: string): Result<number, string> {
  const number = Number(seen.replaceAll(",", "").replace(/%$/, ""));
  return seen !== "" && Number.isFinite(number) ? ok(number) : fail("accepted is a number");
}

function entryOf(
  item: string,
  { parts, numbers }: Extract<ParameterType, { kind: "entries" }>,
  words: RuleWords,
): Result<Readonly<Record<string, string | number>>, string> {
  const shape = `accepted is "${parts.join(": ")}", entries parted by semicolons`;
  const pieces = item.split(/:\s*/);
  if (pieces.length < parts.length) return fail(shape);
  const entry: Record<string, string | number> = {};
  for (const [place, part] of parts.entries()) {
    const isLast = place === parts.length - 1;
    const piece = (isLast ? pieces.slice(place).join(": ") : (pieces[place] ?? "")).trim();
    const value = numbers.has(part) ? numberOf(piece) : keyIn(words.of(part), piece);
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
