import type { Browser, Frame, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { barriers, beyondTheEdge } from "../support/axe.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { Person } from "./person.ts";

const NARROWEST_PANE = 270;

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer({ pages: true }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe.each(["light", "dark"] as const)("in %s colours", (colorScheme) => {
  test("[RUN17] the preview says that it is a stand-in, and its pane is without barriers at 270 pixels", async () => {
    const address = `${server.url}/preview?workbook=avon-and-somerset&pane=${NARROWEST_PANE}`;
    const olwen = await Person.at(browser, address, { colorScheme });
    await olwen.page.getByText("A stand-in for Excel, to try Foreplan without it").waitFor();
    await olwen
      .button(/^Continue as Olwen/)
      .first()
      .waitFor();
    const pane = paneOf(olwen);
    const found: Record<string, readonly string[]> = {
      window: await barriers(olwen.page),
      "signing in": await barriers(pane),
    };
    await olwen.signIn("Olwen Price, officer of Avon and Somerset OPCC");
    await olwen.button("Choose Agreements").click();
    await olwen.button("See what will happen").waitFor();
    found.connecting = await barriers(pane);
    await olwen.connect(19);
    await olwen.click("A3");
    await olwen.goTo("Row");
    await olwen.pane.getByText("Decide by").first().waitFor();
    found.row = await barriers(pane);
    await olwen.goTo("To do");
    await olwen.pane.getByText("Dates that need someone").waitFor();
    found["to do"] = await barriers(pane);
    await olwen.goTo("Plan");
    await olwen.pane.getByRole("region", { name: "The next twelve months" }).waitFor();
    found.plan = await barriers(pane);
    await olwen.goTo("Money");
    await olwen.pane.getByText("OPCC Commissioning Budget").first().waitFor();
    found.money = await barriers(pane);

    expect(found).toEqual({
      window: [],
      "signing in": [],
      connecting: [],
      row: [],
      "to do": [],
      plan: [],
      money: [],
    });
    expect(olwen.faults).toEqual([]);
    await olwen.page.context().close();
  });

  test("[RUN17] the dashboard is without barriers on every page, from 360 pixels up", async () => {
    const page = await openPage(browser, server.url, {
      colorScheme,
      viewport: { width: 360, height: 740 },
    });
    await page
      .getByRole("button", { name: "Continue as Megan Thomas, manager of Avon and Somerset OPCC" })
      .click();
    const found = [];
    for (const [link, shows] of [
      ["Overview", "Needs you"],
      ["Plan", "Plan"],
      ["Commitments", "Commitments"],
      ["Problems", "Problems"],
      ["Alerts", "Alerts"],
      ["Changes", "Changes"],
    ] as const) {
      found.push(...(await faultsOf(page, link, shows)));
    }

    expect(found).toEqual([]);
    await page.context().close();
  });
});

function paneOf({ page }: Person): Frame {
  const frame = page.frames().find((one) => one.url().includes("task-pane"));
  if (frame === undefined) throw new Error("The preview has no pane.");
  return frame;
}

async function faultsOf(page: Page, link: string, shows: string): Promise<readonly string[]> {
  await page.getByRole("link", { name: link, exact: true }).click();
  await page.getByRole("heading", { name: shows, exact: true }).waitFor();
  await page.getByText("Fetching").waitFor({ state: "detached" });
  return [...(await barriers(page)), ...(await beyondTheEdge(page))].map(
    (fault) => `${link}: ${fault}`,
  );
}
