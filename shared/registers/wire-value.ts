import { dayIfReal, monthIfReal } from "../values/calendar-date.ts";
import { plain, tidyLines } from "../values/plain-text.ts";
import { unreachable } from "../values/result.ts";
import { isRowId } from "../values/row-id.ts";
import type { Choice, FieldType, FieldValue } from "./field.ts";

/**
 * A value that came as JSON, as the field's type has it; undefined where it does not fit. Written by
 * hand, for every pushed cell passes here.
 */
export function wireValue(type: FieldType, wire: unknown): FieldValue | undefined {
  if (wire === null) return null;
  // Each `as` stands behind the test that its brand asks for.
  switch (type.kind) {
    case "text":
      return typeof wire === "string" ? textOf(tidyLines(wire)) : undefined;
    case "vocabulary":
      return typeof wire === "string" ? textOf(plain(wire)) : undefined;
    case "text-list":
    case "vocabulary-list":
      return listOf(wire, wordOf);
    case "money":
      return typeof wire === "number" && Math.abs(wire) < MOST_PENCE && Number.isInteger(wire)
        ? wire + 0
        : undefined;
    case "date":
      return typeof wire === "string" && isDate(wire) ? (wire as FieldValue) : undefined;
    case "financial-year":
      return typeof wire === "string" && isFinancialYear(wire) ? (wire as FieldValue) : undefined;
    case "term":
      return typeof wire === "string" && TERM.test(wire) ? (wire as FieldValue) : undefined;
    case "percent":
      return typeof wire === "number" && Number.isFinite(wire) ? wire : undefined;
    case "count":
      return typeof wire === "number" && Number.isSafeInteger(wire) && wire >= 0 ? wire : undefined;
    case "yes-no":
      return typeof wire === "boolean" ? wire : undefined;
    case "choice":
      return typeof wire === "string" && keysOf(type.choices).has(wire) ? wire : undefined;
    case "reference":
      return referenceOf(wire);
    case "reference-list":
      return listOf(wire, referenceOf);
    case "extension-options":
      return arrayOf(wire, optionOf);
    case "break-clause":
      return breakClauseOf(wire);
    case "contributions":
      return listOf(wire, contributionOf);
    default:
      return unreachable(type);
  }
}

const MOST_PENCE = 1e15;
/** Excel's own bound for a cell. */
export const LONGEST_TEXT = 32_767;
const MOST_ITEMS = 200;
const TERM = /^P\d{1,4}[MWD]$/;
const STATES = new Set(["unused", "used", "declined", "lapsed"]);

function textOf(text: string): string | null | undefined {
  if (text === "") return null;
  // PostgreSQL stores no NUL, and no sheet shows one.
  return text.length > LONGEST_TEXT || text.includes("\0") ? undefined : text;
}

function wordOf(wire: unknown): string | undefined {
  return typeof wire === "string" ? (textOf(plain(wire)) ?? undefined) : undefined;
}

/** Written by its own digits: "2021-02-29" has the form of a day and is none. */
function isDate(text: string): boolean {
  if (text.length !== 10 && text.length !== 7) return false;
  if (!/^\d{4}-\d\d(?:-\d\d)?$/.test(text)) return false;
  const [year, month] = [Number(text.slice(0, 4)), Number(text.slice(5, 7))];
  return text.length === 7
    ? monthIfReal(year, month) !== null
    : dayIfReal(year, month, Number(text.slice(8))) !== null;
}

function isFinancialYear(text: string): boolean {
  return (
    /^\d{4}\/\d\d$/.test(text) && (Number(text.slice(0, 4)) + 1) % 100 === Number(text.slice(5))
  );
}

function listOf<Item>(
  wire: unknown,
  itemOf: (item: unknown) => Item | undefined,
): FieldValue | undefined {
  const items = arrayOf(wire, itemOf);
  // Nothing in the list is the same as not known.
  return items === undefined || (Array.isArray(items) && items.length > 0) ? items : null;
}

/** Options may be known to be none, which an empty array says. */
function arrayOf<Item>(
  wire: unknown,
  itemOf: (item: unknown) => Item | undefined,
): FieldValue | undefined {
  if (!Array.isArray(wire) || wire.length > MOST_ITEMS) return undefined;
  const items: Item[] = [];
  for (const each of wire) {
    const item = itemOf(each);
    if (item === undefined) return undefined;
    items.push(item);
  }
  // Each item was just made by the parser of this field's items.
  return items as unknown as FieldValue;
}

type Fields = Readonly<Record<string, unknown>>;

function objectOf(wire: unknown, keys: readonly string[]): Fields | undefined {
  if (typeof wire !== "object" || wire === null || Array.isArray(wire)) return undefined;
  const fields = wire as Fields;
  for (const key in fields) if (!keys.includes(key)) return undefined;
  return fields;
}

const REFERENCE = ["id", "text"];

function referenceOf(wire: unknown): FieldValue | undefined {
  const fields = objectOf(wire, REFERENCE);
  const text = wordOf(fields?.text);
  const id = fields?.id ?? null;
  if (fields === undefined || text === undefined) return undefined;
  if (id !== null && !(typeof id === "string" && isRowId(id))) return undefined;
  return { id, text } as FieldValue;
}

const OPTION = ["length", "state", "notice", "exerciseBy", "choice"];

function optionOf(wire: unknown): object | undefined {
  const fields = objectOf(wire, OPTION);
  if (fields === undefined) return undefined;
  const { length, state = "unused", notice = null, exerciseBy = null, choice = null } = fields;
  const fits =
    isTerm(length) &&
    typeof state === "string" &&
    STATES.has(state) &&
    (notice === null || isTerm(notice)) &&
    (exerciseBy === null || isDay(exerciseBy)) &&
    (choice === null || choice === "ours" || choice === "both");
  return fits ? { length, state, notice, exerciseBy, choice } : undefined;
}

const BREAK = ["from", "notice"];

function breakClauseOf(wire: unknown): FieldValue | undefined {
  const fields = objectOf(wire, BREAK);
  if (fields === undefined) return undefined;
  const { from = null, notice = null } = fields;
  const fits =
    (from === null || (typeof from === "string" && isDate(from))) &&
    (notice === null || isTerm(notice));
  return fits ? ({ from, notice } as FieldValue) : undefined;
}

const CONTRIBUTION = ["partner", "amount"];

function contributionOf(wire: unknown): object | undefined {
  const fields = objectOf(wire, CONTRIBUTION);
  const partner = wordOf(fields?.partner);
  const amount = fields === undefined ? undefined : wireValue({ kind: "money" }, fields.amount);
  return partner === undefined || typeof amount !== "number" ? undefined : { partner, amount };
}

function isTerm(wire: unknown): boolean {
  return typeof wire === "string" && TERM.test(wire);
}

function isDay(wire: unknown): boolean {
  return typeof wire === "string" && wire.length === 10 && isDate(wire);
}

const keysByChoices = new WeakMap<readonly Choice[], ReadonlySet<string>>();

function keysOf(choices: readonly Choice[]): ReadonlySet<string> {
  const known = keysByChoices.get(choices);
  if (known !== undefined) return known;
  const keys = new Set(choices.map(({ key }) => key));
  keysByChoices.set(choices, keys);
  return keys;
}
