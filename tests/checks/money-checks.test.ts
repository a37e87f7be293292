import { describe, expect, test } from "vitest";
import { allocationsWithinBudget } from "../../shared/checks/allocations-within-budget.ts";
import { duplicateAllocations } from "../../shared/checks/duplicate-allocations.ts";
import { magnitude } from "../../shared/checks/magnitude.ts";
import { parentAndChildren } from "../../shared/checks/parent-and-children.ts";
import { proposalsWithinBudget } from "../../shared/checks/proposals-within-budget.ts";
import { ringFence } from "../../shared/checks/ring-fence.ts";
import { shareOfParent } from "../../shared/checks/share-of-parent.ts";
import { statedTotal } from "../../shared/checks/stated-total.ts";
import { dyfedPowys } from "../../shared/frameworks/dyfed-powys.ts";
import {
  allocation,
  budget,
  fundWith,
  idOf,
  pounds,
  problemsOf,
  row,
  sentencesOf,
  to,
  year,
} from "./rows.ts";

const measures = (problems: readonly Readonly<{ measure: number }>[]) =>
  problems.map(({ measure }) => measure);

describe("allocations within budget", () => {
  test.each([
    { given: "just under", amounts: [60, 39.99], over: [] },
    { given: "just on", amounts: [60, 40], over: [] },
    { given: "a penny over", amounts: [60, 40.01], over: [1] },
    { given: "a credit that brings it back", amounts: [110, -10], over: [] },
  ])("[CHK20] $given the budget", ({ amounts, over }) => {
    const rows = [
      ...fundWith("Core", 100),
      ...amounts.map((amount, place) => allocation(`line ${place}`, "Core", amount)),
    ];
    expect(measures(problemsOf(allocationsWithinBudget, rows))).toEqual(over);
  });

  test("[CHK20] says by how much, of what, and which lines take the most", () => {
    const rows = [
      ...fundWith("Core", 100),
      allocation("Triage", "Core", 80),
      allocation("Outreach", "Core", 30.5),
    ];
    expect(problemsOf(allocationsWithinBudget, rows)).toEqual([
      {
        subject: { register: "funds", id: idOf("Core") },
        measure: 1050,
        sentence: "Core 2026/27 would be allocated £110.50, £10.50 over its budget of £100.",
        arithmetic: [
          "budget 2026/27, opening: £100",
          "less allocated: £110.50",
          "- Triage: £80",
          "- Outreach: £30.50",
          "over by: £10.50",
        ],
        fields: ["amount"],
        suggestion: null,
      },
    ]);
  });

  test.each([
    { status: "approved", counts: true },
    { status: null, counts: true },
    { status: "proposed", counts: false },
    { status: "idea", counts: false },
    { status: "declined", counts: false },
    { status: "withdrawn", counts: false },
  ])("[CHK21] a line that is $status counts against the budget: $counts", ({ status, counts }) => {
    const rows = [...fundWith("Core", 100), allocation("A", "Core", 101, { status })];
    expect(problemsOf(allocationsWithinBudget, rows)).toHaveLength(counts ? 1 : 0);
  });

  test.each([
    { kind: "in-year-award", amount: 10, limit: 110 },
    { kind: "virement-in", amount: 10, limit: 110 },
    { kind: "carry-forward", amount: 10, limit: 110 },
    { kind: "virement-out", amount: 10, limit: 90 },
    { kind: "virement-out", amount: -10, limit: 90 },
    { kind: "reduction", amount: 10, limit: 90 },
  ])("[CHK21] $amount of the kind $kind makes a budget of 100 one of $limit", (each) => {
    const rows = [...fundWith("Core", 100), budget("Core", each.amount, { kind: each.kind })];
    const within = [...rows, allocation("A", "Core", each.limit)];
    const over = [...rows, allocation("A", "Core", each.limit + 0.01)];
    expect(measures(problemsOf(allocationsWithinBudget, within))).toEqual([]);
    expect(measures(problemsOf(allocationsWithinBudget, over))).toEqual([1]);
  });

  test("[CHK21] an agreed over-allocation is allowed for, and refused above", () => {
    const rows = [...fundWith("Core", 100, { overAllocation: 5 })];
    const within = [...rows, allocation("A", "Core", 105)];
    const over = [...rows, allocation("A", "Core", 105.01)];
    expect(measures(problemsOf(allocationsWithinBudget, within))).toEqual([]);
    expect(measures(problemsOf(allocationsWithinBudget, over))).toEqual([1]);
  });

  test("[CHK21] years are apart, and a fund without a budget has nothing to be over", () => {
    const rows = [
      ...fundWith("Core", 100),
      allocation("A", "Core", 100),
      allocation("B", "Core", 100, { financialYear: year("2027/28") }),
      allocation("C", "Elsewhere", 100),
    ];
    expect(problemsOf(allocationsWithinBudget, rows)).toEqual([]);
  });

  test("[CHK22] a parent is over by what its funds allocate together", () => {
    const rows = [
      ...fundWith("Victims", 100),
      ...fundWith("Victims core", 93, { partOf: to("Victims") }),
      row("funds", "Victims pilot", { name: "Victims pilot", partOf: to("Victims core") }),
      allocation("A", "Victims core", 60),
      allocation("B", "Victims pilot", 33),
      allocation("C", "Victims", 8),
    ];
    expect(problemsOf(allocationsWithinBudget, rows)).toMatchObject([
      { subject: { id: idOf("Victims") }, measure: 100 },
    ]);
  });

  test("[CHK22] a parent without a budget of its own has those of its funds, once", () => {
    const rows = [
      row("funds", "All", { name: "All" }),
      ...fundWith("Core", 93, { partOf: to("All") }),
      ...fundWith("Core within", 90, { partOf: to("Core") }),
      ...fundWith("Abuse", 7, { partOf: to("All") }),
      allocation("A", "All", 100.01),
    ];
    expect(problemsOf(allocationsWithinBudget, rows)).toMatchObject([
      { subject: { id: idOf("All") }, measure: 1 },
    ]);
  });

  test("[CHK22] a fund without a budget hands on the budgets of those within it", () => {
    const rows = [
      row("funds", "All", { name: "All" }),
      row("funds", "Core", { name: "Core", partOf: to("All") }),
      ...fundWith("Core within", 90, { partOf: to("Core") }),
      allocation("A", "All", 90.01),
    ];
    expect(measures(problemsOf(allocationsWithinBudget, rows))).toEqual([1]);
  });

  test("[CHK22] a fund known only by its name is one fund however it is spelt", () => {
    const named = (text: string) => ({ fund: { id: null, text } });
    const rows = [
      budget("x", 100, named("Safety Fund")),
      allocation("A", "x", 60, named("safety  fund")),
      allocation("B", "x", 60, named("SAFETY FUND")),
    ];
    expect(sentencesOf(allocationsWithinBudget, rows)).toEqual([
      "SAFETY FUND 2026/27 would be allocated £120, £20 over its budget of £100.",
    ]);
  });

  test("[CHK22] funds that are part of each other end in no loop", () => {
    const rows = [
      ...fundWith("One", 100, { partOf: to("Other") }),
      ...fundWith("Other", 100, { partOf: to("One") }),
      allocation("A", "One", 100.01),
    ];
    expect(measures(problemsOf(allocationsWithinBudget, rows))).toEqual([1, 1]);
  });

  test.each([
    { approved: 60, proposed: 40, over: [] },
    { approved: 60, proposed: 40.01, over: [1] },
    { approved: 101, proposed: 0, over: [] },
  ])("[CHK23] $approved approved and $proposed proposed of 100", ({ approved, proposed, over }) => {
    const rows = [
      ...fundWith("Core", 100),
      allocation("A", "Core", approved),
      allocation("B", "Core", proposed, { status: "proposed" }),
    ];
    expect(measures(problemsOf(proposalsWithinBudget, rows))).toEqual(over);
  });
});

describe("totals and sizes", () => {
  test.each([
    { listed: 100, says: [] },
    { listed: 76.12, says: ["£23.88 (23.88 %) of the £100 stated for 2026/27 is not listed."] },
    {
      listed: 100.01,
      says: ["The lines for 2026/27 come to £0.01 (0.01 %) more than the £100 stated."],
    },
  ])("[CHK24] $listed listed of 100 stated", ({ listed, says }) => {
    const rows = [
      row("funds", "Core", { name: "Core" }),
      budget("Core", 100, { statedTotal: pounds(100) }),
      allocation("A", "Core", listed),
    ];
    expect(sentencesOf(statedTotal, rows)).toEqual(says);
  });

  test.each([
    { before: 100, now: 4_999, asked: null },
    { before: 100, now: 5_000, asked: 50 },
    { before: 100, now: 2, asked: 50 },
    { before: 0, now: 100, asked: null },
  ])("[CHK25] $before and then $now: asked about at $asked times", ({ before, now, asked }) => {
    const rows = [...fundWith("Core", before, {}, "2025/26"), budget("Core", now, {}, "2026/27")];
    expect(measures(problemsOf(magnitude, rows, { times: 50 }))).toEqual(
      asked === null ? [] : [asked],
    );
  });

  test("[CHK25] finds the figure printed a thousand times too large, suggests, and corrects nothing", () => {
    const rows = [
      ...fundWith("Community Safety Fund", 1_379_000, {}, "2013/14"),
      budget("Community Safety Fund", 1_130_178_000, {}, "2016/17"),
      budget("Community Safety Fund", 1_166_000, {}, "2017/18"),
    ];
    expect(problemsOf(magnitude, rows, { times: 50 })).toMatchObject([
      {
        subject: { id: idOf("Community Safety Fund 2016/17 opening") },
        measure: 969,
        sentence: "£1,130,178,000 for 2016/17 is 969 times the £1,166,000 of 2017/18.",
        suggestion: { sentence: "£1,130,178?", field: "amount", value: 113_017_800 },
      },
    ]);
  });

  test.each([
    { service: "Sexual Abuse", says: [] },
    { service: "CSE", says: [] },
    {
      service: "Substance Misuse",
      says: ["Justice is ring-fenced for victims; Substance Misuse is not such a service."],
    },
    { service: "Something new", says: [] },
  ])("[CHK26] victims' money on $service", ({ service, says }) => {
    const rows = [
      ...fundWith("Justice", 100, { ringFencedFor: ["victims"] }),
      allocation("A", "Justice", 10, { serviceArea: service }),
    ];
    expect(sentencesOf(ringFence, rows, {}, dyfedPowys)).toEqual(says);
  });

  test("[CHK26] a ring-fence holds for the funds within it too", () => {
    const rows = [
      ...fundWith("Justice", 100, { ringFencedFor: ["victims"] }),
      ...fundWith("Justice core", 93, { partOf: to("Justice") }),
      allocation("A", "Justice core", 10, { serviceArea: "Substance Misuse" }),
      allocation("B", "Justice core", 10, { serviceArea: "Substance Misuse", status: "declined" }),
    ];
    expect(problemsOf(ringFence, rows, {}, dyfedPowys)).toMatchObject([
      { subject: { id: idOf("A") }, measure: 1_000 },
    ]);
  });

  test.each([
    { core: 93, abuse: 7, off: [] },
    { core: 91, abuse: 9, off: [] },
    { core: 90.99, abuse: 9.01, off: [201, 201] },
    { core: 90, abuse: 10, off: [300, 300] },
  ])("[CHK27] $core and $abuse of 100, due 93 and 7 give or take 2", ({ core, abuse, off }) => {
    const rows = [
      ...fundWith("Victims", 100),
      ...fundWith("Core", core, { partOf: to("Victims"), share: 93 }),
      ...fundWith("Abuse", abuse, { partOf: to("Victims"), share: 7 }),
    ];
    expect(measures(problemsOf(shareOfParent, rows, { withinPoints: 2 }))).toEqual(off);
  });

  test("[CHK28] 757,634 and 56,442 are 814,076 exactly, and a pound less is found", () => {
    const victims = (core: number) => [
      ...fundWith("Victims", 814_076),
      ...fundWith("Core", core, { partOf: to("Victims") }),
      ...fundWith("Abuse", 56_442, { partOf: to("Victims") }),
    ];
    expect(sentencesOf(parentAndChildren, victims(757_634))).toEqual([]);
    expect(sentencesOf(parentAndChildren, victims(757_633))).toEqual([
      "The funds within Victims come to £814,075 in 2026/27, £1 less than its budget of £814,076.",
    ]);
  });

  test("[CHK20] a long working names the ten largest lines, and sums up the rest", () => {
    const amounts = [5, 12, 1, 9, 3, 11, 7, 2, 10, 4, 8, 6];
    const rows = [
      ...fundWith("Core", 10),
      ...amounts.map((amount) => allocation(`line of ${amount}`, "Core", amount)),
    ];
    const [problem] = problemsOf(allocationsWithinBudget, rows);
    expect(problem?.arithmetic).toEqual([
      "budget 2026/27, opening: £10",
      "less allocated: £78",
      ...[12, 11, 10, 9, 8, 7, 6, 5, 4, 3].map((amount) => `- line of ${amount}: £${amount}`),
      "- and 2 others: £3",
      "over by: £68",
    ]);
  });

  test("[CHK29] the same line twice in a fund within another is asked about there alone", () => {
    const rows = [
      row("funds", "Part", { name: "Part", partOf: to("Whole") }),
      row("funds", "Whole", { name: "Whole" }),
      allocation("A", "Part", 10, { title: "Triage" }),
      allocation("B", "Part", 10, { title: "Triage" }),
    ];
    expect(problemsOf(duplicateAllocations, rows)).toHaveLength(1);
  });

  test("[CHK29] the same line twice in one fund and year is asked about once", () => {
    const rows = [
      allocation("A", "Core", 10, { title: "Triage" }),
      allocation("B", "Core", 10, { title: "triage" }),
      allocation("C", "Core", 11, { title: "Triage" }),
      allocation("D", "Core", 10, { title: "Triage", financialYear: year("2027/28") }),
      allocation("E", "Other", 10, { title: "Triage" }),
    ];
    expect(problemsOf(duplicateAllocations, rows)).toHaveLength(1);
  });
});
