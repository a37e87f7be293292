import { describe, expect, test } from "vitest";
import { splitValue } from "../../shared/checks/split-value.ts";
import type { RowValues } from "../../shared/registers/all-registers.ts";
import { agreement, date, pounds, problemsOf, to } from "./rows.ts";

type Values = Partial<RowValues<"agreements">>;

describe("one purchase in several contracts", () => {
  const contract = (name: string, started: string, amount: number, values: Values = {}) =>
    agreement(name, {
      provider: to("P"),
      procurementStarted: date(started),
      maximumValue: pounds(amount),
      vat: "zero",
      lightTouch: false,
      ...values,
    });

  test.each([
    {
      what: "a pound under together",
      second: { started: "2026-12-31", amount: 107_719 },
      measure: null,
    },
    {
      what: "on the threshold together",
      second: { started: "2026-12-31", amount: 107_720 },
      measure: 1,
    },
    {
      what: "a year apart to the day",
      second: { started: "2027-02-01", amount: 200_000 },
      measure: null,
    },
    {
      what: "a day less than a year apart",
      second: { started: "2027-01-31", amount: 107_720 },
      measure: 1,
    },
    {
      what: "one that reaches it alone",
      second: { started: "2026-03-01", amount: 207_720 },
      measure: null,
    },
  ])("[CHK94] £100,000 and another: $what", ({ second, measure }) => {
    const rows = [
      contract("A", "2026-02-01", 100_000),
      contract("B", second.started, second.amount),
    ];
    expect(problemsOf(splitValue, rows).map((each) => each.measure)).toEqual(
      measure === null ? [] : [measure],
    );
  });

  test("[CHK94] is said once, at the contract that makes it so, with all of them", () => {
    const rows = [
      contract("B", "2026-06-01", 100_000),
      contract("A", "2026-02-01", 60_000),
      contract("C", "2026-06-01", 50_000, { provider: to("Q") }),
      contract("D", "2026-03-01", 50_000),
      contract("G", "2026-03-01", 500_000, { kind: "grant" }),
    ];
    expect(problemsOf(splitValue, rows)).toMatchObject([
      {
        sentence:
          "3 contracts with this provider within a year count as £210,000 together, which reaches the threshold of £207,720 that none reaches alone: are they one purchase? Check with your legal team.",
        arithmetic: [
          "A, 1 February 2026: £60,000",
          "D, 1 March 2026: £50,000",
          "B, 1 June 2026: £100,000",
        ],
      },
    ]);
  });
});
