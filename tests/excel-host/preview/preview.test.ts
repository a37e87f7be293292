import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  buildPreview,
  openChromium,
  PREVIEW_ORIGIN,
  servePreview,
} from "../preview-in-chromium.ts";

/** A pane that only makes Office, and what its own window notices, reachable. */
const PANE = `<!doctype html><html lang="en-GB"><head><title>Pane</title>
<script src="/preview/office-js/office.js"></script>
<script>
  window.noticed = [];
  addEventListener("offline", () => noticed.push("offline"));
  addEventListener("online", () => noticed.push("online"));
  Office.onReady().then(({ host, platform }) => { window.ready = { host, platform }; });
</script></head><body><p>Pane</p></body></html>`;

let browser: Browser;
let files: ReadonlyMap<string, string | Uint8Array>;
let context: BrowserContext;
let page: Page;
let pane: Frame;
let faults: string[];

beforeAll(async () => {
  files = await buildPreview();
  browser = await openChromium();
}, 60_000);

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await servePreview(context, files, PANE);
  faults = [];
  ({ page, pane } = await openPreview("?workbook=dyfed-powys"));
});

afterEach(async () => {
  await context.close();
  expect(faults).toEqual([]);
});

afterAll(async () => {
  await browser?.close();
});

async function openPreview(query: string): Promise<Readonly<{ page: Page; pane: Frame }>> {
  const opened = await context.newPage();
  opened.on("pageerror", (error) => faults.push(error.message));
  await opened.goto(`${PREVIEW_ORIGIN}/preview${query}`);
  const element = await opened.waitForSelector("#pane-frame");
  const frame = await element.contentFrame();
  if (frame === null) throw new Error("The pane has no frame.");
  await frame.waitForFunction("window.ready !== undefined");
  return { page: opened, pane: frame };
}

/** Clicks a cell, brought into sight first. */
async function clickCell(
  address: string,
  options: Parameters<Page["click"]>[1] = {},
): Promise<void> {
  await page.evaluate(`window.preview.hands.select(${JSON.stringify(address)})`);
  await page.click(`.cell[data-address="${address}"]`, { ...options, position: { x: 6, y: 10 } });
}

function seen(address: string): Promise<unknown> {
  return page.evaluate(`window.preview.seen(${JSON.stringify(address)})`);
}

describe("the parent frame", () => {
  test("[HST31] starts Office as Excel on the web, with the file's address and its requirement sets", async () => {
    const started = await pane.evaluate(`({
      ...window.ready,
      url: Office.context.document.url,
      floor: Office.context.requirements.isSetSupported("ExcelApi", "1.14"),
      future: Office.context.requirements.isSetSupported("ExcelApi", "1.99"),
    })`);

    expect(started).toEqual({
      host: "Excel",
      platform: "OfficeOnline",
      url: "https://example.org/sites/commissioning/Dyfed-Powys%202021-22%20allocations.xlsx",
      floor: true,
      future: false,
    });
  });

  test("[HST31] carries batches and events both ways, and keeps settings in the file", async () => {
    await pane.evaluate(`Excel.run(async (context) => {
      window.told = [];
      context.workbook.worksheets.onChanged.add(async ({ address, source }) => { told.push([address, source]); });
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("G1").values = [["from the pane"]];
      await context.sync();
    })`);
    await clickCell("A17");
    await page.keyboard.type("by hand");
    await page.keyboard.press("Enter");
    await pane.waitForFunction("told.length === 2");
    const saved = await pane.evaluate(`new Promise((done) => {
      Office.context.document.settings.set("copy", { id: 7 });
      Office.context.document.settings.saveAsync((result) => done(result.status));
    })`);

    expect(await pane.evaluate("told")).toEqual([
      ["G1", "Local"],
      ["A17", "Local"],
    ]);
    expect(await seen("G1")).toBe("from the pane");
    expect(saved).toBe("succeeded");
    expect(await page.evaluate("[...window.preview.workbook.settings]")).toEqual([
      ["copy", { id: 7 }],
    ]);
  });

  test("[HST31] answers with Excel's own code while a cell is being edited", async () => {
    await clickCell("A17");
    await page.keyboard.type("unfinished");
    const code = await pane.evaluate(`Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().load("name");
      await context.sync();
      return "answered";
    }).catch((error) => error.code)`);

    expect(code).toBe("InvalidOperationInCellEditMode");
  });
});

describe("the preview", () => {
  test("[HST32] takes typing with Enter, Tab and Escape, clears with Delete and takes back with Ctrl+Z", async () => {
    await clickCell("A17");
    await page.keyboard.type("one");
    await page.keyboard.press("Tab");
    await page.keyboard.type("2,500");
    await page.keyboard.press("Enter");
    await page.keyboard.type("never");
    await page.keyboard.press("Escape");
    const typed = [await seen("A17"), await seen("B17"), await seen("B18")];
    await clickCell("A17");
    await page.keyboard.press("Delete");
    const cleared = await seen("A17");
    await page.keyboard.press("Control+z");

    expect(typed).toEqual(["one", "2,500", ""]);
    expect([cleared, await seen("A17")]).toEqual(["", "one"]);
  });

  test("[HST32] moves by keys, spreads the selection with Shift, and edits with F2 or in the formula bar", async () => {
    await clickCell("A6");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowRight");
    const selected = await pane.evaluate(`Excel.run(async (context) => {
      const range = context.workbook.getSelectedRange().load("address");
      await context.sync();
      return range.address;
    })`);
    await page.keyboard.press("F2");
    await page.keyboard.type("!");
    await page.keyboard.press("Enter");
    await clickCell("A6");
    await page.fill("#formula", "Drugs and alcohol");
    await page.press("#formula", "Enter");

    expect(selected).toBe("'Allocations 2021-22'!B7:C8");
    expect([await seen("B7"), await seen("A6")]).toEqual(["1, 2!", "Drugs and alcohol"]);
  });

  test("[HST32] copies and pastes, formulas moved along, and takes text from elsewhere as a block", async () => {
    await clickCell("G1");
    await page.keyboard.type("=F1+1");
    await page.keyboard.press("Enter");
    await clickCell("G1");
    await page.keyboard.press("Control+c");
    await clickCell("G3");
    await page.keyboard.press("Control+v");
    await page.evaluate(`navigator.clipboard.writeText("a\\tb\\nc\\td")`);
    await clickCell("A20");
    await page.keyboard.press("Control+v");
    const formula = await page.evaluate("window.preview.workbook.sheets[0].cell(2, 6).formula");

    expect(formula).toBe("=F3+1");
    expect([await seen("A20"), await seen("B20"), await seen("A21"), await seen("B21")]).toEqual([
      "a",
      "b",
      "c",
      "d",
    ]);
  });

  test("[HST33] offers rows and sorting by a right click, and draws what came of it", async () => {
    await page.evaluate(
      `window.preview.hands.pasteBlock("G10", [["Fund", "Amount"], ["b", 1], ["a", 2]])`,
    );
    await page.evaluate(`window.preview.hands.makeTable("G10:H12")`);
    await clickCell("G11", { button: "right" });
    await page.click("text=Sort by Fund, ascending");
    const sorted = [await seen("G11"), await seen("H11")];
    await clickCell("G11", { button: "right" });
    await page.click("text=Insert row above");
    await page.waitForFunction(
      `document.querySelector('.cell[data-address="G12"]').textContent === "a"`,
    );

    expect(sorted).toEqual(["a", "2"]);
    expect([await seen("G11"), await seen("G12")]).toEqual(["", "a"]);
  });

  test("[HST33] shows the sheets people may see, and a refusal as a sentence", async () => {
    await page.evaluate(`window.preview.hands.addSheet("Funds")`);
    await page.evaluate(`window.preview.hands.protectSheet("Funds")`);
    await page.click("#tabs >> text=Funds");
    await clickCell("A1");
    await page.keyboard.type("x");
    await page.keyboard.press("Enter");

    expect(await page.textContent("#notice")).toBe(
      "This sheet is protected, so nothing was changed.",
    );
    expect(await seen("Funds!A1")).toBe("");
  });

  test("[HST34] cuts the pane off from the network and lets it back, and the pane notices", async () => {
    const fetched = () =>
      pane.evaluate(`fetch("/preview").then(({ status }) => status, (error) => error.message)`);
    const before = await fetched();
    await page.click("#offline");
    const during = [await fetched(), await pane.evaluate("navigator.onLine")];
    await page.click("#offline");

    expect(before).toBe(200);
    expect(during).toEqual(["Failed to fetch", false]);
    expect([await fetched(), await pane.evaluate("navigator.onLine")]).toEqual([200, true]);
    expect(await pane.evaluate("noticed")).toEqual(["offline", "online"]);
  });

  test("[HST35] opens a person's own file in place, refuses another in a sentence, saves a copy", async () => {
    const csv = {
      name: "grants.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("Title,Amount\nRefuge,1200\n"),
    };
    await page.setInputFiles("#file-input", csv);
    await page.waitForFunction(`document.title.startsWith("grants.csv")`);
    await pane.waitForFunction(
      `window.ready !== undefined && Office.context.document.url.endsWith("grants.csv")`,
    );
    const wrong = { ...csv, name: "notes.xlsx", buffer: Buffer.from("not a workbook") };
    await page.setInputFiles("#file-input", wrong);
    await page.waitForSelector("#notice:not([hidden])");
    const refused = await page.textContent("#notice");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#save-copy")]);
    const saved = readFileSync(await download.path());

    expect(await seen("B2")).toBe("1200");
    expect(refused).toMatch(/^[A-Z].+\.$/);
    expect([download.suggestedFilename(), saved.subarray(0, 2).toString()]).toEqual([
      "grants.xlsx",
      "PK",
    ]);
  });

  test("[HST35] opens a second workbook as another file of the same organisation", async () => {
    const [second] = await Promise.all([
      context.waitForEvent("page"),
      page.click("#second-workbook"),
    ]);
    await second.waitForFunction("window.preview !== undefined");

    expect(await second.evaluate("window.preview.workbook.address")).toContain(
      "allocations%20(2).xlsx",
    );
  });

  test("[HST36] says that it stands in for Excel, and has nothing axe would complain of", async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    await page.evaluate(axe);
    const violations = await page.evaluate(`axe.run({ exclude: ["iframe"] }).then((found) =>
      found.violations.map(({ id, nodes }) => [id, nodes[0].html]))`);

    expect(await page.textContent(".stand-in")).toContain("stand-in for Excel");
    expect(violations).toEqual([]);
  });

  test("[HST36] draws two thousand rows by drawing only those in sight", async () => {
    await page.evaluate(`window.preview.hands.pasteBlock("A30",
      Array.from({ length: 2000 }, (_, row) => ["row " + row, row]))`);
    await page.evaluate(`window.preview.hands.select("A2020")`);
    await page.waitForSelector('.cell[data-address="A2020"]');

    expect(await page.textContent('.cell[data-address="A2020"]')).toBe("row 1990");
    expect(await page.locator(".cell").count()).toBeLessThan(1_000);
  });

  test("[HST36] gives the pane the width asked for, and room to work at 900 pixels", async () => {
    await page.setViewportSize({ width: 900, height: 700 });
    const narrow = await openPreview("?workbook=avon-and-somerset&pane=270");
    const width = await narrow.page.evaluate(`document.getElementById("pane").offsetWidth`);
    const overflow = await page.evaluate("document.documentElement.scrollWidth");

    expect([width, overflow]).toEqual([270, 900]);
  });
});
