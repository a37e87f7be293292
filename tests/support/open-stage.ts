import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, inject } from "vitest";
import { launchBrowser, openPage } from "./browser.ts";

/** Opens a page of a stage: "?scene=busy", "#plan". It is closed when its test ends. */
export type OpenStage = (where: string, options?: BrowserContextOptions) => Promise<Page>;

/** Has a page of the tests, given by its path in the project, and a browser for a file's tests. */
export function stageOf(page: string): OpenStage {
  let browser: Browser;
  let url: string;
  beforeAll(async () => {
    [url, browser] = await Promise.all([addressOf(page), launchBrowser()]);
  }, 120_000);
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
  });
  return (where, options = {}) => openPage(browser, `${url}${where}`, options);
}

async function addressOf(page: string): Promise<string> {
  const answer = await fetch(new URL(page, inject("stages")));
  if (!answer.ok) throw new Error(`${page} could not be built: ${await answer.text()}`);
  return answer.text();
}
