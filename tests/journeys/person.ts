import type { Browser, BrowserContextOptions, FrameLocator, Locator, Page } from "playwright-core";

declare global {
  interface Window {
    hearFirst?: (message: string) => void;
  }
}

export type Place = "Row" | "To do" | "Plan" | "Money";

/** Long enough for a machine that does other things too; nobody ever waits it out. */
export const PATIENCE_MS = 20_000;
/** More than any sheet has that is looked through whole. */
const MOST_ROWS = 60;

/** A person before a workbook: the grid, the pane beside it, and the keys and menus between. */
export class Person {
  readonly page: Page;
  readonly pane: FrameLocator;
  /** What the pages complained of: a journey ends with none. */
  readonly faults: string[] = [];

  constructor(page: Page) {
    this.page = page;
    this.pane = page.frameLocator("iframe");
    page.setDefaultTimeout(PATIENCE_MS);
    page.on("pageerror", ({ message }) => this.faults.push(message));
  }

  static async at(
    browser: Browser,
    address: string,
    options: BrowserContextOptions = {},
  ): Promise<Person> {
    const context = await browser.newContext({
      ignoreHTTPSErrors: true,
      viewport: { width: 1280, height: 800 },
      ...options,
    });
    // Listeners are called in their order: this one hears the add-in before the workbook does.
    await context.addInitScript(() => {
      window.addEventListener("message", ({ data }) => window.hearFirst?.(String(data)));
    });
    const page = await context.newPage();
    await page.goto(address);
    return new Person(page);
  }

  async signIn(as: string): Promise<void> {
    await this.pane.getByRole("button", { name: `Continue as ${as}` }).click();
  }

  /** From the proposal to the first place, by what the buttons say. */
  async connect(rows: number): Promise<void> {
    await this.button("See what will happen").click();
    await this.button(`Connect ${rows.toLocaleString("en-GB")} rows`).click();
    await this.button("Start").click();
  }

  /** Presses one of the workbook's own buttons, above the sheet. */
  async press(name: string): Promise<void> {
    await this.turnTo();
    await this.page.getByRole("button", { name }).click();
  }

  /** Looks at this window: browsers hardly draw the ones behind. */
  turnTo(): Promise<void> {
    return this.page.bringToFront();
  }

  async goTo(place: Place): Promise<void> {
    await this.pane.getByRole("tab", { name: place }).click();
  }

  async more(item: string): Promise<void> {
    await this.button("More").click();
    await this.pane.getByRole("menuitem", { name: item }).click();
  }

  button(name: string | RegExp): Locator {
    return this.pane.getByRole("button", { name, exact: typeof name === "string" });
  }

  /** The card of one thing to do, found by any words on it. */
  card(words: string | RegExp): Locator {
    return this.pane.getByRole("listitem").filter({ hasText: words });
  }

  /** What the top line says of saving. */
  truth(words: string | RegExp): Locator {
    return this.pane.locator(".top-line").getByRole("button", { name: words });
  }

  /** Types into a cell and presses Enter, as hands do. */
  async type(address: string, text: string): Promise<void> {
    await this.click(address);
    await this.page.keyboard.type(text);
    await this.page.keyboard.press("Enter");
  }

  /** Types, and answers in how many milliseconds after Enter the pane says what it should. */
  async typeUntil(address: string, text: string, said: Locator): Promise<number> {
    await this.click(address);
    await this.page.keyboard.type(text);
    const start = performance.now();
    await this.page.keyboard.press("Enter");
    const passed = () => Math.round(performance.now() - start);
    await said.waitFor().catch((cause: unknown) => {
      throw new Error(`${passed()} ms after Enter the pane had not said it.`, { cause });
    });
    return passed();
  }

  /** Clicks a cell of the sheet in front, brought into sight first. */
  async click(address: string, button: "left" | "right" = "left"): Promise<void> {
    await this.turnTo();
    await this.page.evaluate((at) => window.preview?.hands.select(at), address);
    await this.page
      .locator(`.cell[data-address="${address}"]`)
      .click({ button, position: { x: 6, y: 10 } });
  }

  /** Chooses from the menu that a right click on a cell opens. */
  async choose(address: string, item: string): Promise<void> {
    await this.click(address, "right");
    await this.page.getByRole("menuitem", { name: item, exact: true }).click();
  }

  async sheet(name: string): Promise<void> {
    await this.page.getByRole("tab", { name, exact: true }).click();
  }

  /**
   * Sorts the first table in the very moment between the add-in's reading and its next writing of
   * cells: as the message that writes arrives, before it is obeyed. Resolves once it has happened.
   */
  sortAtNextWrite(column: string, order: "ascending" | "descending"): Promise<void> {
    return this.page.evaluate(
      ([by, direction]) =>
        new Promise<void>((done) => {
          window.hearFirst = (message) => {
            if (!/"ActionType\\*":4,\\*"Name\\*":\\*"Values/.test(message)) return;
            window.hearFirst = () => undefined;
            const [table] = window.preview?.workbook.tables ?? [];
            if (table !== undefined) window.preview?.hands.sortTable(table.name, by, direction);
            done();
          };
        }),
      [column, order] as const,
    );
  }

  /** Undo, with the grid in focus as it is after whatever is undone. */
  undo(): Promise<void> {
    return this.page.keyboard.press("Control+z");
  }

  /** A column of the sheet in front by the row ids in another, of the rows that have one. */
  byId(ids: string, column: string): Promise<Readonly<Record<string, string>>> {
    return this.page.evaluate(
      ([id, value, most]) => {
        const seen = (at: string) => window.preview?.seen(at) ?? "";
        const rows = Array.from({ length: most }, (_, row) => [
          seen(`${id}${row + 1}`),
          seen(`${value}${row + 1}`),
        ]);
        return Object.fromEntries(rows.filter(([found]) => /^[A-Z0-9]{10}$/.test(found ?? "")));
      },
      [ids, column, MOST_ROWS] as const,
    );
  }

  /** What is seen down a column: "'Foreplan alerts'!", "B". */
  column(sheet: string, column: string): Promise<readonly string[]> {
    return this.page.evaluate(
      ([from, letter, most]) =>
        Array.from(
          { length: most },
          (_, row) => window.preview?.seen(`${from}${letter}${row + 1}`) ?? "",
        ),
      [sheet, column, MOST_ROWS] as const,
    );
  }

  seen(address: string): Promise<string> {
    return this.page.evaluate((at) => window.preview?.seen(at) ?? "", address);
  }

  /** Waits until a cell shows an amount, however it is written. */
  async showsAmount(address: string, pounds: number): Promise<void> {
    await this.page.waitForFunction(
      ([at, wanted]) => Number(window.preview?.seen(at).replaceAll(/[£,]/g, "")) === wanted,
      [address, pounds] as const,
    );
  }
}
