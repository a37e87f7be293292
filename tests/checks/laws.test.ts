import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkAll } from "../../shared/checks/check-all.ts";
import { recordsFact } from "../../shared/checks/records-fact.ts";
import { FRAMEWORKS } from "../../shared/frameworks/all-frameworks.ts";
import { dorset } from "../../shared/frameworks/dorset.ts";
import { type AnyRow, ledgerOf } from "../../shared/registers/ledger.ts";
import { type Edit, judge } from "./judging.ts";
import { anyPush, anyRows, crowdedRows } from "./random-rows.ts";
import { agreement, allocation, date, fundWith, idOf, row, sorted, to } from "./rows.ts";

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

describe("laws of checking", () => {
  test.each(Object.entries(FRAMEWORKS))(
    "[CHK253] in whatever order the rows stand, %s finds the same and says the same",
    (_key, framework) => {
      fc.assert(
        fc.property(crowdedRows.chain(shuffled), ([rows, otherwise]) => {
          expect(sorted(checkAll(ledgerOf(otherwise), framework))).toEqual(
            sorted(checkAll(ledgerOf(rows), framework)),
          );
        }),
        { numRuns: 300 },
      );
    },
  );
});

/** Two rows that a check could name, with nothing but their ids to tell them apart. */
const TIES: readonly Readonly<{ what: string; check: string; rows: readonly AnyRow[] }>[] = [
  {
    what: "two agreements that follow on one day",
    check: "gap-or-overlap",
    rows: [
      agreement("A", { title: "A", currentEnd: date("2027-03-31") }),
      ...["B", "C"].map((title) =>
        agreement(title, { title, start: date("2027-06-01"), follows: [to("A")] }),
      ),
    ],
  },
  {
    what: "two funds that end on one day",
    check: "outlives-funding",
    rows: [
      ...["F", "G"].map((name) => row("funds", name, { name, fundingUntil: date("2026-03-31") })),
      agreement("A", { currentEnd: date("2027-03-31"), funds: [to("F"), to("G")] }),
    ],
  },
  {
    what: "two funds that follow until one day",
    check: "outlives-funding",
    rows: [
      row("funds", "E", { name: "E", fundingUntil: date("2025-03-31") }),
      ...["F", "G"].map((name) =>
        row("funds", name, { name, fundingUntil: date("2026-03-31"), follows: [to("E")] }),
      ),
      agreement("A", { currentEnd: date("2027-03-31"), funds: [to("E")] }),
    ],
  },
  {
    what: "two funds of one size within another",
    check: "parent-and-children",
    rows: [
      ...fundWith("E", 100),
      ...["F", "G"].flatMap((name) => fundWith(name, 40, { partOf: to("E") })),
    ],
  },
];

test.each(TIES)("[CHK253] of $what always the same is named first", ({ check, rows }) => {
  const found = (all: readonly AnyRow[]) =>
    sorted(checkAll(ledgerOf(all), dorset)).filter((finding) => finding.check === check);
  expect(found(rows).length).toBeGreaterThan(0);
  expect(found(rows.toReversed())).toEqual(found(rows));
});

function shuffled(rows: readonly AnyRow[]) {
  const all = [...rows];
  return fc.tuple(
    fc.constant(all),
    fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
  );
}
