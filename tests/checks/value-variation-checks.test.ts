import { describe, expect, test } from "vitest";
import { lightTouchKnown } from "../../shared/checks/light-touch-known.ts";
import { inWords } from "../../shared/checks/messages/in-words.ts";
import { thresholdRoute } from "../../shared/checks/threshold-route.ts";
import { valueVariation } from "../../shared/checks/value-variation.ts";
import { starter } from "../../shared/frameworks/starter.ts";
import type { RowValues } from "../../shared/registers/all-registers.ts";
import { frameworkWith } from "../support/frameworks.ts";
import { agreement, checkRows, date, months, option, pounds, problemsOf } from "./rows.ts";

type Values = Partial<RowValues<"agreements">>;

const limits = { percent: 10, worksPercent: 15 };
const wales = frameworkWith({
  jurisdiction: { country: "Wales", languages: ["en"], procurement: "wales", publishTo: [] },
});

const awarded = (values: Values) =>
  agreement("A", {
    valueAtAward: pounds(1_000_000),
    maximumValue: pounds(1_000_000),
    procurementStarted: date("2026-02-01"),
    vat: "standard",
    regime: "pa-2023",
    lightTouch: false,
    ...values,
  });

const WORKS = { procurementCategory: "works" };

describe("a value changed since award", () => {
  test.each<{ what: string; values: Values; change: number | null }>([
    { what: "not changed", values: {}, change: null },
    { what: "10 % more", values: { maximumValue: pounds(1_100_000) }, change: null },
    {
      what: "a penny over 10 % more",
      values: { maximumValue: pounds(1_100_000.01) },
      change: 100_000.01,
    },
    { what: "10 % less", values: { maximumValue: pounds(900_000) }, change: null },
    {
      what: "a penny over 10 % less",
      values: { maximumValue: pounds(899_999.99) },
      change: 100_000.01,
    },
    {
      what: "15 % more, of works",
      values: { ...WORKS, maximumValue: pounds(1_150_000) },
      change: null,
    },
    {
      what: "a penny over 15 % more, of works",
      values: { ...WORKS, maximumValue: pounds(1_150_000.01) },
      change: 150_000.01,
    },
    {
      what: "a penny over 10 % more, of goods",
      values: { procurementCategory: "goods", maximumValue: pounds(1_100_000.01) },
      change: 100_000.01,
    },
    {
      what: "light touch",
      values: { lightTouch: true, maximumValue: pounds(2_000_000) },
      change: null,
    },
    {
      what: "not known whether light touch",
      values: { lightTouch: null, maximumValue: pounds(1_200_000) },
      change: 200_000,
    },
    {
      what: "the regulations of 2015",
      values: { regime: "pcr-2015", maximumValue: pounds(1_200_000) },
      change: 200_000,
    },
    {
      what: "another regime",
      values: { regime: "below-threshold", maximumValue: pounds(1_200_000) },
      change: null,
    },
    {
      what: "no regime",
      values: { regime: null, maximumValue: pounds(1_200_000) },
      change: null,
    },
    {
      what: "no value at award",
      values: { valueAtAward: null, maximumValue: pounds(1_200_000) },
      change: null,
    },
    {
      what: "a value at award of nothing",
      values: { valueAtAward: pounds(0), maximumValue: pounds(1) },
      change: null,
    },
    {
      what: "a value at award of a pound",
      values: { valueAtAward: pounds(1), maximumValue: pounds(2) },
      change: 1,
    },
    { what: "no value now", values: { maximumValue: null }, change: null },
    {
      what: "options counted at both times",
      values: {
        maximumValue: null,
        annualValue: pounds(500_000),
        initialTerm: months(12),
        extensionOptions: [option(months(12), "used")],
      },
      change: null,
    },
    {
      what: "a grant, which no threshold is for",
      values: { kind: "grant", maximumValue: pounds(1_200_000) },
      change: 200_000,
    },
  ])("[CHK220] $what", ({ values, change }) => {
    const found = problemsOf(valueVariation, [awarded(values)], limits);
    expect(found.map(({ measure }) => measure)).toEqual(change === null ? [] : [pounds(change)]);
  });

  // £173,100 with VAT is £207,720, the threshold for services of 2026.
  test.each<{ what: string; values: Values; said: string | null }>([
    { what: "a penny under", values: { maximumValue: pounds(5_173_099.99) }, said: null },
    {
      what: "on the threshold",
      values: { maximumValue: pounds(5_173_100) },
      said: "Worth £5,173,100 at most, £173,100 more than at award: with VAT the changes together reach the threshold of £207,720. Check with your legal team.",
    },
    {
      what: "taken away",
      values: { maximumValue: pounds(4_826_900) },
      said: "Worth £4,826,900 at most, £173,100 less than at award: with VAT the changes together reach the threshold of £207,720. Check with your legal team.",
    },
    {
      what: "of works, whose threshold is higher",
      values: { ...WORKS, maximumValue: pounds(5_500_000) },
      said: null,
    },
    {
      what: "without VAT, under",
      values: { vat: "exempt", maximumValue: pounds(5_200_000) },
      said: null,
    },
  ])("[CHK221] changes that reach the threshold together: $what", ({ values, said }) => {
    const rows = [awarded({ valueAtAward: pounds(5_000_000), ...values })];
    const found = problemsOf(valueVariation, rows, limits);
    expect(found.map(({ sentence }) => sentence)).toEqual(said === null ? [] : [said]);
    expect(problemsOf(valueVariation, rows, limits, wales)).toEqual([]);
  });

  test("[CHK220] says clause, sum, limit, date of the thresholds, what to do and whom to ask", () => {
    const rows = [awarded({ maximumValue: pounds(1_250_000) })];
    const [found] = checkRows(rows, starter).filter(({ check }) => check === valueVariation.id);
    expect(found && inWords(found)).toMatchObject({
      source: { rule: "L9" },
      severity: "warning",
      sentence:
        "Worth £1,250,000 at most, £250,000 more than at award: 25.00 % of it, and more than the 10 % that changes may come to together. Check with your legal team.",
      arithmetic: [
        "maximum value at award: £1,000,000",
        "maximum value, with every option: £1,250,000",
        "changed since: £250,000, with VAT £300,000",
        "allowed without other grounds: up to 10 %, which is £100,000",
        "and below the threshold in force from 1 January 2026: £207,720",
      ],
      suggestion: {
        sentence:
          "Say in the note on what grounds in law it is changed, or publish a contract change notice before it is.",
      },
    });
    expect(found && inWords(found, "cy").sentence).toBe(
      "Yn werth £1,250,000 ar y mwyaf, £250,000 yn fwy nag wrth ei ddyfarnu: 25.00 % ohono, a mwy na'r 10 % y gall newidiadau gyda'i gilydd ei gyrraedd. Holwch eich tîm cyfreithiol.",
    );
  });
});

describe("works", () => {
  test.each([
    { value: 4_327_499, measure: null },
    { value: 4_327_500, measure: 1 },
  ])("[CHK222] worth £$value and bought by three quotes", ({ value, measure }) => {
    const row = awarded({ ...WORKS, maximumValue: pounds(value), route: "three-quotes" });
    const found = problemsOf(thresholdRoute, [row]);
    expect(found.map((each) => each.measure)).toEqual(measure === null ? [] : [measure]);
  });

  test("[CHK222] are not asked whether they are light touch", () => {
    const asked = { maximumValue: pounds(300_000), lightTouch: null };
    expect(problemsOf(lightTouchKnown, [awarded(asked)])).toHaveLength(1);
    expect(problemsOf(lightTouchKnown, [awarded({ ...asked, ...WORKS })])).toEqual([]);
  });
});
