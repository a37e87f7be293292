import { expect, test } from "vitest";
import { launchBrowser, openPage } from "../support/browser.ts";
import { startTestServer } from "../support/test-server.ts";

test("[SCR186] opening the overview over a real stream asks the server for each thing once", async () => {
  const [server, browser] = await Promise.all([startTestServer({ pages: true }), launchBrowser()]);
  try {
    const page = await openPage(browser, `${server.url}/#overview`);
    await page.getByLabel("Your sign-in code").fill(server.token("avon-and-somerset", "manager"));
    const asked: string[] = [];
    page.on("request", (request) => {
      const [, procedures] = /\/trpc\/([^?]+)/.exec(request.url()) ?? [];
      if (procedures !== undefined) asked.push(...decodeURIComponent(procedures).split(","));
    });
    const stream = page.waitForResponse((response) => response.url().endsWith("/events"));
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.locator(".timeline-row").first().waitFor();
    await stream;
    // The stream has begun; what it might have set off would be asked for by now.
    await page.waitForTimeout(1_000);

    expect(asked.toSorted()).toEqual([...new Set(asked)].toSorted());
    expect(asked).toContain("plan.brief");
  } finally {
    await browser.close();
    await server.close();
  }
});
