import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, formatLongDate, IsoDay } from "../../shared/values/calendar-date.ts";
import { serialOfDay } from "../../shared/values/excel-serial.ts";
import { outcomeOf, readingOf } from "./reading-of.ts";
import { shown } from "./sheet-of.ts";

const date = { kind: "date" } as const;

describe("dates", () => {
  test.each([
    ["31/03/2025", "2025-03-31"],
    ["31.03.2025", "2025-03-31"],
    ["31-3-2025", "2025-03-31"],
    ["31 03 2025", "2025-03-31"],
    ["31/03/25", "2025-03-31"],
    ["1/4/69", "2069-04-01"],
    ["1/4/70", "1970-04-01"],
    ["31 March 2025", "2025-03-31"],
    ["31st Mar 25", "2025-03-31"],
    ["2nd of April, 2025", "2025-04-02"],
    ["1 Sept. 2024", "2024-09-01"],
    ["Monday 31 March 2025", "2025-03-31"],
    ["Tues, 1 April 2025", "2025-04-01"],
    ["31-Mar-25", "2025-03-31"],
    ["March 31, 2025", "2025-03-31"],
    ["2025-03-31", "2025-03-31"],
    ["2025/03/31", "2025-03-31"],
    ["20250331", "2025-03-31"],
    ["31/03/2025 00:00:00", "2025-03-31"],
    ["March 2025", "2025-03"],
    ["Mar-25", "2025-03"],
    ["Mar '25", "2025-03"],
    ["03/2025", "2025-03"],
    ["2025-03", "2025-03"],
    [" 31\u00a0March  2025 ", "2025-03-31"],
    ["29/02/2024", "2024-02-29"],
  ])("[REA7] reads %s as %s", (text, value) => {
    expect(outcomeOf(date, text)).toBe(value);
  });

  test("[REA7] reads the day before the month wherever both could be either", () => {
    expect(outcomeOf(date, "04/03/2025")).toBe("2025-03-04");
    expect(outcomeOf(date, "04/25/2025")).toEqual({ asks: ["2025-04-25"] });
  });

  test.each([
    ["2020-08-04T15:22:28Z", "2020-08-04"],
    ["2020-08-04T23:30:00Z", "2020-08-05"],
    ["2020-12-04T23:30:00Z", "2020-12-04"],
    ["2020-08-04T00:00:00+01:00", "2020-08-04"],
    ["2020-08-04T02:00:00+0300", "2020-08-04"],
    ["2020-08-04T00:30:00+03:00", "2020-08-03"],
    ["2020-08-04 09:00", "2020-08-04"],
  ])("[REA8] an instant, %s, is the day it was in London", (text, value) => {
    expect(outcomeOf(date, text)).toBe(value);
  });

  test.each([
    ["2025-06-30T23:59:59Z", "2025-06-30"],
    ["2025-06-30T23:59Z", "2025-06-30"],
    ["2025-06-30T23:59:59-04:00", "2025-06-30"],
    ["2025-06-30T23:00:00Z", "2025-07-01"],
    ["2025-06-30T23:58:59Z", "2025-07-01"],
  ])("[REA133] the last minute of a day, %s, is that day's end", (text, value) => {
    expect(outcomeOf(date, text)).toBe(value);
  });

  test.each([
    [shown(45_747, "dd/mm/yyyy", "31/03/2025"), false, "2025-03-31"],
    [shown(45_747.75, "dd/mm/yyyy hh:mm", "31/03/2025 18:00"), false, "2025-03-31"],
    [shown(44_285, "dd/mm/yyyy", "31/03/2025"), true, "2025-03-31"],
    [shown(45_717, "mmm-yy", "Mar-25"), false, "2025-03"],
    [shown(45_747, "mmm-yy", "Mar-25"), false, "2025-03-31"],
    [20_250_331, false, "2025-03-31"],
    [shown(60, "dd/mm/yyyy", "29/02/1900"), false, "unread"],
    [shown(-5, "dd/mm/yyyy", "####"), false, "unread"],
    [45_747, false, { asks: ["2025-03-31"] }],
    [12, false, "unread"],
    [2025, false, "unread"],
    // Typing 2025 into a cell of dates makes 17 July 1905.
    [shown(2025, "dd/mm/yyyy", "17/07/1905"), false, { asks: ["1905-07-17"] }],
  ])("[REA9] reads the number of %j (1904: %s)", (cell, date1904, value) => {
    expect(outcomeOf(date, cell, { date1904 })).toEqual(value);
  });

  test.each([
    ["TBC", "not-known"],
    ["n/a", "not-known"],
    ["-", "not-known"],
    ["Ongoing", "means ongoing"],
    ["(ongoing)", "means ongoing"],
    ["Rolling", "means rolling"],
    ["Open ended", "means open-ended"],
    ["open-ended", "means open-ended"],
    ["", "blank"],
  ])("[REA10] takes %j for a word with a meaning: %s", (text, outcome) => {
    expect(outcomeOf(date, text)).toBe(outcome);
  });

  test.each([
    ["31/02/2025", "no such day"],
    ["31/13/2025", "no such day"],
    ["00/01/2025", "no such day"],
    ["2024/25", "financial year"],
    ["2025", "only a year"],
    ["31 March", "the year is missing"],
    ["01/04/2022 - 31/03/2025", "two dates"],
    ["soon", "a date"],
    ["Mayor 2025", "a date"],
    ["31/03-2025", "a date"],
    ["£500", "a date"],
  ])("[REA11] leaves %s unread, and says why", (text, why) => {
    expect(readingOf(date, text)).toEqual({
      kind: "unread",
      seen: text,
      accepted: expect.stringContaining(why),
    });
  });

  test.each([
    ["end of March 2025", ["2025-03"]],
    ["by 31 March 2025", ["2025-03-31"]],
    ["c. March 2025", ["2025-03"]],
    ["2011/12", ["2011-12"]],
    ["31/03/2205", ["2205-03-31"]],
  ])("[REA12] asks about %s", (text, asks) => {
    expect(outcomeOf(date, text)).toEqual({ asks });
  });

  test("[REA12] asks about a year far from the column's other dates", () => {
    const neighbourYears = { from: 2022, to: 2026 };
    expect(outcomeOf(date, "31/03/1985", { neighbourYears })).toEqual({ asks: ["1985-03-31"] });
    expect(outcomeOf(date, "31/03/1992", { neighbourYears })).toBe("1992-03-31");
    expect(outcomeOf(date, "31/03/2056", { neighbourYears })).toBe("2056-03-31");
    expect(outcomeOf(date, "31/03/2057", { neighbourYears })).toEqual({ asks: ["2057-03-31"] });
  });

  test("[REA7] reads every day in every style it is written in", () => {
    const days = fc
      .integer({ min: 0, max: 54_000 })
      .map((number) => addDays(IsoDay.parse("1950-01-01"), number));
    fc.assert(
      fc.property(days, fc.boolean(), (day, date1904) => {
        const [year, month, number] = day.split("-");
        const serial = serialOfDay(day, date1904) ?? Number.NaN;
        const styles = [
          `${number}/${month}/${year}`,
          `${Number(number)}.${Number(month)}.${year}`,
          formatLongDate(day),
          day,
          `${year}${month}${number}`,
          shown(serial, "dd/mm/yyyy", day),
        ];
        expect(styles.map((style) => outcomeOf(date, style, { date1904 }))).toEqual(
          styles.map(() => day),
        );
      }),
    );
  });
});
