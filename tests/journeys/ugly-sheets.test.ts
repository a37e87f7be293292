import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { barriers, beyondTheEdge } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { Person } from "./person.ts";
import { registerColumn } from "./register-rows.ts";
import {
  grantsOfTheYear,
  protectedRegister,
  rewrittenRange,
  type UglyFile,
} from "./ugly-workbooks.ts";

const OLWEN = "Olwen Price, officer of Dyfed-Powys OPCC";
/** Everything a person can see lies within these. */
const WHOLE_SHEET = { rows: 20, columns: "ABCDEFGHIJ" };

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer({ pages: true }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** A newcomer with a file of their own, who reads only the screen. */
async function withFile(file: UglyFile): Promise<Person> {
  const olwen = await Person.at(browser, `${server.url}/preview?pane=320`);
  await olwen.signIn(OLWEN);
  await olwen.pane.getByText("5 of 5 columns understood").waitFor();
  const [chooser] = await Promise.all([
    olwen.page.waitForEvent("filechooser"),
    olwen.press("Open a file…"),
  ]);
  await chooser.setFiles({ ...file });
  await olwen.page.getByText(file.name).waitFor();
  return olwen;
}

/** The screen as it stands: read by anybody, and within its edges. */
async function looksWell({ page }: Person): Promise<void> {
  const pane = page.frames().find((frame) => frame.url().includes("task-pane"));
  if (pane === undefined) throw new Error("The preview has no pane.");
  expect([...(await barriers(pane)), ...(await beyondTheEdge(pane))]).toEqual([]);
}

function everyCell({ page }: Person): Promise<string> {
  return page.evaluate(
    ({ rows, columns }) =>
      Array.from({ length: rows }, (_, row) =>
        [...columns].map((column) => window.preview?.seen(`${column}${row + 1}`) ?? "").join("|"),
      ).join("\n"),
    WHOLE_SHEET,
  );
}

async function leave({ page, faults }: Person): Promise<void> {
  expect(faults).toEqual([]);
  await page.context().close();
}

describe("sheets as they come", () => {
  test("[RUN25] titles, merged headers, sections, totals and notes: the five grants are connected, and nothing else", async () => {
    const olwen = await withFile(grantsOfTheYear());
    await olwen.pane.getByText("“Money Left” is worked out by formulas").waitFor();
    await looksWell(olwen);
    const before = await everyCell(olwen);
    await olwen.pane
      .getByLabel("Which column says the title?")
      .selectOption({ label: "Grant (Refuge outreach)" });
    await olwen.button("See what will happen").click();
    await olwen.pane.getByText("5 rows: 5 new; 1 cell unreadable; 4 columns left alone.").waitFor();
    await olwen.pane.getByText("“Safe Homes Ltd” and “Safe Homes Limited” look like one").waitFor();
    await olwen.button("Row by row").click();
    await olwen.pane.getByText("line 13: new").waitFor();
    await olwen.button("1 cell could not be read").click();
    await olwen.pane.getByText("It says “about 9k”").waitFor();
    await looksWell(olwen);
    expect(await everyCell(olwen)).toBe(before);

    await olwen.pane.getByLabel("They are one: “Safe Homes Ltd”").click();
    await olwen.pane.getByLabel("No date is known there yet").click();
    await olwen.button("Connect 5 rows").click();
    await olwen.button("Start").click();
    await olwen.truth("1 needs you").waitFor();
    const titles = await registerColumn(server, "dyfed-powys", "agreements", "title");
    const ids = await olwen.byId("J", "A");
    expect(ids).toEqual(titles);
    expect(Object.values(titles).toSorted()).toEqual([
      "Boxing club",
      "Court support",
      "Detached youth work",
      "Night helpline",
      "Refuge outreach",
    ]);
    const providers = await registerColumn(server, "dyfed-powys", "providers", "name");
    expect(Object.values(providers)).not.toContain("Safe Homes Limited");
    // What they typed stands as they typed it.
    expect(await olwen.seen("E13")).toBe("about 9k");
    expect(await olwen.seen("A16")).toBe("Note: awards over £50,000 go to the board.");
    await leave(olwen);
  });

  test("[RUN26] a protected register can be read only, says so, and is never written into", async () => {
    const olwen = await withFile(protectedRegister());
    await olwen.pane.getByText("Can only be read as it is").waitFor();
    await looksWell(olwen);
    const before = await everyCell(olwen);
    await olwen.button("Read Register only").click();
    await olwen.pane.getByText("“Extension options” is hidden").waitFor();
    await looksWell(olwen);
    await olwen.button("See what will happen").click();
    await olwen.pane.getByText("3 rows: 3 new.").waitFor();
    await olwen.pane.getByText("“End date”: one cell says “Rolling”.").waitFor();
    await olwen.pane.getByLabel("No date is known there yet").click();
    await olwen.button("Read 3 rows").click();
    await olwen.pane.getByText("Nothing was written into your sheet").waitFor();
    await olwen.button("Start").click();
    await olwen.truth("All saved").waitFor();
    const titles = await registerColumn(server, "dyfed-powys", "agreements", "title");
    expect(Object.values(titles)).toEqual(
      expect.arrayContaining([
        "Sexual assault referral centre",
        "Restorative justice",
        "Appropriate adults",
      ]),
    );
    await olwen.click("B4");
    await olwen.goTo("Row");
    await olwen.pane.getByRole("heading", { name: "Sexual assault referral centre" }).waitFor();
    expect(await everyCell(olwen)).toBe(before);
    await leave(olwen);
  });

  test("[RUN27] a range that is chosen as read only proposes what is changed in it, and sends it on a yes", async () => {
    const olwen = await withFile(rewrittenRange());
    await olwen.pane.getByText("7 of 7 columns understood").waitFor();
    await olwen.pane.getByLabel("Read it only").click();
    await olwen.pane.getByText("It gets no id column").waitFor();
    await looksWell(olwen);
    await olwen.button("See what will happen").click();
    await olwen.pane.getByText(/^6 rows: .*2 not told apart/).waitFor();
    await olwen.button(/^Read \d rows$/).click();
    await olwen.button("Start").click();
    await olwen.truth(/needs? you/).waitFor();
    await olwen.type("G6", "9,250");
    const proposed = olwen.card("is read only. One cell says something else");
    await olwen.goTo("To do");
    await proposed.waitFor();
    await proposed.getByRole("button", { name: "See it" }).click();
    await proposed.getByText("Annual value: sheet £9,250, register £9,000").waitFor();
    await looksWell(olwen);
    await proposed.getByRole("button", { name: /^Send to the register/ }).click();
    await proposed.waitFor({ state: "detached" });
    const values = await registerColumn(server, "dyfed-powys", "agreements", "annualValue");
    expect(Object.values(values)).toContain(9_250_00);
    expect(Object.values(values)).not.toContain(9_000_00);
    expect(await olwen.seen("H2")).toBe("");
    await leave(olwen);
  });
});
