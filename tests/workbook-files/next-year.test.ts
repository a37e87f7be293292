import { readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { patchXlsx } from "../../server/workbook-files/patch-xlsx.ts";
import {
  AGREEMENTS,
  copied,
  copiedFrom,
  DAYS,
  day,
  type Made,
  originOf,
  registered,
  TERMS,
  withoutIds,
} from "./last-years-file.ts";
import { cells, SyncWorld } from "./sync-world.ts";

let world: SyncWorld;

beforeEach(async () => {
  world = await SyncWorld.start();
});
afterEach(() => world[Symbol.asyncDispose]());

describe("next year's file of agreements", () => {
  const lastYears = () =>
    copied(world, AGREEMENTS, [
      ["Title", "Provider", "Start", "Current end", "Annual value", "Status"],
      ["Refuge", "Haven", day(DAYS.april2034), day(DAYS.march2035), 50_000, "Live"],
      ["Helpline", "Aurora", day(DAYS.april2034), day(DAYS.march2036), 60_000, "Live"],
    ]);
  const before = [
    ["Helpline", "2034-04-01", "2036-03-31", 6_000_000],
    ["Refuge", "2034-04-01", "2035-03-31", 5_000_000],
  ];

  test("[CLI66] has a new agreement for each row with both dates anew; last year's are not edited", async () => {
    const { path, copy, sync } = await lastYears();
    const [, old] = await registered(world, "agreements", ...TERMS);
    world.type(
      copy,
      [1, 2, DAYS.april2035],
      [1, 3, DAYS.march2036],
      [1, 4, 55_000],
      [2, 4, 66_000],
    );
    const taken = await sync(copy, "--next-year");
    const again = await sync(copy);
    const last = await sync(path);
    const rows = await registered(world, "agreements", ...TERMS);
    const [, , fresh] = rows;

    expect(taken.document).toMatchObject({ pushed: 1, conflicts: 1, refused: 0 });
    expect(taken.document?.details.questions).toEqual([
      "1 row has not both another start and another end, and stays the agreement it is (row 3).",
    ]);
    expect(withoutIds(rows)).toEqual([
      ...before,
      ["Refuge", "2035-04-01", "2036-03-31", 5_500_000],
    ]);
    expect(again.document).toMatchObject({ pushed: 0, conflicts: 0 });
    expect(last.document).toMatchObject({ pushed: 0, conflicts: 0 });
    expect(copiedFrom(copy)).toEqual({ [String(fresh?.[0])]: old?.[0] });
    expect(await originOf(world, String(fresh?.[0]))).toBe(old?.[0]);
    expect(cells(copy)[2]?.[4]).toBe(66_000);
  });

  test("[CLI66] in which no row has both dates anew is not taken, and nothing is sent or written", async () => {
    const { copy, sync } = await lastYears();
    world.type(copy, [1, 3, DAYS.march2036]);
    const bytes = readFileSync(copy);
    const { exit, said } = await sync(copy, "--next-year");

    expect([exit, said.at(-1)]).toEqual([
      2,
      "No row of the table Theirs has another start and another end than in the register, so none is next year's yet. Type the new dates, save, and sync again with --next-year.",
    ]);
    expect(readFileSync(copy).equals(bytes)).toBe(true);
    expect(withoutIds(await registered(world, "agreements", ...TERMS))).toEqual(before);
  });
});

describe("next year's file with years across", () => {
  const BUDGETS: Made = { register: "budgets", role: "finance" };
  const AMOUNTS = ["fund", "financialYear", "amount"] as const;
  const lastYears = () =>
    copied(world, BUDGETS, [
      ["Fund", "Status", "Budget 2034/35", "Budget 2035/36", "Page"],
      ["Core", "Confirmed", 1_000, 2_000, null],
      ["Youth", "Confirmed", 500, null, null],
    ]);
  const before = [
    ["Core", "2034/35", 100_000],
    ["Core", "2035/36", 200_000],
    ["Youth", "2034/35", 50_000],
  ];

  test("[CLI67] takes the new year's column, and leaves the amounts of the others as they are", async () => {
    const { path, copy, sync } = await lastYears();
    const ids = cells(copy).map((row) => row[5]);
    // Next year's amounts beside, one of last year's typed over by mistake.
    world.type(copy, [0, 4, "Budget 2036/37"], [1, 4, 3_000], [2, 4, 700], [1, 3, 2_222]);
    const taken = await sync(copy, "--next-year");
    const again = await sync(copy);
    const last = await sync(path);

    expect(taken.document).toMatchObject({ pushed: 2, conflicts: 1, refused: 0 });
    expect(taken.document?.details.questions).toEqual([
      "Budget 2034/35, Budget 2035/36 in the table Theirs stay the amounts they are in the register; Budget 2036/37 is new.",
    ]);
    expect(withoutIds(await registered(world, "budgets", ...AMOUNTS))).toEqual([
      ...before.slice(0, 2),
      ["Core", "2036/37", 300_000],
      ...before.slice(2),
      ["Youth", "2036/37", 70_000],
    ]);
    expect(again.document).toMatchObject({ pushed: 0, pulled: 0 });
    expect(last.document).toMatchObject({ pushed: 0, conflicts: 0 });
    expect(cells(copy).map((row) => row[5])).toEqual(ids);
  });

  test("[ADD242] with two columns of one new year is not taken as next year's", async () => {
    const { copy, sync } = await lastYears();
    world.type(copy, [0, 4, "Budget 2036/37"], [0, 3, "Budget 2036-37"]);
    const { exit, said } = await sync(copy, "--next-year");
    expect(exit).toBe(2);
    expect(said.at(-1)).toContain(
      "are of the same new year: Budget 2036-37, Budget 2036/37. Give all but one of them another header",
    );
  });

  test("[CLI67] whose columns were headed by the next years is not last year's by position", async () => {
    const { path, copy, sync } = await lastYears();
    world.type(copy, [0, 2, "Budget 2036/37"], [1, 2, 3_000], [0, 3, "Budget 2037/38"]);
    const taken = await sync(copy, "--next-year");
    const last = await sync(path);

    expect(taken.document).toMatchObject({ pushed: 3, conflicts: 0, refused: 0 });
    expect(taken.document?.details.questions).toEqual([]);
    expect(withoutIds(await registered(world, "budgets", ...AMOUNTS))).toEqual([
      ...before.slice(0, 2),
      ["Core", "2036/37", 300_000],
      ["Core", "2037/38", 200_000],
      ...before.slice(2),
      ["Youth", "2036/37", 50_000],
    ]);
    expect(last.document).toMatchObject({ pushed: 0, conflicts: 0, pulled: 0 });
  });

  test("[CLI67] without a column of another year is not taken: its amounts would be there twice", async () => {
    const { copy, sync } = await lastYears();
    world.type(copy, [1, 2, 9_000]);
    const { exit, said } = await sync(copy, "--next-year");

    expect([exit, said.at(-1)]).toEqual([
      2,
      "No column of the table Theirs says another year than last year's file had. Add next year's column, headed like the others, save, and sync again with --next-year.",
    ]);
    expect(withoutIds(await registered(world, "budgets", ...AMOUNTS))).toEqual(before);
  });
});

describe("next year's file whose year stands over its table", () => {
  const PILOTS: Made = {
    register: "allocations",
    role: "officer",
    above: ["Pilots 2034/35", ""],
  };
  const lastYears = () =>
    copied(world, PILOTS, [
      ["Title", "Amount", "Status"],
      ["Mentoring", 100, "Idea"],
      ["Mapping", 200, "Idea"],
    ]);
  const before = [
    ["Mapping", "2034/35", 20_000],
    ["Mentoring", "2034/35", 10_000],
  ];
  const retitle = (path: string, title: string) => {
    const change = [{ sheet: "Contracts", row: 0, column: 0, value: title }];
    const patched = patchXlsx(readFileSync(path), { cells: change });
    if (!patched.ok) throw new Error(patched.problem);
    writeFileSync(path, patched.value.bytes);
  };

  test("[CLI68] is of the year that is said there, whichever it is", async () => {
    const { path, copy, sync } = await lastYears();
    retitle(copy, "Pilots 2036/37");
    const taken = await sync(copy, "--next-year");
    const last = await sync(path);
    const rows = await registered(world, "allocations", "title", "financialYear", "amount");
    const [mapping, next, mentoring, following] = rows.map(([id]) => String(id));

    expect(taken.document).toMatchObject({ pushed: 2, conflicts: 0, refused: 0 });
    expect(last.document).toMatchObject({ pushed: 0, pulled: 0 });
    expect(withoutIds(rows)).toEqual([
      before[0],
      ["Mapping", "2036/37", 20_000],
      before[1],
      ["Mentoring", "2036/37", 10_000],
    ]);
    expect(copiedFrom(copy)).toEqual({ [next ?? ""]: mapping, [following ?? ""]: mentoring });
  });

  test("[CLI68] is not taken while last year stands there", async () => {
    const { copy, sync } = await lastYears();
    const { exit, said } = await sync(copy, "--next-year");

    expect([exit, said.at(-1)]).toEqual([
      2,
      "What stands over the table Theirs says 2034/35, so its rows would be last year's again. Say the new year there, save, and sync again with --next-year.",
    ]);
    expect(
      withoutIds(await registered(world, "allocations", "title", "financialYear", "amount")),
    ).toEqual(before);
  });
});

describe("next year's file with funds across", () => {
  const made: Made = { register: "allocations", role: "officer" };
  const lastYears = () =>
    copied(world, made, [
      ["Title", "Financial year", "Status", "Commissioning budget", "Ministry of Justice grants"],
      ["Mentoring", "2034/35", "Idea", 100, 200],
      ["Mapping", "2034/35", "Idea", 300, null],
    ]);
  const AMOUNTS = ["title", "financialYear", "fund", "amount"] as const;
  const [COMMISSIONING, GRANTS] = ["Commissioning budget", "Ministry of Justice grants"];

  test("[CLI70] makes a new line of each, with every amount copied from last year's", async () => {
    const { path, copy, sync } = await lastYears();
    world.type(copy, [1, 1, "2035/36"], [2, 1, "2035/36"], [2, 4, 400]);
    const taken = await sync(copy, "--next-year");
    const again = await sync(copy);
    const last = await sync(path);
    const rows = await registered(world, "allocations", ...AMOUNTS);
    const idOf = (...said: unknown[]) =>
      rows.find((row) => String(row.slice(1)) === String(said))?.[0];

    expect(taken.document).toMatchObject({ pushed: 4, conflicts: 0, refused: 0 });
    expect(again.document).toMatchObject({ pushed: 0, pulled: 0 });
    expect(last.document).toMatchObject({ pushed: 0, conflicts: 0 });
    expect(withoutIds(rows)).toEqual([
      ["Mapping", "2034/35", COMMISSIONING, 30_000],
      ["Mapping", "2035/36", COMMISSIONING, 30_000],
      ["Mapping", "2035/36", GRANTS, 40_000],
      ["Mentoring", "2034/35", COMMISSIONING, 10_000],
      ["Mentoring", "2034/35", GRANTS, 20_000],
      ["Mentoring", "2035/36", COMMISSIONING, 10_000],
      ["Mentoring", "2035/36", GRANTS, 20_000],
    ]);
    expect(copiedFrom(copy)).toEqual(
      Object.fromEntries(
        [
          ["Mapping", COMMISSIONING, 30_000],
          ["Mentoring", COMMISSIONING, 10_000],
          ["Mentoring", GRANTS, 20_000],
        ].map(([title, fund, amount]) => [
          idOf(title, "2035/36", fund, amount),
          idOf(title, "2034/35", fund, amount),
        ]),
      ),
    );
  });

  test("[CLI70] is not taken while lines say last year: their amounts would be there twice", async () => {
    const { copy, sync } = await lastYears();
    world.type(copy, [1, 1, "2035/36"]);
    const { exit, said } = await sync(copy, "--next-year");

    expect([exit, said.at(-1)]).toEqual([
      2,
      "1 row of the table Theirs still says last year in the year column, and would be in the register twice (row 3). Change the year, save, and sync again with --next-year.",
    ]);
    expect(await registered(world, "allocations", ...AMOUNTS)).toHaveLength(3);
  });
});
