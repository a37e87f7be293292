import { afterAll, describe, expect, test } from "vitest";
import { demonstrationWorkbook } from "../../server/demonstration/workbooks.ts";
import { fileOf, folder, found, planOf } from "./strategy.ts";

afterAll(() => folder[Symbol.dispose]());

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
