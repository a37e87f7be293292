import { describe, expect, test } from "vitest";
import { IsoDay } from "../../shared/values/calendar-date.ts";
import { formatTerm, monthsIn, moveEndByTerm, Term } from "../../shared/values/term.ts";

const term = (text: string) => Term.parse(text);

describe("terms", () => {
  test.each([
    { given: "P36M", text: "3 years" },
    { given: "P12M", text: "1 year" },
    { given: "P18M", text: "18 months" },
    { given: "P1M", text: "1 month" },
    { given: "P8W", text: "8 weeks" },
    { given: "P1D", text: "1 day" },
    { given: "P0M", text: "0 months" },
  ])("[VAL7] says $text for $given", ({ given, text }) => {
    expect(formatTerm(term(given))).toBe(text);
  });

  test.each([
    { end: "2029-03-31", by: "P6M", direction: -1, gives: "2028-09-30" },
    { end: "2029-03-31", by: "P6M", direction: 1, gives: "2029-09-30" },
    { end: "2029-03-31", by: "P30D", direction: -1, gives: "2029-03-01" },
    { end: "2029-03-31", by: "P2W", direction: 1, gives: "2029-04-14" },
  ] as const)("[VAL7] moves $end by $by", ({ end, by, direction, gives }) => {
    expect(moveEndByTerm(IsoDay.parse(end), term(by), direction)).toBe(gives);
  });

  test("[VAL7] knows whole months only where the term is in months", () => {
    expect(monthsIn(term("P36M"))).toBe(36);
    expect(monthsIn(term("P8W"))).toBeNull();
  });

  test.each(["3 years", "P3Y", "P1M2D", "P-1M", ""])("[VAL7] refuses %j as a term", (text) => {
    expect(Term.safeParse(text).success).toBe(false);
  });
});
