import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { barriers, beyondTheEdge } from "../support/axe.ts";
import { stageOf } from "../support/open-stage.ts";
import { THERAPIES } from "./stage/sample-rows.ts";
import type { Scene } from "./stage/sample-session.ts";

const openStage = stageOf("tests/task-pane/stage/stage.html");

const NARROW = { viewport: { width: 270, height: 720 } } satisfies BrowserContextOptions;

function open(scene: Scene, options: BrowserContextOptions = NARROW): Promise<Page> {
  return openStage(`?scene=${scene}`, options);
}

const asked = (page: Page) => page.evaluate(() => window.asked);
const press = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name }).first().click();

describe("every screen of the pane", () => {
  test.each([
    { scene: "starting", shows: /Opening this workbook/ },
    { scene: "unsupported", shows: /This Excel is too old/ },
    { scene: "signed-out-wrong", shows: /That code is not known here/ },
    { scene: "fresh", shows: /We found 2 tables/ },
    { scene: "busy", shows: /Therapies for survivors of sexual violence/ },
    { scene: "quiet", shows: /Select a row/ },
    { scene: "offline", shows: /Offline, 4 edits kept here/ },
    { scene: "wide", shows: /Select a row/ },
    { scene: "gathered", shows: /Select a row/ },
    { scene: "excepted", shows: /Select a row/ },
  ] as const)(
    "[SCR20] $scene is without barriers and fits 270 pixels",
    async ({ scene, shows }) => {
      const page = await open(scene);
      await page.getByText(shows).first().waitFor();

      expect(await barriers(page)).toEqual([]);
      expect(await beyondTheEdge(page)).toEqual([]);
    },
  );

  test.each([
    { place: "Row", colorScheme: "light" },
    { place: "To do", colorScheme: "dark" },
    { place: "Plan", colorScheme: "dark" },
    { place: "Money", colorScheme: "light" },
    { place: "Money", colorScheme: "dark" },
  ] as const)(
    "[SCR20] $place in $colorScheme is without barriers",
    async ({ place, colorScheme }) => {
      const page = await open("busy", { ...NARROW, colorScheme });
      await page.getByRole("tab", { name: place }).click();
      await page.getByRole("tabpanel", { name: place }).waitFor();

      expect(await barriers(page)).toEqual([]);
      expect(await beyondTheEdge(page)).toEqual([]);
    },
  );

  test.each([
    { scene: "busy", ready: /Therapies for survivors of sexual violence/ },
    { scene: "fresh", ready: /We found 2 tables/ },
  ] as const)("[SCR20] $scene wraps and is not cut off when it is zoomed in", async (given) => {
    const page = await open(given.scene, { viewport: { width: 160, height: 400 } });
    await page.getByText(given.ready).first().waitFor();

    expect(await beyondTheEdge(page)).toEqual([]);
  });

  test("[SCR21] nothing lies under Excel's own button at the top right", async () => {
    const page = await open("busy");
    await page.getByRole("tab", { name: "Row" }).waitFor();
    const under = await page.evaluate(() =>
      [...document.querySelectorAll("button, a, select, input, h1, [role=tab]")]
        .map((element) => ({ box: element.getBoundingClientRect(), html: element.outerHTML }))
        .filter(({ box }) => box.right > window.innerWidth - 34 && box.top < 32 && box.width > 1)
        .map(({ html }) => html),
    );

    expect(under).toEqual([]);
  });
});

describe("signing in", () => {
  test("[SCR22] asks for the code, and says so where it is missing", async () => {
    const page = await open("signed-out");
    await press(page, "Sign in");
    await page.getByText("Enter the code that your administrator gave you.").waitFor();
    await page.getByLabel("Your sign-in code").fill(" secret ");
    await page.keyboard.press("Enter");
    await expect.poll(() => asked(page)).toEqual([["signIn", "secret"]]);
  });

  test("[SCR22] offers the members of a demonstration by name", async () => {
    const page = await open("signed-out");
    await press(page, "Continue as Rhian Morgan, manager of Dyfed-Powys");
    await expect.poll(() => asked(page)).toEqual([["signIn", "rhian"]]);
  });
});

describe("settling things where they stand", () => {
  const at = { table: "allocations", row: THERAPIES, field: "amount" };

  async function toDo(): Promise<Page> {
    const page = await open("busy");
    await press(page, "8 need you");
    await page.getByRole("heading", { name: /Two people changed/ }).waitFor();
    return page;
  }

  test("[SCR25] a conflict shows before, yours and theirs with who, and either is one press", async () => {
    const page = await toDo();
    const card = page.locator(".card").first();
    const text = (await card.innerText()).replace(/\s+/g, " ");

    expect(text).toMatch(/Before £50,000 Yours .* £60,000 Owen Pryce .* £55,000/);
    await card.getByRole("button", { name: "Take Owen Pryce’s" }).click();
    await expect.poll(() => asked(page)).toEqual([["resolveConflict", "conflict-1", "theirs"]]);
  });

  test("[SCR26] what was not accepted shows both values, why, the sum and the clause", async () => {
    const page = await toDo();
    const card = page.locator(".card").nth(1);
    await card.getByRole("button", { name: "Why" }).click();
    await card.getByText("this change adds £10,000").waitFor();
    await card.getByText("No allocation is made beyond the budget").waitFor();
    await card.getByRole("button", { name: "Put it back" }).click();
    await expect.poll(() => asked(page)).toEqual([["putBack", at]]);
  });

  test("[SCR26] is recorded as agreed only with who agreed it and why", async () => {
    const page = await toDo();
    const card = page.locator(".card").nth(1);
    await card.getByRole("button", { name: "Record as agreed" }).click();
    await card.getByRole("button", { name: "Record as agreed" }).click();
    await card.getByText("Say who agreed it and why.").waitFor();
    expect(await asked(page)).toEqual([]);

    await card.getByLabel("Who agreed it").fill("The board");
    await card.getByLabel("Why").last().fill("Decision 12");
    await card.getByRole("button", { name: "Record as agreed" }).click();
    await expect
      .poll(() => asked(page))
      .toEqual([["recordAsAgreed", at, "The board", "Decision 12"]]);
  });

  test("[SCR27] a question is answered by one press on what will follow", async () => {
    const page = await toDo();
    await press(page, /Only from this sheet/);
    await expect.poll(() => asked(page)).toEqual([["answer", "gone-1", "only-here"]]);
  });

  test("[SCR28] an alert is put off only with a reason", async () => {
    const page = await toDo();
    await press(page, "Remind me later");
    await press(page, "Remind me then");
    await page.getByText("Say why, so that colleagues can see it.").waitFor();
    await page.getByLabel("Why later").fill("Waiting for the panel");
    await press(page, "Remind me then");
    await expect
      .poll(async () => (await asked(page)).map(([name, , ...rest]) => [name, ...rest]))
      .toEqual([["snooze", "2026-11-28", "Waiting for the panel"]]);
  });

  test("[SCR80] the dates of one row are one card, seen or put off together", async () => {
    const page = await open("gathered");
    await page.getByRole("tab", { name: "To do" }).click();
    const card = page.locator(".card").filter({ hasText: "Refuge" });
    await card.getByRole("button", { name: "2 later dates" }).click();
    await card.getByText("31 Mar 2027").waitFor();
    await card.getByRole("button", { name: "I have seen these 3" }).click();
    await expect
      .poll(() => asked(page))
      .toEqual([
        [
          "acknowledge",
          ["decide-by", "option-notice", "end"].map((kind) => `${THERAPIES}/${kind}`),
        ],
      ]);
  });

  test("[SCR180] what was over long before it came is one line that unfolds, and is seen in one press", async () => {
    const page = await open("gathered");
    await page.getByRole("tab", { name: "To do" }).click();
    const card = page
      .locator(".card")
      .filter({ hasText: "40 agreements were over long before coming into the register" });
    await card.getByRole("button", { name: "Which" }).click();
    await card.getByRole("button", { name: "Show 20 more rows" }).click();
    expect(await card.locator(".folded-rows > li").count()).toBe(40);
    await card.getByRole("button", { name: "Go to Framework call-off 1", exact: true }).click();
    await card.getByRole("button", { name: "I have seen these 40" }).click();
    await expect
      .poll(async () => (await asked(page)).map(([what, keys]) => [what, [keys].flat().length]))
      .toEqual([
        ["show", 1],
        ["acknowledge", 40],
      ]);
  });

  test("[SCR81] what the server had a fault with says so, its reference, and can be tried now", async () => {
    const page = await open("gathered");
    await page.getByRole("tab", { name: "To do" }).click();
    const card = page.locator(".card").first();
    await card.getByText(/Foreplan's server had a fault with this edit/).waitFor();
    await card.getByText(/tell support: 3f2a91c4/).waitFor();
    await card.getByRole("button", { name: "Try now" }).click();
    await expect.poll(() => asked(page)).toEqual([["sendAgain"]]);
  });

  test("[SCR29] Next goes from cell to cell and round again, by keyboard too", async () => {
    const page = await toDo();
    const next = page.getByRole("button", { name: "Next problem: go to its cell" });
    await next.focus();
    for (let times = 0; times < 7; times += 1) await page.keyboard.press("Enter");
    const shown = (await asked(page)).map(([name, place]) => [
      name,
      (place as { field: string | null }).field,
    ]);

    expect(shown).toEqual([
      ["show", "amount"],
      ["show", "amount"],
      ["show", "start"],
      ["show", null],
      ["show", "amount"],
      ["show", "priorities"],
      ["show", "amount"],
    ]);
  });
});

describe("the top line", () => {
  test("[SCR30] explains itself on a press, and its news is read out politely", async () => {
    const page = await open("offline");
    expect(await page.getByRole("status").first().textContent()).toBe("Offline, 4 edits kept here");
    await press(page, "Offline, 4 edits kept here");
    await page.getByText("sent in order when it is back").waitFor();
    await page.keyboard.press("Escape");
    await page.getByText("sent in order when it is back").waitFor({ state: "detached" });
  });
});

describe("behind More", () => {
  test("[SCR141] the way to sign out says who is signed in", async () => {
    const page = await open("quiet");
    await press(page, "More");
    await page.getByRole("menuitem", { name: "Sign out (Carys Vaughan, officer)" }).click();

    expect(await asked(page)).toEqual([["signOut"]]);
  });
});

describe("disconnecting", () => {
  test("[SCR31, SCR140] asks first, and says what stays", async () => {
    const page = await open("quiet");
    await press(page, "More");
    await page.getByRole("menuitem", { name: "Connected tables" }).click();
    await press(page, "Disconnect");
    await page.getByText("The rows stay in the register.").waitFor();
    await page.getByText(/“Foreplan alerts” and “Forward plan” stay as they are/).waitFor();
    expect(await asked(page)).toEqual([]);
    await press(page, "Disconnect and leave the sheet as found");
    await expect.poll(() => asked(page)).toEqual([["disconnect", "allocations"]]);
  });
});
