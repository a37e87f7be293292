import type { RowCondition } from "../forward-plan/row-condition.ts";
import { EMPTY_CELL, type RawCell } from "../reading/raw-sheet.ts";
import { wordIndex } from "../reading/word-index.ts";
import type { Field } from "../registers/field.ts";
import { foldText } from "../values/folded-text.ts";
import { inQuotes, unquoted } from "../values/list-text.ts";
import { formatPounds, pence } from "../values/pence.ts";
import { fail, ok, type Result } from "../values/result.ts";
import { readAuthored } from "./authored-cell.ts";
import { keyIn, type Listed, labelIn, type RuleWords } from "./rule-words.ts";

/** How conditions are written, for whoever wrote one otherwise. */
const ACCEPTED =
  'accepted is a field and what it says, as in "Kind is Contract or Grant", "Status is not Ended", "Total value is above £10,000" or "Award date is given"; several, which must all be so, are parted by semicolons';

/** "Kind is Contract or Grant; Total value is above £10,000". */
export function conditionText(conditions: readonly RowCondition[], words: RuleWords): string {
  return conditions.map((condition) => clauseOf(condition, words)).join("; ");
}

function clauseOf(condition: RowCondition, { of, fields, saidIn }: RuleWords): string {
  const field = fields[condition.field];
  const name = labelIn(of("field"), condition.field);
  if ("isGiven" in condition) return `${name} is ${condition.isGiven ? "given" : "not given"}`;
  if ("above" in condition) return `${name} is above ${amountText(condition.above, field)}`;
  const isNot = "isNotOneOf" in condition;
  const said = (isNot ? condition.isNotOneOf : condition.isOneOf).map((word) =>
    quoted(field === undefined ? word : labelIn(saidIn(field), word)),
  );
  return `${name} is ${isNot ? "not " : ""}${said.join(" or ")}`;
}

export function readConditions(
  text: string,
  words: RuleWords,
): Result<readonly RowCondition[], string> {
  const conditions: RowCondition[] = [];
  for (const clause of cutAt(text, /[;\n\r]/)) {
    const condition = readClause(clause, words);
    if (!condition.ok) return condition;
    conditions.push(condition.value);
  }
  return ok(conditions);
}

function readClause(clause: string, words: RuleWords): Result<RowCondition, string> {
  const parted = partedAtField(clause, words);
  if (!parted.ok) return parted;
  const { key, field, said } = parted.value;
  const given = /^(not\s+)?given$/i.exec(said);
  if (given !== null) return ok({ field: key, isGiven: given[1] === undefined });
  const above = /^above\s+(.*)$/is.exec(said)?.[1];
  if (above !== undefined) {
    const amount = readAmount(above, field);
    return amount.ok ? ok({ field: key, above: amount.value }) : amount;
  }
  const others = /^not\s+(.*)$/is.exec(said)?.[1];
  const read = readWords(others ?? said, words.saidIn(field));
  if (!read.ok) return read;
  const { value } = read;
  return ok(
    others === undefined ? { field: key, isOneOf: value } : { field: key, isNotOneOf: value },
  );
}

function readWords(text: string, list: Listed): Result<string[], string> {
  const keys: string[] = [];
  for (const word of cutAt(text, /\s+or\s+|,\s/i)) {
    const key = keyIn(list, unquoted(word).text);
    if (!key.ok) return key;
    keys.push(key.value);
  }
  return keys.length === 0 ? fail(ACCEPTED) : ok(keys);
}

type Parted = Readonly<{ key: string; field: Field; said: string }>;

/** What stands before "is", and after it; "The pot is" is a field of its own. */
function partedAtField(clause: string, { of, fields }: RuleWords): Result<Parted, string> {
  const index = wordIndex(of("field").words);
  const places = [...clause.matchAll(/\sis(?=\s)/gi)].map(({ index: at }) => ({
    named: clause.slice(0, at),
    said: clause.slice(at + 3).trim(),
  }));
  for (const { named, said } of places.toReversed()) {
    const [key] = index.keysOf(foldText(named));
    const field = key === undefined ? undefined : fields[key];
    if (key !== undefined && field !== undefined) return ok({ key, field, said });
  }
  const named = places[0]?.named;
  if (named === undefined) return fail(ACCEPTED);
  return fail(`"${named}" is no field of such a row; perhaps ${index.nearest(named).join(", ")}`);
}

/** Money is held in pence and said in pounds. */
function amountText(amount: number, field: Field | undefined): string {
  return field?.type.kind === "money" ? formatPounds(pence(amount)) : String(amount);
}

function readAmount(text: string, { type }: Field): Result<number, string> {
  const cell: RawCell = { ...EMPTY_CELL, value: text, text };
  const read = readAuthored(type, cell);
  if (!read.ok) return read;
  return typeof read.value === "number" ? ok(read.value) : fail(ACCEPTED);
}

/** Cuts a text where the separator stands, but never within double quotes. */
function cutAt(text: string, separator: RegExp): readonly string[] {
  const parts = [""];
  for (const piece of text.match(QUOTED_OR_NOT) ?? []) {
    const [first = "", ...rest] = piece.startsWith('"') ? [piece] : piece.split(separator);
    parts.push(`${parts.pop()}${first}`, ...rest);
  }
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

const QUOTED_OR_NOT = /"(?:[^"]|"")*"|[^"]+|"/g;

/** A word in quotes where it could be taken for several, or for something else than a word. */
function quoted(word: string): string {
  const isPlain = word !== "" && !/["\n\r;,]|\bor\b|^\s|\s$|^(?:not|above|given)\b/i.test(word);
  return isPlain ? word : inQuotes(word);
}
