import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { barriers, beyondTheEdge } from "../support/axe.ts";
import { stageOf } from "../support/open-stage.ts";

const openStage = stageOf("tests/dashboard/stage/stage.html");

async function open(query: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await openStage(`${query}#framework`, options);
  await page.getByRole("heading", { name: "Framework", level: 2 }).waitFor();
  return page;
}

const done = (page: Page) => page.evaluate(() => window.done);
const WORKBOOK = {
  name: "framework.xlsx",
  mimeType: "application/octet-stream",
  buffer: Buffer.from("x"),
};

describe("the page of the framework", () => {
  test("[SCR95] shows each rule with its numbers, its force and the sentence it rests on", async () => {
    const page = await open("?manager");
    const rule = page.getByRole("listitem").filter({ hasText: "Award size" }).first();
    await rule.waitFor();
    for (const part of ["must", "Largest amount", "£3,000", "can apply for grants between £100"]) {
      await expect.poll(() => rule.innerText()).toContain(part);
    }
    await page.getByText(/signed by 2 different people, one of them as Police and Crime/).waitFor();
  });

  test("[SCR96] a manager signs as themselves or as the office, and adopts only once everyone has", async () => {
    const page = await open("?manager");
    await page
      .getByText("Still needed: 1 more signature, a signature as Police and Crime")
      .waitFor();
    expect(await page.getByRole("button", { name: /^Adopt/ }).count()).toBe(0);
    await page.getByRole("button", { name: "Sign as Police and Crime Commissioner" }).click();
    await expect
      .poll(() => done(page))
      .toEqual([["sign", "second", "Police and Crime Commissioner"]]);
  });

  test("[SCR97] what an edition would change is worked out on a press, row by row with its sum and clause", async () => {
    const page = await open("?manager");
    await page.getByRole("button", { name: "What it would change" }).first().click();
    await page.getByText("Under it 2 rows would fail:").waitFor();
    await page.getByText("over by: £1").waitFor();
    await page.getByText("and 1 more").waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(await beyondTheEdge(page)).toEqual([]);
  });

  test("[SCR98] a workbook is read on choosing it: each cell to put right, and nothing to send before", async () => {
    const page = await open("", { viewport: { width: 360, height: 740 } });
    await page.getByLabel("Framework workbook").setInputFiles(WORKBOOK);
    await page.getByText(/1 cell is to be put right/).waitFor();
    await page.getByText(/cell B5 \(Kind of rule\) says "Award sise"/).waitFor();
    expect(await page.getByRole("button", { name: "Propose it" }).count()).toBe(0);
    expect(await beyondTheEdge(page)).toEqual([]);

    const whole = await open("?adopted");
    await whole.getByLabel("Framework workbook").setInputFiles(WORKBOOK);
    await whole.getByLabel("What changes, and why").fill("Higher grants");
    await whole.getByRole("button", { name: "Propose it" }).click();
    await expect.poll(() => done(whole)).toMatchObject([["propose", { note: "Higher grants" }]]);
  });

  test("[SCR99] open questions are answered and proposed; only an administrator may", async () => {
    const page = await open("");
    const question = page.getByRole("listitem").filter({ hasText: "How often do providers send" });
    await question.getByLabel("Answer").fill("3 months");
    await page.getByRole("button", { name: "Propose 1 answer" }).click();
    await expect
      .poll(() => done(page))
      .toMatchObject([["propose", { answers: [{ key: "plan.returnEvery", answer: "3 months" }] }]]);

    const manager = await open("?manager");
    await manager.getByText("How often do providers send a return?").waitFor();
    expect(await manager.getByLabel("Answer").count()).toBe(0);
  });

  test("[SCR100] who was not there is told of an adopted edition until they have seen it, and history keeps all", async () => {
    const page = await open("?manager&adopted");
    await page
      .getByText(/version 2 was adopted by Megan Thomas. It is in force from 1 April/)
      .waitFor();
    await page.getByRole("button", { name: "I have seen this" }).click();
    await expect.poll(() => done(page)).toEqual([["see", "second"]]);
    await page.getByText(/withdrawn by Ann Griffiths. A limit was missing./).waitFor();
  });

  test("[SCR105] the overview says that a change waits for the reader, or was adopted, and leads to it", async () => {
    for (const [query, said] of [
      ["?manager", "A change of your framework waits for you."],
      ["?manager&adopted", "Your framework has changed."],
    ] as const) {
      const page = await openStage(`${query}#overview`);
      await page.getByText(said).waitFor();
      await page.getByRole("link", { name: "See the framework" }).click();
      await page.getByRole("heading", { name: "Framework", level: 2 }).waitFor();
    }
  });

  test("[SCR96] taking a proposal back asks why", async () => {
    const page = await open("");
    await page.getByRole("button", { name: "Withdraw" }).click();
    expect(await page.getByRole("button", { name: "Withdraw it" }).isDisabled()).toBe(true);
    await page.getByLabel("Why is it withdrawn?").fill("A limit is wrong");
    await page.getByRole("button", { name: "Withdraw it" }).click();
    await expect.poll(() => done(page)).toEqual([["withdraw", "second", "A limit is wrong"]]);
  });
});
