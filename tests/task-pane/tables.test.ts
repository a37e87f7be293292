import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { barriers, beyondTheEdge } from "../support/axe.ts";
import { stageOf } from "../support/open-stage.ts";

const openStage = stageOf("tests/task-pane/stage/stage.html");

async function openTables(options: BrowserContextOptions): Promise<Page> {
  const page = await openStage(`?scene=quiet`, options);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Connected tables" }).click();
  await page.getByRole("heading", { name: "Marks in your sheets" }).waitFor();
  return page;
}

const sized = (width: number, colorScheme: "light" | "dark") => ({
  viewport: { width, height: 720 },
  colorScheme,
});

describe("the connected tables", () => {
  test.each([
    { width: 270, colorScheme: "light" },
    { width: 270, colorScheme: "dark" },
    { width: 350, colorScheme: "dark" },
  ] as const)(
    "[SCR120] have no barriers and fit $width pixels in $colorScheme",
    async ({ width, colorScheme }) => {
      const page = await openTables(sized(width, colorScheme));
      expect(await barriers(page)).toEqual([]);
      expect(await beyondTheEdge(page)).toEqual([]);
    },
  );

  test("[SCR120] have a switch each for marks, off by default, that says what it adds", async () => {
    const page = await openTables(sized(270, "light"));
    const choice = page.getByRole("switch", { name: "Say in the sheet how each row stands" });
    expect(await choice.isChecked()).toBe(false);
    await page.getByText("Adds a column, “Foreplan status”, beside the ids.").waitFor();
    await choice.click();
    const asked = () => page.evaluate(() => window.asked);
    await expect.poll(asked).toEqual([["mark", { kind: "table", table: "allocations", on: true }]]);
  });

  test("[SCR121] have one button that takes every mark out, and says so when they are gone", async () => {
    const page = await openTables(sized(270, "light"));
    await page.getByRole("button", { name: "Take all marks out of this workbook" }).click();
    await page.getByText("No marks are left in this workbook.").waitFor();
    expect(await page.evaluate(() => window.asked)).toEqual([["mark", { kind: "none" }]]);
  });
});
