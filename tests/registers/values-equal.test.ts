import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FieldType, FieldValue } from "../../shared/registers/field.ts";
import { valuesEqual } from "../../shared/registers/values-equal.ts";
import { wireValue } from "../../shared/registers/wire-value.ts";
import { mintRowId } from "../../shared/values/row-id.ts";
import { anyValueOf, EVERY_TYPE } from "./any-value.ts";

const priorities: FieldType = { kind: "vocabulary-list", vocabulary: "priorities" };
const funds: FieldType = { kind: "reference-list", to: "funds" };
const fund: FieldType = { kind: "reference", to: "funds" };
const options: FieldType = { kind: "extension-options" };
const [one, other] = [mintRowId(() => 0.1), mintRowId(() => 0.7)];

function valueFor(type: FieldType, json: unknown): FieldValue {
  const value = wireValue(type, json);
  if (value === undefined) throw new Error("not a value of this type");
  return value;
}

describe("equal values", () => {
  test.each([
    { type: priorities, a: ["1", "2"], b: ["2", "1"], same: true },
    { type: priorities, a: ["1", "1"], b: ["1", "2"], same: false },
    { type: priorities, a: ["1"], b: ["1", "2"], same: false },
    {
      type: funds,
      a: [{ text: "A" }, { text: "B" }],
      b: [{ text: "b " }, { text: "a" }],
      same: true,
    },
    { type: fund, a: { text: "Safer Fund" }, b: { text: "safer  fund" }, same: true },
    { type: fund, a: { id: one, text: "A" }, b: { id: one, text: "Renamed" }, same: true },
    { type: fund, a: { id: one, text: "A" }, b: { id: other, text: "A" }, same: false },
    { type: fund, a: { id: one, text: "A" }, b: { id: null, text: "a" }, same: true },
    {
      type: options,
      a: [{ length: "P12M" }, { length: "P6M" }],
      b: [{ length: "P6M" }, { length: "P12M" }],
      same: false,
    },
    { type: options, a: [{ length: "P12M" }], b: [{ length: "P12M", state: "used" }], same: false },
    { type: { kind: "text" } as const, a: "One", b: "one", same: false },
    { type: { kind: "money" } as const, a: 100, b: 101, same: false },
    { type: { kind: "date" } as const, a: "2025-03", b: "2025-03-31", same: false },
    { type: { kind: "text" } as const, a: "One", b: null, same: false },
    {
      type: { kind: "contributions" } as const,
      a: [
        { partner: "A", amount: 1 },
        { partner: "B", amount: 2 },
      ],
      b: [
        { partner: "B", amount: 2 },
        { partner: "A", amount: 1 },
      ],
      same: true,
    },
  ])("[REG6] $type.kind: $a and $b are the same: $same", ({ type, a, b, same }) => {
    const [ours, theirs] = [valueFor(type, a), valueFor(type, b)];
    expect(valuesEqual(type, ours, theirs)).toBe(same);
    expect(valuesEqual(type, theirs, ours)).toBe(same);
  });

  test.each(EVERY_TYPE.map((type) => [type.kind, type] as const))(
    "[REG6] a %s equals itself, and null only null",
    (_, type: FieldType) => {
      fc.assert(
        fc.property(anyValueOf(type), (value) => {
          const copy: unknown = JSON.parse(JSON.stringify(value));
          expect(valuesEqual(type, value, valueFor(type, copy))).toBe(true);
          expect(valuesEqual(type, value, null)).toBe(false);
        }),
      );
      expect(valuesEqual(type, null, null)).toBe(true);
    },
  );
});
