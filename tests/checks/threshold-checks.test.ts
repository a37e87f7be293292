import { describe, expect, test } from "vitest";
import { lightTouchKnown } from "../../shared/checks/light-touch-known.ts";
import { sentenceOf } from "../../shared/checks/messages/in-words.ts";
import { regimeByDate } from "../../shared/checks/regime-by-date.ts";
import { estimatedValue } from "../../shared/checks/threshold-of.ts";
import { thresholdRoute } from "../../shared/checks/threshold-route.ts";
import { thresholdsOn } from "../../shared/framework/procurement-thresholds.ts";
import type { RowValues } from "../../shared/registers/all-registers.ts";
import { frameworkWith } from "../support/frameworks.ts";
import { agreement, date, months, option, pounds, problemsOf, sentencesOf } from "./rows.ts";

type Values = Partial<RowValues<"agreements">>;

describe("the value and the thresholds", () => {
  test.each([
    { on: "2023-12-31", services: null },
    { on: "2024-01-01", services: 214_904 },
    { on: "2025-12-31", services: 214_904 },
    { on: "2026-01-01", services: 207_720 },
    { on: "2026-01", services: 207_720 },
  ])("[CHK90] the threshold for services on $on is $services", ({ on, services }) => {
    const found = thresholdsOn(date(on), "uk")?.services ?? null;
    expect(found).toBe(services === null ? null : services * 100);
    expect(thresholdsOn(date(on), "wales")).toBeNull();
  });

  test.each<{ what: string; values: Values; value: number | null }>([
    {
      what: "four years of £50,000 and VAT",
      values: { annualValue: pounds(50_000), initialTerm: months(48), vat: "standard" },
      value: 240_000,
    },
    {
      what: "two and two years of it",
      values: {
        annualValue: pounds(50_000),
        initialTerm: months(24),
        extensionOptions: [option(months(12)), option(months(12))],
        vat: "standard",
      },
      value: 240_000,
    },
    {
      what: "a total and its options",
      values: {
        totalValue: pounds(100_000),
        initialTerm: months(24),
        extensionOptions: [option(months(12))],
        vat: "zero",
      },
      value: 150_000,
    },
    {
      what: "a total without a term",
      values: { totalValue: pounds(100_000), extensionOptions: [option(months(12))], vat: "zero" },
      value: 100_000,
    },
    {
      what: "the maximum as given",
      values: { maximumValue: pounds(90_000), annualValue: pounds(50_000), vat: "reduced" },
      value: 94_500,
    },
    {
      what: "VAT not known, at the standard rate",
      values: { maximumValue: pounds(100), vat: "not-known" },
      value: 120,
    },
    {
      what: "VAT not said, at the standard rate",
      values: { maximumValue: pounds(100) },
      value: 120,
    },
    { what: "exempt", values: { maximumValue: pounds(100), vat: "exempt" }, value: 100 },
    {
      what: "an annual value without a term",
      values: { annualValue: pounds(50_000) },
      value: null,
    },
    { what: "nothing", values: {}, value: null },
  ])("[CHK90] $what comes to $value", ({ values, value }) => {
    const whole = agreement("A", values).values as unknown as RowValues<"agreements">;
    expect(estimatedValue(whole)?.pence ?? null).toBe(value === null ? null : value * 100);
  });

  test("[CHK90] says each step to the value", () => {
    const values = agreement("A", {
      annualValue: pounds(50_000),
      initialTerm: months(24),
      extensionOptions: [option(months(12))],
    }).values as unknown as RowValues<"agreements">;
    expect(estimatedValue(values)?.steps.map((step) => sentenceOf(step, "en"))).toEqual([
      "annual value over 24 months: £100,000",
      "plus every option, 12 months: £50,000",
      "plus VAT at 20 %, because the rate is not known: £30,000",
    ]);
  });

  test("[CHK90] has no step for options where there are none", () => {
    const values = agreement("A", {
      annualValue: pounds(50_000),
      initialTerm: months(24),
      vat: "exempt",
    }).values as unknown as RowValues<"agreements">;
    expect(estimatedValue(values)?.steps.map((step) => sentenceOf(step, "en"))).toEqual([
      "annual value over 24 months: £100,000",
    ]);
  });

  const contract = (values: Values) =>
    agreement("A", {
      procurementStarted: date("2026-02-01"),
      vat: "zero",
      regime: "pa-2023",
      ...values,
    });

  test.each<{ what: string; values: Values; measure: number | null }>([
    {
      what: "a pound under",
      values: { maximumValue: pounds(207_719), lightTouch: false, route: "three-quotes" },
      measure: null,
    },
    {
      what: "on the threshold",
      values: { maximumValue: pounds(207_720), lightTouch: false, route: "three-quotes" },
      measure: 1,
    },
    {
      what: "a pound over",
      values: { maximumValue: pounds(207_721), lightTouch: false, route: "three-quotes" },
      measure: 101,
    },
    {
      what: "light touch under its own",
      values: { maximumValue: pounds(663_539), lightTouch: true, route: "three-quotes" },
      measure: null,
    },
    {
      what: "light touch on its own",
      values: { maximumValue: pounds(663_540), lightTouch: true, route: "three-quotes" },
      measure: 1,
    },
    {
      what: "not known whether light touch",
      values: { maximumValue: pounds(663_539), route: "three-quotes" },
      measure: null,
    },
    {
      what: "open competition",
      values: { maximumValue: pounds(900_000), lightTouch: false, route: "open-competition" },
      measure: null,
    },
    {
      what: "a regime for less",
      values: { maximumValue: pounds(207_720), lightTouch: false, regime: "below-threshold" },
      measure: 1,
    },
    {
      what: "no regime given",
      values: { maximumValue: pounds(207_720), lightTouch: false, regime: null },
      measure: 1,
    },
    {
      what: "a grant",
      values: {
        maximumValue: pounds(900_000),
        lightTouch: false,
        route: "three-quotes",
        kind: "grant",
      },
      measure: null,
    },
    {
      what: "before the first thresholds held",
      values: {
        maximumValue: pounds(900_000),
        procurementStarted: date("2020-01-01"),
        lightTouch: false,
        route: "three-quotes",
      },
      measure: null,
    },
    {
      what: "no date",
      values: {
        maximumValue: pounds(900_000),
        procurementStarted: null,
        lightTouch: false,
        route: "three-quotes",
      },
      measure: null,
    },
    {
      what: "only a start",
      values: {
        maximumValue: pounds(207_720),
        procurementStarted: null,
        start: date("2026-04-01"),
        lightTouch: false,
        route: "three-quotes",
      },
      measure: 1,
    },
    {
      what: "only an award",
      values: {
        maximumValue: pounds(207_720),
        procurementStarted: null,
        awardedOn: date("2026-04-01"),
        lightTouch: false,
        route: "three-quotes",
      },
      measure: 1,
    },
  ])("[CHK91] three quotes or another small way: $what", ({ values, measure }) => {
    const found = problemsOf(thresholdRoute, [contract(values)]);
    expect(found.map((each) => each.measure)).toEqual(measure === null ? [] : [measure]);
  });

  test("[CHK91] says value, threshold with its date, and whom to ask", () => {
    const row = contract({
      maximumValue: pounds(240_000),
      lightTouch: false,
      route: "three-quotes",
    });
    expect(problemsOf(thresholdRoute, [row])).toMatchObject([
      {
        sentence:
          "Counts as £240,000, which reaches the threshold of £207,720; “three quotes” is for less: check with your legal team.",
        arithmetic: [
          "maximum value, with every option: £240,000",
          "threshold in force from 1 January 2026: £207,720",
        ],
        fields: ["route"],
      },
    ]);
    const open = contract({ maximumValue: pounds(240_000), lightTouch: false, regime: null });
    expect(problemsOf(thresholdRoute, [open])).toMatchObject([
      {
        sentence:
          "Counts as £240,000, which reaches the threshold of £207,720, and no regime is given: check with your legal team.",
        fields: ["regime"],
      },
    ]);
    const wales = frameworkWith({
      jurisdiction: { country: "Wales", languages: ["en"], procurement: "wales", publishTo: [] },
    });
    expect(problemsOf(thresholdRoute, [row], {}, wales)).toEqual([]);
  });

  test.each<{ what: string; values: Values; found: number }>([
    { what: "a pound under the lower", values: { maximumValue: pounds(207_719) }, found: 0 },
    { what: "on the lower", values: { maximumValue: pounds(207_720) }, found: 1 },
    { what: "a pound under the higher", values: { maximumValue: pounds(663_539) }, found: 1 },
    { what: "on the higher", values: { maximumValue: pounds(663_540) }, found: 0 },
    { what: "answered", values: { maximumValue: pounds(300_000), lightTouch: false }, found: 0 },
  ])("[CHK92] whether it is light touch: $what", ({ values, found }) => {
    const sentences = sentencesOf(lightTouchKnown, [contract(values)]);
    expect(sentences).toHaveLength(found);
    for (const each of sentences) expect(each).toMatch(/unless it is light touch.*legal team/);
  });

  test.each([
    { started: "2025-02-23", regime: "pa-2023", suggested: "pcr-2015" },
    { started: "2025-02-24", regime: "pa-2023", suggested: null },
    { started: "2025-02-24", regime: "pcr-2015", suggested: "pa-2023" },
    { started: "2025-02-23", regime: "pcr-2015", suggested: null },
    { started: "2025-02", regime: "pa-2023", suggested: null },
    { started: "2025-02", regime: "pcr-2015", suggested: null },
    { started: "2025-01", regime: "pa-2023", suggested: "pcr-2015" },
    { started: null, regime: "pcr-2015", suggested: null },
  ])("[CHK93] begun $started under $regime", ({ started, regime, suggested }) => {
    const row = agreement("A", {
      procurementStarted: started === null ? null : date(started),
      regime,
    });
    const found = problemsOf(regimeByDate, [row]);
    expect(found.map(({ suggestion }) => suggestion?.value)).toEqual(
      suggested === null ? [] : [suggested],
    );
    for (const { sentence } of found) expect(sentence).toMatch(/legal team/);
  });
});
