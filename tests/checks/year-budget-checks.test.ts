import { describe, expect, test } from "vitest";
import { allocationsWithinBudget } from "../../shared/checks/allocations-within-budget.ts";
import { magnitude } from "../../shared/checks/magnitude.ts";
import { parentAndChildren } from "../../shared/checks/parent-and-children.ts";
import { shareOfParent } from "../../shared/checks/share-of-parent.ts";
import { statedTotal } from "../../shared/checks/stated-total.ts";
import { yearOnYear } from "../../shared/checks/year-on-year.ts";
import type { AnyRow } from "../../shared/registers/ledger.ts";
import { allocation, budget, fundWith, idOf, pounds, problemsOf, row, to } from "./rows.ts";

describe("several budget rows of one year", () => {
  const changes = { beyondPercent: 25, belowTimes: 50 };
  const asked = {
    magnitude: (rows: readonly AnyRow[]) => problemsOf(magnitude, rows, { times: 5 }),
    yearOnYear: (rows: readonly AnyRow[]) => problemsOf(yearOnYear, rows, changes),
  };

  test.each([
    { id: "CHK25", found: asked.magnitude },
    { id: "CHK85", found: asked.yearOnYear },
  ])("[$id] the largest of them is asked about", ({ found }) => {
    const rows = [
      budget("Core", 100, {}, "2025/26"),
      budget("Core", 200, { kind: "carry-forward" }),
      budget("Core", 500, { kind: "in-year-award" }),
      budget("Core", 300, { kind: "opening" }),
    ];
    for (const each of [rows, rows.toReversed()]) {
      expect(found(each)).toMatchObject([{ subject: { id: idOf("Core 2026/27 in-year-award") } }]);
    }
  });

  test.each([
    { before: -100, now: 100 },
    { before: 100, now: -100 },
    { before: -100, now: -300 },
  ])("[CHK85] a year that came to $before and one of $now are not compared", (years) => {
    const of = (amount: number, year: string) =>
      budget("Core", Math.abs(amount), { kind: amount < 0 ? "virement-out" : "opening" }, year);
    const rows = [of(years.before, "2025/26"), of(years.now, "2026/27")];
    expect(problemsOf(yearOnYear, rows, changes)).toEqual([]);
  });

  test("[CHK85] budgets without a year have no year before them", () => {
    const rows = ["opening", "carry-forward"].map((kind, place) =>
      budget("Core", 100 * (place + 1), { kind, financialYear: null }),
    );
    expect(problemsOf(yearOnYear, rows, changes)).toEqual([]);
  });

  test("[CHK20] are lines of the working, the largest first", () => {
    const rows = [
      row("funds", "Core", { name: "Core" }),
      budget("Core", 20, { kind: "in-year-award" }),
      budget("Core", 50, { kind: "opening" }),
      budget("Core", 30, { kind: "carry-forward" }),
      allocation("A", "Core", 101),
    ];
    expect(problemsOf(allocationsWithinBudget, rows)).toMatchObject([
      {
        arithmetic: [
          "budget 2026/27, opening: £50",
          "budget 2026/27, carry forward: £30",
          "budget 2026/27, in year award: £20",
          "less allocated: £101",
          "- A: £101",
          "over by: £1",
        ],
      },
    ]);
  });

  test("[CHK20] lines of one amount are named in one order, however the rows came", () => {
    const lines = Array.from({ length: 12 }, (_, place) => allocation(`L${place}`, "Core", 5));
    const working = (rows: typeof lines) =>
      problemsOf(allocationsWithinBudget, [...fundWith("Core", 10), ...rows])[0]?.arithmetic;
    const first = lines.toSorted((one, other) => (one.id < other.id ? -1 : 1)).slice(0, 10);
    expect(working(lines)).toEqual([
      "budget 2026/27, opening: £10",
      "less allocated: £60",
      ...first.map(({ values }) => `- ${values.title}: £5`),
      "- and 2 others: £10",
      "over by: £50",
    ]);
    expect(working(lines.toReversed())).toEqual(working(lines));
  });
});

describe("the slip that a figure is asked about for", () => {
  test.each([
    { now: 10_000, suggested: 1_000 },
    { now: 30_000, suggested: 3_000 },
    { now: 33_000.1, suggested: null },
    { now: 60_000, suggested: 600 },
    { now: 100_000, suggested: 1_000 },
    { now: 1_000_000, suggested: 1_000 },
    { now: 9_000_000, suggested: null },
  ])("[CHK25] $now beside 1,000 suggests $suggested", ({ now, suggested }) => {
    const rows = [budget("Core", 1_000, {}, "2025/26"), budget("Core", now, {}, "2026/27")];
    const [found] = problemsOf(magnitude, rows, { times: 5 });
    expect(found?.suggestion?.value ?? null).toBe(suggested === null ? null : suggested * 100);
  });
});

describe("a fund and the funds within it", () => {
  test("[CHK28] names those that have a budget, the largest first, and what they come to", () => {
    const rows = [
      ...fundWith("Victims", 100),
      ...fundWith("Small", 20, { partOf: to("Victims") }),
      ...fundWith("Large", 90, { partOf: to("Victims") }),
      row("funds", "Empty", { name: "Empty", partOf: to("Victims") }),
    ];
    expect(problemsOf(parentAndChildren, rows)).toMatchObject([
      {
        measure: 1_000,
        sentence:
          "The funds within Victims come to £110 in 2026/27, £10 more than its budget of £100.",
        arithmetic: [
          "Victims 2026/27: £100",
          "Large: £90",
          "Small: £20",
          "Large and Small together: £110",
        ],
      },
    ]);
  });

  test("[CHK28] is not compared where only those within it have budgets", () => {
    const rows = [
      row("funds", "Victims", { name: "Victims" }),
      ...fundWith("Core", 90, { partOf: to("Victims") }),
    ];
    expect(problemsOf(parentAndChildren, rows)).toEqual([]);
  });

  test("[CHK27] has no shares while its budget is nought, or in no register", () => {
    const core = fundWith("Core", 93, { partOf: to("Victims"), share: 50 });
    expect(
      problemsOf(shareOfParent, [...fundWith("Victims", 0), ...core], { withinPoints: 2 }),
    ).toEqual([]);
    expect(
      problemsOf(shareOfParent, [budget("Victims", 100), ...core], { withinPoints: 2 }),
    ).toEqual([]);
  });
});

test("[CHK24] a stated total of nought states nothing", () => {
  const rows = [
    row("funds", "Core", { name: "Core" }),
    budget("Core", 100, { statedTotal: pounds(0) }),
    allocation("A", "Core", 10),
  ];
  expect(problemsOf(statedTotal, rows)).toEqual([]);
});
