import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { WrittenCell } from "../../server/workbook-files/workbook-description.ts";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { Person } from "./person.ts";
import { askServer } from "./register-rows.ts";

const FEMI = "Femi Adeyemi, finance of Dyfed-Powys OPCC";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

let server: TestServer;
let browser: Browser;
let across: Person;
let rows: Person;
let dashboard: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer({ pages: true }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const pounds = (value: number) => ({ value, format: "£#,##0" });

/** Finance's own workbook: titles, a column for each year, and what each line comes to. */
function yearsAcross(): Buffer {
  const line = (at: number, fund: string, amounts: readonly (number | null)[]): WrittenCell[] => [
    fund,
    ...amounts.map((amount) => (amount === null ? null : pounds(amount))),
    {
      ...pounds(amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0)),
      formula: `=SUM(B${at}:D${at})`,
    },
  ];
  return book("Budgets", [
    ["Budgets as at October"],
    [],
    ["Fund", "2026/27", "2027/28", "2028/29", "Total"],
    line(4, "Women's safety fund", [2_000, 2_100, null]),
    line(5, "Youth justice fund", [800, 900, 1_000]),
  ]);
}

/** A colleague's, with a row for each year. */
function rowForEachYear(): Buffer {
  return book("Budget list", [
    ["Fund", "Financial year", "Amount", "Kind"],
    ["Women's safety fund", "2026/27", pounds(2_000), null],
  ]);
}

function book(name: string, cells: WrittenCell[][]): Buffer {
  return Buffer.from(writeXlsx({ sheets: [{ name, rows: cells }] }));
}

async function opened(name: string, file: Buffer): Promise<Person> {
  const person = await Person.at(browser, `${server.url}/preview`);
  await person.signIn(FEMI);
  const [chooser] = await Promise.all([
    person.page.waitForEvent("filechooser"),
    person.press("Open a file…"),
  ]);
  await chooser.setFiles({ name, mimeType: XLSX, buffer: file });
  return person;
}

/** Pounds of a fund by year, as the register has them. */
async function budgetsOf(fund: string): Promise<Readonly<Record<string, number>>> {
  const { rows: all } = await askServer(server, ["dyfed-powys", "finance"], (client) =>
    client.rows.list.query({ register: "budgets" }),
  );
  return Object.fromEntries(
    all
      .filter(({ values }) => (values.fund as { text: string } | null)?.text === fund)
      .map(({ values }) => [String(values.financialYear), Number(values.amount) / 100]),
  );
}

test("[RUN20] a budget workbook with years across is connected as the rows it is", async () => {
  across = await opened("budgets.xlsx", yearsAcross());
  await across.pane.getByText("3 columns are financial years: one row for each year").waitFor();
  await across.pane.getByText("4 of 5 columns understood").waitFor();
  await across.button("See what will happen").click();
  await across.pane.getByText("5 rows: 5 new; 1 column left alone.").waitFor();
  await across.button("Connect 5 rows").click();
  await across.button("Start").click();
  await across.truth(/All saved|needs you|need you/).waitFor();

  expect(await budgetsOf("Women's safety fund")).toEqual({ "2026/27": 2_000, "2027/28": 2_100 });
  expect(await budgetsOf("Youth justice fund")).toEqual({
    "2026/27": 800,
    "2027/28": 900,
    "2028/29": 1_000,
  });
  expect(await across.seen("F4")).toMatch(/^[A-Z0-9]{10}$/);
  await across.showsAmount("E4", 4_100);
});

test("[RUN21] an amount typed under a year is that year's row on the dashboard and in a workbook of rows", async () => {
  rows = await opened("list.xlsx", rowForEachYear());
  await rows.button("See what will happen").click();
  await rows.pane.getByText("1 row: 1 the same as already known.").waitFor();
  await rows.button("Connect 1 row").click();
  await rows.button("Start").click();
  await expect.poll(() => rows.column("", "A")).toContain("Youth justice fund");

  await across.type("B4", "2500");
  await expect.poll(() => budgetsOf("Women's safety fund")).toMatchObject({ "2026/27": 2_500 });
  await rows.turnTo();
  await rows.showsAmount("C2", 2_500);
  dashboard = await openPage(browser, `${server.url}/#commitments`);
  await dashboard.getByRole("button", { name: `Continue as ${FEMI}` }).click();
  await dashboard.getByText("£2,500 still available").waitFor();

  await rows.type("C2", "2600");
  await across.turnTo();
  await across.showsAmount("B4", 2_600);
  await across.showsAmount("E4", 4_700);
});

test("[RUN22] a new year's column is asked about, and its amounts are that year's rows", async () => {
  await across.turnTo();
  await across.page.evaluate(() => window.preview?.hands.insertColumns("E"));
  await across.type("E3", "2029/30");
  await across.type("E4", "3000");
  await across.goTo("To do");
  const asked = across.card("A new column 2029/30: take it as that year's amounts?");
  await asked.getByRole("button", { name: "It is 2029/30" }).click();
  await expect.poll(() => budgetsOf("Women's safety fund")).toMatchObject({ "2029/30": 3_000 });
  await rows.turnTo();
  await expect.poll(() => rows.column("", "B")).toContain("2029/30");
  await asked.waitFor({ state: "detached" });

  expect(await budgetsOf("Women's safety fund")).toEqual({
    "2026/27": 2_600,
    "2027/28": 2_100,
    "2029/30": 3_000,
  });
  expect([...across.faults, ...rows.faults]).toEqual([]);
});
