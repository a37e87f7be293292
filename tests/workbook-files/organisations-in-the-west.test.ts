import { afterAll, describe, expect, test } from "vitest";
import { demonstrationWorkbook } from "../../server/demonstration/workbooks.ts";
import { foreplan, json } from "./run-foreplan.ts";
import { fileOf, folder, found, planOf } from "./strategy.ts";

afterAll(() => folder[Symbol.dispose]());

describe("West Mercia", () => {
  const contract = (initialTerm: string, extensionOptions: string) => ({
    title: `Contract of ${initialTerm}`,
    kind: "Contract",
    start: "01/04/2026",
    initialTerm,
    extensionOptions,
    status: "Live",
  });

  test("[CHK112] 3+1, 2+1 and 1+1 are taken, 1+1+1 refused with the clause; missing breaks are warned of", async () => {
    const sheet = fileOf("agreements", [
      contract("3 years", "12 months"),
      contract("2 years", "12 months"),
      contract("1 year", "12 months"),
      contract("12 months", "12 months; 12 months"),
    ]);
    const { findings, exit } = await found("west-mercia", [sheet], "R62", "R64");
    expect(exit).toBe(1);
    expect(findings.filter(({ rule }) => rule === "R62")).toMatchObject([
      {
        severity: "error",
        message:
          "The options to extend come to 2 years, 1 year more than the initial term of 1 year.",
        source: {
          quote:
            "The totality of the 'plus sections' cannot be greater than the original contract period.",
        },
      },
    ]);
    expect(findings.filter(({ rule }) => rule === "R64").map(({ severity }) => severity)).toEqual(
      Array.from({ length: 4 }, () => "warning"),
    );
  });

  test("[CHK112] a single tender needs reason a or b, and a contract's outcome forms are due every quarter", async () => {
    const tender = (title: string, singleTenderReason: string) => ({
      title,
      kind: "Contract",
      route: "Single tender",
      singleTenderReason,
      start: "01/04/2026",
      currentEnd: "31/03/2029",
      status: "Live",
    });
    const sheet = fileOf("agreements", [
      tender("Without", ""),
      tender("With", "b"),
      tender("Other", "quicker"),
    ]);
    const { findings } = await found("west-mercia", [sheet], "R73");
    expect(findings.map(({ severity, message }) => [severity, message])).toEqual(
      Array.from({ length: 2 }, () => [
        "error",
        "A single tender needs one of these reasons: a) only one supplier or b) continuity of supply.",
      ]),
    );
    expect(await planOf("west-mercia", [sheet], "return-due")).toEqual([
      ["return-due", "2026-06-30", "Other: next return due"],
      ["return-due", "2026-06-30", "With: next return due"],
      ["return-due", "2026-06-30", "Without: next return due"],
    ]);
  });

  test("[CHK112] the Ministry's grant and the top-up are kept apart: money of one is not money of the other", async () => {
    const line = fileOf("allocations", [
      {
        title: "Advice line",
        financialYear: "2019/20",
        fund: "Victim Services top-up",
        amount: 10,
        status: "Approved",
        priorities: "1",
      },
      {
        title: "Court support",
        financialYear: "2019/20",
        fund: "Ministry of Justice Victims' Services Grant",
        amount: 20,
        status: "Approved",
        priorities: "1",
      },
    ]);
    const { document } = await json(
      ...["commitments", line, "--framework", "west-mercia", "--from", "2019/20", "--years", "1"],
    );
    const allocated = (fund: string) =>
      document.funds.find((each) => each.fund === fund)?.years as
        | readonly { allocated: number }[]
        | undefined;
    expect(allocated("Victim Services top-up")?.[0]?.allocated).toBe(1_000);
    expect(allocated("Ministry of Justice Victims' Services Grant")?.[0]?.allocated).toBe(2_000);
    expect(allocated("Victim Services")?.[0]?.allocated).toBe(3_000);
  });
});

describe("Avon and Somerset", () => {
  const workbook = () => {
    const bytes = demonstrationWorkbook("avon-and-somerset");
    if (bytes === null) throw new Error("The demonstration has no such workbook.");
    return folder.write("avon-and-somerset.xlsx", bytes);
  };

  test("[CHK113] three ends have nothing after them, and two run on after the body's end", async () => {
    const { document } = await json("plan", workbook(), "--framework", "avon-and-somerset");
    const open = document.entries.filter(
      ({ noSuccessor, date }) => noSuccessor && date === "2025-03",
    );
    expect(open.map(({ title }) => title).toSorted()).toEqual([
      expect.stringMatching(/Community Foundations/),
      expect.stringMatching(/Police & Crime Grants/),
      expect.stringMatching(/Violence Reduction Unit/),
    ]);
    const { findings } = await found("avon-and-somerset", [workbook()], "crosses-body-end");
    const ends = findings.map(({ message }) => message.slice(0, 20)).toSorted();
    expect(ends).toContain("Ends March 2029, aft");
    expect(ends).toContain("Ends September 2029,");
  });

  test("[CHK113] with the window answered as 18 to 12 months, SARC's straddles the body's end and SV Therapies' does not", async () => {
    const shown = await foreplan(["framework", "show", "avon-and-somerset", "--json"]);
    const framework = JSON.parse(shown.out) as { plan: Record<string, unknown> };
    framework.plan.reviewWindow = {
      kind: "our-default",
      value: { opensMonthsBefore: 18, closesMonthsBefore: 12 },
      question: "Answered in set-up.",
    };
    const file = folder.write("answered.json", JSON.stringify(framework));
    const windows = await planOf(file, [workbook()], "review-opens", "review-closes");
    const of = (name: RegExp) =>
      windows.filter(([, , title]) => name.test(title ?? "")).map(([, date]) => date);
    expect(of(/SV Therapies/)).toEqual(["2027-09", "2028-03"]);
    expect(of(/SARC/)).toEqual(["2028-03", "2028-09"]);
  });

  const contract = (parts: Record<string, string | number>) => ({
    title: "Court support",
    kind: "Contract",
    role: "Lead",
    annualValue: 60_000,
    start: "01/04/2026",
    currentEnd: "31/03/2028",
    status: "Live",
    ...parts,
  });

  test.each([
    { what: "nothing named", parts: {}, said: 1 },
    {
      what: "the body named",
      parts: { procurementBody: "South West Police Procurement" },
      said: 0,
    },
    { what: "a reason given", parts: { procurementReason: "Funder's own process" }, said: 0 },
    { what: "50,000 exactly", parts: { annualValue: 50_000 }, said: 0 },
  ])("[CHK113] 60,000 a year without the procurement service: $what", async ({ parts, said }) => {
    const { findings } = await found(
      "avon-and-somerset",
      [fileOf("agreements", [contract(parts)])],
      "R83",
    );
    expect(findings.map(({ severity }) => severity)).toEqual(
      Array.from({ length: said }, () => "warning"),
    );
  });

  test("[CHK113] meetings are six-monthly, but not in a facilitating role; underspends go back at the year's end", async () => {
    const sheets = [
      fileOf("agreements", [
        contract({}),
        contract({ title: "Spokes", role: "Facilitating", kind: "Grant" }),
      ]),
      fileOf("allocations", [
        { title: "Court support", financialYear: "2026/27", amount: 60_000, status: "Approved" },
      ]),
    ];
    expect(await planOf("avon-and-somerset", sheets, "meeting-due", "underspend-return")).toEqual([
      ["meeting-due", "2026-10-01", "Court support: meeting due"],
      [
        "underspend-return",
        "2027-03-31",
        "Court support: what is unspent of 2026/27 to be returned",
      ],
    ]);
  });
});
