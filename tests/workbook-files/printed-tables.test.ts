import { afterAll, describe, expect, test } from "vitest";
import { demonstrationWorkbook } from "../../server/demonstration/workbooks.ts";
import { foreplan, json, TestFolder } from "./run-foreplan.ts";

const folder = new TestFolder();
afterAll(() => folder[Symbol.dispose]());

function demonstration(name: string): string {
  const bytes = demonstrationWorkbook(name);
  if (bytes === null) throw new Error(name);
  return folder.write(`${name}.xlsx`, bytes);
}

const DYFED_POWYS = demonstration("dyfed-powys");
const AVON = demonstration("avon-and-somerset");

describe("the Dyfed-Powys table of 2021/22", () => {
  test("[CLI1] read gives ten rows with pence, lists and the two spellings as one mechanism", async () => {
    const { document } = await json("read", DYFED_POWYS, "--framework", "dyfed-powys");

    expect(document).toMatchObject({
      file: DYFED_POWYS,
      sheet: "Allocations 2021-22",
      register: "allocations",
      headerRow: 5,
      firstRow: 6,
      lastRow: 16,
      constants: { financialYear: "2021/22", fund: "Commissioning budget" },
    });
    const rows = document.rows.map((row) => row.values);
    expect(rows).toHaveLength(10);
    expect(rows[0]).toMatchObject({ priorities: ["1", "2"], amount: 29_000_000 });
    expect([rows[0]?.mechanism, rows[5]?.mechanism]).toEqual([
      "co-commissioning",
      "co-commissioning",
    ]);
    expect(rows.reduce((sum, { amount }) => sum + amount, 0)).toBe(161_889_400);
    expect(document.rows[6]?.continuedBy).toEqual([13]);
    expect(document.rows[6]?.values.note).toMatch(/ongoing support\n.*Peripatetic ISVA/s);
    expect(document.skipped).toContainEqual({
      sheetRow: 13,
      why: expect.stringContaining("belongs to the row above"),
    });
  });

  test("[CLI2] check tells what is not listed, with the sum, and asks about the partnership", async () => {
    const { document, exit } = await json("check", DYFED_POWYS, "--framework", "dyfed-powys");
    const total = document.findings.find(({ rule }) => rule === "R6");

    expect(exit).toBe(0);
    expect(document.counts.error).toBe(0);
    expect(total).toMatchObject({ check: "stated-total", severity: "info" });
    expect(total?.message).toContain("£507,975");
    expect(total?.message).toContain("£2,126,869");
    expect(total?.arithmetic).toContain("less listed: £1,618,894");
    const asked = document.findings.filter(({ message }) =>
      message.includes("Kent, Surrey and Sussex"),
    );
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      severity: "warning",
      register: "allocations",
      ref: `allocations:${DYFED_POWYS}#Allocations 2021-22!15`,
      sheetRow: 15,
      fields: ["mechanism"],
    });
  });

  test("[CLI3] plan has ten entries for ends that are not known", async () => {
    const { document } = await json("plan", DYFED_POWYS, "--framework", "dyfed-powys");
    const unknown = document.entries.filter(({ kind }) => kind === "end-not-known");

    expect(unknown).toHaveLength(10);
    expect(new Set(unknown.map(({ date }) => date))).toEqual(new Set([null]));
    expect(unknown.map(({ title }) => title)).toContain("Substance Misuse: the end is not known");
  });

  test("[CLI4] commitments show the budget, what is allocated and what is left", async () => {
    const { document } = await json(
      ...["commitments", DYFED_POWYS, "--framework", "dyfed-powys", "--from", "2021/22"],
      ...["--years", "1"],
    );
    const fund = document.funds.find(({ fund }) => fund === "Commissioning budget");

    expect(fund?.years).toEqual([
      expect.objectContaining({
        financialYear: "2021/22",
        budget: 212_686_900,
        allocated: 161_889_400,
        headroom: 50_797_500,
      }),
    ]);
  });

  test.each([
    ["Opening", 200_000_000],
    ["In-year award", 412_686_900],
  ])(
    "[CLI4] a row of a file takes the place of a printed one of its kind alone: %s",
    async (kind, budget) => {
      const file = folder.write(
        "budgets.csv",
        `fund,financialYear,kind,amount,status\nCommissioning budget,2021/22,${kind},2000000,Confirmed\n`,
      );
      const { document } = await json(
        ...["commitments", `${file}:budgets`, "--framework", "dyfed-powys", "--from", "2021/22"],
        ...["--years", "1"],
      );
      const fund = document.funds.find(({ fund }) => fund === "Commissioning budget");

      expect(fund?.years).toEqual([expect.objectContaining({ budget })]);
    },
  );
});

describe("the Avon and Somerset forward plan", () => {
  const PRINTED = [
    ["2024-03", "milestone", "Review of five local exploitation approaches", 1],
    ["2024-05", "milestone", "PCC election", 1],
    ["2025-03", "end", "ASCC contract ends", 1],
    ["2025-03", "end", "Victims contracts", 5],
    ["2025-03", "end", "Police & Crime Grants ends", 1],
    ["2025-03", "funding-until", "Violence Reduction Unit funding settlement ends", 1],
    ["2025-03", "funding-until", "MOJ Victims Grant", 2],
    ["2025-03", "end", "Agreement with Community Foundations for small grants scheme ends", 1],
    ["2025-04", "successor-due", "New ASCC contract due", 1],
    ["2025-04", "funding-due", "New MOJ grant due", 2],
    ["2025-04", "successor-due", "New Victims Contracts", 5],
    ["2029-03", "end", "SV Therapies contract ends", 1],
    ["2029-04", "successor-due", "New SV therapies contract due", 1],
    ["2029-09", "end", "SARC contract ends", 1],
    ["2029-10", "successor-due", "New Sexual Assault Referral Centre (SARC) contract due", 1],
    [null, "end-not-known", "Prevention grants", 1],
  ] as const;

  test.each(PRINTED)("[CLI5] %s: %s, %s is in the plan", async (date, kind, line, rows) => {
    const { document } = await json("plan", AVON, "--framework", "avon-and-somerset");
    const found = document.entries.filter(
      (entry) =>
        entry.date === date &&
        entry.kind === kind &&
        (entry.title.startsWith(line) || entry.group === line),
    );

    expect(found).toHaveLength(rows);
    if (date !== null) expect(found[0]?.precision).toBe("month");
  });

  test("[CLI5] of the printed kinds nothing else is in the plan", async () => {
    const { document } = await json("plan", AVON, "--framework", "avon-and-somerset");
    const kinds = new Set<string>(PRINTED.map(([, kind]) => kind));
    const entries = document.entries.filter(({ kind }) => kinds.has(kind));

    expect(entries).toHaveLength(PRINTED.reduce((sum, [, , , rows]) => sum + rows, 0));
  });

  test("[CLI5] three ends have nothing that follows them", async () => {
    const { document } = await json("plan", AVON, "--framework", "avon-and-somerset");
    const ends = document.entries.filter(({ noSuccessor }) => noSuccessor);

    expect(ends.map(({ subject }) => subject).sort()).toEqual([
      "Agreement with Community Foundations for small grants scheme",
      "Police & Crime Grants",
      "Violence Reduction Unit funding settlement",
    ]);
  });

  test("[CLI6] the plan is cut to its days, and what has no date stays in it", async () => {
    const { document } = await json(
      ...["plan", AVON, "--framework", "avon-and-somerset"],
      ...["--from", "2029-04-02", "--to", "2029-04-30"],
    );
    const dates = document.entries.map(({ date }) => date);

    expect(new Set(dates)).toEqual(new Set(["2029-04", null]));
  });

  test("[CLI7] as .csv and as a calendar the plan has the same entries", async () => {
    const words = ["plan", AVON, "--framework", "avon-and-somerset"];
    const { document } = await json(...words);
    const csv = await foreplan([...words, "--csv"]);
    const ics = await foreplan([...words, "--ics"]);

    expect(csv.out.startsWith("\uFEFFid,kind,date,precision,title,")).toBe(true);
    expect(csv.out.trimEnd().split("\r\n")).toHaveLength(document.entries.length + 1);
    const dated = document.entries.filter(({ date }) => date !== null);
    expect(ics.out.match(/BEGIN:VEVENT/g)).toHaveLength(dated.length);
    expect(ics.out).toContain("DTSTART;VALUE=DATE:20250301\r\nDTEND;VALUE=DATE:20250401\r\n");
    for (const line of ics.out.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThan(76);
  });
});
