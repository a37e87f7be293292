import { describe, expect, test } from "vitest";
import { frameworkWith, stated } from "../support/frameworks.ts";
import { entriesOf } from "./one-agreement.ts";
import { on } from "./plan-rows.ts";

const framework = frameworkWith({
  plan: { reviewWindow: stated({ opensMonthsBefore: 18, closesMonthsBefore: 12 }) },
});

function windowOf(currentEnd: string) {
  const values = { currentEnd: on(currentEnd) };
  return [
    entriesOf("review-opens", values, framework)[0]?.date,
    entriesOf("review-closes", values, framework)[0]?.date,
  ];
}

describe("the review window of a framework that has one", () => {
  test.each([
    ["SV Therapies", "2029-03-31", ["2027-09-30", "2028-03-31"]],
    ["SARC", "2029-09-30", ["2028-03-31", "2028-09-30"]],
    ["SARC by its month", "2029-09", ["2028-03", "2028-09"]],
    ["a leap day", "2028-02-29", ["2026-08-31", "2027-02-28"]],
  ])("[PLN20] %s, ending %s, is reviewed from 18 to 12 months before", (_what, end, dates) => {
    expect(windowOf(end)).toEqual(dates);
  });

  test("[PLN20] says its sum", () => {
    expect(
      entriesOf("review-opens", { currentEnd: on("2029-03-31") }, framework)[0]?.steps,
    ).toEqual(["current end 31 March 2029", "less 18 months = 30 September 2027"]);
  });

  test("[PLN20] there is none where the framework states none, or the service does not go on", () => {
    expect(entriesOf("review-opens", { currentEnd: on("2029-03-31") })).toEqual([]);
    const grant = { currentEnd: on("2029-03-31"), kind: "grant" };
    expect(entriesOf("review-opens", grant, framework)).toEqual([]);
  });
});
