import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { PATIENCE_MS, Person } from "./person.ts";
import { registerColumn } from "./register-rows.ts";

const OLWEN = "Olwen Price, officer of Dyfed-Powys OPCC";
/** Antisocial Behaviour, £130,000 as it was printed. */
const AMOUNT = "D7";
/** Where the id column stands, and the status column once it is there. */
const STATUS = "F";

let server: TestServer;
let browser: Browser;
let olwen: Person;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer({ pages: true }), launchBrowser()]);
  olwen = await Person.at(browser, `${server.url}/preview?workbook=dyfed-powys`);
  await olwen.signIn(OLWEN);
  await olwen.connect(10);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** What is seen of the sheet, as far as it reaches. */
async function wholeSheet(): Promise<Readonly<Record<string, readonly string[]>>> {
  const columns = await Promise.all(
    ["A", "B", "C", "D", "E", "F", "G", "H"].map(async (letter) => [
      letter,
      await olwen.column("", letter),
    ]),
  );
  return Object.fromEntries(columns);
}

async function statusSays(words: RegExp): Promise<void> {
  await expect.poll(() => olwen.seen(`${STATUS}7`), { timeout: PATIENCE_MS }).toMatch(words);
}

describe("marks in the sheet", () => {
  let before: Readonly<Record<string, readonly string[]>>;

  test("[RUN31] switched on, a row says what is wrong with it; put right, it says nothing", async () => {
    before = await wholeSheet();
    expect(before[STATUS]?.[4]).toBe("Foreplan id");
    await olwen.more("Connected tables");
    await olwen.pane.getByRole("switch", { name: "Say in the sheet how each row stands" }).click();
    await expect.poll(() => olwen.seen(`${STATUS}5`)).toBe("Foreplan status");
    expect(await olwen.seen("G5")).toBe("Foreplan id");

    await olwen.type(AMOUNT, "5,000,000");
    await statusSays(/^Not accepted: .*your sheet £5,000,000, register £130,000: .*£2,126,869/);
    await olwen.type(AMOUNT, "lots");
    await statusSays(/^Not read: .* says “lots”\. Foreplan can read an amount/);
    await olwen.goTo("To do");
    await olwen.button("Only problems").click();
    await olwen.click("A20");
    await olwen.button("Next problem: go to its cell").click();
    await expect.poll(() => olwen.page.locator("#address").textContent()).toBe(AMOUNT);

    await olwen.type(AMOUNT, "131,000");
    await statusSays(/^$/);
    const id = await olwen.seen("G7");
    const inRegister = async () =>
      (await registerColumn(server, "dyfed-powys", "allocations", "amount"))[id];
    await expect.poll(inRegister, { timeout: PATIENCE_MS }).toBe(131_000_00);
  });

  test("[SCR160, SCR161] with Welsh chosen the cell, the pane and the dashboard say it in Welsh", async () => {
    await olwen.more("About Foreplan");
    await olwen.pane.getByRole("radio", { name: "Cymraeg" }).check();
    await olwen.type(AMOUNT, "5,000,000");
    await statusSays(/^Not accepted: .* dros ei chyllideb o £2,126,869/);
    await olwen.goTo("To do");
    await olwen.pane
      .locator(".reason[lang=cy]")
      .getByText(/dros ei chyllideb/)
      .waitFor();

    const dashboard = await olwen.page.context().newPage();
    await dashboard.goto(`${server.url}/#findings`);
    await dashboard.getByRole("button", { name: `Continue as ${OLWEN}` }).click();
    await dashboard.getByRole("radio", { name: "Cymraeg", checked: true }).waitFor();
    await dashboard.locator("p[lang=cy]").first().waitFor();
    await dashboard.close();

    await olwen.more("About Foreplan");
    await olwen.pane.getByRole("radio", { name: "English" }).check();
    await olwen.type(AMOUNT, "131,000");
    await statusSays(/^$/);
  });

  test("[RUN32] one press takes every mark out, and the sheet is as it was but for what was typed", async () => {
    await olwen.more("Connected tables");
    await olwen.button("Take all marks out of this workbook").click();
    await olwen.pane.getByText("No marks are left in this workbook.").waitFor();
    await olwen.pane.getByRole("switch", { checked: false }).waitFor();
    await olwen.type(AMOUNT, "130,000");
    await olwen.truth("All saved").waitFor();
    // The cell took the look of what was typed into it, as any cell does.
    const D = before.D?.map((text) => (text === "£130,000" ? "130,000" : text)) ?? [];
    await expect.poll(wholeSheet, { timeout: PATIENCE_MS }).toEqual({ ...before, D });
    expect(olwen.faults).toEqual([]);
  });
});
