import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FieldValue, RegisterKey } from "../../shared/registers/field.ts";
import type { AnyRow } from "../../shared/registers/ledger.ts";
import {
  nameIndexOf,
  namesOf,
  resolveReference,
} from "../../shared/registers/resolve-references.ts";
import { IsoDay } from "../../shared/values/calendar-date.ts";
import { FinancialYear } from "../../shared/values/financial-year.ts";
import { mintRowId } from "../../shared/values/row-id.ts";

let minted = 0;
function rowOf(register: RegisterKey, values: Record<string, FieldValue>): AnyRow {
  minted++;
  const digits = [...String(minted).padStart(9, "0")].map((digit) => (Number(digit) + 0.5) / 20);
  return { id: mintRowId(() => digits.shift() ?? 0), register, values };
}

describe("references", () => {
  const acme = rowOf("providers", { ref: "P1", name: "Acme Ltd", knownAs: ["Acme Trust", "ACME"] });
  const trust = rowOf("providers", { ref: null, name: "Acme Trust", knownAs: null });
  const twin = rowOf("providers", { ref: null, name: "Twin", knownAs: null });
  const other = rowOf("providers", { ref: null, name: "twin", knownAs: null });
  const named = rowOf("providers", { ref: "Acme Ltd", name: "Else", knownAs: null });
  const names = nameIndexOf([acme, trust, twin, other]);

  test.each([
    { text: "p1", answer: { kind: "one", id: acme.id } },
    { text: " acme  LTD.", answer: { kind: "one", id: acme.id } },
    { text: "acme", answer: { kind: "one", id: acme.id } },
    // A name of one is also what another is known as: the name is nearer.
    { text: "Acme Trust", answer: { kind: "one", id: trust.id } },
    { text: "Twin", answer: { kind: "several", ids: [twin.id, other.id] } },
    { text: "Nobody", answer: { kind: "none" } },
    { text: " - ", answer: { kind: "none" } },
  ])("[REG7] $text", ({ text, answer }) => {
    expect(resolveReference(text, "providers", names)).toEqual(answer);
  });

  test("[REG7] a reference goes before a name", () => {
    const withRef = nameIndexOf([acme, named]);
    expect(resolveReference("Acme Ltd", "providers", withRef)).toEqual({
      kind: "one",
      id: named.id,
    });
  });

  test("[REG7] names of another register are not looked at, but for evidence, which is of any", () => {
    expect(resolveReference("Acme Ltd", "funds", names)).toEqual({ kind: "none" });
    expect(resolveReference("Acme Ltd", "any-row", names)).toEqual({ kind: "one", id: acme.id });
  });

  describe("to agreements of one name", () => {
    const day = (text: string) => IsoDay.parse(text);
    const agreement = (provider: AnyRow | null, start: string, currentEnd: string) =>
      rowOf("agreements", {
        title: "Advice service",
        provider: provider === null ? null : { id: provider.id, text: "Acme" },
        start: day(start),
        currentEnd: day(currentEnd),
      });
    const early = agreement(acme, "2020-04-01", "2023-03-31");
    const late = agreement(acme, "2023-04-01", "2026-03-31");
    const theirs = agreement(twin, "2020-04-01", "2026-03-31");
    const edge = rowOf("providers", { name: "Edge" });
    const onFirstDay = agreement(edge, "2031-04-01", "2032-04-01");
    const onLastDay = agreement(edge, "2031-03-31", "2031-04-01");
    const rows = [early, late, theirs, onFirstDay, onLastDay];
    const index = nameIndexOf(rows);
    const beside = (provider: AnyRow | null, year: string | null) => ({
      provider: provider === null ? null : { id: provider.id, text: "Acme" },
      financialYear: year === null ? null : FinancialYear.parse(year),
      rowOf: (id: AnyRow["id"]) => rows.find((row) => row.id === id),
    });

    test.each([
      { provider: twin, year: null, ids: [theirs.id] },
      { provider: acme, year: null, ids: [early.id, late.id] },
      { provider: acme, year: "2022/23", ids: [early.id] },
      { provider: acme, year: "2023/24", ids: [late.id] },
      { provider: null, year: "2022/23", ids: [early.id, theirs.id] },
      // The first ends, and the next begins, on the very edge of the year.
      { provider: edge, year: "2030/31", ids: [onLastDay.id] },
      { provider: edge, year: "2031/32", ids: [onFirstDay.id, onLastDay.id] },
      // Nothing is left by a year in which none runs, so it narrows nothing.
      { provider: acme, year: "2040/41", ids: [early.id, late.id] },
      { provider: null, year: null, ids: rows.map(({ id }) => id) },
    ])("[REG8] provider and year beside the name leave $ids.length", ({ provider, year, ids }) => {
      const [id] = ids;
      const expected = ids.length === 1 ? { kind: "one", id } : { kind: "several", ids };
      expect(
        resolveReference("advice  service", "agreements", index, beside(provider, year)),
      ).toEqual(expected);
    });
  });

  test("[REG9] an index kept as rows change equals one made afresh", () => {
    const name = fc.constantFrom("A", "b", "B", "C c", "");
    const change = fc.record({ at: fc.nat(5), name, knownAs: fc.array(name, { maxLength: 2 }) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        const ids = Array.from({ length: 6 }, () => rowOf("providers", {}).id);
        const kept = nameIndexOf([]);
        const now = new Map<string, AnyRow>();
        for (const { at, name, knownAs } of changes) {
          const id = ids[at] ?? twin.id;
          const before = now.get(id);
          if (before !== undefined) kept.remove(before);
          const after: AnyRow = { id, register: "providers", values: { name, knownAs } };
          kept.add(after);
          now.set(id, after);
        }
        const afresh = nameIndexOf(now.values());
        for (const folded of ["a", "b", "c c"]) {
          const sorted = (index: typeof kept) =>
            [...index.named("providers", folded)].sort((a, b) => (a.id < b.id ? -1 : 1));
          expect(sorted(kept)).toEqual(sorted(afresh));
        }
      }),
    );
  });

  test("[REG9] tells a row's names once each, the nearest first", () => {
    expect(namesOf(acme)).toEqual([
      { folded: "p1", rank: 0 },
      { folded: "acme ltd", rank: 1 },
      { folded: "acme trust", rank: 2 },
      { folded: "acme", rank: 2 },
    ]);
  });
});
