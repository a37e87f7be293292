import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { demonstrationWorkbook } from "../../server/demonstration/workbooks.ts";
import { seededRandom } from "../../server/workbook-files/seeded-random.ts";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import { mintRowId } from "../../shared/values/row-id.ts";
import { packageOf } from "./package-of.ts";
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

  test("[CLI8] an id held by two rows is the first one's, and no two rows are one", async () => {
    const id = mintRowId(seededRandom("held"));
    const file = folder.write(
      "ids.csv",
      `title,currentEnd,status,Foreplan id\nA,2027-03-31,live,${id}\nB,2027-03-31,live,${id}\n`,
    );
    const { document } = await json("plan", `${file}:agreements`, "--framework", "starter");
    const ends = document.entries.filter(({ kind }) => kind === "end");

    expect(ends.map(({ subject }) => subject).sort()).toEqual(["A", "B"]);
    expect(
      ends.filter((entry) => entry.id.startsWith(`${id}/`)).map(({ subject }) => subject),
    ).toEqual(["A"]);
  });

  test("[CLI7] a title that Excel would run as a formula is made harmless in a .csv", async () => {
    const file = folder.write(
      "titles.csv",
      'title,date\n"=HYPERLINK(1)",2027-03-31\n+44,2027-03-31\n',
    );
    const { out } = await foreplan([
      "plan",
      `${file}:milestones`,
      "--framework",
      "starter",
      "--csv",
    ]);

    expect(out).toContain(",'=HYPERLINK(1),");
    expect(out).toContain(",'+44,");
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

test.each([
  {
    words: ["--help"],
    forms: ["foreplan read FILE", "foreplan sync FILE", "foreplan member list"],
  },
  { words: ["sync", "--help"], forms: ["foreplan sync FILE", "--copy-for-colleague"] },
])(
  "[CLI88] $words says the forms, the letters in them and the exit codes",
  async ({ words, forms }) => {
    const { exit, out, said } = await foreplan(words);

    for (const form of [...forms, "west-mercia", "fundingLines", "2 unusable input"]) {
      expect(out).toContain(form);
    }
    expect(out.match(/^foreplan +where/m)).toBeNull();
    expect([exit, said]).toEqual([0, []]);
  },
);

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

test("[CLI75] read gathers what is alike of a column's cells, and tells the rest one by one", async () => {
  const cells = ["Ongoing", "Ongoing", "31/03/2027", "Ongoing", "ongoing", "see contract"];
  const file = folder.write(
    "contracts.csv",
    [
      "Title,Provider,End date,Annual value",
      ...cells.map((end, at) => `Advice ${at},Acme,${end},£-`),
    ].join("\n"),
  );
  const { out } = await foreplan(["read", file, "--register", "agreements"]);
  expect(out.slice(out.indexOf("How columns")).split("\n")).toEqual([
    "How columns were taken:",
    '  Annual value: Words and signs such as nil and £- are read as no pounds at all. (6, such as "£-")',
    "To be looked at:",
    '  4 cells of End date between rows 2 and 6, such as "Ongoing"; no date is known; a date once there is one',
    '  row 7, End date: "see contract"; a date, such as 31/03/2025, 31 March 2025 or March 2025',
    "",
  ]);
});
