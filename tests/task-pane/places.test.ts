import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { barriers, beyondTheEdge } from "../support/axe.ts";
import { stageOf } from "../support/open-stage.ts";
import { THERAPIES } from "./stage/sample-rows.ts";
import type { Scene } from "./stage/sample-session.ts";

const openStage = stageOf("tests/task-pane/stage/stage.html");

const NARROW = { viewport: { width: 270, height: 720 } } satisfies BrowserContextOptions;

function open(scene: Scene, options: BrowserContextOptions = NARROW): Promise<Page> {
  return openStage(`?scene=${scene}`, options);
}

const asked = (page: Page) => page.evaluate(() => window.asked);
const press = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name }).first().click();
const goTo = (page: Page, place: string) => page.getByRole("tab", { name: place }).click();
const fits = async (page: Page) => {
  expect(await barriers(page)).toEqual([]);
  expect(await beyondTheEdge(page)).toEqual([]);
};

describe("what is the same of many rows", () => {
  test("[SCR70] is one card, which unfolds to the way to each of its cells", async () => {
    const page = await open("wide");
    await goTo(page, "To do");
    await page.getByRole("heading", { name: /No priority is given/ }).waitFor();
    expect(await page.locator(".card").count()).toBe(2);
    await press(page, "3 rows");
    await press(page, "Go to Line 2");
    await press(page, "Status is not known in 10 rows.");
    await page.getByRole("button", { name: "Go to Line 10" }).waitFor();
    await fits(page);
    await press(page, "Go to Line 10");
    const shown = (await asked(page)).map(([name, place]) => {
      const { rowName, field } = place as Record<string, string>;
      return [name, rowName, field];
    });

    expect(shown).toEqual([
      ["show", "Line 2", "priorities"],
      ["show", "Line 10", "status"],
    ]);
  });

  test("[SCR185] cells of a column that could not be read are one card, with what each says and the way to it", async () => {
    const page = await open("gathered");
    await goTo(page, "To do");
    const card = page.locator(".card").filter({ hasText: "3 cells could not be read" });
    await card.getByText(/^Foreplan can read a date such as/).waitFor();
    await card.getByRole("button", { name: "3 rows" }).click();
    await card.getByText("“spring 2028”").waitFor();
    await fits(page);
    await card.getByRole("button", { name: "Go to Line 3" }).click();
    const [[name, place] = []] = await asked(page);

    expect([name, place]).toMatchObject(["show", { rowName: "Line 3", field: "start" }]);
  });

  test("[SCR71] what is only not known is left out where only problems are asked for, and counted", async () => {
    const page = await open("wide");
    await goTo(page, "To do");
    await press(page, "Only problems");
    await page.getByText("Nothing of this kind").waitFor();
    await press(page, "Show everything");
    await press(page, "Only mine");
    await page.getByText("Nothing of this kind").waitFor();
  });

  test("[SCR72] a filter says how much it leaves out", async () => {
    const page = await open("busy");
    await goTo(page, "To do");
    await press(page, "Only problems");
    await page.getByText("3 more are not shown.").waitFor();
    await press(page, "Show everything");
    await page.getByText("3 more are not shown.").waitFor({ state: "detached" });
  });

  test("[SCR70] is one thing to check before connecting too", async () => {
    const page = await open("fresh");
    await press(page, "Choose Allocations");
    await page.getByLabel(/No column says the financial year/).fill("2026/27");
    await page.getByLabel("What “With” is").selectOption({ label: "Leave alone" });
    await press(page, "See what will happen");
    await press(page, "1 thing to check");
    await page.getByText("Status is not known in 2 rows.").waitFor();
    await press(page, "2 rows");
    await page.getByText("Refuge").waitFor();
    await fits(page);
  });

  test("[SCR74] in the plan is one line, which unfolds to the rows", async () => {
    const page = await open("busy");
    await goTo(page, "Plan");
    const line = page
      .getByRole("listitem")
      .filter({ hasText: "Community safety grants: 3 agreements" });
    await line.getByRole("button", { name: "Which" }).click();
    await line.getByRole("button", { name: "Go to Community safety grant, South" }).click();
    await fits(page);

    expect(await asked(page)).toMatchObject([["show", { table: "agreements" }]]);
  });
});

describe("a plan without a date in the next twelve months", () => {
  test.each([
    { scene: "gathered", beside: "dates that need someone", told: 1 },
    { scene: "quiet", beside: "nothing that needs anybody", told: 0 },
  ] as const)("[SCR143] says so beside $beside", async ({ scene, told }) => {
    const page = await open(scene);
    await goTo(page, "Plan");
    await page.getByRole("heading", { name: "No dates in the next twelve months" }).waitFor();
    await page.getByRole("heading", { name: "No date known" }).waitFor();
    await fits(page);

    expect(await page.getByText("they stand under To do").count()).toBe(told);
  });
});

describe("money", () => {
  test("[SCR104] says beside a fund's bars what each ring-fence has, what was agreed beyond, and what is listed", async () => {
    const page = await open("busy");
    await goTo(page, "Money");
    const bar = page.getByRole("img", { name: /^Victims Fund: / });
    await bar.waitFor();
    expect(await bar.getAttribute("aria-label")).toBe(
      "Victims Fund: Budget £814,076, Already spoken for £832,000, Child sexual abuse £30,000 of £56,442, Core victims’ services £772,000 of £757,634",
    );
    for (const said of [
      "£772,000 of £757,634 (£14,366 over, as agreed)",
      "Agreed beyond the budget",
      "of it provisional",
      "Listed",
    ]) {
      await page.getByText(said).first().waitFor();
    }
    await fits(page);
  });

  test("[SCR73] shows the latest year with figures where this year has none, and says so", async () => {
    const page = await open("quiet");
    await goTo(page, "Money");
    await page.getByText("Nothing is recorded for 2026/27; this is 2021/22.").waitFor();
    await fits(page);
    await page.getByRole("tab", { name: "2026/27" }).click();
    await page.getByText("No budget is recorded for this year.").waitFor();
    await page.getByLabel("Other years").selectOption("2021/22");
    await page.getByText("£1,618,894").first().waitFor();
    expect(await page.getByText(/Nothing is recorded/).count()).toBe(0);
  });

  test("[SCR73] offers other years beside this one and the next", async () => {
    const page = await open("busy");
    await goTo(page, "Money");
    await page.getByLabel("Other years").selectOption("2021/22");
    await page.getByText("£507,975 of the £2,126,869 published is not listed.").waitFor();
    expect(await page.getByText("Victims Fund").count()).toBe(0);
  });

  test("[SCR76] says beside the bar what a published total has beyond the lines listed", async () => {
    const page = await open("busy");
    await goTo(page, "Money");
    const fund = page.locator(".fund").first();

    expect(await fund.innerText()).toContain("£507,975 of the £2,126,869 published is not listed.");
  });

  test("[SCR77] unfolds a bar to the rows behind it, and goes to those of this workbook", async () => {
    const page = await open("quiet");
    await goTo(page, "Money");
    await press(page, "Rows behind these figures");
    await page.getByText("£130,000").waitFor();
    await page.getByText("Commissioning budget, opening").waitFor();
    await fits(page);
    expect(await page.getByRole("button", { name: "Go to Commissioning budget" }).count()).toBe(0);
    await press(page, "Go to Therapies for survivors");

    expect(await asked(page)).toEqual([
      ["show", { table: "allocations", row: THERAPIES, field: null }],
    ]);
  });
});

describe("the language problems are told in", () => {
  async function inWelsh(): Promise<Page> {
    const page = await open("said");
    await press(page, "More");
    await page.getByRole("menuitem", { name: "About Foreplan" }).click();
    await page.getByRole("radio", { name: "Cymraeg" }).check();
    await goTo(page, "To do");
    return page;
  }

  test("[SCR162] is chosen under About, which says what it changes and what not", async () => {
    const page = await open("said");
    await press(page, "More");
    await page.getByRole("menuitem", { name: "About Foreplan" }).click();
    const choice = page.getByRole("radiogroup", { name: "Problems are told in" });
    expect(await choice.getByRole("radio", { name: "English" }).isChecked()).toBe(true);
    await page.getByText(/has not been read by a translator yet.*until it is tried/).waitFor();
    await choice.getByRole("radio", { name: "Cymraeg" }).check();
    await fits(page);

    expect(await asked(page)).toEqual([["sayFindingsIn", "cy"]]);
  });

  test("[SCR163] every sentence of a problem is marked as Welsh, and nothing else is", async () => {
    const page = await inWelsh();
    await press(page, "Why");
    await fits(page);
    const marked = (place: string) => page.locator(`${place} [lang="cy"]`).allInnerTexts();
    const refusal = [/^Byddai £824,076 .* dros ei chyllideb/, "Ai £50,000 a olygir?", /^cyllideb/];

    expect(await marked(".card")).toEqual([
      ...refusal.map((each) => expect.stringMatching(each)),
      expect.stringMatching(/^Nid enwir blaenoriaeth/),
      "Ddim yn hysbys mewn 2 res: Statws.",
    ]);
    await goTo(page, "Row");
    await page
      .getByRole("region", { name: "Problems and notes" })
      .getByText(/^Byddai/)
      .waitFor();
    expect(await marked("[aria-labelledby=row-findings]")).toHaveLength(2);
  });

  test("[API41] goes with what an exception is asked for", async () => {
    const page = await inWelsh();
    await press(page, "Ask for an exception");
    await page.getByLabel("Why it should stand").fill("Cytunwyd yn y panel");
    await page.getByLabel("Until, at the latest").fill("2027-03-31");
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await page.getByText(/^Asked. It stands once/).waitFor();

    const [, request] = (await asked(page)).find(([name]) => name === "askException") ?? [];
    expect(request).toMatchObject({ said: expect.stringMatching(/^Byddai/), language: "cy" });
  });
});

describe("about", () => {
  test("[SCR78] says which programs these are, and copies it in one press", async () => {
    const page = await open("quiet", {
      ...NARROW,
      permissions: ["clipboard-read", "clipboard-write"],
    });
    await press(page, "More");
    await page.getByRole("menuitem", { name: "About Foreplan" }).click();
    await page.getByText("PC 16.0.1").waitFor();
    await fits(page);
    await press(page, "Copy for support");
    await page.getByRole("button", { name: "Copied" }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());

    expect(copied.split("\n")).toEqual([
      "Foreplan: 1.2.3",
      "Excel: PC 16.0.1",
      expect.stringMatching(/^Framework: ./),
      "This workbook: book-1",
      "Register, as at change: 42",
    ]);
  });

  test("[SCR78] says so where Excel does not let it be copied", async () => {
    const page = await open("quiet");
    await press(page, "More");
    await page.getByRole("menuitem", { name: "About Foreplan" }).click();
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error("not allowed"));
    });
    await press(page, "Copy for support");
    await page.getByText(/Select the text and copy it yourself/).waitFor();
  });
});
