import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readXlsx } from "../../server/workbook-files/read-xlsx.ts";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import { cells, SyncWorld } from "./sync-world.ts";

let world: SyncWorld;
let series = 0;

beforeEach(async () => {
  world = await SyncWorld.start();
});
afterEach(() => world[Symbol.asyncDispose]());

/** A connected workbook of pilots in 2021/22, and a copy of it by another name. */
async function connectedAndCopied(copyName: string, count = 5) {
  series++;
  const titles = Array.from({ length: count }, (_, at) => `Pilot ${series}.${at}`);
  const lines = titles.map((title, at) => [title, "2021/22", 100 + at, "Idea"]);
  const area = { top: 0, left: 0, bottom: count, right: 3 };
  const rows = [["Title", "Financial year", "Amount", "Status"], ...lines];
  const sheet = { name: "Contracts", rows, tables: [{ name: "A", area }] };
  const path = world.folder.write(`pilots ${series} 2021-22.xlsx`, writeXlsx({ sheets: [sheet] }));
  await world.syncAs("allocations", path, "--connect", "--yes");
  await world.syncAs("allocations", path);
  const copy = join(world.folder.path, copyName.replace("#", String(series)));
  copyFileSync(path, copy);
  return { path, copy, titles };
}

async function registered(titles: readonly string[]) {
  const { rows } = await world.api().rows.list.query({ register: "allocations" });
  return rows
    .filter(({ name }) => titles.some((title) => name === title || name?.startsWith(`${title} `)))
    .map(({ id, values }) => ({ id, year: values.financialYear, amount: values.amount }))
    .sort((a, b) => String(a.year).localeCompare(String(b.year)));
}

const idsIn = (path: string) =>
  cells(path)
    .slice(1)
    .map((row) => row[4]);

describe("a file that was copied, moved or renamed", () => {
  test("[CLI25] is asked about, with the four answers as options, and nothing is sent", async () => {
    const { copy, titles } = await connectedAndCopied("copy of pilots #.xlsx");
    world.type(copy, [1, 2, 900]);
    const before = readFileSync(copy);
    const { exit, said } = await world.syncAs("allocations", copy);

    expect([exit, said.at(-1)]).toEqual([
      2,
      expect.stringMatching(
        /^copy of pilots \d+\.xlsx was connected as pilots \d+ 2021-22\.xlsx, so nothing was sent of what it holds \(5 rows of allocations in A on "Contracts"\)\. Say which it is: --same-file .* --copy-for-colleague .* --next-year .* --forget /,
      ),
    ]);
    expect(readFileSync(copy)).toEqual(before);
    expect((await registered(titles)).map(({ amount }) => amount)).not.toContain(90_000);
  });

  test("[CLI25] goes on as it was where it is the same, and asks no more", async () => {
    const { copy, titles } = await connectedAndCopied("moved #.xlsx");
    world.type(copy, [1, 2, 900]);
    const same = await world.syncAs("allocations", copy, "--same-file");
    const again = await world.syncAs("allocations", copy);

    expect(same.document).toMatchObject({ pushed: 1, conflicts: 0 });
    expect(again.document).toMatchObject({ pushed: 0, pulled: 0 });
    expect((await registered(titles)).length).toBe(titles.length);
  });

  test("[CLI25] is a workbook of its own with the same rows where it is a colleague's", async () => {
    const { path, copy, titles } = await connectedAndCopied("for a colleague #.xlsx");
    world.type(copy, [1, 2, 900]);
    const { document } = await world.syncAs("allocations", copy, "--copy-for-colleague");
    const first = await world.syncAs("allocations", path);

    expect(document).toMatchObject({ pushed: 1, conflicts: 0, refused: 0 });
    expect(first.document).toMatchObject({ pushed: 0, pulled: 1 });
    expect(idsIn(copy)).toEqual(idsIn(path));
    expect((await registered(titles)).length).toBe(titles.length);
  });

  test("[CLI25] is forgotten: ids, their column and the checkpoint go, and the register keeps its rows", async () => {
    const { copy, titles } = await connectedAndCopied("forgotten #.xlsx");
    const { exit } = await world.syncAs("allocations", copy, "--forget");
    const read = readXlsx(readFileSync(copy));
    const sheets = read.ok ? read.value.sheets : [];

    expect(exit).toBe(0);
    expect(sheets.map(({ name }) => name)).toEqual(["Contracts"]);
    expect(sheets[0]?.tables[0]?.area).toEqual({
      top: 0,
      left: 0,
      bottom: titles.length,
      right: 3,
    });
    expect(cells(copy)[0]).toEqual(["Title", "Financial year", "Amount", "Status"]);
    expect((await registered(titles)).length).toBe(titles.length);
  });

  test("[CLI25] takes one answer, and none that changes it in a dry run", async () => {
    const { copy } = await connectedAndCopied("one answer #.xlsx");
    const two = await world.syncAs("allocations", copy, "--same-file", "--forget");
    const dry = await world.syncAs("allocations", copy, "--next-year", "--dry-run");

    expect(two.said.at(-1)).toBe("--same-file and --forget say two things of the file: give one.");
    expect(dry.said.at(-1)).toMatch(/leave out --dry-run/);
  });
});

describe("next year's file", () => {
  const roll = (path: string, count: number) =>
    world.type(path, ...Array.from({ length: count }, (_, at) => [at + 1, 1, "2022/23"] as const));

  test("[CLI26] makes new rows of its own; last year's stay, in the register and in their file", async () => {
    const { path, copy, titles } = await connectedAndCopied("pilots # 2022-23.xlsx");
    const old = idsIn(path);
    roll(copy, titles.length);
    const { document } = await world.syncAs("allocations", copy, "--next-year");
    const again = await world.syncAs("allocations", copy);
    const last = await world.syncAs("allocations", path);
    const years = (await registered(titles)).map(({ year }) => year);

    expect(document).toMatchObject({ pushed: titles.length, conflicts: 0, refused: 0 });
    expect(again.document).toMatchObject({ pushed: 0, pulled: 0 });
    expect(last.document).toMatchObject({ pushed: 0, conflicts: 0 });
    expect(years).toEqual([...titles.map(() => "2021/22"), ...titles.map(() => "2022/23")]);
    expect(idsIn(copy).some((id) => old.includes(id))).toBe(false);
  });

  test("[CLI26] is proposed by its name, its year column, and by many amounts that changed", async () => {
    const byName = await connectedAndCopied("pilots # 2022-23.xlsx");
    const byYear = await connectedAndCopied("rolled # of 2021-22.xlsx");
    roll(byYear.copy, 5);
    const byAmounts = await connectedAndCopied("amounts # of 2021-22.xlsx");
    world.type(byAmounts.copy, [1, 2, 7], [2, 2, 8], [3, 2, 9], [4, 2, 10]);
    const said = async (copy: string) => (await world.syncAs("allocations", copy)).said.at(-1);

    expect(await said(byName.copy)).toMatch(/next year's: the file's name says another year\./);
    expect(await said(byYear.copy)).toMatch(/next year's: the year was changed on its rows\./);
    expect(await said(byAmounts.copy)).toMatch(/next year's: more than a fifth of its amounts/);
  });

  test("[CLI26] in which rows still say last year is not taken: they would be there twice", async () => {
    const { copy, titles } = await connectedAndCopied("pilots # 2022-23.xlsx");
    roll(copy, 3);
    const { exit, said } = await world.syncAs("allocations", copy, "--next-year");

    expect([exit, said.at(-1)]).toEqual([
      2,
      expect.stringMatching(/^2 rows of the table A still say/),
    ]);
    expect((await registered(titles)).length).toBe(titles.length);
  });
});

test("[CLI27] years changed on many rows are new rows or put right, as a person says", async () => {
  const roll = (path: string) =>
    world.type(path, ...[1, 2, 3, 4, 5].map((row) => [row, 1, "2022/23"] as const));
  const fresh = await connectedAndCopied("unused #.xlsx");
  roll(fresh.path);
  const asked = await world.syncAs("allocations", fresh.path);
  const rolled = await world.syncAs("allocations", fresh.path, "--next-year");
  const corrected = await connectedAndCopied("unused #.xlsx");
  roll(corrected.path);
  await world.syncAs("allocations", corrected.path, "--correct-years");
  const yearsOf = async (titles: readonly string[]) =>
    (await registered(titles)).map(({ year }) => year);

  expect(asked.document).toMatchObject({ pushed: 0 });
  expect(rolled.document).toMatchObject({ pushed: 5, refused: 0 });
  expect(await yearsOf(fresh.titles)).toEqual([
    ...Array(5).fill("2021/22"),
    ...Array(5).fill("2022/23"),
  ]);
  expect(await yearsOf(corrected.titles)).toEqual(Array(5).fill("2022/23"));
});
