import { describe, expect, test } from "vitest";
import { gapOrOverlap } from "../../shared/checks/gap-or-overlap.ts";
import { insuranceCoversTerm } from "../../shared/checks/insurance-covers-term.ts";
import { kpiMinimum } from "../../shared/checks/kpi-minimum.ts";
import { personalData } from "../../shared/checks/personal-data.ts";
import { returnLate } from "../../shared/checks/return-late.ts";
import { underspendExplained } from "../../shared/checks/underspend-explained.ts";
import type { RowValues } from "../../shared/registers/all-registers.ts";
import { agreement, allocation, date, pounds, problemsOf, row, sentencesOf, to } from "./rows.ts";

const returned = (values: Partial<RowValues<"returns">>) =>
  row("returns", "R", { agreement: to("A"), period: "Q1 2026/27", ...values });

describe("what follows an agreement", () => {
  const pair = (end: string, start: string | null) => [
    agreement("A", { currentEnd: date(end) }),
    agreement("B", { follows: [to("A")], start: start === null ? null : date(start) }),
  ];

  test.each([
    { end: "2027-03-31", start: "2027-04-01", found: [] },
    {
      end: "2027-03-31",
      start: "2027-04-02",
      found: [
        "1 day without a service: ends 31 March 2027, and B, which follows it, starts 2 April 2027.",
      ],
    },
    {
      end: "2027-03-31",
      start: "2027-03-31",
      found: [
        "1 day paid for twice? Ends 31 March 2027, and B, which follows it, starts 31 March 2027.",
      ],
    },
    { end: "2027-03", start: "2027-04", found: [] },
    {
      end: "2027-03",
      start: "2027-05",
      found: [
        "30 days without a service: ends March 2027, and B, which follows it, starts May 2027.",
      ],
    },
    { end: "2027-03", start: "2027-03", found: [] },
    {
      end: "2027-03",
      start: "2027-02",
      found: [
        "2 days paid for twice? Ends March 2027, and B, which follows it, starts February 2027.",
      ],
    },
    { end: "2027-03-31", start: null, found: [] },
  ])("[CHK100] ends $end, the next starts $start", ({ end, start, found }) => {
    expect(sentencesOf(gapOrOverlap, pair(end, start))).toEqual(found);
  });

  test("[CHK100] of several that follow, the first to start counts", () => {
    const rows = [
      ...pair("2027-03-31", "2027-06-01"),
      agreement("C", { follows: [to("A")], start: date("2027-04-01") }),
    ];
    expect(problemsOf(gapOrOverlap, rows)).toEqual([]);
    expect(
      problemsOf(gapOrOverlap, [
        agreement("A", {
          follows: [to("A")],
          start: date("2020-04-01"),
          currentEnd: date("2027-03-31"),
        }),
      ]),
    ).toEqual([]);
  });
});

describe("returns", () => {
  test.each([
    { due: "2026-07-31", received: "2026-07-31", days: null },
    { due: "2026-07-31", received: "2026-08-01", days: 1 },
    { due: "2026-07-31", received: null, days: null },
    { due: null, received: "2026-08-01", days: null },
    { due: "2026-07", received: "2026-07-31", days: null },
    { due: "2026-07", received: "2026-08", days: 1 },
  ])("[CHK101] due $due, received $received", ({ due, received, days }) => {
    const given = returned({
      due: due === null ? null : date(due),
      received: received === null ? null : date(received),
    });
    expect(problemsOf(returnLate, [given]).map(({ measure }) => measure)).toEqual(
      days === null ? [] : [days],
    );
  });

  test("[CHK101] says which return, and both days", () => {
    const days = { due: date("2026-07-31"), received: date("2026-08-02") };
    expect(sentencesOf(returnLate, [returned(days), returned({ ...days, period: null })])).toEqual([
      "The return for Q1 2026/27 came 2 days late: due 31 July 2026, received 2 August 2026.",
      "The return came 2 days late: due 31 July 2026, received 2 August 2026.",
    ]);
  });

  const yearly = agreement("A", { annualValue: pounds(100) });

  test.each([
    { what: "as given", values: { forecast: pounds(100) }, percent: 0, measure: null },
    { what: "a penny under", values: { forecast: pounds(99.99) }, percent: 0, measure: 1 },
    { what: "over", values: { forecast: pounds(101) }, percent: 0, measure: null },
    {
      what: "under, with cause and plan",
      values: { forecast: pounds(90), reason: "late start", plan: "more staff" },
      percent: 0,
      measure: null,
    },
    {
      what: "under, with a cause only",
      values: { forecast: pounds(90), reason: "late start" },
      percent: 0,
      measure: 1_000,
    },
    {
      what: "under, with a plan only",
      values: { forecast: pounds(90), plan: "more staff" },
      percent: 0,
      measure: 1_000,
    },
    { what: "no forecast", values: {}, percent: 0, measure: null },
    {
      what: "at the least that is asked about",
      values: { forecast: pounds(90) },
      percent: 10,
      measure: 1_000,
    },
    {
      what: "a penny less than that",
      values: { forecast: pounds(90.01) },
      percent: 10,
      measure: null,
    },
  ])("[CHK102] a forecast $what", ({ values, percent, measure }) => {
    const found = problemsOf(underspendExplained, [yearly, returned(values)], {
      fromPercent: percent,
    });
    expect(found.map((each) => each.measure)).toEqual(measure === null ? [] : [measure]);
  });

  test("[CHK102] is held against what was allocated for the return's year, where that is known", () => {
    const rows = [
      yearly,
      allocation("L", "Core", 80, { agreement: to("A") }),
      allocation("M", "Core", 15, { agreement: to("A") }),
      allocation("N", "Core", 500, { agreement: to("A"), status: "idea" }),
      returned({ forecast: pounds(90) }),
    ];
    expect(problemsOf(underspendExplained, rows, { fromPercent: 0 })).toMatchObject([
      {
        measure: 500,
        sentence:
          "The forecast for Q1 2026/27 is £5 under the £95 given: what is the cause, and the plan?",
        arithmetic: ["given: £95", "less forecast: £90"],
      },
    ]);
    const unknown = [agreement("A"), returned({ forecast: pounds(90) })];
    expect(problemsOf(underspendExplained, unknown, { fromPercent: 0 })).toEqual([]);
  });

  const came = { received: date("2026-07-31") };

  test.each([
    { kpis: 6, measure: 1 },
    { kpis: 7, measure: null },
    { kpis: 8, measure: null },
    { kpis: null, measure: null },
  ])("[CHK103] $kpis indicators of seven", ({ kpis, measure }) => {
    const found = problemsOf(kpiMinimum, [agreement("A"), returned({ kpis, ...came })], {
      least: 7,
    });
    expect(found.map((each) => each.measure)).toEqual(measure === null ? [] : [measure]);
    const notCome = [agreement("A"), returned({ kpis })];
    expect(problemsOf(kpiMinimum, notCome, { least: 7 })).toEqual([]);
  });

  test.each([
    { what: "another funder's money", source: "Council tax", found: 1 },
    { what: "a funder with terms of its own", source: "ministry of justice", found: 0 },
  ])("[CHK103] $what", ({ source, found }) => {
    const rows = [
      row("funds", "F", { name: "F", source }),
      agreement("A", { funds: [to("F")] }),
      returned({ kpis: 1, ...came }),
    ];
    const limits = { least: 7, exceptFunders: ["Ministry of Justice"] };
    expect(sentencesOf(kpiMinimum, rows, limits)).toEqual(
      found === 0 ? [] : ["The return for Q1 2026/27 gives 1 indicator; the minimum is 7."],
    );
  });

  test.each([
    { what: "£5 million", value: 5_000_000, lightTouch: false, found: 0 },
    { what: "a pound more", value: 5_000_001, lightTouch: false, found: 1 },
    { what: "light touch", value: 9_000_000, lightTouch: true, found: 0 },
    { what: "of no known value", value: null, lightTouch: null, found: 0 },
  ])("[CHK103] by law only above £5 million: $what", ({ value, lightTouch, found }) => {
    const maximumValue = value === null ? null : pounds(value);
    const rows = [
      agreement("A", { maximumValue, vat: "zero", lightTouch }),
      returned({ kpis: 2, ...came }),
    ];
    const law = { least: 3, abovePence: 500_000_000, notLightTouch: true };
    expect(problemsOf(kpiMinimum, rows, law)).toHaveLength(found);
  });

  test.each([
    { until: "2027-03-31", measure: null },
    { until: "2027-03-30", measure: 1 },
    { until: "2027-03", measure: null },
    { until: "2027-02", measure: 31 },
    { until: null, measure: null },
  ])("[CHK104] insurance until $until for an agreement to 31 March 2027", ({ until, measure }) => {
    const values = {
      currentEnd: date("2027-03-31"),
      insuranceUntil: until === null ? null : date(until),
    };
    const found = problemsOf(insuranceCoversTerm, [agreement("A", values)]);
    expect(found.map((each) => each.measure)).toEqual(measure === null ? [] : [measure]);
    expect(
      problemsOf(insuranceCoversTerm, [agreement("A", { ...values, status: "ended" })]),
    ).toEqual([]);
  });

  test.each([
    { text: "24 people, 18 women", what: null },
    { text: "write to jo.bloggs@example.org", what: "an e-mail address" },
    { text: "ring 01823 400 123", what: "a telephone number" },
    { text: "ring +44 7700 900123", what: "a telephone number" },
    { text: "0182 visits in 2026", what: null },
    { text: "NI QQ 12 34 56 C", what: "a National Insurance number" },
    { text: "DOB in the file", what: "a date of birth" },
    { text: "born on 3 May", what: "a date of birth" },
    { text: "newborn on site", what: null },
    { text: "", what: null },
  ])("[CHK105] “$text”", ({ text, what }) => {
    expect(sentencesOf(personalData, [returned({ outcomes: text })])).toEqual(
      what === null
        ? []
        : [`Outcomes seems to hold ${what}: returns keep counts only, so take it out.`],
    );
  });

  test("[CHK105] names every field and form once, and never repeats what was found", () => {
    const found = problemsOf(personalData, [
      returned({ outputs: "a@b.uk, c@d.uk", activity: "dob, e@f.uk" }),
    ]);
    expect(found).toMatchObject([
      {
        measure: 3,
        sentence:
          "Activity and Outputs seem to hold an e-mail address and a date of birth: returns keep counts only, so take it out.",
        fields: ["activity", "outputs"],
      },
    ]);
    expect(JSON.stringify(found)).not.toMatch(/@/);
  });
});
