import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { ALERTS_SHEET, ID_HEADER, PLAN_SHEET } from "../../addin/workbook/workbook.ts";
import { barriers, beyondTheEdge } from "../support/axe.ts";
import { stageOf } from "../support/open-stage.ts";
import type { Scene } from "./stage/sample-session.ts";

const openStage = stageOf("tests/task-pane/stage/stage.html");

/** What connecting adds, as a person sees it in the workbook. */
const OF_OURS = [ID_HEADER, ALERTS_SHEET, PLAN_SHEET];

const NARROW = { viewport: { width: 270, height: 720 } } satisfies BrowserContextOptions;

function open(scene: Scene, options: BrowserContextOptions = NARROW): Promise<Page> {
  return openStage(`?scene=${scene}`, options);
}

const asked = (page: Page) => page.evaluate(() => window.asked);
const press = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name }).first().click();

describe("connecting a sheet", () => {
  test("[SCR23] takes three screens, changes nothing before the last, and explains the new column", async () => {
    const page = await open("fresh");
    await press(page, "Choose Allocations");
    await press(page, "See what will happen");
    await page.getByText("Say the financial year").waitFor();
    expect(await asked(page)).toEqual([]);

    await page.getByLabel(/No column says the financial year/).fill("2026/27");
    await page.getByLabel("What “With” is").selectOption({ label: "Leave alone" });
    await press(page, "See what will happen");
    await page
      .getByText(
        "10 rows: 9 new, 1 the same as already known; 1 cell unreadable; 1 column left alone.",
      )
      .waitFor();
    expect(await barriers(page)).toEqual([]);

    await press(page, "Connect 10 rows");
    await page.getByText(/narrow grey column/).waitFor();
    const choice = {
      table: "range-1",
      register: "allocations",
      columns: {
        0: "serviceArea",
        1: "title",
        2: "priorities",
        3: "mechanism",
        4: "amount",
        5: null,
        6: null,
      },
      constants: { fund: { id: null, text: "Commissioning budget" }, financialYear: "2026/27" },
      readOnly: false,
      openEnded: [],
      sameNames: [],
      spread: null,
    };
    expect(await asked(page)).toEqual([
      ["previewConnect", choice],
      ["connect", choice],
    ]);
  });

  test("[SCR140] says before and after which columns and sheets come into the workbook", async () => {
    const page = await open("fresh");
    await press(page, "Choose Allocations");
    await page.getByLabel(/No column says the financial year/).fill("2026/27");
    await page.getByLabel("What “With” is").selectOption({ label: "Leave alone" });
    await press(page, "See what will happen");
    await page.getByRole("heading", { name: "What comes into your workbook" }).waitFor();
    await page.getByText("The range becomes an Excel table.").waitFor();
    for (const name of OF_OURS) await page.getByText(`“${name}”`).waitFor();
    expect((await asked(page)).map(([what]) => what)).toEqual(["previewConnect"]);

    await press(page, "Connect 10 rows");
    await page.getByRole("heading", { name: "Connected" }).waitFor();
    for (const name of OF_OURS) await page.getByText(`“${name}”`).waitFor();
  });

  test("[SCR140] names for a second sheet the column alone", async () => {
    const page = await open("quiet");
    await press(page, "More");
    await page.getByRole("menuitem", { name: "Connect a sheet" }).click();
    await press(page, "Choose Allocations");
    await page.getByLabel(/No column says the financial year/).fill("2026/27");
    await page.getByLabel("What “With” is").selectOption({ label: "Leave alone" });
    await press(page, "See what will happen");
    await page.getByText(`“${ID_HEADER}”`).waitFor();

    expect(await page.getByText(ALERTS_SHEET).count()).toBe(0);
  });

  test("[SCR23] is offered while nothing is connected, and gives way once something is", async () => {
    const page = await open("fresh");
    await page.getByText("We found 2 tables").waitFor();
    await page.evaluate(() => window.become("quiet"));
    await page.getByText("Select a row").waitFor();
  });

  test("[SCR144] says of a table that is not theirs to write who may, before anything is mapped", async () => {
    const page = await open("administrator");
    await page
      .getByText(
        "Allocations are written by officer or manager; you are signed in as administrator.",
      )
      .waitFor();
    await page.evaluate(() => window.become("fresh"));
    await expect.poll(() => page.getByText("are written by").count()).toBe(0);
  });

  test("[SCR82] a plain range is made a table or read only, as the person chooses", async () => {
    const page = await open("fresh");
    await page.getByText("This is a pivot table, which Excel fills by itself").waitFor();
    await press(page, "Choose Allocations");
    await page.getByText("“Internal code” is hidden").waitFor();
    await page.getByText("Connecting turns it into an Excel table").waitFor();
    await page.getByLabel("Read it only").click();
    await page.getByText("Nothing is ever written into the sheet").waitFor();
    await page.getByText("what others change does not arrive here").waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(await beyondTheEdge(page)).toEqual([]);

    await page.getByLabel(/No column says the financial year/).fill("2026/27");
    await press(page, "See what will happen");
    await press(page, "Read 10 rows");
    await page.getByText("Nothing was written into your sheet").waitFor();
    const [, connected] = await asked(page);
    expect(connected).toMatchObject(["connect", { readOnly: true }]);
  });

  test("[SCR83] a needed field is answered by one of the columns that were left alone", async () => {
    const page = await open("fresh");
    await press(page, "Choose Allocations");
    await page
      .getByLabel("Or the column that says the financial year")
      .selectOption({ label: "Internal code (A-17)" });
    await page.getByLabel(/No column says the financial year/).waitFor({ state: "detached" });
    await press(page, "See what will happen");
    await expect
      .poll(() => asked(page))
      .toMatchObject([["previewConnect", { columns: { 6: "financialYear" } }]]);
  });

  test("[SCR84] the preview is one sentence, then row by row, and its questions are the person's", async () => {
    const page = await open("fresh");
    await press(page, "Choose Allocations");
    await page.getByLabel(/No column says the financial year/).fill("2026/27");
    await press(page, "See what will happen");
    await page.getByText(/^10 rows: 9 new, 1 the same/).waitFor();
    await press(page, "Row by row");
    await page.getByText("line 7: the same as “Refuge and outreach” in the register").waitFor();
    await page.getByText("“Until”: 3 cells say “Ongoing”.").waitFor();
    expect(await page.getByRole("checkbox", { checked: true }).count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    expect(await beyondTheEdge(page)).toEqual([]);

    await page.getByLabel("No date is known there yet").click();
    await page.getByLabel("They are one: “New Pathways”").click();
    await press(page, "Connect 10 rows");
    await page.getByText(/narrow grey column/).waitFor();
    const [, connected] = await asked(page);
    expect(connected).toMatchObject([
      "connect",
      { openEnded: ["end"], sameNames: ["newpathways"], readOnly: false },
    ]);
  });

  test("[SCR142] of many spellings that look alike the first are asked, and the rest on a press", async () => {
    const page = await open("fresh");
    await press(page, "Choose Allocations");
    await page.getByLabel(/No column says the financial year/).fill("2026/27");
    await press(page, "See what will happen");
    await page.getByLabel("They are one: “New Pathways”").waitFor();
    const last = page.getByLabel("They are one: “Barod”");
    expect(await last.count()).toBe(0);
    await press(page, "Show 1 more name that looks like another");
    await last.waitFor();
    expect(await page.getByRole("button", { name: /^Show .* more name/ }).count()).toBe(0);
  });

  test("[SCR23] can be put off", async () => {
    const page = await open("fresh");
    await press(page, "Not now");
    await page.getByText("No sheet is connected yet").waitFor();
    expect(await asked(page)).toEqual([]);
  });

  test("[SCR24] moves the focus to the heading of each new screen", async () => {
    const page = await open("fresh");
    await press(page, "Choose Allocations");
    await page.getByRole("heading", { name: "Allocations" }).waitFor();

    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Allocations");
  });
});
