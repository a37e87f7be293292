import { describe, expect, test } from "vitest";
import { buildForwardPlan } from "../../shared/forward-plan/build-forward-plan.ts";
import { frameworkWith } from "../support/frameworks.ts";
import { day, ledger, on, option, row, term } from "./plan-rows.ts";

function optionNotice(values: Parameters<typeof row<"agreements">>[2]) {
  const plan = buildForwardPlan(ledger(row("agreements", "SV Therapies", values)), frameworkWith());
  const entry = plan.find(({ kind }) => kind === "option-notice");
  return entry && { date: entry.date, ordinal: entry.id.split("/")[2], steps: entry.steps };
}

describe("the last day to use an option", () => {
  test("[PLN1] notice is counted back from the end, and moved off a weekend to the working day before", () => {
    expect(
      optionNotice({
        currentEnd: on("2029-03-31"),
        extensionOptions: [option("P12M", { notice: term("P6M") })],
      }),
    ).toEqual({
      date: "2028-09-29",
      ordinal: "1",
      steps: [
        "current end 31 March 2029",
        "less notice 6 months = 30 September 2028",
        "a Saturday, so Friday 29 September 2028",
      ],
    });
  });

  test.each([
    ["2029-03-31", "P6M", "2028-09-29", "a Saturday"],
    ["2029-09-30", "P18M", "2028-03-31", "18 months before"],
    ["2028-02-29", "P6M", "2027-08-31", "leap day"],
    ["2027-02-28", "P12M", "2026-02-27", "a Saturday, 28 February 2026"],
    ["2026-08-31", "P6M", "2026-02-27", "28 February 2026 is a Saturday"],
    ["2025-04-24", "P3D", "2025-04-17", "Easter Monday, then Easter, then Good Friday"],
    ["2028-01-03", "P1D", "2027-12-31", "a Sunday"],
    ["2026-04-30", "P8W", "2026-03-05", "weeks are days"],
    ["2028-12-31", "P3M", "2028-09-29", "30 September is a Saturday"],
  ])("[PLN1] an end on %s less %s is %s: %s", (end, notice, expected) => {
    const found = optionNotice({
      currentEnd: on(end),
      extensionOptions: [option("P12M", { notice: term(notice) })],
    });
    expect(found?.date).toBe(expected);
  });

  test("[PLN2] notice is counted from the end as extended, never from the first end", () => {
    expect(
      optionNotice({
        start: on("2022-04-01"),
        initialTerm: term("P36M"),
        initialEnd: on("2025-03-31"),
        currentEnd: null,
        extensionOptions: [
          option("P12M", { state: "used", notice: term("P6M") }),
          option("P12M", { notice: term("P6M") }),
        ],
      }),
    ).toEqual({
      date: "2025-09-30",
      ordinal: "2",
      steps: [
        "start 1 April 2022 plus initial term 3 years plus options used 1 year, its last day = 31 March 2026",
        "less notice 6 months = 30 September 2025",
      ],
    });
  });

  test("[PLN3] of an end known by its month the deadline is a month, and says why", () => {
    expect(
      optionNotice({
        currentEnd: on("2029-03"),
        extensionOptions: [option("P12M", { notice: term("P6M") })],
      }),
    ).toEqual({
      date: "2028-09",
      ordinal: "1",
      steps: [
        "current end March 2029",
        "less notice 6 months = September 2028, because only the month of the end is known",
      ],
    });
  });

  test("[PLN3] weeks and days are counted from the first day of such a month, the earliest it can be", () => {
    const found = optionNotice({
      currentEnd: on("2028-09"),
      extensionOptions: [option("P12M", { notice: term("P8W") })],
    });
    expect(found?.date).toBe("2028-07");
  });

  test("[PLN4] a day the contract names wins over a notice, and the option's own notice over the agreement's", () => {
    const end = { currentEnd: on("2029-03-31"), noticePeriod: term("P3M") };
    const named = option("P12M", { notice: term("P6M"), exerciseBy: day("2028-07-01") });
    expect(optionNotice({ ...end, extensionOptions: [named] })?.date).toBe("2028-06-30");
    const own = option("P12M", { notice: term("P9M") });
    expect(optionNotice({ ...end, extensionOptions: [own] })?.date).toBe("2028-06-30");
    expect(optionNotice({ ...end, extensionOptions: [option("P12M")] })?.date).toBe("2028-12-29");
  });

  test("[PLN4] only the next unused option of an agreement that is not over has a last day", () => {
    const notice = { notice: term("P6M") };
    const currentEnd = on("2029-03-31");
    for (const state of ["used", "declined", "lapsed"] as const) {
      expect(
        optionNotice({ currentEnd, extensionOptions: [option("P12M", { ...notice, state })] }),
      ).toBe(undefined);
    }
    const unused = [option("P12M", notice)];
    expect(optionNotice({ currentEnd, extensionOptions: unused, status: "ended" })).toBe(undefined);
    expect(optionNotice({ currentEnd, extensionOptions: [option("P12M")] })).toBe(undefined);
    expect(optionNotice({ extensionOptions: unused })).toBe(undefined);
  });
});
