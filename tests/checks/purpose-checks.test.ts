import { describe, expect, test } from "vitest";
import { estimatedPot } from "../../shared/checks/estimated-pot.ts";
import { fundPurposes } from "../../shared/checks/fund-purposes.ts";
import { mandatedNil } from "../../shared/checks/mandated-nil.ts";
import { matchRecorded } from "../../shared/checks/match-recorded.ts";
import { wholeArea } from "../../shared/checks/whole-area.ts";
import { yearOnYear } from "../../shared/checks/year-on-year.ts";
import { avonAndSomerset } from "../../shared/frameworks/avon-and-somerset.ts";
import { allocation, budget, fundWith, pounds, problemsOf, row, sentencesOf, to } from "./rows.ts";

describe("lines that others mandate", () => {
  test.each([
    { what: "a penny", values: { amount: pounds(0.01) }, found: [] },
    {
      what: "nil",
      values: { amount: pounds(0) },
      found: ["Survey is mandated by the Home Office and cannot be set to nil."],
    },
    { what: "not known", values: { amount: null }, found: [] },
    {
      what: "declined",
      values: { status: "declined" },
      found: ["Survey is mandated by the Home Office and cannot be dropped."],
    },
    {
      what: "withdrawn",
      values: { status: "withdrawn" },
      found: ["Survey is mandated by the Home Office and cannot be dropped."],
    },
    {
      what: "nil, but mandated by nobody",
      values: { amount: pounds(0), mandatedBy: null },
      found: [],
    },
    { what: "nil, with an empty cell", values: { amount: pounds(0), mandatedBy: "" }, found: [] },
  ])("[CHK84] $what", ({ values, found }) => {
    const line = allocation("Survey", "Core", 20_000, { mandatedBy: "the Home Office", ...values });
    expect(sentencesOf(mandatedNil, [line])).toEqual(found);
  });
});

describe("from one year to the next", () => {
  const limits = { beyondPercent: 25, belowTimes: 50 };
  const years = (before: number, now: number) => [
    budget("Core", before, {}, "2025/26"),
    budget("Core", now, {}, "2026/27"),
  ];

  test.each([
    { before: 100, now: 125, measure: null },
    { before: 100, now: 125.01, measure: 2_501 },
    { before: 100, now: 75, measure: null },
    { before: 100, now: 74.99, measure: 2_501 },
    { before: 100, now: 4_999.99, measure: 489_999 },
    { before: 100, now: 5_000, measure: null },
    { before: 100, now: 2.01, measure: 9_799 },
    { before: 100, now: 2, measure: null },
    { before: 100, now: 0, measure: null },
    { before: 0, now: 100, measure: null },
  ])("[CHK85] from $before to $now", ({ before, now, measure }) => {
    const found = problemsOf(yearOnYear, years(before, now), limits);
    expect(found.map((each) => each.measure)).toEqual(measure === null ? [] : [measure]);
  });

  test("[CHK85] says the change in pounds and as a share, both ways", () => {
    expect(problemsOf(yearOnYear, years(1_553_734, 1_000_000), limits)).toMatchObject([
      {
        sentence:
          "£1,000,000 for 2026/27 is £553,734 (35.64 %) less than the £1,553,734 of 2025/26: is that so?",
        arithmetic: [
          "2025/26: £1,553,734",
          "2026/27: £1,000,000",
          "asked about beyond: 25 %, our number",
        ],
      },
    ]);
    expect(sentencesOf(yearOnYear, years(100, 200), limits)[0]).toMatch(
      /£100 \(100.00 %\) more than/,
    );
    const apart = [budget("Core", 100, {}, "2024/25"), budget("Core", 900, {}, "2026/27")];
    expect(problemsOf(yearOnYear, apart, limits)).toEqual([]);
  });
});

describe("what a fund is for", () => {
  const only = { fund: "OPCC commissioning budget", only: ["Appropriate Adults Service"] };
  const name = "OPCC Commissioning Budget";
  const line = (serviceArea: string | null) => allocation("A", name, 10, { serviceArea });
  const found = (serviceArea: string | null, limits: object = only) =>
    sentencesOf(fundPurposes, [...fundWith(name, 100), line(serviceArea)], limits, avonAndSomerset);

  test.each([
    { area: "appropriate-adults-service", sentences: 0 },
    { area: "Appropriate Adults", sentences: 0 },
    { area: "Safer Streets", sentences: 1 },
    { area: null, sentences: 0 },
  ])("[CHK86] a list of purposes and $area", ({ area, sentences }) => {
    expect(found(area)).toEqual(
      sentences === 0
        ? []
        : [
            "OPCC Commissioning Budget pays for Appropriate Adults Service; Safer Streets Fund is none of them.",
          ],
    );
    expect(found(area, { ...only, fund: "Another fund" })).toEqual([]);
  });

  test("[CHK86] services that somebody else pays for are said, with the pounds as the measure", () => {
    const never = { fund: name, never: ["Homicide services"] };
    expect(found("Homicide services", never)).toEqual([
      "Homicide services is kept by somebody else to pay for, so it is not expected of OPCC Commissioning Budget.",
    ]);
    expect(found("Safer Streets", never)).toEqual([]);
    const rows = [...fundWith(name, 100), line("Homicide services")];
    expect(problemsOf(fundPurposes, rows, never, avonAndSomerset)).toMatchObject([
      { measure: 1_000, arithmetic: ["- A: £10"] },
    ]);
  });

  test.each([
    { what: "nothing", values: {}, found: 1 },
    { what: "match funding", values: { matchFunding: pounds(5) }, found: 0 },
    { what: "match funding of nil", values: { matchFunding: pounds(0) }, found: 0 },
    {
      what: "a partner's contribution",
      values: { contributions: [{ partner: "ICB", amount: pounds(5) }] },
      found: 0,
    },
    { what: "an empty list", values: { contributions: [] }, found: 1 },
  ])("[CHK87] $what against a fund that requires match funding", ({ values, found: count }) => {
    const rows = (matchRequired: boolean | null) => [
      ...fundWith("Core", 100, { matchRequired }),
      allocation("A", "Core", 10, values),
    ];
    expect(problemsOf(matchRecorded, rows(true))).toHaveLength(count);
    expect(problemsOf(matchRecorded, rows(false))).toEqual([]);
    expect(problemsOf(matchRecorded, rows(null))).toEqual([]);
  });

  test("[CHK87] is asked once, in the fund the line is of", () => {
    const rows = [
      ...fundWith("Whole", 100, { matchRequired: true }),
      ...fundWith("Part", 100, { partOf: to("Whole") }),
      allocation("A", "Part", 10),
    ];
    expect(problemsOf(matchRecorded, rows)).toEqual([]);
  });

  test.each([
    { total: 12_000, topUp: null, over: null },
    { total: 12_000.01, topUp: null, over: 1 },
    { total: 13_000, topUp: 1_000, over: null },
    { total: 13_000.01, topUp: 1_000, over: 1 },
  ])("[CHK88] $total of an estimate of 12,000 topped up by $topUp", ({ total, topUp, over }) => {
    const rows = (potIs: "estimate" | "fixed") => [
      row("schemes", "S", {
        name: "S",
        pot: pounds(12_000),
        potIs,
        topUp: topUp === null ? null : pounds(topUp),
      }),
      allocation("A", "Core", total, { scheme: to("S") }),
      allocation("B", "Core", 500, { scheme: to("S"), status: "proposed" }),
    ];
    const found = problemsOf(estimatedPot, rows("estimate"), { scheme: null });
    expect(found.map(({ measure }) => measure)).toEqual(over === null ? [] : [over]);
    expect(problemsOf(estimatedPot, rows("fixed"), { scheme: null })).toEqual([]);
  });

  test("[CHK88] says how to put it right, with the working", () => {
    const rows = [
      row("schemes", "S", {
        name: "Community",
        pot: pounds(12_000),
        potIs: "estimate",
        topUp: pounds(500),
      }),
      allocation("A", "Core", 13_000, { scheme: to("S") }),
    ];
    expect(problemsOf(estimatedPot, rows, { scheme: null })).toMatchObject([
      {
        sentence:
          "Community 2026/27 would give £13,000, £500 over its estimate of £12,000: record the money added as its top-up.",
        arithmetic: [
          "estimate: £12,000",
          "plus top-up: £500",
          "less allocated: £13,000",
          "- A: £13,000",
          "over by: £500",
        ],
      },
    ]);
  });

  test.each([
    { area: "Telford", pilot: null, found: 1 },
    { area: "Telford", pilot: false, found: 1 },
    { area: "Telford", pilot: true, found: 0 },
    { area: "west mercia", pilot: null, found: 0 },
    { area: "", pilot: null, found: 0 },
    { area: null, pilot: null, found: 0 },
  ])("[CHK89] $area, pilot $pilot", ({ area, pilot, found: count }) => {
    const rows = [
      ...fundWith("Grant Scheme", 100),
      allocation("A", "Grant Scheme", 10, { area, pilot }),
    ];
    const limits = { fund: "grant scheme", area: ["West Mercia", "All"] };
    expect(sentencesOf(wholeArea, rows, limits)).toEqual(
      count === 0
        ? []
        : [
            "Grant Scheme usually pays for all of West Mercia; this is for Telford only. Is it a pilot?",
          ],
    );
    expect(problemsOf(wholeArea, rows, { ...limits, fund: "Other" })).toEqual([]);
  });
});
