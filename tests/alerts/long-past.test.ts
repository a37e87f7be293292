import { expect, test } from "vitest";
import { isLongPast } from "../../shared/alerts/long-past.ts";
import { IsoDay } from "../../shared/values/calendar-date.ts";

test.each([
  { last: "2019-03-31", came: "2026-05-04", longPast: true },
  { last: "2026-02-03", came: "2026-05-04", longPast: true },
  { last: "2026-02-04", came: "2026-05-04", longPast: false },
  { last: "2026-05-03", came: "2026-05-04", longPast: false },
  { last: "2027-03-31", came: "2026-05-04", longPast: false },
])("[ALT20] a row whose last day was $last, and that came on $came", ({ last, came, longPast }) => {
  expect(isLongPast(IsoDay.parse(last), IsoDay.parse(came))).toBe(longPast);
});
