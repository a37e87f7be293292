import { describe, expect, test } from "vitest";
import { awardCount } from "../../shared/checks/award-count.ts";
import { awardSize } from "../../shared/checks/award-size.ts";
import { awardTotal } from "../../shared/checks/award-total.ts";
import { allocation, pounds, problemsOf, row, sentencesOf, to, year } from "./rows.ts";

const measures = (problems: readonly Readonly<{ measure: number }>[]) =>
  problems.map(({ measure }) => measure);

describe("awards in schemes", () => {
  const scheme = (values: Parameters<typeof row<"schemes">>[2] = {}) =>
    row("schemes", "Community Grants", {
      name: "Community Grants",
      minimum: pounds(100),
      maximum: pounds(3_000),
      count: 2,
      pot: pounds(5_000),
      potIs: "fixed",
      ...values,
    });
  const award = (name: string, amount: number, status = "approved") =>
    allocation(name, "Property", amount, { scheme: to("Community Grants"), status });
  const byRow = { scheme: null };

  test.each([
    { amount: 99.99, says: ["£99.99 is £0.01 under the least that Community Grants gives, £100."] },
    { amount: 100, says: [] },
    { amount: 3_000, says: [] },
    { amount: 3_001, says: ["£3,001 is £1 over the most that Community Grants gives, £3,000."] },
  ])("[CHK30] an award of $amount", ({ amount, says }) => {
    expect(sentencesOf(awardSize, [scheme(), award("A", amount)], byRow)).toEqual(says);
    const stated = { scheme: "community grants", minimumPence: 10_000, maximumPence: 300_000 };
    const unlimited = scheme({ minimum: null, maximum: null });
    expect(sentencesOf(awardSize, [unlimited, award("A", amount)], stated)).toEqual(says);
  });

  test("[CHK30] leaves alone a scheme of another name, of another body, or stated elsewhere", () => {
    const rows = [scheme(), award("A", 3_001)];
    const stated = { scheme: "Another", maximumPence: 1 };
    expect(problemsOf(awardSize, rows, stated)).toEqual([]);
    expect(problemsOf(awardSize, rows, { scheme: null, except: ["COMMUNITY grants"] })).toEqual([]);
    const theirs = [scheme({ awardsMadeBy: "Community Foundation" }), award("A", 3_001)];
    expect(problemsOf(awardSize, theirs, byRow)).toEqual([]);
  });

  test.each([
    { awards: 2, over: [] },
    { awards: 3, over: [1] },
  ])("[CHK31] $awards awards where two are the most", ({ awards, over }) => {
    const rows = Array.from({ length: awards }, (_, place) => award(`award ${place}`, 100));
    const proposed = award("proposed", 100, "proposed");
    expect(measures(problemsOf(awardCount, [scheme(), proposed, ...rows], byRow))).toEqual(over);
  });

  test.each([
    { given: "just on the pot", amount: 2_000, values: {}, over: [] },
    { given: "a penny over", amount: 2_000.01, values: {}, over: [1] },
    {
      given: "a penny over, with a top-up",
      amount: 2_000.01,
      values: { topUp: pounds(1) },
      over: [],
    },
    { given: "over an estimate", amount: 2_500, values: { potIs: "estimate" }, over: [] },
  ])("[CHK32] $given", ({ amount, values, over }) => {
    const rows = [scheme(values), award("A", 3_000), award("B", amount)];
    expect(measures(problemsOf(awardTotal, rows, byRow))).toEqual(over);
  });

  test("[CHK32] a scheme's years are apart", () => {
    const later = { scheme: to("Community Grants"), financialYear: year("2027/28") };
    const rows = [
      scheme(),
      award("A", 3_000),
      award("B", 2_000),
      allocation("C", "P", 3_000, later),
    ];
    expect(problemsOf(awardTotal, rows, byRow)).toEqual([]);
  });
});
