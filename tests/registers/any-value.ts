import fc from "fast-check";
import type { FieldType, FieldValue } from "../../shared/registers/field.ts";
import { wireValue } from "../../shared/registers/wire-value.ts";
import { unreachable } from "../../shared/values/result.ts";

/**
 * Any value that a field of this type can hold, so far as a cell can say it: words that a cell
 * would use for "not known" are left out, and so are dates that are asked about.
 */
export function anyValueOf(type: FieldType): fc.Arbitrary<FieldValue> {
  return anyJson(type).map((json) => {
    const value = wireValue(type, json);
    if (value === undefined) throw new Error(`${type.kind}: ${JSON.stringify(json)} is no value`);
    return value;
  });
}

const word = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
  .map((text) => `w${text}`.replace(/[\s\0]+/g, " ").trim());
const pence = fc.integer({ min: -99_999_999_999, max: 99_999_999_999 });
const day = fc
  .tuple(
    fc.integer({ min: 1950, max: 2099 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, date]) => `${year}-${two(month)}-${two(date)}`);
const date = fc.oneof(
  day,
  day.map((text) => text.slice(0, 7)),
);
const term = fc.oneof(
  fc.integer({ min: 1, max: 240 }).map((months) => `P${months}M`),
  fc.integer({ min: 1, max: 60 }).map((weeks) => `P${weeks}W`),
  fc.integer({ min: 1, max: 400 }).map((days) => `P${days}D`),
);
const orNull = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });
const several = <Value>(arbitrary: fc.Arbitrary<Value>) =>
  fc.array(arbitrary, { minLength: 1, maxLength: 4 });

function anyJson(type: FieldType): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case "text":
    case "vocabulary":
      return word;
    case "text-list":
    case "vocabulary-list":
      return fc.uniqueArray(word, { minLength: 1, maxLength: 4 });
    case "money":
      return pence;
    case "date":
      return date;
    case "financial-year":
      return fc.integer({ min: 1950, max: 2098 }).map((year) => `${year}/${two((year + 1) % 100)}`);
    case "term":
      return term;
    case "percent":
      return fc.integer({ min: -100_000, max: 100_000 }).map((points) => points / 100);
    case "count":
      return fc.nat(1_000_000);
    case "yes-no":
      return fc.boolean();
    case "choice":
      return fc.constantFrom(...type.choices.map(({ key }) => key));
    case "reference":
      return word.map((text) => ({ id: null, text }));
    case "reference-list":
      return fc
        .uniqueArray(word, { minLength: 1, maxLength: 4 })
        .map((names) => names.map((text) => ({ id: null, text })));
    case "extension-options":
      return fc.array(
        fc.record({
          length: term,
          state: fc.constantFrom("unused", "used", "declined", "lapsed"),
          notice: orNull(term),
          exerciseBy: orNull(day),
          choice: orNull(fc.constantFrom("ours", "both")),
        }),
        { maxLength: 4 },
      );
    case "break-clause":
      return fc.record({ from: orNull(date), notice: orNull(term) });
    case "contributions":
      return several(fc.record({ partner: word, amount: pence }));
    default:
      return unreachable(type);
  }
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

const CHOICES = [
  { key: "open", label: "Open competition", aliases: ["open tender"] },
  { key: "quotes", label: "Three quotes", aliases: [] },
];

/** One type of each kind. */
export const EVERY_TYPE: readonly FieldType[] = [
  { kind: "text" },
  { kind: "text-list" },
  { kind: "money" },
  { kind: "date" },
  { kind: "financial-year" },
  { kind: "term" },
  { kind: "percent" },
  { kind: "count" },
  { kind: "yes-no" },
  { kind: "choice", choices: CHOICES },
  { kind: "vocabulary", vocabulary: "mechanisms" },
  { kind: "vocabulary-list", vocabulary: "priorities" },
  { kind: "reference", to: "funds" },
  { kind: "reference-list", to: "funds" },
  { kind: "extension-options" },
  { kind: "break-clause" },
  { kind: "contributions" },
];
