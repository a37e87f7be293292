import { describe, expect, test } from "vitest";
import { agreementWithinAllocation } from "../../shared/checks/agreement-within-allocation.ts";
import { duplicateAgreements } from "../../shared/checks/duplicate-agreements.ts";
import { endWithoutSuccessor } from "../../shared/checks/end-without-successor.ts";
import { endsInOneMonth } from "../../shared/checks/ends-in-one-month.ts";
import { fundWithoutSuccessor } from "../../shared/checks/fund-without-successor.ts";
import { longTermFund } from "../../shared/checks/long-term-fund.ts";
import { outlivesFunding } from "../../shared/checks/outlives-funding.ts";
import {
  agreement,
  allocation,
  date,
  idOf,
  months,
  option,
  pounds,
  problemsOf,
  row,
  sentencesOf,
  to,
  year,
} from "./rows.ts";

describe("ends without successor", () => {
  const ending = { currentEnd: date("2025-03"), continuing: true };

  test("[CHK40] names an end after which nothing is recorded", () => {
    expect(sentencesOf(endWithoutSuccessor, [agreement("Small grants", ending)])).toEqual([
      "Small grants ends in March 2025 and nothing is recorded that follows it.",
    ]);
  });

  test("[CHK40] is content once another agreement follows it", () => {
    const rows = [
      agreement("Old", ending),
      agreement("New", { status: "pipeline", follows: [to("Old")] }),
    ];
    expect(problemsOf(endWithoutSuccessor, rows)).toEqual([]);
  });

  test.each([
    { given: "a contract of which nobody said", values: { continuing: null }, found: true },
    {
      given: "a grant of which nobody said",
      values: { continuing: null, kind: "grant" },
      found: false,
    },
    { given: "a grant that goes on", values: { kind: "grant" }, found: true },
    { given: "what is not continuing", values: { continuing: false }, found: false },
    { given: "what is over", values: { status: "ended" }, found: false },
    { given: "what is to end", values: { nextStep: "let-it-end" }, found: false },
    { given: "what is decommissioned", values: { nextStep: "decommission" }, found: false },
    {
      given: "what is to be extended without an option",
      values: { nextStep: "extend" },
      found: true,
    },
    {
      given: "what is to be extended by an option",
      values: { nextStep: "extend", extensionOptions: [option(months(12))] },
      found: false,
    },
    { given: "an end that is not known", values: { currentEnd: null }, found: false },
  ])("[CHK40] asks of $given: $found", ({ values, found }) => {
    const rows = [agreement("A", { ...ending, ...values })];
    expect(problemsOf(endWithoutSuccessor, rows)).toHaveLength(found ? 1 : 0);
  });

  test("[CHK40] does not ask of an award in a scheme, which has no successor", () => {
    const award = row("allocations", "award", { agreement: to("A"), scheme: to("S") });
    expect(problemsOf(endWithoutSuccessor, [agreement("A", ending), award])).toEqual([]);
  });

  test.each([
    { status: "awarded", follower: null, found: true },
    { status: null, follower: null, found: true },
    { status: "idea", follower: null, found: false },
    { status: "ended", follower: null, found: false },
    { status: "live", follower: "idea", found: false },
    { status: "live", follower: "not-awarded", found: true },
  ])("[CHK41] a fund $status that ends, followed by one $follower: $found", (each) => {
    const rows = [
      row("funds", "VRU", { name: "VRU", status: each.status, fundingUntil: date("2025-03") }),
      ...(each.follower === null
        ? []
        : [row("funds", "Next", { name: "Next", status: each.follower, follows: [to("VRU")] })]),
    ];
    expect(sentencesOf(fundWithoutSuccessor, rows)).toEqual(
      each.found ? ["VRU ends in March 2025 and no fund is recorded that follows it."] : [],
    );
  });
});

describe("agreements and the money behind them", () => {
  const fund = (name: string, until: string | null, follows: readonly string[] = []) =>
    row("funds", name, {
      name,
      status: "live",
      fundingUntil: until === null ? null : date(until),
      follows: follows.map(to),
    });

  test.each([
    { end: "2025-03-31", until: "2025-03-31", days: null },
    { end: "2025-04-01", until: "2025-03-31", days: 1 },
    { end: "2025-03-31", until: "2025-03", days: null },
    { end: "2025-03", until: "2025-03-30", days: 1 },
    { end: "2029-09", until: null, days: null },
  ])("[CHK42] an end of $end with money until $until", ({ end, until, days }) => {
    const rows = [
      fund("Justice", until),
      agreement("SARC", { currentEnd: date(end), funds: [to("Justice")] }),
    ];
    expect(problemsOf(outlivesFunding, rows).map(({ measure }) => measure)).toEqual(
      days === null ? [] : [days],
    );
  });

  test("[CHK42] counts on a fund that follows as far as that one is confirmed", () => {
    const sarc = agreement("SARC", { currentEnd: date("2026-03-31"), funds: [to("Justice")] });
    const covered = [fund("Justice", "2025-03"), fund("Next", "2026-03", ["Justice"]), sarc];
    const open = [fund("Justice", "2025-03"), fund("Next", null, ["Justice"]), sarc];
    expect(problemsOf(outlivesFunding, covered)).toEqual([]);
    expect(problemsOf(outlivesFunding, open)).toMatchObject([
      {
        subject: { id: idOf("SARC") },
        sentence: "Runs to 31 March 2026, but Justice is confirmed only until March 2025.",
        arithmetic: [
          "current end 31 March 2026",
          "Justice confirmed until March 2025",
          "Next follows it, its end not known",
        ],
      },
    ]);
  });

  test("[CHK42] tells of a fund that follows only what is not known of it", () => {
    const rows = [
      fund("Justice", "2025-03"),
      fund("Next", "2025-03", ["Justice"]),
      fund("After", null, ["Justice"]),
      row("funds", "Lost", {
        name: "Lost",
        status: "not-awarded",
        fundingUntil: date("2029-03"),
        follows: [to("Justice")],
      }),
      agreement("SARC", { currentEnd: date("2025-04-30"), funds: [to("Justice")] }),
    ];
    expect(problemsOf(outlivesFunding, rows)).toMatchObject([
      {
        measure: 30,
        arithmetic: [
          "current end 30 April 2025",
          "Justice confirmed until March 2025",
          "After follows it, its end not known",
        ],
      },
    ]);
    const [over, ...rest] = rows.toReversed();
    const ended = { ...over, values: { ...over?.values, status: "ended" } };
    expect(problemsOf(outlivesFunding, [...rest, ended as (typeof rows)[number]])).toEqual([]);
  });

  test.each([
    { end: "2028-03-31", short: [] },
    { end: "2028-03-30", short: [1] },
    { end: "2027-03-31", short: [366] },
  ])("[CHK43] a fund for two years or more, from 1 April 2026 to $end", ({ end, short }) => {
    const rows = [
      row("funds", "CSF", { name: "Commissioner's Safety Fund" }),
      agreement("A", { start: date("2026-04-01"), currentEnd: date(end), funds: [to("CSF")] }),
    ];
    const parameters = { fund: "Commissioners safety fund", leastMonths: 24 };
    expect(problemsOf(longTermFund, rows, parameters).map(({ measure }) => measure)).toEqual(short);
    expect(problemsOf(longTermFund, rows, { fund: "Another", leastMonths: 24 })).toEqual([]);
  });
});

test.each([
  { given: "as much as", taken: 100, found: [] },
  { given: "a penny more than", taken: 100.01, found: [1] },
])("[CHK46] an agreement that takes $given was allocated to it", ({ taken, found }) => {
  const line = (inYear: string, amount: number) =>
    row("fundingLines", `line of ${inYear}`, {
      agreement: to("SARC"),
      financialYear: year(inYear),
      amount: pounds(amount),
    });
  const rows = [
    agreement("SARC"),
    allocation("A", "Core", 60, { agreement: to("SARC") }),
    allocation("B", "Core", 40, { agreement: to("SARC") }),
    allocation("C", "Core", 40, { agreement: to("SARC"), status: "declined" }),
    line("2026/27", taken),
    line("2027/28", 500),
  ];
  expect(problemsOf(agreementWithinAllocation, rows).map(({ measure }) => measure)).toEqual(found);
});

describe("many ends, and the same agreement twice", () => {
  test.each([
    { count: 5, over: [] },
    { count: 6, over: [1] },
  ])("[CHK44] $count ends in one month where five are the most", ({ count, over }) => {
    const ending = Array.from({ length: count }, (_, place) =>
      agreement(`agreement ${place}`, {
        currentEnd: date(place % 2 === 0 ? "2025-03" : "2025-03-15"),
      }),
    );
    const others = [
      agreement("over", { currentEnd: date("2025-03"), status: "ended" }),
      agreement("April", { currentEnd: date("2025-04-01") }),
    ];
    const found = problemsOf(endsInOneMonth, [...ending, ...others], { most: 5 });
    expect(found.map(({ measure }) => measure)).toEqual(over);
  });

  const twice = (start: string, serviceArea = "Triage", provider = "Mind") => [
    agreement("First", {
      provider: to("Mind"),
      serviceArea: "Triage",
      start: date("2025-04-01"),
      currentEnd: date("2026-03-31"),
    }),
    agreement("Second", {
      provider: to(provider),
      serviceArea,
      start: date(start),
      currentEnd: date("2027-03-31"),
    }),
  ];

  test.each([
    { given: "the next day", rows: twice("2026-04-01"), found: 0 },
    { given: "the last day", rows: twice("2026-03-31"), found: 1 },
    { given: "the last day, for another service", rows: twice("2026-03-31", "Outreach"), found: 0 },
    {
      given: "the last day, with another provider",
      rows: twice("2026-03-31", "Triage", "Nacro"),
      found: 0,
    },
  ])("[CHK45] one that starts on $given: $found", ({ rows, found }) => {
    expect(problemsOf(duplicateAgreements, rows).map(({ subject }) => subject.id)).toEqual(
      found === 1 ? [idOf("Second")] : [],
    );
  });
});
