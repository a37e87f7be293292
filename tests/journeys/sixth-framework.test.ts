import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readXlsx } from "../../server/workbook-files/read-xlsx.ts";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import type { Role } from "../../shared/sync/screens.ts";
import { insertOf, newRowId, pushOf } from "../api/call.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";

const OFFICE = "saltmarsh";
const CLAUSE = "No neighbourhood grant shall exceed £1,500.";

let server: TestServer;
let browser: Browser;
let ann: Page;
let megan: Page;

const tokens: Record<string, string> = {};

async function joins(id: string, name: string, role: Role): Promise<void> {
  await server.store.addMember({ organisation: OFFICE, id, name, role });
  tokens[id] = await server.store.issueToken(OFFICE, id);
}

/** Opens the framework's page at a machine of their own. */
async function signedIn(id: string): Promise<Page> {
  const page = await openPage(browser, `${server.url}/#framework`);
  await page.getByLabel("Your sign-in code").fill(tokens[id] ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Framework", level: 2 }).waitFor();
  return page;
}

beforeAll(async () => {
  [server, browser] = await Promise.all([
    startTestServer({ pages: true, today: "2026-11-21" }),
    launchBrowser(),
  ]);
  await server.store.createOrganisation({
    ...{ id: OFFICE, name: "Saltmarsh Borough Council", framework: "starter" },
  });
  await joins("ann", "Ann Griffiths", "administrator");
  await joins("megan", "Megan Thomas", "manager");
  await joins("olwen", "Olwen Price", "officer");
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

type Cells = readonly (readonly (string | number)[])[];

/** A council's framework as its officers would type it: tables, and nothing else. */
function workbook(kindOfRule: string): Buffer {
  const sheets: Readonly<Record<string, Cells>> = {
    Framework: [
      ["Setting", "Says", "Force", "Clause"],
      ["Kept as", "saltmarsh"],
      ["Organisation", "Saltmarsh Borough Council"],
      ["Document", "Saltmarsh grants policy"],
      ["Edition", "2026"],
      ["Country", "England"],
      ["Languages", "English"],
      ["Procurement regulated by", "UK ministers"],
      ["Notices published on", "Find a Tender"],
      ["Returns every", "6 months", "Must", "Groups report twice a year."],
      ["Contract meetings every", ""],
    ],
    Lists: [
      ["List", "Only these", "Force", "Clause"],
      [
        "Service areas",
        "Yes",
        "Must",
        "The council funds youth work and wardens, and nothing else.",
      ],
    ],
    Words: [
      ["List", "Word", "Other spellings", "Tags"],
      ["Service areas", "Youth work", "Youth", "youth"],
      ["Service areas", "Wardens", "", "streets"],
    ],
    Rules: [
      ["Rule", "Kind of rule", "Force", "Clause", "Clause no.", "Scheme", "Largest amount"],
      ["grants", kindOfRule, "Must", CLAUSE, "4.2", "Neighbourhood grants", "£1,500"],
    ],
    Funds: [
      ["Fund", "Status", "Part of", "Ring-fenced for", "Share of parent", "Clause"],
      ["Community fund", "Live", "", "", "", "The Community fund pays for both schemes."],
      ["Youth fund", "Live", "Community fund", "youth", "40%", "Two fifths are for the young."],
    ],
    Budgets: [
      ["Fund", "Financial year", "Kind", "Amount", "Clause"],
      ["Community fund", "2026/27", "Opening", "£50,000", "£50,000 in 2026/27"],
    ],
    Schemes: [
      ["Scheme", "Fund", "Clause"],
      ["Neighbourhood grants", "Community fund", "Neighbourhood grants come from the fund."],
    ],
  };
  return Buffer.from(
    writeXlsx({ sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows })) }),
  );
}

async function choose(page: Page, buffer: Buffer): Promise<void> {
  const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  await page
    .getByLabel("Framework workbook")
    .setInputFiles({ name: "saltmarsh.xlsx", mimeType, buffer });
}

/** A grant as the officer's workbook would send it. */
async function grant(title: string, amount: number) {
  const values = {
    ...{ title, amount, financialYear: "2026/27", serviceArea: "Youth work", status: "proposed" },
    fund: { id: null, text: "Community fund" },
    scheme: { id: null, text: "Neighbourhood grants" },
  };
  const push = pushOf("allocations", [insertOf(newRowId(), values)]);
  const outcome = await officer().push(push);
  if (!outcome.ok) throw new Error(outcome.problem.sentence);
  return outcome.value.rows[0];
}

/** What a workbook connected by the officer reaches. */
function officer() {
  return server.store.openOrganisation({
    organisation: { id: OFFICE, name: "Saltmarsh Borough Council" },
    member: { id: "olwen", name: "Olwen Price", role: "officer" },
  });
}

describe("a sixth framework, a council's, without a line of code", () => {
  test("[RUN28] starts from the starter, which comes as a workbook", async () => {
    expect((await grant("Skate park", 200_000))?.kind).toBe("taken");
    ann = await signedIn("ann");
    await ann.getByText(/Your office has no framework of its own yet/).waitFor();
    const [download] = await Promise.all([
      ann.waitForEvent("download"),
      ann.getByRole("button", { name: "Take it as a workbook" }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
    const read = readXlsx(Buffer.concat(chunks));

    expect(download.suggestedFilename()).toBe("starter-framework.xlsx");
    expect(read.ok && read.value.sheets.map(({ name }) => name)).toContain("Rule kinds");
  });

  test("[RUN28] a slip in the workbook is named at its cell, and put right in the workbook", async () => {
    await choose(ann, workbook("Award sise"));
    await ann.getByText(/1 cell is to be put right/).waitFor();
    await ann.getByText(/Sheet "Rules", cell B2 \(Kind of rule\) says "Award sise"/).waitFor();
    expect(await ann.getByRole("button", { name: "Propose it" }).count()).toBe(0);

    await choose(ann, workbook("Award size"));
    await ann.getByText("Saltmarsh grants policy: 1 rule. It can be proposed.").waitFor();
  });

  test("[RUN28] the preview names the row that would fail, and the proposal waits for two people", async () => {
    await ann.getByLabel("In force from").fill("2026-04-01");
    await ann.getByRole("button", { name: "What it would change" }).click();
    await ann.getByText("Under it 1 row would fail:").waitFor();
    await ann.getByRole("heading", { name: "Skate park" }).waitFor();
    await ann.getByText(CLAUSE).waitFor();
    await ann.getByRole("button", { name: "Propose it" }).click();
    await ann.getByText("Still needed: 2 more signatures.").waitFor();
    await ann.getByRole("button", { name: "Sign", exact: true }).click();
    await ann.getByText("Still needed: 1 more signature.").waitFor();

    expect(await ann.getByRole("button", { name: "Sign", exact: true }).count()).toBe(0);
    expect(await ann.getByRole("button", { name: /^Adopt/ }).count()).toBe(0);
  });

  test("[RUN29] a second person signs and adopts it, and the council's own clause refuses the next grant", async () => {
    megan = await signedIn("megan");
    await megan.getByRole("button", { name: "Sign", exact: true }).click();
    await megan.getByRole("button", { name: "Adopt from 1 April 2026" }).click();
    await megan.getByText("In force: 2026").waitFor();
    await megan.getByText(CLAUSE).first().waitFor();

    const refused = await grant("Boxing club", 150_001);
    expect(refused?.kind === "refused" && refused.findings.map(({ source }) => source)).toEqual([
      { document: "Saltmarsh grants policy", quote: CLAUSE, rule: "4.2" },
    ]);
    expect((await grant("Chess club", 150_000))?.kind).toBe("taken");
    expect((await server.store.verify(OFFICE)).problems).toEqual([]);
  });

  test("[RUN29] the others are told, what it prints is in the register, and what it leaves open is asked", async () => {
    const olwen = await signedIn("olwen");
    await olwen.getByText(/Saltmarsh grants policy, 2026 was adopted by Megan Thomas/).waitFor();
    await olwen.getByRole("button", { name: "I have seen this" }).click();
    await olwen.getByText(/was adopted by Megan Thomas/).waitFor({ state: "detached" });
    await olwen.getByText("How often are contract meetings held?").waitFor();
    await olwen.getByRole("link", { name: "Commitments" }).click();
    await olwen.getByRole("rowheader", { name: "Youth fund" }).waitFor();
    await olwen
      .getByRole("button", { name: /Community fund/ })
      .first()
      .waitFor();

    const rows = await officer().rowsOf("budgets");
    expect(rows.map(({ values }) => values.amount)).toEqual([5_000_000]);
  });
});
