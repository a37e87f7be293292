import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { demonstrationWorkbook } from "../../server/demonstration/workbooks.ts";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import { packageOf } from "./package-of.ts";
import { foreplan, TestFolder } from "./run-foreplan.ts";

const folder = new TestFolder();
afterAll(() => folder[Symbol.dispose]());

function demonstration(name: string): string {
  const bytes = demonstrationWorkbook(name);
  if (bytes === null) throw new Error(name);
  return folder.write(`${name}.xlsx`, bytes);
}

const DYFED_POWYS = demonstration("dyfed-powys");
const AVON = demonstration("avon-and-somerset");

/** The documents of all commands in one: each test looks at the part its command prints. */
type PrintedDocument = Readonly<{
  register: string;
  rows: readonly Readonly<{
    values: Readonly<Record<string, unknown>> & Readonly<{ amount: number; note: string }>;
    continuedBy: readonly number[];
  }>[];
  columns: readonly Readonly<{ field: string | null }>[];
  skipped: readonly unknown[];
  findings: readonly Readonly<{
    check: string;
    rule: string | null;
    severity: string;
    source: unknown;
    message: string;
    arithmetic: readonly string[];
  }>[];
  counts: Readonly<Record<"error" | "warning" | "info", number>>;
  entries: readonly Readonly<{
    kind: string;
    date: string | null;
    precision: string;
    title: string;
    group: string;
    subject: string;
    noSuccessor: boolean;
  }>[];
  funds: readonly Readonly<{ fund: string; years: readonly unknown[] }>[];
}>;

async function json(...words: string[]) {
  const ran = await foreplan([...words, "--json"]);
  // What is not there is undefined, and fails the test that looks for it.
  return { ...ran, document: JSON.parse(ran.out) as PrintedDocument };
}

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

describe("several files as one ledger", () => {
  test("[CLI8] what one file calls a row of another is matched, and a reference names it", async () => {
    const agreements = folder.write(
      "agreements.csv",
      "ref,title,provider,currentEnd,status\nC-1,Helpline,Acme Ltd,2027-03-31,live\nC-2,New helpline,Acme Ltd,,pipeline\n",
    );
    const links = folder.write(
      "more.csv",
      "title,provider,follows,currentEnd,status\nThird helpline,acme  LTD,C-1,2029-03-31,pipeline\n",
    );
    const providers = folder.write("who.csv", "name,knownAs\nAcme Limited,Acme Ltd\n");
    const files = [`${agreements}:agreements`, `${links}:agreements`, `${providers}:providers`];
    const { document } = await json("plan", ...files, "--framework", "starter");
    const due = document.entries.filter(({ kind }) => kind === "successor-due");
    const checked = await json("check", ...files, "--framework", "starter");

    expect(due).toMatchObject([
      { title: "Third helpline due", date: "2027-04-01", agreement: "C-1" },
    ]);
    const unmatched = checked.document.findings.filter(
      ({ check }) => check === "matched-references",
    );
    expect(unmatched).toEqual([]);
  });

  test("[CLI8] the same files give the same ids, whenever they are read", async () => {
    const words = ["plan", AVON, "--framework", "avon-and-somerset"];
    expect((await json(...words)).document).toEqual((await json(...words)).document);
  });

  test("[CLI9] an error in the files makes exit 1, and is told with its place", async () => {
    const file = folder.write(
      "wrong.csv",
      "title,start,currentEnd,status\nHelpline,2026-04-01,2025-03-31,live\n",
    );
    const { document, exit } = await json("check", `${file}:agreements`, "--framework", "starter");
    const error = document.findings.find(({ severity }) => severity === "error");

    expect(exit).toBe(1);
    expect(error).toMatchObject({ check: "end-before-start", sheetRow: 2, register: "agreements" });
    expect(error?.source).toMatchObject({ document: expect.any(String) });
  });
});

describe("input that cannot be used", () => {
  const unclear = folder.write(
    "unclear.xlsx",
    writeXlsx({
      sheets: [
        {
          name: "S",
          rows: [
            ["Name", "Type", "Note", "Colour", "Size"],
            ["a", "b", "c", "d", "e"],
            ["f", "g", "h", "i", "j"],
          ],
        },
      ],
    }),
  );
  const empty = folder.write("empty.xlsx", "");
  const text = folder.write("text.xlsx", "hello");
  const locked = folder.write(
    "locked.xlsx",
    Buffer.concat([
      Buffer.from("d0cf11e0a1b11ae1", "hex"),
      Buffer.from("EncryptedPackage", "utf16le"),
    ]),
  );
  const hostile = folder.write(
    "hostile.xlsx",
    packageOf({
      extra: { "xl/sharedStrings.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><sst>&a;</sst>" },
    }),
  );

  test.each([
    [["read", join(folder.path, "absent.xlsx")], /^There is no file .*absent\.xlsx\.$/],
    [["read", folder.path], /is not a file\.$/],
    [["read", empty], /The file is empty \(0 bytes\)/],
    [["read", locked], /protected by a password/],
    [["read", hostile], /declares a document type/],
    [["read", text], /This is not an Excel workbook/],
    [["read", DYFED_POWYS, "--sheet", "Other"], /has no sheet "Other"; its sheets are "Alloc/],
    [["read", DYFED_POWYS, "--register", "contracts"], /There is no register "contracts"; the/],
    [["read", unclear], /the register is not sure, perhaps \w+ \(0\.\d\d\) or \w+ \(0\.\d\d\)/],
    [["read"], /^read takes one file\.$/],
    [["check", DYFED_POWYS], /^--framework is missing: one of dyfed-powys/],
    [["check", DYFED_POWYS, "--framework", "essex"], /There is no framework "essex"/],
    [["check", "--framework", "starter"], /^No file was given\.$/],
    [["plan", AVON, "--framework", "starter", "--as-at", "tomorrow"], /takes a day such as/],
    [["plan", AVON, "--framework", "starter", "--json", "--csv"], /one of --json, --csv and --ics/],
    [["plan", AVON, "--frmework", "starter"], /^Unknown option '--frmework'\.$/],
    [["commitments", AVON, "--framework", "starter", "--from", "soon"], /takes a financial year/],
    [["commitments", AVON, "--framework", "starter", "--years", "0"], /a number from 1 to 50/],
    [["forecast"], /^There is no command "forecast"; there are read, check,/],
  ])("[CLI10] foreplan %j ends with exit 2 and one sentence", async (words, sentence) => {
    const { exit, out, said } = await foreplan(words);

    expect(exit).toBe(2);
    expect(out).toBe("");
    expect(said.at(-1)).toMatch(sentence);
  });

  test("[CLI11] whatever is said beside the answer is on standard error, never in the document", async () => {
    const { out, said } = await foreplan([
      "check",
      DYFED_POWYS,
      "--framework",
      "dyfed-powys",
      "--json",
    ]);

    expect(() => JSON.parse(out)).not.toThrow();
    expect(said).toContainEqual(
      expect.stringContaining(`every row is taken to be of "Commissioning budget"`),
    );
    expect(said).toContainEqual(expect.stringContaining("10 rows of allocations (confidence"));
  });
});

test("[CLI12] a framework can be shown as JSON, and given back as a file", async () => {
  const shown = await foreplan(["framework", "show", "avon-and-somerset", "--json"]);
  const file = folder.write("ours.json", shown.out);
  const words = (framework: string) => ["plan", AVON, "--framework", framework, "--json"];
  const spoilt = folder.write("spoilt.json", shown.out.replace('"rules"', '"rulez"'));

  expect((await foreplan(words(file))).out).toBe((await foreplan(words("avon-and-somerset"))).out);
  expect((await foreplan(words(spoilt))).said.at(-1)).toMatch(/this is no framework: at "rules"/);
  expect((await foreplan(["framework", "list", "--json"])).out).toContain('"key": "starter"');
});

const CONTRACTS = join(import.meta.dirname, "../../../shared/data/public/contracts");
const hasContracts = existsSync(CONTRACTS);

test.skipIf(!hasContracts)(
  `[CLI13] a public register of more than a thousand contracts is read${hasContracts ? "" : ` (skipped: there is no ${CONTRACTS})`}`,
  async () => {
    const name = readdirSync(CONTRACTS).find((file) => file.endsWith(".xlsx")) ?? "";
    const { document, exit } = await json("read", join(CONTRACTS, name));

    expect(exit).toBe(0);
    expect(document.register).toBe("agreements");
    expect(document.rows.length).toBeGreaterThan(1_000);
    expect(document.columns.filter(({ field }) => field !== null).length).toBeGreaterThan(3);
  },
);
