import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RegisterKey } from "../../shared/registers/field.ts";
import { mergeRow } from "../../shared/sync/merge-row.ts";
import type { StoredRow, Values } from "../../shared/sync/stored-row.ts";
import { idsFrom, named } from "./pushed-rows.ts";

const BASE = 10;
const LATER = 12;
const OURS = "our-book";
const THEIRS = "their-book";

type Sides = Readonly<{
  register?: RegisterKey;
  base: Values;
  ours: Values;
  /** What changed on the server since the base. */
  theirs?: Values;
  theirReplica?: string;
}>;

/** Merges an edit made on version 10 with a row that somebody may have changed at version 12. */
function merge({ register = "agreements", base, ours, theirs = {}, theirReplica = THEIRS }: Sides) {
  const stamps = Object.keys(theirs).map((field) => [
    field,
    { version: LATER, replica: theirReplica },
  ]);
  const row: StoredRow = {
    id: idsFrom(1)(),
    register,
    values: { ...base, ...theirs },
    version: Object.keys(theirs).length > 0 ? LATER : BASE,
    created: { version: BASE, replica: OURS },
    fields: Object.fromEntries(stamps),
    displayRef: null,
    removed: null,
  };
  return mergeRow(row, { base: BASE, values: ours, replica: OURS }, (field) => base[field] ?? null);
}

describe("merge-row", () => {
  test("[SYN1] an edit of a field nobody changed is applied, and others' edits of other fields stay", () => {
    expect(
      merge({
        base: { title: "A", owner: "Anna" },
        ours: { title: "B" },
        theirs: { owner: "Ben" },
      }),
    ).toEqual({ changed: { title: "B" }, merged: { owner: "Ben" }, conflicts: [] });
  });

  test("[SYN2] two edits of a field that say the same are nothing to do", () => {
    expect(merge({ base: { title: "A" }, ours: { title: "B" }, theirs: { title: "B" } })).toEqual({
      changed: {},
      merged: {},
      conflicts: [],
    });
  });

  test("[SYN3] two different edits of a field are a conflict, and theirs stands", () => {
    expect(merge({ base: { title: "A" }, ours: { title: "B" }, theirs: { title: "C" } })).toEqual({
      changed: {},
      merged: {},
      conflicts: [{ field: "title", base: "A", ours: "B", theirs: "C" }],
    });
  });

  test("[SYN4] a field last changed from the editor's own replica is no conflict", () => {
    expect(
      merge({
        base: { title: "A" },
        ours: { title: "B" },
        theirs: { title: "C" },
        theirReplica: OURS,
      }),
    ).toEqual({ changed: { title: "B" }, merged: {}, conflicts: [] });
  });

  test.each([
    ["start", "2024-04-01", "currentEnd", "2027-03-31"],
    ["initialTerm", "P36M", "initialEnd", "2027-03-31"],
    ["noticePeriod", "P6M", "start", "2024-04-01"],
    ["currentEnd", "2027-03-31", "extensionOptions", []],
  ])(
    "[SYN5] an edit of %s against a change of another date of the agreement is a conflict",
    (ours, mine, theirs, value) => {
      const merged = merge({
        base: {},
        ours: { [ours]: mine },
        theirs: { [theirs]: value as never },
      });
      expect(merged.changed).toEqual({});
      expect(merged.conflicts).toEqual([{ field: ours, base: null, ours: mine, theirs: null }]);
    },
  );

  test("[SYN5] dates of an allocation are two fields like any others", () => {
    expect(
      merge({
        register: "allocations",
        base: {},
        ours: { end: "2027-03-31" },
        theirs: { start: "2026-04-01" },
      }).changed,
    ).toEqual({ end: "2027-03-31" });
  });

  test("[SYN5] the other fields of the agreement merge although its dates are in conflict", () => {
    expect(
      merge({
        base: {},
        ours: { currentEnd: "2028-03-31", title: "B" },
        theirs: { start: "2025-04-01" },
      }).changed,
    ).toEqual({ title: "B" });
  });

  test("[SYN6] a set in another order is the same value, and a sequence in another order is not", () => {
    const [one, two] = [named("Victims Fund"), named("Core")];
    const year = { length: "P12M", state: "unused", notice: null, exerciseBy: null, choice: null };
    const used = { ...year, state: "used" };
    expect(
      merge({ base: {}, ours: { funds: [one, two] }, theirs: { funds: [two, one] } as Values })
        .conflicts,
    ).toEqual([]);
    expect(
      merge({
        base: {},
        ours: { extensionOptions: [used, year] } as never,
        theirs: { extensionOptions: [year, used] } as never,
      }).conflicts,
    ).toHaveLength(1);
  });

  const field = fc.constantFrom("title", "owner", "start", "currentEnd", "status");
  const words = fc.option(fc.constantFrom("a", "b", "c"));
  const anyValues = fc.dictionary(field, words, { noNullPrototype: true });

  test("[SYN7] no edit is ever lost: it is in the row, said already, or in a conflict", () => {
    fc.assert(
      fc.property(anyValues, anyValues, anyValues, (base, ours, theirs) => {
        const { changed, conflicts } = merge({ base, ours, theirs });
        const standing = { ...base, ...theirs };
        for (const [key, value] of Object.entries(ours)) {
          const kept = key in changed ? changed[key] === value : (standing[key] ?? null) === value;
          const asked = conflicts.some((one) => one.field === key && one.ours === value);
          expect(kept !== asked).toBe(true);
        }
      }),
    );
  });

  /** Null and absent are both "not known". */
  const said = (values: Values) =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

  test("[SYN7] an edit that meets no other is applied whole", () => {
    fc.assert(
      fc.property(anyValues, anyValues, (base, ours) => {
        const { changed, conflicts } = merge({ base, ours });
        expect(conflicts).toEqual([]);
        expect(said({ ...base, ...changed })).toEqual(said({ ...base, ...ours }));
      }),
    );
  });

  test("[SYN7] the order of an edit's fields makes no difference", () => {
    fc.assert(
      fc.property(anyValues, anyValues, anyValues, (base, ours, theirs) => {
        const turned = Object.fromEntries(Object.entries(ours).reverse());
        const [one, other] = [ours, turned].map((values) => merge({ base, ours: values, theirs }));
        expect(other?.changed).toEqual(one?.changed);
        expect(new Set(other?.conflicts)).toEqual(new Set(one?.conflicts));
      }),
    );
  });
});
