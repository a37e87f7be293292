import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatPounds, Pence, pence, sumPence } from "../../shared/values/pence.ts";

describe("pence", () => {
  test.each([
    { amount: 0, text: "£0" },
    { amount: 123_400, text: "£1,234" },
    { amount: 123_405, text: "£1,234.05" },
    { amount: -50, text: "-£0.50" },
    { amount: 113_017_800_000, text: "£1,130,178,000" },
  ])("[VAL1] shows $amount pence as $text", ({ amount, text }) => {
    expect(formatPounds(pence(amount))).toBe(text);
  });

  test("[VAL1] refuses a part of a penny", () => {
    expect(Pence.safeParse(0.5).success).toBe(false);
  });

  test("[VAL1] sums to the penny, in any order", () => {
    const amounts = fc.array(fc.integer({ min: -1e12, max: 1e12 }).map(pence), { maxLength: 50 });
    fc.assert(
      fc.property(amounts, (listed) => {
        const whole = listed.reduce((sum, amount) => sum + BigInt(amount), 0n);
        expect(BigInt(sumPence(listed))).toBe(whole);
        expect(sumPence([...listed].reverse())).toBe(sumPence(listed));
      }),
    );
  });
});
