import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { patchXlsx } from "../../server/workbook-files/patch-xlsx.ts";
import { readXlsx } from "../../server/workbook-files/read-xlsx.ts";
import { seededRandom } from "../../server/workbook-files/seeded-random.ts";
import type { WrittenCell } from "../../server/workbook-files/workbook-description.ts";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import type { FieldValue, RegisterKey } from "../../shared/registers/field.ts";
import { mintRowId } from "../../shared/values/row-id.ts";
import { foreplan } from "./run-foreplan.ts";
import { cells, SyncWorld } from "./sync-world.ts";

let world: SyncWorld;
let number = 0;
const random = seededRandom("another workbook's rows");
const nextId = () => mintRowId(random);

beforeAll(async () => {
  world = await SyncWorld.start();
});
afterAll(() => world[Symbol.asyncDispose]());

const HEADERS = ["Fund", "Status", "Budget 2034/35", "Budget 2035/36"];

/** A file of two funds' budgets nobody else has, years across, with a total of each line. */
function budgetsFile(last: "Total" | "Page" = "Total") {
  number += 1;
  const funds = [`Fund A${number}`, `Fund B${number}`] as const;
  const total = (row: number, value: number): WrittenCell =>
    last === "Total" ? { value, formula: `=SUM(C${row}:D${row})` } : null;
  const rows: WrittenCell[][] = [
    [...HEADERS, last],
    [funds[0], "Confirmed", 1_000, 2_000, total(2, 3_000)],
    [funds[1], "Confirmed", 500, null, total(3, 500)],
    ...Array.from({ length: 40 }, () => []),
  ];
  const area = { top: 0, left: 0, bottom: 2, right: 4 };
  const sheet = { name: "Budgets", rows, tables: [{ name: "Budgets", area }] };
  const path = world.folder.write(`budgets-${number}.xlsx`, writeXlsx({ sheets: [sheet] }));
  return { path, funds };
}

async function connectedFile(last: "Total" | "Page" = "Total") {
  const made = budgetsFile(last);
  const ran = await world.as("finance").syncAs("budgets", made.path, "--connect", "--yes");
  if (ran.exit === 2) throw new Error(ran.said.at(-1));
  return { ...made, ran };
}

const sync = (path: string, ...more: string[]) =>
  world.as("finance").syncAs("budgets", path, ...more);

function type(
  path: string,
  ...typed: readonly (readonly [number, number, string | number | null])[]
) {
  const cells = typed.map(([row, column, value]) => ({ sheet: "Budgets", row, column, value }));
  const patched = patchXlsx(readFileSync(path), { cells, tables: [] });
  if (!patched.ok) throw new Error(patched.problem);
  writeFileSync(path, patched.value.bytes);
}

/** The lines of the funds a test made, without their ids. */
function lines(path: string, funds: readonly string[]) {
  return cells(path)
    .filter(([fund]) => funds.includes(String(fund)))
    .map((row) => [0, 1, 2, 3].map((at) => row[at] ?? null));
}

function formulas(path: string) {
  const read = readXlsx(readFileSync(path));
  if (!read.ok) throw new Error(read.problem);
  const rows = read.value.sheets[0]?.rows ?? [];
  return rows.flatMap((row) => row.flatMap(({ formula }) => formula ?? []));
}

async function registerRows(funds: readonly string[]) {
  const { rows } = await world.api().rows.list.query({ register: "budgets" });
  return rows.filter(({ values }) => funds.includes((values.fund as { text: string }).text));
}

async function registered(funds: readonly string[]) {
  const rows = await registerRows(funds);
  return rows
    .map(({ values: { fund, financialYear, amount } }) => [
      (fund as { text: string }).text,
      financialYear,
      amount,
    ])
    .sort((one, other) => (String(one) < String(other) ? -1 : 1));
}

/** Another workbook, in which a budget of one year is one row. */
async function pushed(changes: readonly unknown[], register: RegisterKey = "budgets") {
  const answer = await world.api("finance").sync.push.mutate({
    replica: { workbook: "another", installation: "another", copy: "another" },
    mutationId: world.uuid(),
    register,
    changes: changes as never,
  });
  expect(answer.rows.map(({ kind }) => kind)).toEqual(changes.map(() => "taken"));
}

const named = (text: string) => ({ id: null, text });

describe("a file with years across", () => {
  test("[SYN87] is read as a row for each year, with the column it came from", async () => {
    const { path, funds } = budgetsFile();
    const ran = await foreplan(["read", path, "--json"]);
    const read = JSON.parse(ran.out);
    expect(read.columns[2]).toMatchObject({
      field: "amount",
      confidence: 0.92,
      spread: { by: "financialYear", value: "2034/35" },
    });
    expect(
      read.rows.map(({ sheetRow, column, values }: (typeof read.rows)[number]) => [
        sheetRow,
        column,
        values.fund,
        values.financialYear,
        values.amount,
      ]),
    ).toEqual([
      [2, 2, funds[0], "2034/35", 100_000],
      [2, 3, funds[0], "2035/36", 200_000],
      [3, 2, funds[1], "2034/35", 50_000],
    ]);
  });

  test("[SYN87] is counted as a budget of each year", async () => {
    const { path, funds } = budgetsFile();
    const words = ["--framework", "starter", "--from", "2034/35", "--years", "2", "--json"];
    const ran = await foreplan(["commitments", `${path}:budgets`, ...words]);
    const { funds: counted } = JSON.parse(ran.out);
    const years = counted.find(({ fund }: { fund: string }) => fund === funds[0])?.years;
    expect(years.map(({ budget }: { budget: number }) => budget)).toEqual([100_000, 200_000]);
  });

  test("[SYN88] connects with an id for each line and a row in the register for each amount", async () => {
    const { path, funds, ran } = await connectedFile();
    expect(ran.document).toMatchObject({ pushed: 3, conflicts: 0, refused: 0 });
    expect(await registered(funds)).toEqual([
      [funds[0], "2034/35", 100_000],
      [funds[0], "2035/36", 200_000],
      [funds[1], "2034/35", 50_000],
    ]);
    const ids = (await registerRows(funds)).map(({ id }) => id);
    const [, first] = cells(path);
    expect(ids).toContain(`${first?.[5]}.2035-36`);
    const again = await sync(path);
    expect(again.document).toMatchObject({ pushed: 0, pulled: 0, details: { questions: [] } });
  });

  test("[SYN88] an amount typed is that year's row, one in an empty cell a new one, and sums stay", async () => {
    const { path, funds } = await connectedFile();
    type(path, [1, 3, 2_500], [2, 3, 700]);
    const { document } = await sync(path);
    expect(document).toMatchObject({ pushed: 2, conflicts: 0, refused: 0 });
    expect(await registered(funds)).toEqual([
      [funds[0], "2034/35", 100_000],
      [funds[0], "2035/36", 250_000],
      [funds[1], "2034/35", 50_000],
      [funds[1], "2035/36", 70_000],
    ]);
    expect(formulas(path)).toEqual(["=SUM(C2:D2)", "=SUM(C3:D3)"]);
  });

  test("[SYN88] what another workbook says of one year is written into its cell, and a new line is added", async () => {
    const { path, funds } = await connectedFile();
    const [row] = (await registerRows(funds)).filter(({ values }) => values.amount === 200_000);
    if (row === undefined) throw new Error("The row is in the register.");
    const third = `Fund C${number}`;
    const other = (fund: string, year: string, amount: number) => ({
      kind: "insert",
      id: nextId(),
      values: {
        fund: named(fund),
        financialYear: year,
        amount,
        kind: "opening",
        status: "confirmed",
      },
    });
    const fund = {
      kind: "insert",
      id: nextId(),
      values: { name: third },
    };
    await pushed([fund], "funds");
    await pushed([
      { kind: "edit", id: row.id, base: row.version, values: { amount: 222_200 as FieldValue } },
      other(funds[1], "2035/36", 90_000),
      other(third, "2034/35", 10_000),
      other(third, "2035/36", 20_000),
    ]);
    const { document } = await sync(path);
    expect(document).toMatchObject({ pushed: 0, conflicts: 0 });
    expect(lines(path, [...funds, third])).toEqual([
      [funds[0], "Confirmed", 1_000, 2_222],
      [funds[1], "Confirmed", 500, 900],
      [third, "Confirmed", 100, 200],
    ]);
    const again = await sync(path);
    expect(again.document).toMatchObject({ pushed: 0, pulled: 0 });
  });

  test("[SYN89] an emptied cell and an amount typed over a sum are questions, and nothing of them is sent", async () => {
    const { path, funds } = await connectedFile();
    await pushed([
      {
        kind: "insert",
        id: nextId(),
        values: {
          fund: named(funds[0]),
          financialYear: "2034/35",
          amount: 5_000,
          kind: "in-year-award",
          status: "confirmed",
        },
      },
    ]);
    await sync(path);
    expect(lines(path, [funds[0]])).toEqual([[funds[0], "Confirmed", 1_050, 2_000]]);
    type(path, [1, 2, 1_500], [1, 3, null]);
    const { document } = await sync(path);
    expect(document?.pushed).toBe(0);
    expect(document?.details.questions).toEqual([
      expect.stringContaining("An amount is no longer in the sheet"),
      expect.stringMatching(
        /^Row 2: £1,500 was typed under Budget 2034\/35 over the sum of several rows, £1,050/,
      ),
    ]);
    expect(await registered(funds)).toHaveLength(4);
  });

  test("[SYN89] a new year's column is asked about, and taken once somebody says so", async () => {
    const { path, funds } = await connectedFile("Page");
    // Headed over a column of the table's own that had nothing in it.
    type(path, [0, 4, "Budget 2036/37"], [1, 4, 3_333]);
    const asked = await sync(path);
    expect(asked.document?.pushed).toBe(0);
    expect(asked.document?.details.questions).toEqual([
      "A new column Budget 2036/37: take it as that year's amounts? Sync with --take-columns, or say so in the add-in.",
    ]);
    const taken = await sync(path, "--take-columns");
    expect(taken.document).toMatchObject({ pushed: 1, details: { questions: [] } });
    expect(await registered(funds)).toContainEqual([funds[0], "2036/37", 333_300]);
    expect((await sync(path)).document).toMatchObject({ pushed: 0, details: { questions: [] } });
  });

  test("[SYN152] a second column of a year is told, and nothing of it is sent until it has another header", async () => {
    const { path, funds } = await connectedFile("Page");
    type(path, [0, 4, "Budget 2034-35"], [1, 4, 3_333], [1, 2, 1_100]);
    const asked = await sync(path);
    expect(asked.document?.pushed).toBe(1);
    expect(asked.document?.details.questions).toEqual([
      "The columns C (Budget 2034/35) and E (Budget 2034-35) are headed alike, and one of them has the amounts of Budget 2034/35: nothing under E (Budget 2034-35) is sent. Give what is none of them another header, or say in the add-in which one it is.",
    ]);
    expect(await registered(funds)).toContainEqual([funds[0], "2034/35", 110_000]);
    type(path, [0, 4, "Bid for 2034/35"]);
    expect((await sync(path)).document).toMatchObject({ pushed: 0, details: { questions: [] } });
  });

  test("[SYN152] of two columns under the very same header neither is sent", async () => {
    const { path, funds } = await connectedFile("Page");
    const before = await registered(funds);
    type(path, [0, 4, "Budget 2034/35"], [1, 4, 3_333], [1, 2, 1_100]);
    const asked = await sync(path);
    expect(asked.document?.pushed).toBe(0);
    expect(asked.document?.details.questions).toEqual([
      expect.stringContaining("nothing under C (Budget 2034/35) and E (Budget 2034/35) is sent"),
    ]);
    expect(await registered(funds)).toEqual(before);
  });

  test("[ADD242] of two new columns of one year none is taken", async () => {
    const { path, funds } = await connectedFile("Page");
    const before = await registered(funds);
    // The column of a year that is connected is headed by the new one as well.
    type(path, [0, 4, "Budget 2036/37"], [1, 4, 3_333], [0, 3, "Budget 2036-37"]);
    const taken = await sync(path, "--take-columns");
    expect(taken.document?.pushed).toBe(0);
    expect(taken.document?.details.questions).toEqual([
      "A new column Budget 2036-37 is not the only one of 2036/37: give all but one of them another header, or say in the add-in which one it is.",
      "A new column Budget 2036/37 is not the only one of 2036/37: give all but one of them another header, or say in the add-in which one it is.",
      "The column Budget 2035/36 is no longer in the table, so its amounts are left alone.",
    ]);
    expect(await registered(funds)).toEqual(before);
  });
});
