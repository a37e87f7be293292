import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { ROOT } from "../support/source-files.ts";
import { startTestServer } from "../support/test-server.ts";
import { Person } from "./person.ts";
import { registerColumn } from "./register-rows.ts";

const CONTRACTS = join(ROOT, "../shared/data/public/contracts/ottawa_city_contracts.xlsx");
const isThere = existsSync(CONTRACTS);
/** Thousands of rows are judged, kept and planned; a busy machine may take its time. */
const WHILE_MS = 90_000;

test.skipIf(!isThere)(
  `[RUN16] a published register of thousands of contracts is opened and connected${isThere ? "" : ` (skipped: there is no ${CONTRACTS})`}`,
  async () => {
    const [server, browser] = await Promise.all([
      startTestServer({ pages: true }),
      launchBrowser(),
    ]);
    try {
      const olwen = await Person.at(browser, `${server.url}/preview`);
      await olwen.signIn("Olwen Price, officer of Dyfed-Powys OPCC");
      const [chooser] = await Promise.all([
        olwen.page.waitForEvent("filechooser"),
        olwen.press("Open a file…"),
      ]);
      await chooser.setFiles(CONTRACTS);
      await olwen.pane.getByText("5 of 12 columns understood").waitFor();
      await olwen.button("See what will happen").click();
      const connect = olwen.button(/^Connect [\d,]+ rows$/);
      await connect.waitFor({ timeout: WHILE_MS });
      const rows = Number(/[\d,]+/.exec(await connect.innerText())?.[0].replaceAll(",", ""));
      await connect.click();
      await olwen.button("Start").click({ timeout: WHILE_MS });
      await olwen.truth("All saved").waitFor({ timeout: WHILE_MS });
      const totals = await registerColumn(server, "dyfed-powys", "agreements", "totalValue");

      expect(rows).toBeGreaterThan(1_000);
      expect(Object.keys(totals)).toHaveLength(rows);
      expect(totals[await olwen.seen("M2")]).toBe(50_909_51);
      expect(olwen.faults).toEqual([]);
    } finally {
      await browser.close();
      await server.close();
    }
  },
  2 * WHILE_MS,
);
