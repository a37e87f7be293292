import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { type Stage, serveStage } from "../support/serve-stage.ts";

const CDN = "https://appsforoffice.microsoft.com/**";
const FIRST_SCREEN_MOST_BYTES = 200 * 1024;

let stage: Stage;
let browser: Browser;

beforeAll(async () => {
  [stage, browser] = await Promise.all([
    serveStage("addin/task-pane/task-pane.html", { minify: true }),
    launchBrowser(),
  ]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

/** An office.js that says which program it runs in, and which sets that program has. */
function officeThatSays(host: string | null, supported: boolean): string {
  return `window.Office = {
    HostType: { Excel: "Excel" },
    onReady: async () => ({ host: ${JSON.stringify(host)} }),
    context: { requirements: { isSetSupported: () => ${supported} } },
  };`;
}

describe("the page of the pane", () => {
  test("[SCR60] says in words that office.js is blocked, and tries again on a press", async () => {
    const page = await browser.newPage();
    await page.route(CDN, (route) => route.abort());
    await page.goto(stage.url);
    await page.getByRole("heading", { name: "Excel cannot be reached" }).waitFor();
    await page.getByText(/appsforoffice\.microsoft\.com/).waitFor();

    await page.unroute(CDN);
    await page.route(CDN, (route) =>
      route.fulfill({ contentType: "text/javascript", body: officeThatSays(null, true) }),
    );
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("heading", { name: "Open this in Excel" }).waitFor();
    await page.close();
  });

  test("[SCR61] has a sentence for a program that is too old", async () => {
    const page = await browser.newPage();
    await page.route(CDN, (route) =>
      route.fulfill({ contentType: "text/javascript", body: officeThatSays("Excel", false) }),
    );
    await page.goto(stage.url);
    await page.getByText(/This Excel is too old for Foreplan/).waitFor();
    await page.close();
  });

  test("[SCR62] needs less than 200 kB, packed, for its first screen", async () => {
    const page = await browser.newPage();
    const loaded: Promise<number>[] = [];
    page.on("response", (response) => {
      if (response.url().startsWith(stage.url)) {
        loaded.push(response.body().then((body) => gzipSync(body).length));
      }
    });
    await page.route(CDN, (route) => route.abort());
    await page.goto(stage.url);
    await page.getByRole("heading", { level: 1 }).waitFor();
    const bytes = (await Promise.all(loaded)).reduce((sum, size) => sum + size, 0);

    expect(bytes).toBeGreaterThan(20 * 1024);
    expect(bytes).toBeLessThan(FIRST_SCREEN_MOST_BYTES);
    await page.close();
  });
});
