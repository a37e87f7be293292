import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { barriers, beyondTheEdge } from "../support/axe.ts";
import { stageOf } from "../support/open-stage.ts";

const openStage = stageOf("tests/dashboard/stage/stage.html");

async function open(where: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await openStage(`${where}`, options);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

const done = (page: Page) => page.evaluate(() => window.done);
const press = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name }).first().click();

const PHONE = { viewport: { width: 360, height: 740 } };

describe("every page of the dashboard", () => {
  test.each([
    { page: "overview", shows: "This quarter" },
    { page: "plan", shows: "Referral centre" },
    { page: "commitments", shows: "Child sexual abuse" },
    { page: "findings", shows: "No priority is given." },
    { page: "alerts", shows: "Second quarter return, Refuge and outreach" },
    { page: "changes", shows: "£50,000 → £60,000" },
    { page: "framework", shows: "Community grants go up to £5,000 from April." },
  ])(
    "[SCR50] $page is without barriers from 360 pixels up, light and dark",
    async ({ page: name, shows }) => {
      for (const options of [PHONE, { colorScheme: "dark" } as const]) {
        const page = await open(`#${name}`, options);
        await page.getByText(shows).first().waitFor();

        expect(await barriers(page)).toEqual([]);
        expect(await beyondTheEdge(page)).toEqual([]);
      }
    },
  );
});

describe("a register of thousands", () => {
  const requests = (page: Page) => page.evaluate(() => window.requests);

  test("[SCR186] the overview asks for each thing once, and for a line's dates when it is opened", async () => {
    const page = await open("?large#overview");
    await page.locator(".timeline-row").first().waitFor();
    const asked = await requests(page);

    expect(asked.toSorted()).toEqual(
      [
        "alertsThatPress",
        "conflicts",
        "findings",
        "me",
        "planBrief",
        "rows",
        "rowsById",
      ].toSorted(),
    );
    await page.locator("button.timeline-row").first().click();
    const details = page.locator(".timeline-details");
    await details.getByRole("button", { name: "How this date comes about" }).first().click();
    await details
      .getByText(/less notice of 6 months/)
      .first()
      .waitFor();
    expect((await requests(page)).slice(asked.length)).toEqual(["planOf"]);
  });

  test("[SCR187] the timeline draws a screen of lines, says how many stand behind them, and shows more on a press", async () => {
    const page = await open("?large#overview");
    const lines = page.locator("button.timeline-row");
    await page.getByText("7,850 more lines are not drawn.").waitFor();

    expect(await lines.count()).toBe(150);
    await press(page, "Show more lines");
    await page.getByText("7,550 more lines are not drawn.").waitFor();
    expect(await lines.count()).toBe(450);
    expect(await barriers(page)).toEqual([]);
  });

  test("[SCR188] the page of alerts has a part of them, and more on a press", async () => {
    const page = await open("?large#alerts");
    const cards = page.locator(".finding-list > .card");
    await page.getByText("200 more are not shown.").waitFor();

    expect(await cards.count()).toBe(100);
    await press(page, "Show more");
    await page.getByText("100 more are not shown.").waitFor();
    expect(await cards.count()).toBe(200);
  });
});

describe("signing in to the dashboard", () => {
  test("[SCR51] a code nobody knows is said to be unknown, and another can be given", async () => {
    const page = await open("?signed-out");
    await page.getByLabel("Your sign-in code").fill("wrong");
    await press(page, "Sign in");
    await page.getByText(/That code is not known here any more/).waitFor();
    await press(page, /Continue as Rhian Morgan/);
    await page.getByText("Needs you").waitFor();
  });
});

describe("what the manager does", () => {
  test("[SCR52] settles what needs them where it stands, and the page looks again", async () => {
    const page = await open("#overview");
    const needsYou = page.getByRole("region", { name: "Needs you" });
    const overdue = needsYou.getByText("Second quarter return, Refuge and outreach");
    await overdue.waitFor();
    await needsYou.getByRole("button", { name: "I have seen this" }).first().click();
    await overdue.waitFor({ state: "detached" });
    await needsYou.getByRole("button", { name: "Keep Owen Pryce’s" }).click();
    await expect
      .poll(async () => (await done(page)).map(([what, , choice]) => [what, choice]))
      .toEqual([
        ["acknowledge", undefined],
        ["settle", "theirs"],
      ]);
  });

  test("[SCR53] opens on a line of the timeline everything its dates rest on", async () => {
    const page = await open("#overview");
    const line = page.getByRole("button", { name: /^Therapies for survivors/ });
    expect(await line.textContent()).toContain("31 Mar 2027, options to 31 Mar 2029");
    await line.click();
    const details = page.locator(".timeline-details");
    await details.getByRole("button", { name: "How this date comes about" }).first().click();
    await details
      .getByText(/less notice of 6 months/)
      .first()
      .waitFor();
  });

  test("[SCR53] sees the day the body itself ends as a wall, once it is within sight", async () => {
    const page = await open("#overview");
    const wall = page.locator(".timeline-wall");
    await wall.getByText("This body ends, 7 May 2028").waitFor();
    await press(page, "1 year");
    await wall.waitFor({ state: "detached" });
  });

  test("[SCR54] follows a figure to the rows behind it", async () => {
    const page = await open("#overview");
    await page.getByRole("link", { name: "1 agreement ends" }).click();
    await page.getByRole("heading", { name: "Plan" }).waitFor();
    const rows = page.locator(".plan-table tbody tr");
    await expect.poll(() => rows.count()).toBe(1);
    expect(await rows.first().innerText()).toContain("Referral centre");
    expect(page.url()).toContain("#plan?kind=end&from=2026-10-01&to=2026-12-31");

    await page.goto(new URL("#commitments", page.url()).href);
    await press(page, /£832,000/);
    const figures = page.getByRole("region", { name: "Victims Fund, 2026/27" });
    expect(await figures.innerText()).toMatch(/Over by\s+£17,924/);
    expect(await figures.innerText()).toMatch(/Therapies for survivors allocation\s+£60,000/);
  });

  test("[SCR55] sorts the plan by a column and finds by a word", async () => {
    const page = await open("#plan");
    const firstTitle = async () => page.locator(".plan-table tbody tr").first().innerText();
    await page.locator(".plan-table").waitFor();
    expect(await firstTitle()).toContain("Grant settlement announced");
    await press(page, "Date");
    expect(await firstTitle()).not.toContain("Grant settlement announced");
    await page.getByLabel("Find").fill("refuge");
    await expect.poll(firstTitle).toContain("Refuge and outreach");
  });

  test("[SCR56] sees news without asking, and stays where they are", async () => {
    const page = await open("#findings");
    await page.getByText("No priority is given.").waitFor();
    await page.getByRole("button", { name: "Check this 2" }).click();
    await page.evaluate(() => window.news());
    await page
      .getByRole("status")
      .getByText(/Updated/)
      .waitFor();
    expect(await page.locator(".finding-list > li").count()).toBe(1);
  });

  test("[SCR162, SCR163] chooses the language problems are told in, and reads them marked as Welsh", async () => {
    const page = await open("?said#findings");
    await page.getByText(/would be allocated £824,076/).waitFor();
    await page.getByRole("radio", { name: "Cymraeg" }).check();
    await page
      .locator("p[lang=cy]")
      .getByText(/^Byddai £824,076/)
      .waitFor();
    await press(page, "Why");
    expect(await page.locator("main [lang=cy]").allInnerTexts()).toEqual([
      "Cymraeg",
      expect.stringMatching(/^Byddai £824,076/),
      "Ai £50,000 a olygir?",
      expect.stringMatching(/^cyllideb 2026\/27/),
      expect.stringMatching(/^Nid enwir blaenoriaeth/),
      "Ddim yn hysbys mewn 2 res: Statws.",
    ]);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("radio", { name: "English" }).check();
    await page.getByText(/would be allocated £824,076/).waitFor();
  });

  test("[SCR70] reads once what is the same of many rows, with the rows beneath", async () => {
    const page = await open("#findings");
    await press(page, "Allocations: Status is not known in 2 rows.");
    const absences = page.getByRole("region", { name: "Not known yet" });
    await absences.getByText("Mediation").waitFor();
    expect(await barriers(page)).toEqual([]);
    await press(page, "Note 1");
    await absences.waitFor({ state: "detached" });
  });

  test("[SCR74] reads in one line what has no known end, in the plan and under the timeline", async () => {
    const page = await open("#plan?to=all");
    const row = page.locator(".plan-table tbody tr").last();
    await row.getByText("2 lines have no known end").waitFor();
    await row.getByRole("button", { name: "Which" }).click();
    await row.getByText("Floating support, ongoing").waitFor();
    await page.goto(new URL("#overview", page.url()).href);
    await page.locator(".timeline").getByText("2 lines have no known end").waitFor();
  });

  test("[SCR73] looks at the years in which something is recorded, by a link that can be sent", async () => {
    const page = await open("#commitments");
    await page.getByLabel("Years from").selectOption("2021/22");
    await page.getByText("£507,975 not listed").waitFor();
    expect(new URL(page.url()).hash).toBe("#commitments?from=2021%2F22");
    await page.reload();
    await press(page, /£1,618,894/);
    const figures = page.getByRole("region", { name: "Commissioning budget, 2021/22" });
    await figures.getByText("£507,975 of the £2,126,869 published is not listed.").waitFor();
  });

  test("[SCR57] prints pages without buttons, the timeline on a wide sheet of its own", async () => {
    const page = await open("#overview", { colorScheme: "dark" });
    await page.locator(".timeline").waitFor();
    await page.emulateMedia({ media: "print" });
    const ink = () =>
      page.evaluate(() => getComputedStyle(document.querySelector("h1") ?? document.body).color);
    await expect.poll(ink).toBe("rgb(36, 36, 36)");
    expect(await page.getByRole("button", { name: "I have seen this" }).count()).toBe(0);
    expect(await page.getByRole("navigation").count()).toBe(0);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const sizes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
      ([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))],
    );

    // In points: A4 upright, A3 lying.
    expect(sizes[0]).toEqual([595, 842]);
    expect(sizes).toContainEqual([1191, 842]);
  });
});
