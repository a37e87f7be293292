import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { registerOf } from "../../shared/registers/all-registers.ts";
import type { FieldType } from "../../shared/registers/field.ts";
import { parseValue, parseValues } from "../../shared/registers/parse-values.ts";
import { anyValueOf, EVERY_TYPE } from "./any-value.ts";

const type = (kind: string) =>
  EVERY_TYPE.find((each) => each.kind === kind) ?? EVERY_TYPE[0] ?? ({ kind: "text" } as const);

describe("values from the wire", () => {
  test.each(EVERY_TYPE.map((each) => [each.kind, each] as const))(
    "[REG4] takes every %s value as it stands, and again what it took",
    (_, each: FieldType) => {
      fc.assert(
        fc.property(anyValueOf(each), (value) => {
          const wire: unknown = JSON.parse(JSON.stringify(value));
          expect(parseValue(each, wire)).toEqual({ ok: true, value });
        }),
      );
    },
  );

  test.each(EVERY_TYPE.map((each) => [each.kind, each] as const))(
    "[REG4] answers any JSON for a %s with a value of it or with what it takes",
    (_, each) => {
      fc.assert(
        fc.property(fc.jsonValue(), (wire) => {
          const parsed = parseValue(each, wire);
          if (parsed.ok) expect(parseValue(each, parsed.value)).toEqual(parsed);
          else expect(parsed.problem).not.toBe("");
        }),
      );
    },
  );

  test.each([
    { kind: "money", wire: 12.5 },
    { kind: "money", wire: "1250" },
    { kind: "money", wire: 1e15 },
    { kind: "money", wire: Number.NaN },
    { kind: "date", wire: "2025-02-29" },
    { kind: "date", wire: "2025-13" },
    { kind: "date", wire: "31/03/2025" },
    { kind: "date", wire: "2025-3-1" },
    { kind: "financial-year", wire: "2026/28" },
    { kind: "financial-year", wire: "26/27" },
    { kind: "term", wire: "3 years" },
    { kind: "percent", wire: "7%" },
    { kind: "count", wire: -1 },
    { kind: "count", wire: 1.5 },
    { kind: "yes-no", wire: "yes" },
    { kind: "choice", wire: "Open competition" },
    { kind: "text", wire: 5 },
    { kind: "text", wire: "a\0b" },
    { kind: "text", wire: "x".repeat(32_768) },
    { kind: "reference", wire: "Fund" },
    { kind: "reference", wire: { id: "AGR-1", text: "Fund" } },
    { kind: "reference", wire: { id: null, text: "" } },
    { kind: "reference", wire: { id: null, text: "a", extra: 1 } },
    { kind: "reference-list", wire: [{ id: null }] },
    { kind: "extension-options", wire: [{ length: "P12M", state: "maybe" }] },
    { kind: "extension-options", wire: [{ state: "used" }] },
    { kind: "extension-options", wire: [{ length: "P12M", exerciseBy: "2025-03" }] },
    { kind: "break-clause", wire: { from: "soon", notice: null } },
    { kind: "contributions", wire: [{ partner: "NHS", amount: 0.5 }] },
    { kind: "vocabulary-list", wire: "1, 2" },
    { kind: "text-list", wire: Array.from({ length: 201 }, () => "a") },
  ])("[REG4] refuses $wire for a $kind and says what it takes", ({ kind, wire }) => {
    expect(parseValue(type(kind), wire)).toMatchObject({ ok: false, problem: expect.any(String) });
  });

  test("[REG4] keeps texts without the spaces around them, and an empty one as not known", () => {
    expect(parseValue({ kind: "text" }, "  two\r\nlines ")).toEqual({
      ok: true,
      value: "two\nlines",
    });
    for (const [each, wire] of [
      [type("text"), "  "],
      [type("text-list"), []],
      [type("reference-list"), []],
      [type("money"), null],
    ] as const) {
      expect(parseValue(each, wire)).toEqual({ ok: true, value: null });
    }
  });

  test("[REG4] keeps it apart that there are no options and that none are known", () => {
    expect(parseValue(type("extension-options"), [])).toEqual({ ok: true, value: [] });
    expect(parseValue(type("extension-options"), null)).toEqual({ ok: true, value: null });
  });

  test("[REG4] fills what an option leaves out", () => {
    expect(parseValue(type("extension-options"), [{ length: "P12M" }])).toEqual({
      ok: true,
      value: [{ length: "P12M", state: "unused", notice: null, exerciseBy: null, choice: null }],
    });
  });

  test("[REG5] takes a row whole, or names each field that does not fit", () => {
    const agreements = registerOf("agreements");
    expect(parseValues(agreements, { title: " Advice ", annualValue: 500_000 })).toEqual({
      ok: true,
      value: { title: "Advice", annualValue: 500_000 },
    });
    expect(parseValues(agreements, { title: "Advice", start: "soon", colour: 1 })).toEqual({
      ok: false,
      problem: [
        {
          field: "start",
          seen: "soon",
          accepted: "a day such as 2025-03-31, or a month such as 2025-03",
        },
        { field: "colour", seen: "colour", accepted: "a field of Agreements" },
      ],
    });
  });

  test.each(["constructor", "__proto__", "toString"])("[REG5] knows no field %s", (key) => {
    const wire = Object.fromEntries([[key, "x"]]);
    expect(parseValues(registerOf("funds"), wire).ok).toBe(false);
  });
});
