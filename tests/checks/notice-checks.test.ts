import { describe, expect, test } from "vitest";
import { contractNotice } from "../../shared/checks/contract-notice.ts";
import { optionInNotice } from "../../shared/checks/option-in-notice.ts";
import { optionsByBoth } from "../../shared/checks/options-by-both.ts";
import { selectionRegimeBuyer } from "../../shared/checks/selection-regime-buyer.ts";
import { variationNotice } from "../../shared/checks/variation-notice.ts";
import type { RowValues } from "../../shared/registers/all-registers.ts";
import { agreement, date, months, option, pounds, problemsOf, row, sentencesOf } from "./rows.ts";

type Values = Partial<RowValues<"agreements">>;

describe("notices", () => {
  const limits = { fromPence: 3_000_000, days: 30, lightTouchDays: 120 };
  const signed = (values: Values) =>
    agreement("A", {
      start: date("2026-04-01"),
      signedOn: date("2026-03-02"),
      maximumValue: pounds(30_000),
      vat: "zero",
      regime: "pa-2023",
      ...values,
    });

  test.each<{ what: string; values: Values; due: string | null }>([
    {
      what: "£30,000 under the Act",
      values: {},
      due: "; the contract details notice was due by 31 March 2026",
    },
    {
      what: "light touch",
      values: { lightTouch: true },
      due: "; the contract details notice was due by 29 June 2026",
    },
    { what: "below the threshold, on no set day", values: { regime: "below-threshold" }, due: "" },
    { what: "a pound less", values: { maximumValue: pounds(29_999) }, due: null },
    { what: "another regime", values: { regime: "pcr-2015" }, due: null },
    { what: "no regime", values: { regime: null }, due: null },
    { what: "not signed", values: { signedOn: null }, due: null },
    { what: "a notice recorded", values: { noticeIds: ["ocds-1"] }, due: null },
    {
      what: "an empty list of notices",
      values: { noticeIds: [] },
      due: "; the contract details notice was due by 31 March 2026",
    },
  ])("[CHK95] $what", ({ values, due }) => {
    expect(sentencesOf(contractNotice, [signed(values)], limits)).toEqual(
      due === null
        ? []
        : [
            `Counts as £30,000, £30,000 or more, and no notice of it is recorded${due}: check with your legal team.`,
          ],
    );
  });

  test("[CHK95] counts the day of signing", () => {
    expect(problemsOf(contractNotice, [signed({})], limits)[0]?.arithmetic).toEqual([
      "maximum value, with every option: £30,000",
      "signed 2 March 2026, and 30 days that begin with it",
    ]);
  });

  // 1 April 2024 to 31 March 2026 are 730 days, so 73 days are 10 % of it.
  const varied = (values: Values) =>
    agreement("A", {
      start: date("2024-04-01"),
      initialEnd: date("2025-03-31"),
      extensionOptions: [option(months(12))],
      regime: "pa-2023",
      ...values,
    });

  test.each<{ what: string; values: Values; days: number | null }>([
    { what: "10 % of the longest term", values: { currentEnd: date("2026-06-12") }, days: null },
    { what: "a day more", values: { currentEnd: date("2026-06-13") }, days: 74 },
    { what: "an option used", values: { currentEnd: date("2026-03-31") }, days: null },
    {
      what: "light touch",
      values: { currentEnd: date("2027-03-31"), lightTouch: true },
      days: null,
    },
    {
      what: "the regulations of 2015",
      values: { currentEnd: date("2027-03-31"), regime: "pcr-2015" },
      days: 365,
    },
    { what: "no regime", values: { currentEnd: date("2027-03-31"), regime: null }, days: null },
    { what: "no start", values: { currentEnd: date("2027-03-31"), start: null }, days: null },
    { what: "no end typed", values: {}, days: null },
  ])("[CHK96] $what", ({ values, days }) => {
    const found = problemsOf(variationNotice, [varied(values)], { abovePercent: 10 });
    expect(found.map(({ measure }) => measure)).toEqual(days === null ? [] : [days]);
  });

  test.each<{ what: string; values: Values; days: number | null }>([
    { what: "10 % of the longest term", values: { currentEnd: date("2025-01-17") }, days: null },
    { what: "a day more", values: { currentEnd: date("2025-01-16") }, days: 74 },
    {
      what: "a month, of which any day may be meant",
      values: { currentEnd: date("2025-01") },
      days: null,
    },
    {
      what: "a break clause of ours",
      values: { currentEnd: date("2024-12-31"), breakUs: { from: null, notice: months(3) } },
      days: null,
    },
    {
      what: "a break clause of theirs",
      values: { currentEnd: date("2024-12-31"), breakThem: { from: null, notice: months(3) } },
      days: null,
    },
    {
      what: "terminated",
      values: { currentEnd: date("2024-12-31"), status: "terminated" },
      days: null,
    },
    { what: "ended", values: { currentEnd: date("2024-12-31"), status: "ended" }, days: null },
    {
      what: "light touch",
      values: { currentEnd: date("2024-12-31"), lightTouch: true },
      days: null,
    },
  ])("[CHK233] ended early: $what", ({ values, days }) => {
    const found = problemsOf(variationNotice, [varied(values)], { abovePercent: 10 });
    expect(found.map(({ measure }) => measure)).toEqual(days === null ? [] : [days]);
  });

  test("[CHK233] says how much earlier it ends, and from where that is counted", () => {
    const rows = [varied({ currentEnd: date("2025-01-16") })];
    expect(problemsOf(variationNotice, rows, { abovePercent: 10 })).toMatchObject([
      {
        sentence:
          "Ends 74 days before its initial end, 10.1 % of its longest term and more than 10 %: a change of contract that may need a notice before it is made. Check with your legal team.",
        arithmetic: [
          "initial end: 31 March 2025",
          "end with every option used: 31 March 2026",
          "longest term: 730 days",
        ],
      },
    ]);
  });

  test("[CHK96] says the percentage and its working", () => {
    const rows = [varied({ currentEnd: date("2026-06-13") })];
    expect(problemsOf(variationNotice, rows, { abovePercent: 10 })).toMatchObject([
      {
        sentence:
          "Runs 74 days beyond its longest term, 10.1 % of it and more than 10 %: a change of contract that may need a notice before it is made. Check with your legal team.",
        arithmetic: ["end with every option used: 31 March 2026", "longest term: 730 days"],
      },
    ]);
  });

  test.each<{ what: string; values: Values; measure: number | null }>([
    {
      what: "two unused options",
      values: { extensionOptions: [option(months(12)), option(months(12))] },
      measure: 2,
    },
    {
      what: "a used one and an unused",
      values: { extensionOptions: [option(months(12), "used"), option(months(12))] },
      measure: 1,
    },
    {
      what: "only used ones",
      values: { extensionOptions: [option(months(12), "used")] },
      measure: null,
    },
    { what: "none", values: {}, measure: null },
    {
      what: "a notice",
      values: { extensionOptions: [option(months(12))], noticeIds: ["n"] },
      measure: null,
    },
    {
      what: "another regime",
      values: { extensionOptions: [option(months(12))], regime: "pcr-2015" },
      measure: null,
    },
  ])("[CHK97] options and no notice: $what", ({ values, measure }) => {
    const found = problemsOf(optionInNotice, [agreement("A", { regime: "pa-2023", ...values })]);
    expect(found.map((each) => each.measure)).toEqual(measure === null ? [] : [measure]);
  });

  test.each<{ what: string; values: Values; found: number }>([
    { what: "nobody named", values: { regime: "psr" }, found: 1 },
    {
      what: "a lead commissioner",
      values: { regime: "psr", leadCommissioner: "NHS England" },
      found: 0,
    },
    {
      what: "a contracting authority",
      values: { regime: "psr", contractingAuthority: "ICB" },
      found: 0,
    },
    { what: "another regime", values: { regime: "pa-2023" }, found: 0 },
  ])("[CHK98] the provider selection regime: $what", ({ values, found }) => {
    expect(problemsOf(selectionRegimeBuyer, [agreement("A", values)])).toHaveLength(found);
  });

  test.each([
    { choices: ["both", "both"] as const, measure: null },
    { choices: ["both", "ours"] as const, measure: 1 },
    { choices: [null, "ours"] as const, measure: 2 },
    { choices: [] as const, measure: null },
  ])("[CHK99] options at the choice of $choices", ({ choices, measure }) => {
    const extensionOptions = choices.map((choice) => ({ ...option(months(12)), choice }));
    const found = problemsOf(
      optionsByBoth,
      [agreement("A", { extensionOptions }), row("funds", "F")].slice(0, 1),
    );
    expect(found.map((each) => each.measure)).toEqual(measure === null ? [] : [measure]);
  });
});
