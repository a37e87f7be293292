import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildPreview, openChromium, PREVIEW_ORIGIN, servePreview } from "./preview-in-chromium.ts";

/** A pane that does nothing but make Office and its own state reachable. */
const PANE = `<!doctype html><html><head>
<script src="/preview/office-js/office.js"></script>
<script>
  window.told = [];
  Office.onReady().then((info) => { window.ready = { host: info.host, platform: info.platform }; });
</script></head><body>Pane</body></html>`;

let browser: Browser;
let context: BrowserContext;
let page: Page;
let pane: Frame;

beforeAll(async () => {
  browser = await openChromium();
  context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  await servePreview(context, await buildPreview(), PANE);
  page = await context.newPage();
  page.on("console", (message) => console.log("console", message.text()));
  page.on("pageerror", (error) => console.log("pageerror", error.message));
  await page.goto(`${PREVIEW_ORIGIN}/preview?workbook=dyfed-powys`);
  const frame = await page.waitForSelector("#pane-frame");
  const found = await frame.contentFrame();
  if (found === null) throw new Error("The pane has no frame.");
  pane = found;
  await pane.waitForFunction("window.ready !== undefined");
}, 60_000);

afterAll(async () => {
  await browser?.close();
});

describe("smoke", () => {
  test("[HST1] starts", async () => {
    console.log(
      await pane.evaluate(
        "JSON.stringify([window.ready, Office.context.document.url, Office.context.requirements.isSetSupported('ExcelApi','1.14'), Office.context.partitionKey])",
      ),
    );
    const values = await pane.evaluate(
      `Excel.run(async (c) => { const r = c.workbook.worksheets.getActiveWorksheet().getUsedRange().load("values,address"); await c.sync(); return [r.address, r.values.length]; })`,
    );
    console.log(values);
    console.log(
      await pane.evaluate(
        `new Promise((done) => { Office.context.document.settings.set("a", {x: 1}); Office.context.document.settings.saveAsync((r) => done([r.status, r.error && r.error.message])); })`,
      ),
    );
    console.log(await page.evaluate("JSON.stringify([...window.preview.workbook.settings])"));
    await page.screenshot({ path: "/tmp/hw/preview.png" });
    expect(1).toBe(1);
  });
});
