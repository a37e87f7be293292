import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { IsoDay } from "../../shared/values/calendar-date.ts";
import {
  FinancialYear,
  financialYearFrom,
  financialYearOf,
  firstDayOfYear,
  lastDayOfYear,
  readFinancialYear,
  yearsAfter,
} from "../../shared/values/financial-year.ts";

describe("financial years", () => {
  test.each([
    { day: "2027-03-31", year: "2026/27" },
    { day: "2027-04-01", year: "2027/28" },
    { day: "2000-03-31", year: "1999/00" },
  ])("[VAL6] puts $day into $year", ({ day, year }) => {
    expect(financialYearOf(IsoDay.parse(day))).toBe(year);
  });

  test("[VAL6] runs from 1 April to 31 March", () => {
    const year = FinancialYear.parse("2026/27");
    expect([firstDayOfYear(year), lastDayOfYear(year)]).toEqual(["2026-04-01", "2027-03-31"]);
    expect(yearsAfter(year, 73)).toBe("2099/00");
  });

  test.each([
    "2026/27",
    "26/27",
    "2026-27",
    "FY27",
    "2026/2027",
    "FY26/27",
    "fy 2026-27",
    "2026–27",
    "2026 to 2027",
    "FY2027",
    "year ending 31 March 2027",
    " 2026 / 27 ",
  ])("[VAL6] reads %s as 2026/27", (text) => {
    expect(readFinancialYear(text)).toBe("2026/27");
  });

  test.each([
    "2026/28",
    "2026",
    "27/26",
    "2026/27/28",
    "",
    "26/2027",
    "FY",
    "2017-2021",
    "fy00 01",
  ])("[VAL6] reads no year in %j", (text) => {
    expect(readFinancialYear(text)).toBeNull();
  });

  test("[VAL6] reads every year it writes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9998 }), (first) => {
        const year = financialYearFrom(first);
        expect(readFinancialYear(year)).toBe(year);
        expect(FinancialYear.safeParse(year).success).toBe(true);
      }),
    );
  });

  test("[VAL6] refuses halves that do not follow each other", () => {
    expect(FinancialYear.safeParse("2026/28").success).toBe(false);
  });
});
