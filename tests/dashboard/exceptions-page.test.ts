import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { barriers, beyondTheEdge } from "../support/axe.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { type Stage, serveStage } from "../support/serve-stage.ts";

let stage: Stage;
let browser: Browser;

beforeAll(async () => {
  [stage, browser] = await Promise.all([
    serveStage("tests/dashboard/stage/stage.html"),
    launchBrowser(),
  ]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

async function open(query: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await openPage(browser, `${stage.url}${query}#exceptions`, options);
  await page.getByRole("heading", { name: "Exceptions", level: 2 }).waitFor();
  return page;
}

const done = (page: Page) => page.evaluate(() => window.done);

describe("the page of exceptions", () => {
  test("[SCR150] has what waits first, then what no longer covers, then what stands, then what has ended", async () => {
    const page = await open("?manager&exceptions");
    await page.getByRole("heading", { name: /^Waiting for signatures/ }).waitFor();
    const text = await page.getByRole("main").innerText();
    const inOrder = [
      "Waiting for signatures 1",
      "The Ministry of Justice has agreed the uplift",
      "up to £10,000, until 30 June 2027 (ends in 7 months)",
      "Signed by Owen Pryce. One more manager must sign.",
      "No longer covered: worse than was signed for 1",
      "Allocations from the Youth diversion fund are £4,500 over its budget.",
      "up to £3,000, until 31 December 2026 (ends in 5 weeks)",
      "Standing 1",
      "up to £12,000, until 31 March 2027 (ends in 4 months)",
      "Ended 1",
      "a row not in the register yet",
      "Declined by Owen Pryce: the fund has an underspend to use first",
    ].map((part) => text.indexOf(part));
    expect(inOrder).toEqual(inOrder.toSorted((one, other) => one - other));
    expect(inOrder).not.toContain(-1);
    await page.context().close();
  });

  test("[SCR151] a manager signs or declines with a reason, and others only read", async () => {
    const page = await open("?manager&exceptions");
    await page.getByRole("button", { name: "Sign", exact: true }).click();
    await expect.poll(() => done(page)).toEqual([["sign", "victims"]]);
    await page.getByRole("button", { name: "Decline" }).click();
    expect(await page.getByRole("button", { name: "Decline it" }).isDisabled()).toBe(true);
    await page.getByLabel("Why is it declined?").fill("Use the underspend first");
    await page.getByRole("button", { name: "Decline it" }).click();
    await expect
      .poll(() => done(page))
      .toEqual([
        ["sign", "victims"],
        ["withdraw", "victims", "Use the underspend first"],
      ]);
    await page.context().close();

    const administrator = await open("?exceptions");
    await administrator.getByRole("heading", { name: /^Waiting/ }).waitFor();
    expect(
      await administrator.getByRole("button", { name: /^(Sign|Decline|Withdraw)$/ }).count(),
    ).toBe(0);
    await administrator.context().close();
  });

  test("[SCR152] the overview says what waits for a signature and what no longer covers, and leads to it", async () => {
    const page = await openPage(browser, `${stage.url}?manager&exceptions#overview`);
    await page.getByText("1 exception waits for your signature.").waitFor();
    await page.getByText(/1 exception no longer covers what it was signed for/).waitFor();
    await page.getByRole("link", { name: "See the exceptions" }).click();
    await page.getByRole("heading", { name: "Exceptions", level: 2 }).waitFor();
    await page.context().close();
  });

  test("[SCR153] what a signed exception covers is laid aside among the problems, with who signed", async () => {
    const page = await openPage(browser, `${stage.url}?manager&exceptions#findings`);
    await page.getByRole("button", { name: "Problem 2" }).click();
    expect(await page.getByText("are £10,000 over it").count()).toBe(0);
    await page.getByRole("button", { name: "Excepted 1" }).click();
    await page
      .getByText(/Excepted until 31 March 2027, signed by Rhian Morgan and Owen Pryce/)
      .waitFor();
    await page.context().close();
  });

  test.each([360, 1280])("[SCR150] is read without a barrier at %i pixels", async (width) => {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await open("?manager&exceptions", {
        viewport: { width, height: 900 },
        colorScheme,
      });
      await page.getByRole("heading", { name: /^Waiting/ }).waitFor();
      expect(await barriers(page)).toEqual([]);
      expect(await beyondTheEdge(page)).toEqual([]);
      if (process.env.SHOTS !== undefined) {
        const path = `${process.env.SHOTS}/exceptions-${width}-${colorScheme}.png`;
        await page.screenshot({ path, fullPage: true });
      }
      await page.context().close();
    }
  });
});
