import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { barriers, beyondTheEdge } from "../support/axe.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { type Stage, serveStage } from "../support/serve-stage.ts";

let stage: Stage;
let browser: Browser;

beforeAll(async () => {
  [stage, browser] = await Promise.all([
    serveStage("tests/task-pane/stage/stage.html"),
    launchBrowser(),
  ]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

async function toDo(width = 270, colorScheme: "light" | "dark" = "light"): Promise<Page> {
  const options = { viewport: { width, height: 760 }, colorScheme };
  const page = await openPage(browser, `${stage.url}?scene=excepted`, options);
  await page.getByRole("tab", { name: /To do/ }).click();
  await page.getByRole("tabpanel", { name: /To do/ }).waitFor();
  return page;
}

const asked = (page: Page) =>
  page.evaluate(() => window.asked.filter(([name]) => name === "askException"));

describe("an exception in the pane", () => {
  test("[SCR154] is asked for where the problem stands, with why, how far and until when", async () => {
    const page = await toDo();
    await page.getByRole("button", { name: "Ask for an exception" }).click();
    await page.getByText("Your framework wants 2 different managers to sign.").waitFor();
    expect(await page.getByLabel("Up to how much").inputValue()).toBe("2,500.50");

    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await page.getByText("Say why: it is what the managers sign.").waitFor();
    await page.getByText("Choose the last day on which it should stand.").waitFor();
    expect(await asked(page)).toEqual([]);

    await page.getByLabel("Why it should stand").fill("Agreed at the panel");
    await page.getByLabel("Up to how much").fill("nothing");
    await page.getByLabel("Until, at the latest").fill("2027-03-31");
    await page.getByText("Enter an amount in pounds").waitFor();
    await page.getByLabel("Up to how much").fill("£2,600");
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await page.getByText(/^Asked. It stands once 2 different managers have signed/).waitFor();
    expect(await asked(page)).toMatchObject([
      [
        "askException",
        {
          ...{ rule: "award-size", check: "award-size", upTo: 260_000, until: "2027-03-31" },
          reason: "Agreed at the panel",
          said: "£5,500.50 is £2,500.50 over the most that the scheme gives, £3,000.",
        },
      ],
    ]);
    await page.context().close();
  });

  test("[SCR155] what is covered is laid aside from the problems, and what is asked for is not asked again", async () => {
    const page = await toDo();
    const excepted = page.getByRole("region", { name: /^Excepted/ });
    await excepted
      .getByText(/^Excepted until 31 March 2027, signed by Rhian Morgan.*in January\.$/)
      .waitFor();
    const problems = page.getByRole("region", { name: /^Problems/ });
    await problems.getByText(/was asked for by Carys Vaughan.*1 of 2 signatures/).waitFor();
    expect(await page.getByRole("button", { name: "Ask for an exception" }).count()).toBe(1);
    await page.getByRole("button", { name: "Only problems" }).click();
    await excepted.waitFor({ state: "detached" });
    await page.context().close();
  });

  test.each([270, 320, 350])("[SCR154] fits %i pixels without a barrier", async (width) => {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await toDo(width, colorScheme);
      await page.getByRole("button", { name: "Ask for an exception" }).click();
      await page.getByRole("button", { name: "Ask", exact: true }).click();
      expect(await barriers(page)).toEqual([]);
      expect(await beyondTheEdge(page)).toEqual([]);
      if (process.env.SHOTS !== undefined) {
        const path = `${process.env.SHOTS}/ask-${width}-${colorScheme}.png`;
        await page.screenshot({ path, fullPage: true });
      }
      await page.context().close();
    }
  });
});
