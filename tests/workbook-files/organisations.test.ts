import { afterAll, describe, expect, test } from "vitest";
import { demonstrationWorkbook } from "../../server/demonstration/workbooks.ts";
import type { RegisterKey } from "../../shared/registers/field.ts";
import { workbookOf } from "./rows-as-workbook.ts";
import { foreplan, json, TestFolder } from "./run-foreplan.ts";

const folder = new TestFolder();
afterAll(() => folder[Symbol.dispose]());

type Rows = Parameters<typeof workbookOf>[3];
let files = 0;
const fileOf = (register: RegisterKey, rows: Rows) =>
  workbookOf(folder, `${register}-${++files}`, register, rows);

/** The findings of some rules about workbooks, as severity, place, message and quote. */
async function found(framework: string, sheets: readonly string[], ...rules: readonly string[]) {
  const { document, exit } = await json("check", ...sheets, "--framework", framework);
  const findings = document.findings.filter(({ rule }) => rules.includes(rule ?? ""));
  return { findings, exit };
}

async function planOf(framework: string, sheets: readonly string[], ...kinds: readonly string[]) {
  const { document } = await json("plan", ...sheets, "--framework", framework);
  return document.entries
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, date, title }) => [kind, date, title] as const)
    .toSorted(([kind, date, title], other) =>
      [date, kind, title].join() < [other[1], other[0], other[2]].join() ? -1 : 1,
    );
}

describe("Dyfed-Powys", () => {
  test("[CHK109] the ten lines as printed: 507,975 not listed, the partnership asked about, ten ends not known", async () => {
    const bytes = demonstrationWorkbook("dyfed-powys");
    if (bytes === null) throw new Error("The demonstration has no such workbook.");
    const printed = folder.write("dyfed-powys.xlsx", bytes);
    const { findings, exit } = await found(
      "dyfed-powys",
      [printed],
      "R6",
      "known-words/mechanisms",
    );
    expect(exit).toBe(0);
    expect(findings.map(({ severity, message }) => [severity, message.slice(0, 80)])).toEqual([
      ["warning", expect.stringContaining("Partnership with Kent, Surrey and Sussex")],
      ["info", expect.stringContaining("£507,975 (23.88 %) of the £2,126,869")],
    ]);
    expect(await planOf("dyfed-powys", [printed], "end-not-known")).toHaveLength(10);
  });

  test("[CHK109] a line that the Home Office mandates is not set to nil", async () => {
    const survey = {
      title: "Victim Satisfaction",
      financialYear: "2021/22",
      mandatedBy: "Home Office",
      amount: 0,
      priorities: "3",
    };
    const { findings, exit } = await found("dyfed-powys", [fileOf("allocations", [survey])], "R11");
    expect(exit).toBe(1);
    expect(findings).toMatchObject([
      {
        severity: "error",
        message: "Victim Satisfaction is mandated by Home Office and cannot be set to nil.",
        source: { quote: expect.stringContaining("as mandated by the Home Office") },
      },
    ]);
  });
});

describe("Dorset", () => {
  const contract = (end: string) => ({
    title: "Outreach",
    kind: "Contract",
    funds: "Commissioner's Safety Fund",
    start: "01/04/2026",
    currentEnd: end,
    status: "Live",
  });

  test("[CHK110] the Commissioner's Safety Fund pays for two years or more, and nothing less", async () => {
    const year = await found("dorset", [fileOf("agreements", [contract("31/03/2027")])], "R26");
    expect(year.exit).toBe(1);
    expect(year.findings).toMatchObject([
      {
        severity: "error",
        message:
          "Commissioner's Safety Fund pays for agreements of 2 years or more; this one runs from 1 April 2026 to 31 March 2027.",
        source: { quote: expect.stringContaining("which run for two or more years") },
      },
    ]);
    const two = await found("dorset", [fileOf("agreements", [contract("31/03/2028")])], "R26");
    expect(two.findings).toEqual([]);
  });

  test.each([
    { amount: 3_000, said: [] },
    {
      amount: 3_001,
      said: ["£3,001 is £1 over the most that Community Grant Scheme gives, £3,000."],
    },
    { amount: 100, said: [] },
    { amount: 99, said: ["£99 is £1 under the least that Community Grant Scheme gives, £100."] },
  ])("[CHK110] a community grant of $amount", async ({ amount, said }) => {
    const grant = {
      title: "Club",
      financialYear: "2026/27",
      fund: "Police Property Act",
      scheme: "Community Grant Scheme",
      amount,
      status: "Approved",
    };
    const { findings } = await found("dorset", [fileOf("allocations", [grant])], "R30");
    expect(findings.map(({ message }) => message)).toEqual(said);
  });

  test("[CHK110] a victims' budget split 90 and 10 is warned of, and child sexual abuse money elsewhere refused", async () => {
    const budget = (fund: string, amount: number) => ({
      fund,
      financialYear: "2026/27",
      kind: "Opening",
      amount,
      status: "Confirmed",
    });
    const budgets = fileOf("budgets", [
      budget("Victims Fund", 100_000),
      budget("Core Victims Fund", 90_000),
      budget("Child Sexual Abuse fund", 10_000),
    ]);
    const line = fileOf("allocations", [
      {
        title: "Refuge",
        financialYear: "2026/27",
        fund: "Child Sexual Abuse fund",
        serviceArea: "Domestic Violence",
        amount: 500,
        status: "Approved",
      },
    ]);
    const { findings } = await found("dorset", [budgets, line], "R33", "R35");
    expect(findings.map(({ severity, message }) => [severity, message])).toEqual([
      [
        "error",
        "Child Sexual Abuse fund is ring-fenced for child-sexual-abuse; Domestic Violence is not such a service.",
      ],
      [
        "warning",
        "Core Victims Fund has 90.00 % of Victims Fund in 2026/27; its share is about 93 %.",
      ],
      [
        "warning",
        "Child Sexual Abuse fund has 10.00 % of Victims Fund in 2026/27; its share is about 7 %.",
      ],
    ]);
  });

  test("[CHK110] a strategic review opens 18 and closes 12 months before an end", async () => {
    const agreement = { ...contract("31/03/2029"), continuing: "Yes" };
    expect(
      await planOf("dorset", [fileOf("agreements", [agreement])], "review-opens", "review-closes"),
    ).toEqual([
      ["review-opens", "2027-09-30", "Outreach: its review opens"],
      ["review-closes", "2028-03-31", "Outreach: its review closes"],
    ]);
  });
});

describe("North Wales", () => {
  const projects = (count: number, first: number) =>
    fileOf(
      "allocations",
      Array.from({ length: count }, (_, place) => ({
        title: `Project ${place + 1}`,
        financialYear: "2017/18",
        fund: "Your Community, Your Choice",
        scheme: "Your Community, Your Choice",
        amount: place === 0 ? first : 1_000,
        status: "Approved",
        priorities: "1",
      })),
    );

  test.each([
    { count: 12, first: 31_000, said: [] },
    {
      count: 13,
      first: 30_000,
      said: ["Your Community, Your Choice 2017/18 would make 13 awards, 1 more than its 12."],
    },
    {
      count: 12,
      first: 31_001,
      said: ["Your Community, Your Choice 2017/18 would give £42,001, £1 over its pot of £42,000."],
    },
  ])("[CHK111] $count projects, the first of $first", async ({ count, first, said }) => {
    const { findings } = await found(
      "north-wales",
      [projects(count, first)],
      "R54/count",
      "R54/total",
    );
    expect(findings.map(({ message }) => message)).toEqual(said);
  });

  test("[CHK111] the printed figures: victims' money exact, one 969 times its neighbour, the framework's own review", async () => {
    const sheets = [projects(1, 1_000)];
    const { findings } = await found("north-wales", sheets, "R49", "magnitude");
    expect(findings).toMatchObject([
      {
        message: "£1,130,178,000 for 2016/17 is 969 times the £1,166,000 of 2017/18.",
        suggestion: "£1,130,178?",
      },
    ]);
    expect(await planOf("north-wales", sheets, "document-review")).toEqual([
      ["document-review", "2021-08-23", "Commissioning Framework 2017 -2021: review due"],
    ]);
  });
});

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
