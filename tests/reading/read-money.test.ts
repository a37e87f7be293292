import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatPounds, pence } from "../../shared/values/pence.ts";
import { outcomeOf, readingOf } from "./reading-of.ts";
import { errorCell, shown } from "./sheet-of.ts";

const money = { kind: "money" } as const;
const thousands = { unit: { kind: "pounds", each: 1_000 } } as const;

describe("money", () => {
  test.each([
    ["£290,000", 29_000_000],
    ["290,000.00", 29_000_000],
    ["(1,250)", -125_000],
    ["£225 million", 22_500_000_000],
    ["£1.2m", 120_000_000],
    ["12k", 1_200_000],
    ["£8M", 800_000_000],
    ["£2bn", 200_000_000_000],
    ["1.005m", 100_500_000],
    ["\u00a0£1 000\u2009", 100_000],
    ["'500", 50_000],
    ["-£5", -500],
    ["£-5", -500],
    ["−5.5", -550],
    ["5-", -500],
    ["+5", 500],
    ["GBP 5", 500],
    ["5 GBP", 500],
    [".5", 50],
    ["0", 0],
    ["-0", 0],
    ["£0.10", 10],
  ])("[REA1] reads %s", (text, amount) => {
    expect(outcomeOf(money, text)).toBe(amount);
  });

  test.each([
    [shown(290_000, "#,##0", "290,000"), 29_000_000],
    [shown(0, "#,##0;-#,##0;-", "-"), 0],
    [shown(1.2, '£0.0"m"', "£1.2m"), 120_000_000],
    [shown(12_000, '#,##0,"k"', "12k"), 1_200_000],
    [shown(0.1 + 0.2, "General", "0.3"), 30],
    [shown(-0.001, "General", "-0.001"), 0],
  ])("[REA1] reads the number of $text", (cell, amount) => {
    expect(outcomeOf(money, cell)).toBe(amount);
  });

  test("[REA2] takes a computed number at the nearest penny, and remarks on it", () => {
    expect(readingOf(money, shown(1234.5678, "#,##0.00", "1,234.57"))).toEqual({
      kind: "value",
      value: 123_457,
      remark: { kind: "rounded" },
    });
    // Half a penny, though the float beneath is a hair less.
    expect(outcomeOf(money, 1.005)).toBe(101);
    expect(outcomeOf(money, -1.005)).toBe(-101);
    expect(readingOf(money, "£1.234")).toMatchObject({ kind: "unread", seen: "£1.234" });
  });

  test.each([
    ["TBC", "not-known"],
    ["n/a", "not-known"],
    ["N/A ", "not-known"],
    ["(tbc)", "not-known"],
    ["-", "not-known"],
    ["None", "not-known"],
    ["", "blank"],
    ["  \u00a0", "blank"],
    [null, "blank"],
  ])("[REA3] tells %j for %s", (text, kind) => {
    expect(readingOf(money, text).kind).toBe(kind);
  });

  test.each(["£-", "£ -", " £ –  "])(
    "[REA3] tells %j, the print of an accounting nil, for no pounds",
    (text) => {
      expect(readingOf(money, text)).toMatchObject({
        kind: "value",
        value: 0,
        remark: { kind: "word-for-zero" },
      });
    },
  );

  test("[REA3] tells nil from not known, and says so", () => {
    expect(readingOf(money, "nil")).toEqual({
      kind: "value",
      value: 0,
      remark: { kind: "word-for-zero", word: "nil" },
    });
  });

  test.each([
    "£0-£2M",
    "£500K-£1M",
    "10 to 20",
    "1,23",
    "1.234,56",
    "12,34,567",
    "£",
    "()",
    "(5",
    "5)",
    "-(5)",
    "--5",
    "$5",
    "€1,000",
    "about 500",
    "£50,000 per annum",
    "5m5",
    "9".repeat(40),
    "TRUE",
  ])("[REA4] leaves %s unread, and says what it takes", (text) => {
    expect(readingOf(money, text)).toEqual({
      kind: "unread",
      seen: text,
      accepted: expect.stringMatching(/amount/),
    });
  });

  test("[REA4] says that a range, another currency, a date or a percentage stands there", () => {
    const accepted = (given: Parameters<typeof readingOf>[1]) => {
      const reading = readingOf(money, given);
      return reading.kind === "unread" ? reading.accepted : reading.kind;
    };
    expect(accepted("£0-£2M")).toContain("range");
    expect(accepted("$5")).toContain("currency");
    expect(accepted(shown(45_747, "dd/mm/yyyy", "31/03/2025"))).toContain("date");
    expect(accepted(shown(0.5, "0%", "50%"))).toContain("percentage");
    expect(accepted(shown(1e14, "0", "1E+14"))).toContain("pounds");
    expect(accepted(true)).toContain("amount");
  });

  test("[REA5] reads bare numbers in the column's unit, and a text's own unit before it", () => {
    expect(outcomeOf(money, 290, thousands)).toBe(29_000_000);
    expect(outcomeOf(money, "290", thousands)).toBe(29_000_000);
    expect(outcomeOf(money, "£1.2m", thousands)).toBe(120_000_000);
    expect(outcomeOf(money, 0.00001, thousands)).toBe(1);
    expect(outcomeOf(money, "0.00001", thousands)).toBe(1);
  });

  test("[REA5] asks where an amount in full stands in a column of thousands", () => {
    const asks = [29_000_000, 29_000_000_000];
    expect(outcomeOf(money, "£290,000", thousands)).toEqual({ asks });
    expect(outcomeOf(money, 290_000, thousands)).toEqual({ asks });
    expect(outcomeOf(money, 10_000, thousands)).toEqual({ asks: [1_000_000, 1_000_000_000] });
    expect(outcomeOf(money, "9,999", thousands)).toBe(999_900_000);
    expect(outcomeOf(money, -9_999, thousands)).toBe(-999_900_000);
  });

  test.each(["#REF!", "#N/A", "#VALUE!"])("[REA6] reads nothing out of %s", (text) => {
    const unreadError = {
      kind: "unread",
      seen: text,
      accepted: expect.stringContaining("formula"),
    };
    expect(readingOf(money, errorCell(text))).toEqual(unreadError);
    expect(readingOf(money, text)).toEqual(unreadError);
  });

  test("[REA1] reads every amount as it is shown", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e14, max: 1e14 }), (amount) => {
        expect(outcomeOf(money, formatPounds(pence(amount)))).toBe(amount);
        expect(outcomeOf(money, amount / 100)).toBe(amount);
      }),
    );
  });
});
