import { describe, expect, test } from "vitest";
import { agreementWithinAllocation } from "../../shared/checks/agreement-within-allocation.ts";
import { awardCount } from "../../shared/checks/award-count.ts";
import { awardSize } from "../../shared/checks/award-size.ts";
import { awardTotal } from "../../shared/checks/award-total.ts";
import { crossesBodyEnd } from "../../shared/checks/crosses-body-end.ts";
import { duplicateAgreements } from "../../shared/checks/duplicate-agreements.ts";
import { endAsExtended } from "../../shared/checks/end-as-extended.ts";
import { endBeforeStart } from "../../shared/checks/end-before-start.ts";
import { endWithoutSuccessor } from "../../shared/checks/end-without-successor.ts";
import { endsInOneMonth } from "../../shared/checks/ends-in-one-month.ts";
import { estimatedPot } from "../../shared/checks/estimated-pot.ts";
import { evidencePresent } from "../../shared/checks/evidence-present.ts";
import { fundWithoutSuccessor } from "../../shared/checks/fund-without-successor.ts";
import { gapOrOverlap } from "../../shared/checks/gap-or-overlap.ts";
import {
  agreement,
  allocation,
  date,
  evidence,
  months,
  option,
  pounds,
  problemsOf,
  row,
  sentencesOf,
  to,
  year,
} from "./rows.ts";

describe("the working that a finding shows", () => {
  test("[CHK46] an agreement's funding lines, and what was allocated, the largest first", () => {
    const rows = [
      agreement("A"),
      row("fundingLines", "line", {
        agreement: to("A"),
        financialYear: year("2026/27"),
        amount: pounds(100),
      }),
      allocation("small", "Core", 10, { agreement: to("A") }),
      allocation("large", "Core", 50, { agreement: to("A") }),
      allocation("middle", "Core", 30, { agreement: to("A") }),
    ];
    expect(problemsOf(agreementWithinAllocation, rows)).toMatchObject([
      {
        measure: 1_000,
        arithmetic: [
          "funding lines 2026/27: £100",
          "allocated 2026/27: £50",
          "allocated 2026/27: £30",
          "allocated 2026/27: £10",
        ],
      },
    ]);
  });

  const scheme = (values: Parameters<typeof row<"schemes">>[2]) =>
    row("schemes", "S", { name: "S", ...values });
  const award = (amount: number) => allocation("A", "Core", amount, { scheme: to("S") });

  test.each([
    {
      values: { minimum: pounds(10), maximum: pounds(20) },
      lines: ["least: £10", "most: £20", "award: £30"],
    },
    { values: { maximum: pounds(20) }, lines: ["most: £20", "award: £30"] },
    { values: { minimum: pounds(40) }, lines: ["least: £40", "award: £30"] },
  ])("[CHK30] the limits a scheme has: $lines", ({ values, lines }) => {
    const found = problemsOf(awardSize, [scheme(values), award(30)], { scheme: null });
    expect(found.map(({ arithmetic }) => arithmetic)).toEqual([lines]);
  });

  test.each([
    { topUp: null, total: 110, measure: 1_000, first: ["pot: £100", "less allocated: £110"] },
    { topUp: 5, total: 110, measure: 500, first: ["pot: £100", "plus top-up: £5"] },
    { topUp: 5, total: 105, measure: null, first: [] },
  ])(
    "[CHK32] a pot of 100, a top-up of $topUp and awards of $total",
    ({ topUp, total, measure, first }) => {
      const values = {
        pot: pounds(100),
        potIs: "fixed",
        topUp: topUp === null ? null : pounds(topUp),
      };
      const found = problemsOf(awardTotal, [scheme(values), award(total)], { scheme: null });
      expect(found.map((each) => each.measure)).toEqual(measure === null ? [] : [measure]);
      expect(found.flatMap(({ arithmetic }) => arithmetic.slice(0, 2))).toEqual(first);
    },
  );

  test("[CHK31] a scheme that names no most, and a limit on one that nobody made an award in", () => {
    expect(problemsOf(awardCount, [scheme({}), award(1)], { scheme: null })).toEqual([]);
    expect(problemsOf(awardCount, [scheme({ count: 1 })], { scheme: null })).toEqual([]);
    expect(sentencesOf(awardCount, [scheme({ count: 0 }), award(1)], { scheme: null })).toEqual([
      "S 2026/27 would make 1 award, 1 more than its 0.",
    ]);
  });

  test.each([
    { what: "over already", values: { currentEnd: date("2029-03-31"), status: "ended" }, found: 0 },
    { what: "of no known end", values: { status: "live" }, found: 0 },
    { what: "running on", values: { currentEnd: date("2029-03-31"), status: "live" }, found: 1 },
  ])("[CHK14] the body's end and an agreement that is $what", ({ values, found }) => {
    const limits = { bodyEndsOn: date("2028-05") };
    expect(problemsOf(crossesBodyEnd, [agreement("A", values)], limits)).toHaveLength(found);
  });

  const served = (name: string, start: string | null, end: string | null, more = {}) =>
    agreement(name, {
      provider: to("P"),
      serviceArea: "Triage",
      start: start === null ? null : date(start),
      currentEnd: end === null ? null : date(end),
      ...more,
    });

  test.each([
    { what: "no start", other: served("B", null, "2027-03-31") },
    { what: "no end", other: served("B", "2026-06-01", null) },
    { what: "no service", other: served("B", "2026-06-01", "2027-03-31", { serviceArea: null }) },
    { what: "a start after the end", other: served("B", "2027-04-01", "2028-03-31") },
  ])("[CHK45] beside one with $what nothing is asked", ({ other }) => {
    expect(
      problemsOf(duplicateAgreements, [served("A", "2026-04-01", "2027-03-31"), other]),
    ).toEqual([]);
  });

  test("[CHK45] the longest before it is the one that is named, with both dates", () => {
    const rows = [
      served("Long", "2026-04-01", "2029-03-31"),
      served("Short", "2026-05-01", "2026-12-31"),
      served("Late", "2028-04-01", "2030-03-31"),
    ];
    expect(
      problemsOf(duplicateAgreements, rows).map(({ sentence, arithmetic }) => [
        sentence,
        ...arithmetic,
      ]),
    ).toEqual(
      [
        ["Short", "1 May 2026"],
        ["Late", "1 April 2028"],
      ].map(([, start]) => [
        "P already has Long for Triage at the same time: is this the same agreement?",
        "Long: current end 31 March 2029",
        `this one: start ${start}`,
      ]),
    );
  });

  test("[CHK45] of two as long the first named stays the one", () => {
    const same = [
      served("A", "2026-04-01", "2027-03-31"),
      served("B", "2026-04-01", "2027-03-31"),
      served("C", "2026-06-01", "2027-03-31"),
    ];
    const named = problemsOf(duplicateAgreements, same).map(({ arithmetic }) => arithmetic[0]);
    expect(new Set(named).size).toBe(1);
    expect(named).toHaveLength(2);
  });

  test.each([
    { what: "no end typed", values: { initialEnd: date("2027-03-31") } },
    { what: "no initial end known", values: { currentEnd: date("2027-03-31") } },
  ])("[CHK9] with $what nothing is compared", ({ values }) => {
    expect(problemsOf(endAsExtended, [agreement("A", values)])).toEqual([]);
  });

  test("[CHK7] of two ends before the start the earlier is told", () => {
    const ends = (initialEnd: string, currentEnd: string) =>
      sentencesOf(endBeforeStart, [
        agreement("A", {
          start: date("2026-04-11"),
          initialEnd: date(initialEnd),
          currentEnd: date(currentEnd),
          initialTerm: months(1),
        }),
      ]);
    expect(ends("2026-04-01", "2026-04-10")).toEqual([
      "The initial end, 1 April 2026, is 10 days before the start, 11 April 2026.",
    ]);
    expect(ends("2026-04-10", "2026-04-01")).toEqual([
      "The current end, 1 April 2026, is 10 days before the start, 11 April 2026.",
    ]);
  });

  test.each([
    { count: 12, others: null },
    { count: 13, others: "and 1 other" },
    { count: 15, others: "and 3 others" },
  ])("[CHK44] $count ends in a month are named, twelve of them", ({ count, others }) => {
    const rows = Array.from({ length: count }, (_, place) =>
      agreement(`Agreement ${String(place + 10)}`, { currentEnd: date("2027-03-31") }),
    );
    const [found] = problemsOf(endsInOneMonth, rows, { most: 5 });
    expect(found?.measure).toBe(count - 5);
    expect(found?.arithmetic.slice(0, 2)).toEqual(["Agreement 10", "Agreement 11"]);
    expect(found?.arithmetic).toHaveLength(others === null ? 12 : 13);
    if (others !== null) expect(found?.arithmetic.at(-1)).toBe(others);
    const ids = rows.map(({ id }) => id).toSorted();
    expect(found?.subject.id).toBe(ids[0]);
  });

  test.each([
    { nextStep: "extend", options: [option(months(12))], found: 0 },
    { nextStep: "extend", options: [], found: 1 },
    { nextStep: "undecided", options: [option(months(12))], found: 1 },
    { nextStep: "let-it-end", options: [], found: 0 },
    { nextStep: "decommission", options: [], found: 0 },
  ])("[CHK40] next step $nextStep", ({ nextStep, options, found }) => {
    const values = { currentEnd: date("2027-03-31"), nextStep, extensionOptions: options };
    expect(problemsOf(endWithoutSuccessor, [agreement("A", values)])).toHaveLength(found);
  });

  test("[CHK82] what is lacking and what was late are counted together", () => {
    const rows = [
      agreement("A", { start: date("2026-04-01") }),
      evidence("specification", "A", "2026-04-02"),
    ];
    const asked = { register: "agreements", kinds: ["specification", "visit"], by: ["start"] };
    expect(problemsOf(evidencePresent, rows, asked)).toMatchObject([
      {
        measure: 2,
        sentence: "Not recorded as done: visit, due by 1 April 2026.",
        arithmetic: ["specification recorded: 1", "visit recorded: 0"],
      },
    ]);
  });

  test("[CHK41, CHK100, CHK88] what has no date or no pot is not judged", () => {
    expect(
      problemsOf(fundWithoutSuccessor, [row("funds", "F", { name: "F", status: "live" })]),
    ).toEqual([]);
    const pair = [
      agreement("A"),
      agreement("B", { follows: [to("A")], start: date("2030-04-01") }),
    ];
    expect(problemsOf(gapOrOverlap, pair)).toEqual([]);
    const open = [scheme({ potIs: "estimate" }), award(5)];
    expect(problemsOf(estimatedPot, open, { scheme: null })).toEqual([]);
  });
});
