import { expect, test } from "vitest";
import { asRowOf } from "../../shared/checks/typed-row.ts";
import { initialTermOf, wholeMonthsBetween } from "../../shared/forward-plan/agreement-length.ts";
import { agreement, date, months } from "../checks/rows.ts";

test.each([
  { start: "2026-04-01", end: "2029-03-31", months: 36 },
  { start: "2026-04-15", end: "2029-04-14", months: 36 },
  { start: "2026-04-01", end: "2026-04-30", months: 1 },
  { start: "2026-04-01", end: "2029-03-30", months: null },
  { start: "2026-04-01", end: "2029-04-01", months: null },
  { start: "2026-04", end: "2029-03", months: 36 },
  { start: "2026-04-01", end: "2029-03", months: 36 },
  { start: "2026-04-01", end: "2026-03-31", months: null },
  { start: "2026-04", end: "2026-02", months: null },
  { start: "2026-04", end: "2026-04", months: 1 },
  { start: "2026-04", end: "2026-12", months: 9 },
  { start: "2026-10", end: "2027-03", months: 6 },
])("[CHK8] the initial term from $start to $end is $months months", (each) => {
  expect(wholeMonthsBetween(date(each.start), date(each.end))).toBe(each.months);
});

test("[CHK8] the initial term is as given, whatever the dates say", () => {
  const values = {
    initialTerm: months(24),
    start: date("2026-04-01"),
    initialEnd: date("2029-03-31"),
  };
  const row = asRowOf("agreements", agreement("A", values));
  expect(row === null ? null : initialTermOf(row.values)).toBe("P24M");
});
