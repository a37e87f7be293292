import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { patchXlsx } from "../../server/workbook-files/patch-xlsx.ts";
import { readXlsx } from "../../server/workbook-files/read-xlsx.ts";
import { checkpointIn } from "../../server/workbook-files/sync/kept-in-file.ts";
import type { WrittenCell } from "../../server/workbook-files/workbook-description.ts";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import type { RegisterKey } from "../../shared/registers/field.ts";
import type { Role } from "../../shared/sync/screens.ts";
import { RowId } from "../../shared/values/row-id.ts";
import { cells, SyncWorld } from "./sync-world.ts";

let world: SyncWorld;

beforeEach(async () => {
  world = await SyncWorld.start();
});
afterEach(() => world[Symbol.asyncDispose]());

type Made = Readonly<{ register: RegisterKey; role: Role; above?: readonly string[] }>;

/** A connected file of last year's, and next year's copy of it. */
async function copied({ register, role, above = [] }: Made, rows: readonly WrittenCell[][]) {
  const top = above.length;
  const area = { top, left: 0, bottom: top + rows.length - 1, right: (rows[0]?.length ?? 1) - 1 };
  const sheet = {
    name: "Contracts",
    rows: [...above.map((text) => [text]), ...rows],
    tables: [{ name: "Theirs", area }],
  };
  const path = world.folder.write("ours 2034-35.xlsx", writeXlsx({ sheets: [sheet] }));
  const sync = (file: string, ...more: string[]) => world.as(role).syncAs(register, file, ...more);
  const connected = await sync(path, "--connect", "--yes");
  if (connected.exit === 2) throw new Error(connected.said.at(-1));
  await sync(path);
  const copy = join(world.folder.path, "ours 2035-36.xlsx");
  copyFileSync(path, copy);
  return { path, copy, sync };
}

/** Rows of the register, but for those of the years in which the demonstration has its own. */
async function registered(register: RegisterKey, ...fields: string[]) {
  const { rows: all } = await world.api().rows.list.query({ register });
  const rows = all.filter(({ values }) => !/^2021/.test(String(values.financialYear)));
  const said = rows.map(({ id, values }) => [id, ...fields.map((field) => shown(values[field]))]);
  return said.sort((one, other) => (String(one.slice(1)) < String(other.slice(1)) ? -1 : 1));
}

function shown(value: unknown) {
  return typeof value === "object" && value !== null && "text" in value ? value.text : value;
}

const withoutIds = (rows: readonly (readonly unknown[])[]) => rows.map(([, ...said]) => said);

function copiedFrom(path: string): Readonly<Record<string, string>> {
  const read = readXlsx(readFileSync(path));
  const checkpoint = read.ok ? checkpointIn(read.value.sheets) : null;
  return Object.assign({}, ...Object.values(checkpoint?.copied ?? {}));
}

/** The row that the register knows a row to be copied from. */
async function originOf(id: string) {
  const { changes } = await world.api().history.ofRow.query({ id: RowId.parse(id) });
  return changes.at(-1)?.copiedFrom;
}

const AGREEMENTS: Made = { register: "agreements", role: "officer" };
const TERMS = ["title", "start", "currentEnd", "annualValue"] as const;
const day = (value: number) => ({ value, format: "dd/mm/yyyy" });
const [APRIL_2034, MARCH_2035, APRIL_2035, MARCH_2036] = [49_035, 49_399, 49_400, 49_765] as const;

describe("next year's file of agreements", () => {
  const lastYears = () =>
    copied(AGREEMENTS, [
      ["Title", "Provider", "Start", "Current end", "Annual value", "Status"],
      ["Refuge", "Haven", day(APRIL_2034), day(MARCH_2035), 50_000, "Live"],
      ["Helpline", "Aurora", day(APRIL_2034), day(MARCH_2036), 60_000, "Live"],
    ]);
  const before = [
    ["Helpline", "2034-04-01", "2036-03-31", 6_000_000],
    ["Refuge", "2034-04-01", "2035-03-31", 5_000_000],
  ];

  test("[CLI66] has a new agreement for each row with both dates anew; last year's are not edited", async () => {
    const { path, copy, sync } = await lastYears();
    const [, old] = await registered("agreements", ...TERMS);
    world.type(copy, [1, 2, APRIL_2035], [1, 3, MARCH_2036], [1, 4, 55_000], [2, 4, 66_000]);
    const taken = await sync(copy, "--next-year");
    const again = await sync(copy);
    const last = await sync(path);
    const rows = await registered("agreements", ...TERMS);
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
    expect(await originOf(String(fresh?.[0]))).toBe(old?.[0]);
    expect(cells(copy)[2]?.[4]).toBe(66_000);
  });

  test("[CLI66] in which no row has both dates anew is not taken, and nothing is sent or written", async () => {
    const { copy, sync } = await lastYears();
    world.type(copy, [1, 3, MARCH_2036]);
    const bytes = readFileSync(copy);
    const { exit, said } = await sync(copy, "--next-year");

    expect([exit, said.at(-1)]).toEqual([
      2,
      "No row of the table Theirs has another start and another end than in the register, so none is next year's yet. Type the new dates, save, and sync again with --next-year.",
    ]);
    expect(readFileSync(copy).equals(bytes)).toBe(true);
    expect(withoutIds(await registered("agreements", ...TERMS))).toEqual(before);
  });
});

describe("next year's file with years across", () => {
  const BUDGETS: Made = { register: "budgets", role: "finance" };
  const AMOUNTS = ["fund", "financialYear", "amount"] as const;
  const lastYears = () =>
    copied(BUDGETS, [
      ["Fund", "Status", "Budget 2034/35", "Budget 2035/36", "Note"],
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
    expect(withoutIds(await registered("budgets", ...AMOUNTS))).toEqual([
      ...before.slice(0, 2),
      ["Core", "2036/37", 300_000],
      ...before.slice(2),
      ["Youth", "2036/37", 70_000],
    ]);
    expect(again.document).toMatchObject({ pushed: 0, pulled: 0 });
    expect(last.document).toMatchObject({ pushed: 0, conflicts: 0 });
    expect(cells(copy).map((row) => row[5])).toEqual(ids);
  });

  test("[CLI67] whose columns were headed by the next years is not last year's by position", async () => {
    const { path, copy, sync } = await lastYears();
    world.type(copy, [0, 2, "Budget 2036/37"], [1, 2, 3_000], [0, 3, "Budget 2037/38"]);
    const taken = await sync(copy, "--next-year");
    const last = await sync(path);

    expect(taken.document).toMatchObject({ pushed: 3, conflicts: 0, refused: 0 });
    expect(taken.document?.details.questions).toEqual([]);
    expect(withoutIds(await registered("budgets", ...AMOUNTS))).toEqual([
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
    expect(withoutIds(await registered("budgets", ...AMOUNTS))).toEqual(before);
  });
});

describe("next year's file whose year stands over its table", () => {
  const PILOTS: Made = {
    register: "allocations",
    role: "officer",
    above: ["Pilots 2034/35", ""],
  };
  const lastYears = () =>
    copied(PILOTS, [
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
    const rows = await registered("allocations", "title", "financialYear", "amount");
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
    expect(withoutIds(await registered("allocations", "title", "financialYear", "amount"))).toEqual(
      before,
    );
  });
});

describe("rows made next year's in the file they stand in", () => {
  const [APRIL_2024, MARCH_2025] = [45_383, 45_747] as const;

  /** One agreement that has ended, and one that goes on. */
  const ours = () =>
    copied(AGREEMENTS, [
      ["Title", "Provider", "Start", "Current end", "Annual value", "Status"],
      ["Refuge", "Haven", day(APRIL_2024), day(MARCH_2025), 50_000, "Ended"],
      ["Helpline", "Aurora", day(APRIL_2024), day(MARCH_2036), 60_000, "Live"],
    ]);
  const renewed = async () => {
    const { path, sync } = await ours();
    world.type(path, [1, 2, APRIL_2035], [1, 3, MARCH_2036], [2, 2, APRIL_2034]);
    return { path, sync };
  };

  test("[CLI69] an ended agreement given both dates anew is asked about, and nothing of it is sent", async () => {
    const { path, sync } = await renewed();
    const { document } = await sync(path);

    expect(document).toMatchObject({ pushed: 1, conflicts: 0, refused: 0 });
    expect(document?.details.questions).toEqual([
      "Row 2: the agreement ended on 31 March 2025, and both its start and its end were changed. Is it a new agreement (--next-year), or a correction (--correct-years)?",
    ]);
    expect(withoutIds(await registered("agreements", ...TERMS))).toEqual([
      ["Helpline", "2034-04-01", "2036-03-31", 6_000_000],
      ["Refuge", "2024-04-01", "2025-03-31", 5_000_000],
    ]);
  });

  test("[CLI69] it is a new agreement, copied from the one that ended", async () => {
    const { path, sync } = await renewed();
    const [, old] = await registered("agreements", ...TERMS);
    const { document } = await sync(path, "--next-year");
    const rows = await registered("agreements", ...TERMS);
    const [, , fresh] = rows;

    expect(document).toMatchObject({ pushed: 2, details: { questions: [] } });
    expect(withoutIds(rows).slice(1)).toEqual([
      ["Refuge", "2024-04-01", "2025-03-31", 5_000_000],
      ["Refuge", "2035-04-01", "2036-03-31", 5_000_000],
    ]);
    expect(copiedFrom(path)).toEqual({ [String(fresh?.[0])]: old?.[0] });
  });

  test("[CLI69] or it is put right", async () => {
    const { path, sync } = await renewed();
    const { document } = await sync(path, "--correct-years");

    expect(document).toMatchObject({ pushed: 2, details: { questions: [] } });
    expect(withoutIds(await registered("agreements", ...TERMS))).toEqual([
      ["Helpline", "2034-04-01", "2036-03-31", 6_000_000],
      ["Refuge", "2035-04-01", "2036-03-31", 5_000_000],
    ]);
  });

  test("[CLI69] lines with funds across are asked about as one each, and are new lines or put right", async () => {
    const made: Made = { register: "allocations", role: "officer" };
    const titles = ["A", "B", "C", "D"].map((letter) => `Pilot ${letter}`);
    const { path, sync } = await copied(made, [
      ["Title", "Financial year", "Status", "Commissioning budget", "Ministry of Justice grants"],
      ...titles.map((title) => [title, "2034/35", "Idea", 100, 200]),
    ]);
    const roll = [1, 2, 3, 4].map((row) => [row, 1, "2035/36"] as const);
    world.type(path, ...roll);
    const asked = await sync(path);
    const taken = await sync(path, "--next-year");
    const rows = await registered("allocations", "title", "financialYear", "amount");
    const ofFirst = withoutIds(rows).filter(([title]) => title === titles[0]);

    expect(asked.document).toMatchObject({ pushed: 0, conflicts: 0 });
    expect(asked.document?.details.questions).toEqual(
      [2, 3, 4, 5].map(
        (row) =>
          `Row ${row}: the financial year changed. Is it next year's row (--next-year), or a correction (--correct-years)?`,
      ),
    );
    expect(taken.document).toMatchObject({ pushed: 8, conflicts: 0, refused: 0 });
    expect(ofFirst).toEqual([
      [titles[0], "2034/35", 10_000],
      [titles[0], "2034/35", 20_000],
      [titles[0], "2035/36", 10_000],
      [titles[0], "2035/36", 20_000],
    ]);
    expect(Object.keys(copiedFrom(path))).toHaveLength(8);
    expect((await sync(path)).document).toMatchObject({ pushed: 0, conflicts: 0 });
  });
});
