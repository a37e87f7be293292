import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { monthsFrom, spreadAnnual, spreadWhole } from "../../shared/forward-plan/spread-money.ts";
import { addDays, endAfterMonths } from "../../shared/values/calendar-date.ts";
import { pence } from "../../shared/values/pence.ts";
import { day, pounds } from "./plan-rows.ts";

const inPounds = (spread: ReadonlyMap<string, number>) =>
  Object.fromEntries([...spread].map(([year, amount]) => [year, amount / 100]));

describe("spreading money over financial years", () => {
  test.each([
    [
      "three whole years are a third each, not by days",
      300_000,
      "2022-04-01",
      "2025-03-31",
      { "2022/23": 100_000, "2023/24": 100_000, "2024/25": 100_000 },
    ],
    [
      "whole months are twelfths",
      120_000,
      "2026-07-01",
      "2027-06-30",
      { "2026/27": 90_000, "2027/28": 30_000 },
    ],
    [
      "days count only in a part of a month",
      12_000,
      "2026-01-15",
      "2027-01-14",
      { "2025/26": 2548.39, "2026/27": 9451.61 },
    ],
    [
      "the last part takes the odd pence",
      100,
      "2025-12-01",
      "2027-05-31",
      {
        "2025/26": 22.22,
        "2026/27": 66.67,
        "2027/28": 11.11,
      },
    ],
    ["within one year nothing is spread", 99.99, "2026-04-01", "2026-04-01", { "2026/27": 99.99 }],
    ["nothing from an end before its start", 100, "2026-04-02", "2026-04-01", {}],
  ])("[PLN30] %s", (_what, amount, start, end, expected) => {
    expect(inPounds(spreadWhole(pounds(amount), day(start), day(end)))).toEqual(expected);
  });

  test("[PLN30] the parts come to the whole, to the penny", () => {
    const starts = fc
      .integer({ min: 0, max: 3000 })
      .map((ahead) => addDays(day("2020-01-01"), ahead));
    fc.assert(
      fc.property(
        fc.integer({ min: -10_000_000, max: 10_000_000_000 }),
        starts,
        fc.nat(4000),
        (amount, start, length) => {
          const parts = [...spreadWhole(pence(amount), start, addDays(start, length)).values()];
          expect(parts.reduce<number>((sum, part) => sum + part, 0)).toBe(amount);
        },
      ),
    );
  });

  test.each([
    ["2026-04-01", "2029-03-31", 0, { "2026/27": 1000, "2027/28": 1000, "2028/29": 1000 }],
    ["2026-10-01", "2028-03-31", 0, { "2026/27": 500, "2027/28": 1000 }],
    ["2026-04-01", "2028-03-31", 10, { "2026/27": 1000, "2027/28": 1100 }],
    ["2026-10-01", "2028-09-30", 10, { "2026/27": 500, "2027/28": 1050, "2028/29": 550 }],
    ["2026-04-01", "2026-06-30", 0, { "2026/27": 250 }],
  ])("[PLN31] 1,000 a year from %s to %s, %i %% uplift", (start, end, uplift, expected) => {
    const spread = spreadAnnual(pounds(1000), day(start), day(end), uplift);
    expect(inPounds(spread)).toEqual(expected);
  });

  test("[PLN31] whole contract years come to the annual value, whatever day they start on", () => {
    const starts = fc
      .integer({ min: 0, max: 3000 })
      .map((ahead) => addDays(day("2020-01-01"), ahead));
    fc.assert(
      fc.property(
        starts,
        fc.integer({ min: 1, max: 6 }),
        fc.nat(1_000_000_000),
        (start, years, annual) => {
          const end = endAfterMonths(start, 12 * years);
          const parts = [...spreadAnnual(pence(annual), start, end, 0).values()];
          // A start on 29 February has contract years that begin on the 28th and end the day before.
          expect(parts.reduce<number>((sum, part) => sum + part, 0)).toBe(annual * years);
        },
      ),
    );
  });

  test.each([
    ["2026-04-01", "2027-03-31", 12],
    ["2026-01-31", "2026-02-27", 1],
    ["2026-04-01", "2026-04-15", 0.5],
    ["2026-04-01", "2026-04-30", 1],
  ])("[PLN30] from %s to %s are %d months", (start, end, months) => {
    expect(monthsFrom(day(start), day(end))).toBeCloseTo(months, 10);
  });
});
