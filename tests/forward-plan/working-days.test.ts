import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bankHolidaysOf,
  isWorkingDay,
  whyNotWorkingDay,
  workingDayOnOrBefore,
  workingDaysBefore,
} from "../../shared/forward-plan/working-days.ts";
import { addDays, weekdayOf } from "../../shared/values/calendar-date.ts";
import { day } from "./plan-rows.ts";

describe("bank holidays of England and Wales", () => {
  test.each([
    [2012, "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26"],
    [2016, "01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27"],
    [2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"],
    [2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"],
    [2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"],
    [2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"],
    [2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"],
    [2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"],
    [2038, "01-01 04-23 04-26 05-03 05-31 08-30 12-27 12-28"],
  ])("[PLN5] of %i are those proclaimed, with substitutes, moved and added days", (year, days) => {
    expect([...bankHolidaysOf(year).keys()].map((each) => each.slice(5)).join(" ")).toBe(days);
  });

  test("[PLN5] every year from 2012 to 2040 has eight, more where one was added, none on a weekend", () => {
    for (let year = 2012; year <= 2040; year += 1) {
      const days = [...bankHolidaysOf(year).keys()];
      const added = { 2012: 1, 2022: 2, 2023: 1 }[year] ?? 0;
      expect(days).toHaveLength(8 + added);
      expect(days.filter((each) => weekdayOf(each) > 5)).toEqual([]);
    }
  });
});

describe("working days", () => {
  test.each([
    ["2028-09-30", "2028-09-29", "a Saturday"],
    ["2028-10-01", "2028-09-29", "a Sunday"],
    ["2025-04-21", "2025-04-17", "Easter Monday, a bank holiday"],
    ["2026-12-28", "2026-12-24", "Boxing Day, a bank holiday"],
    ["2022-09-19", "2022-09-16", "the State Funeral holiday, a bank holiday"],
    ["2028-09-29", "2028-09-29", null],
  ])("[PLN6] %s moves to %s, for it is %s", (from, to, why) => {
    expect(workingDayOnOrBefore(day(from))).toBe(to);
    expect(whyNotWorkingDay(day(from))).toBe(why);
  });

  test.each([
    ["2029-04-03", 1, "2029-03-29"],
    ["2026-01-02", 1, "2025-12-31"],
    ["2026-01-12", 8, "2025-12-30"],
    ["2026-01-12", 0, "2026-01-12"],
    ["2026-01-11", 1, "2026-01-09"],
  ])("[PLN6] before %s, %i working days earlier is %s", (from, count, to) => {
    expect(workingDaysBefore(day(from), count)).toBe(to);
  });

  test("[PLN6] a deadline never moves later, nor past a working day", () => {
    const days = fc
      .integer({ min: 0, max: 10_000 })
      .map((ahead) => addDays(day("2012-01-01"), ahead));
    fc.assert(
      fc.property(days, (date) => {
        const moved = workingDayOnOrBefore(date);
        expect(moved <= date && isWorkingDay(moved)).toBe(true);
        for (let between = addDays(moved, 1); between <= date; between = addDays(between, 1)) {
          expect(isWorkingDay(between)).toBe(false);
        }
      }),
    );
  });
});
