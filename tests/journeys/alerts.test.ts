import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NEXT_ACTION } from "../../shared/alerts/next-action.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { PATIENCE_MS, Person } from "./person.ts";

const SHEET = "Foreplan alerts";
const CONTRACT = "Restorative Justice Service contract";
const DECIDE = `${CONTRACT}: decide what comes next`;

let server: TestServer;
let browser: Browser;
let olwen: Person;
let dashboard: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer({ pages: true }), launchBrowser()]);
  olwen = await Person.at(browser, `${server.url}/preview?workbook=avon-and-somerset`);
  await olwen.signIn("Olwen Price, officer of Avon and Somerset OPCC");
  await olwen.button("Choose Agreements").click();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** The lines of the alerts' own sheet, as they are seen: date, what, status, what to do. */
async function alertLines(): Promise<readonly string[]> {
  const [dates, what, status, toDo] = await Promise.all(
    ["A", "B", "E", "F"].map((column) => olwen.column(`'${SHEET}'!`, column)),
  );
  return (what ?? [])
    .map((text, row) => [dates?.[row], text, status?.[row], toDo?.[row]].join(" | "))
    .slice(1);
}

describe("alerts about a workbook's rows", () => {
  test("[RUN15] what is overdue stands in a sheet of its own once its rows are connected", async () => {
    await olwen.connect(19);
    await olwen.page.getByRole("tab", { name: SHEET, exact: true }).waitFor();
    await expect
      .poll(alertLines, { timeout: PATIENCE_MS })
      .toContain(`November 2023 | ${DECIDE} | Due | ${NEXT_ACTION["decide-by"]}`);
    await olwen.sheet(SHEET);
    const here = new Set((await alertLines()).map((line) => line.split(" | ")[1]?.split(":")[0]));
    const rows = new Set(await olwen.column("Agreements!", "A"));

    expect((await alertLines())[0]).toContain("November 2023");
    expect([...here].filter((subject) => subject !== "" && !rows.has(subject ?? ""))).toEqual([]);
  });

  test("[RUN15] [ALT9] the pane and the dashboard tell the same, with how the date comes about and what to do", async () => {
    dashboard = await openPage(browser, `${server.url}/#alerts`);
    await dashboard
      .getByRole("button", { name: "Continue as Megan Thomas, manager of Avon and Somerset OPCC" })
      .click();
    const there = dashboard.getByRole("listitem").filter({ hasText: CONTRACT }).first();
    await there.getByText("Decide by November 2023").waitFor();
    await there.getByText(NEXT_ACTION["decide-by"]).waitFor();
    await olwen.turnTo();
    await olwen.goTo("To do");
    const card = olwen.card("Decide by").filter({ hasText: CONTRACT });
    await card.getByRole("button", { name: "How this date comes about" }).click();

    expect(await card.innerText()).toContain("current end March 2025");
    expect(await card.innerText()).toContain(NEXT_ACTION["decide-by"]);
  });

  test("[RUN15] once somebody has seen it, it is gone from sheet, pane and dashboard", async () => {
    const card = olwen.card("Decide by").filter({ hasText: CONTRACT });
    await card.getByRole("button", { name: /^I have seen th/ }).click();
    await card.waitFor({ state: "detached" });
    await expect
      .poll(async () => (await alertLines()).filter((line) => line.includes(DECIDE)), {
        timeout: PATIENCE_MS,
      })
      .toEqual([]);
    // All dates of the row were seen in one press, so nothing of it waits there.
    await dashboard.getByRole("listitem").filter({ hasText: "Adults Service" }).first().waitFor();
    const there = dashboard.getByRole("listitem").filter({ hasText: CONTRACT });
    await expect.poll(() => there.allInnerTexts(), { timeout: PATIENCE_MS }).toEqual([]);

    expect(olwen.faults).toEqual([]);
  });
});
