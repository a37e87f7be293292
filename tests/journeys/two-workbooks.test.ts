import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser, openPage } from "../support/browser.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { Person } from "./person.ts";
import { registerColumn } from "./register-rows.ts";

const OLWEN = "Olwen Price, officer of Dyfed-Powys OPCC";
const MEGAN = "Megan Thomas, manager of Dyfed-Powys OPCC";
/** Antisocial Behaviour, £130,000 as it was printed. */
const AMOUNT = "D7";
const ROW_ID = "F7";

let server: TestServer;
let browser: Browser;
let olwen: Person;
let megan: Person;
let dashboard: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer({ pages: true }), launchBrowser()]);
  olwen = await Person.at(browser, `${server.url}/preview?workbook=dyfed-powys`);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** The register's amount of the row whose id stands in the first workbook, in pence. */
async function amountInRegister(): Promise<unknown> {
  const amounts = await registerColumn(server, "dyfed-powys", "allocations", "amount");
  return amounts[await olwen.seen(ROW_ID)];
}

describe("one sheet, connected", () => {
  test("[RUN10] a newcomer connects the demonstration, and sees before it happens what will", async () => {
    await olwen.signIn(OLWEN);
    await olwen.pane.getByText("5 of 5 columns understood").waitFor();
    await olwen.button("See what will happen").click();
    await olwen.pane.getByText(/^10 rows: 10 new/).waitFor();
    await olwen.pane.getByText("Nothing has been changed yet").waitFor();
    const before = await registerColumn(server, "dyfed-powys", "allocations", "amount");
    await olwen.button("Connect 10 rows").click();
    await olwen.pane.getByText("narrow grey column at the right, “Foreplan id”").waitFor();
    await olwen.button("Start").click();
    await olwen.truth("All saved").waitFor();
    const after = await registerColumn(server, "dyfed-powys", "allocations", "amount");

    expect(before).toEqual({});
    expect(Object.values(after).sort()).toEqual(
      [
        290_000_00, 130_000_00, 180_122_00, 237_579_00, 20_000_00, 200_000_00, 221_733_00,
        80_000_00, 6_250_00, 253_210_00,
      ].sort(),
    );
    expect(after[await olwen.seen("F6")]).toBe(290_000_00);
    expect(after[await olwen.seen("F16")]).toBe(253_210_00);
    expect(await olwen.seen("F13")).toBe("");
    expect(await olwen.seen("C11")).toBe("Joint Commissioning");
  });

  test("[RUN10] what is amiss is said with its sum, and leads to its cell", async () => {
    await olwen.goTo("To do");
    await olwen.pane
      .getByText("£507,975 (23.88 %) of the £2,126,869 stated for 2021/22 is not listed.")
      .waitFor();
    const asked = olwen.card("Do you mean Co-commissioning, Direct or Other?");
    await asked.getByRole("button", { name: /^Go to/ }).click();
    await expect.poll(() => olwen.page.locator("#address").textContent()).toBe("C15");

    expect(await asked.innerText()).toContain(
      "“Partnership with Kent, Surrey and Sussex Community Rehabilitation Company” is not among",
    );
  });
});

describe("typing in a connected sheet", () => {
  test("[RUN11] what cannot be read is answered for its cell, and the register keeps what it had", async ({
    annotate,
  }) => {
    const milliseconds = await olwen.typeUntil(AMOUNT, "lots", olwen.card("The cell says “lots”."));
    await annotate(`The sentence was there ${milliseconds} ms after Enter.`);

    expect(await olwen.card("“lots”").innerText()).toContain("an amount in pounds, such as");
    expect(await olwen.truth("1 needs you").count()).toBe(1);
    expect(await amountInRegister()).toBe(130_000_00);
  });

  test("[RUN11] an amount beyond the budget is not accepted, with the sum, and stays as typed", async ({
    annotate,
  }) => {
    const sum =
      "Commissioning budget 2021/22 would be allocated £2,388,894, £262,025 over its budget of £2,126,869.";
    const milliseconds = await olwen.typeUntil(AMOUNT, "£900,000", olwen.card(sum));
    await annotate(`The sentence was there ${milliseconds} ms after Enter.`);

    expect(await olwen.seen(AMOUNT)).toContain("900,000");
    expect(await olwen.card(sum).innerText()).toMatch(/Antisocial Behaviour.+Amount, Alloc/s);
    expect(await amountInRegister()).toBe(130_000_00);
  });

  test("[RUN11] the dashboard shows the amount once it is put right", async () => {
    dashboard = await openPage(browser, `${server.url}/#changes`);
    await dashboard.getByRole("button", { name: `Continue as ${MEGAN}` }).click();
    await dashboard.getByRole("heading", { name: "Changes" }).waitFor();
    await olwen.type(AMOUNT, "£131,000");
    await olwen.truth("All saved").waitFor();
    await dashboard.getByText("£130,000 → £131,000").waitFor();
    await dashboard.getByRole("link", { name: "Problems" }).click();
    await dashboard.getByText("£506,975 (23.84 %) of the £2,126,869").waitFor();

    expect(await amountInRegister()).toBe(131_000_00);
    expect(await dashboard.getByText("£900,000").count()).toBe(0);
  });
});

describe("a second workbook", () => {
  test("[RUN12] finds its rows in the register, and asks where they differ", async () => {
    const [page] = await Promise.all([
      olwen.page.context().waitForEvent("page"),
      olwen.press("Open a second workbook"),
    ]);
    megan = new Person(page);
    await megan.signIn(MEGAN);
    await megan.button("See what will happen").click();
    await megan.pane.getByText(/9 the same as already known/).waitFor();
    await megan.pane.getByText(/1 possible duplicate/).waitFor();
    await megan.button("Connect 10 rows").click();
    await megan.button("Start").click();
    await megan.truth("1 needs you").click();
    const differs = megan.card("Two people").or(megan.card("£131,000")).last();
    await differs.getByRole("button", { name: /^Take/ }).click();
    await megan.truth("All saved").waitFor();
    await megan.showsAmount(AMOUNT, 131_000);

    const ids = ["F6", "F7", "F8", "F9", "F10", "F11", "F12", "F14", "F15", "F16"];
    expect(await Promise.all(ids.map((id) => megan.seen(id)))).toEqual(
      await Promise.all(ids.map((id) => olwen.seen(id))),
    );
    const register = await registerColumn(server, "dyfed-powys", "allocations", "amount");
    expect(Object.keys(register)).toHaveLength(10);
  });

  test("[RUN12] an edit in either arrives in the other", async () => {
    await megan.type("D6", "291,000");
    await olwen.showsAmount("D6", 291_000);
    await olwen.type("D6", "290,500");
    await megan.showsAmount("D6", 290_500);
  });
});

describe("the same cell, changed in both", () => {
  test("[RUN13] is shown with what was before and whose is what, and keeps what is chosen", async () => {
    await olwen.press("Go offline");
    await olwen.truth("Offline").waitFor();
    await olwen.type(AMOUNT, "150,000");
    await olwen.truth("Offline, 1 edit kept here").waitFor();
    await megan.type(AMOUNT, "140,000");
    await megan.truth("All saved").waitFor();
    await expect.poll(amountInRegister).toBe(140_000_00);
    await olwen.press("Go online");
    await olwen.truth("1 needs you").click();
    const card = olwen.card("Keep mine");
    const said = await card.innerText();
    await card.getByRole("button", { name: "Keep mine" }).click();
    await olwen.truth("All saved").waitFor();
    await megan.showsAmount(AMOUNT, 150_000);

    expect(said).toMatch(/Before.*£131,000.*Yours.*£150,000.*Megan Thomas.*£140,000/s);
    expect(await olwen.seen(AMOUNT)).toBe("150,000");
    expect(await amountInRegister()).toBe(150_000_00);
    expect([...olwen.faults, ...megan.faults]).toEqual([]);
  });
});
