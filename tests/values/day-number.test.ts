import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import {
  addDays,
  daysBetween,
  endAfterMonths,
  IsoDay,
  type IsoMonth,
  lastDayOf,
  monthOf,
  moveEndByMonths,
  moveMonth,
  moveStartByMonths,
  weekdayOf,
} from "../../shared/values/calendar-date.ts";

const days = fc
  .date({ min: new Date("1583-01-01"), max: new Date("9000-12-31"), noInvalidDate: true })
  .map((date) => IsoDay.parse(date.toISOString().slice(0, 10)));
const months = fc.integer({ min: -1200, max: 1200 });
const plain = (day: string) => Temporal.PlainDate.from(day);

test("[PLN45] dates move as the Gregorian calendar of the Temporal standard moves them", () => {
  fc.assert(
    fc.property(
      days,
      days,
      months,
      fc.integer({ min: -40_000, max: 40_000 }),
      (day, other, by, ahead) => {
        expect(addDays(day, ahead)).toBe(plain(day).add({ days: ahead }).toString());
        expect(daysBetween(day, other)).toBe(plain(day).until(plain(other)).days);
        expect(weekdayOf(day)).toBe(plain(day).dayOfWeek);
        expect(moveStartByMonths(day, by)).toBe(plain(day).add({ months: by }).toString());
        expect(endAfterMonths(day, by)).toBe(
          plain(day).add({ months: by }).subtract({ days: 1 }).toString(),
        );
        expect(moveEndByMonths(day, by)).toBe(
          plain(day).add({ days: 1 }).add({ months: by }).subtract({ days: 1 }).toString(),
        );
        const month: IsoMonth = monthOf(day);
        expect(moveMonth(month, by)).toBe(
          Temporal.PlainYearMonth.from(month).add({ months: by }).toString(),
        );
        expect(lastDayOf(month)).toBe(
          plain(day)
            .with({ day: plain(day).daysInMonth })
            .toString(),
        );
      },
    ),
    { numRuns: 2000 },
  );
});

test.each([
  ["9999-01-01", 40_000, "9999-12-31"],
  ["0001-02-01", -40_000, "0001-01-01"],
  ["2026-01-01", Number.POSITIVE_INFINITY, "9999-12-31"],
])(
  "[PLN45] past the calendar's ends, as from %s by %i days, is its last day there",
  (from, by, to) => {
    expect(addDays(IsoDay.parse(from), by)).toBe(to);
  },
);
