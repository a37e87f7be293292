import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recordsFact } from "../../shared/checks/records-fact.ts";
import { type Edit, judge } from "./judging.ts";
import { anyPush, anyRows } from "./random-rows.ts";
import { allocation, fundWith, idOf } from "./rows.ts";

const push = anyPush.map((edits) => [
  ...new Map(edits.map((edit) => [edit.row.id, edit])).values(),
]);

const lines = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom("A", "B", "C", "D"),
    amount: fc.constantFrom(0, 20, 40, 60, 80),
  }),
  { minLength: 1, maxLength: 4, selector: ({ name }) => name },
);

const asEdits = (some: readonly Readonly<{ name: string; amount: number }>[]): readonly Edit[] =>
  some.map(({ name, amount }) => ({
    row: allocation(name, "Core", amount, { priorities: ["1"] }),
  }));

describe("laws of judging", () => {
  test("[CHK120] a push that is taken whole is taken whole in any order", () => {
    fc.assert(
      fc.property(anyRows, push, (rows, edits) => {
        const whole = judge(rows, edits).refused.length === 0;
        expect(judge(rows, edits.toReversed()).refused.length === 0).toBe(whole);
      }),
      { numRuns: 200 },
    );
  });

  test("[CHK120] whatever the order, a fund is never overspent, and what fits whole is taken whole", () => {
    fc.assert(
      fc.property(lines, (some) => {
        const kept = fundWith("Core", 100);
        const spent = (edits: readonly Edit[]) => {
          const { taken } = judge(kept, edits);
          return some
            .filter(({ name }) => taken.includes(idOf(name)))
            .reduce((sum, { amount }) => sum + amount, 0);
        };
        const [one, other] = [spent(asEdits(some)), spent(asEdits(some.toReversed()))];
        for (const total of [one, other]) {
          expect(total).toBeLessThanOrEqual(100);
          const asked = some.reduce((sum, { amount }) => sum + amount, 0);
          if (asked <= 100) expect(total).toBe(asked);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("[CHK120] lessening a breach is never refused", () => {
    fc.assert(
      fc.property(lines, fc.nat(3), fc.constantFrom(0, 10, 30), (some, place, less) => {
        const kept = [...fundWith("Core", 10), ...asEdits(some).map(({ row }) => row)];
        const chosen = some[place % some.length];
        if (chosen === undefined) return;
        const amount = Math.max(chosen.amount - less, 0);
        expect(judge(kept, asEdits([{ ...chosen, amount }])).refused).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("[CHK120] a fact is never lost: said to have been agreed, it is taken whatever the checks say", () => {
    fc.assert(
      fc.property(anyRows, push, (rows, edits) => {
        const facts = edits.filter(({ row }) => recordsFact(row)).map(({ row: { id } }) => id);
        const { taken } = judge(rows, edits, "fact");
        expect(facts.filter((id) => !taken.includes(id))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
