import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  type CalendarDate,
  CalendarDate as CalendarDateSchema,
  dayIfReal,
  daysBetween,
  endAfterMonths,
  firstDayOf,
  formatDate,
  formatLongDate,
  IsoDay,
  IsoMonth,
  isoDay,
  lastDayOf,
  monthIfReal,
  monthOf,
  moveEndByMonths,
  moveMonth,
  moveStartByMonths,
  precisionOf,
  weekdayOf,
} from "../../shared/values/calendar-date.ts";

const day = (text: string) => IsoDay.parse(text);
const date = (text: string): CalendarDate => CalendarDateSchema.parse(text);
const anyDay = fc
  .record({
    year: fc.integer({ min: 1950, max: 2099 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ year, month, day }) => isoDay(year, month, day));

describe("dates with the precision they were given", () => {
  test.each([
    { given: "2025-03", first: "2025-03-01", last: "2025-03-31", short: "March 2025" },
    { given: "2024-02", first: "2024-02-01", last: "2024-02-29", short: "February 2024" },
    { given: "2025-03-31", first: "2025-03-31", last: "2025-03-31", short: "31 Mar 2025" },
  ])("[VAL2] keeps $given as it is, from its first day to its last", (expected) => {
    const given = date(expected.given);
    expect(precisionOf(given)).toBe(expected.given.length === 7 ? "month" : "day");
    expect(firstDayOf(given)).toBe(expected.first);
    expect(lastDayOf(given)).toBe(expected.last);
    expect(formatDate(given)).toBe(expected.short);
    expect(monthOf(given)).toBe(expected.given.slice(0, 7));
  });

  test("[VAL2] writes dates in sentences with the month in full", () => {
    expect(formatLongDate(date("2025-03-01"))).toBe("1 March 2025");
    expect(formatLongDate(date("2025-03"))).toBe("March 2025");
  });

  test("[VAL2] moves a month by whole months", () => {
    expect(moveMonth(IsoMonth.parse("2025-03"), -18)).toBe("2023-09");
  });
});

describe("months counted from the day after an inclusive end", () => {
  test.each([
    { end: "2029-03-31", months: -6, gives: "2028-09-30" },
    { end: "2029-09-30", months: -18, gives: "2028-03-31" },
    { end: "2028-02-29", months: -6, gives: "2027-08-31" },
    { end: "2026-09-30", months: 6, gives: "2027-03-31" },
    { end: "2027-02-28", months: 12, gives: "2028-02-29" },
    { end: "2025-03-31", months: 0, gives: "2025-03-31" },
  ])("[VAL3] $end moved by $months months is $gives", ({ end, months, gives }) => {
    expect(moveEndByMonths(day(end), months)).toBe(gives);
  });

  test.each([
    { start: "2022-04-01", months: 36, gives: "2025-03-31" },
    { start: "2024-03-01", months: 12, gives: "2025-02-28" },
    { start: "2023-03-01", months: 12, gives: "2024-02-29" },
    { start: "2025-01-31", months: 1, gives: "2025-02-27" },
  ])("[VAL4] $months months from $start end on $gives", ({ start, months, gives }) => {
    expect(endAfterMonths(day(start), months)).toBe(gives);
  });

  test("[VAL4] reaches the same end in one go however long the term", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 600 }), (start, months) => {
        expect(addDays(endAfterMonths(start, months), 1)).toBe(moveStartByMonths(start, months));
      }),
    );
  });

  test("[VAL3] moving a month's end there and back is no move at all", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -240, max: 240 }), (within, months) => {
        const end = lastDayOf(monthOf(within));
        expect(moveEndByMonths(moveEndByMonths(end, months), -months)).toBe(end);
      }),
    );
  });
});

describe("days", () => {
  test.each([
    [2025, 2, 29],
    [1900, 2, 29],
    [2025, 13, 1],
    [2025, 0, 1],
    [2025, 4, 31],
    [2025, 1, 0],
  ])("[VAL5] knows no %i-%i-%i", (year, month, number) => {
    expect(dayIfReal(year, month, number)).toBeNull();
    expect(() => isoDay(year, month, number)).toThrow();
  });

  test("[VAL5] knows 29 February of a leap year, and no thirteenth month", () => {
    expect(dayIfReal(2000, 2, 29)).toBe("2000-02-29");
    expect(monthIfReal(2025, 13)).toBeNull();
    expect(monthIfReal(2025, 12)).toBe("2025-12");
  });

  test("[VAL5] counts days between, and back again", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });

  test("[VAL5] begins the week on Monday", () => {
    expect(weekdayOf(day("2025-03-31"))).toBe(1);
    expect(weekdayOf(day("2025-04-06"))).toBe(7);
  });
});
