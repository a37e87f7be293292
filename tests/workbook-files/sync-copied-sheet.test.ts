import { readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { patchXlsx } from "../../server/workbook-files/patch-xlsx.ts";
import { readXlsx } from "../../server/workbook-files/read-xlsx.ts";
import type { SheetDescription } from "../../server/workbook-files/workbook-description.ts";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import {
  AGREEMENTS,
  copied,
  copiedFrom,
  DAYS,
  day,
  type Made,
  registered,
  TERMS,
  withoutIds,
} from "./last-years-file.ts";
import { SyncWorld } from "./sync-world.ts";

let world: SyncWorld;

beforeEach(async () => {
  world = await SyncWorld.start();
});
afterEach(() => world[Symbol.asyncDispose]());

const COPY = "Contracts (2)";
const ALLOCATIONS: Made = { register: "allocations", role: "officer" };
const LINES = ["title", "financialYear", "amount"] as const;
const BEFORE = [
  ["Mapping", "2034/35", 20_000],
  ["Mentoring", "2034/35", 10_000],
];

function sheetsIn(path: string) {
  const read = readXlsx(readFileSync(path));
  if (!read.ok) throw new Error(read.problem);
  return read.value.sheets;
}

/** What a sheet shows: its cells, without the header. */
function seen(path: string, sheet: string) {
  const rows = sheetsIn(path).find(({ name }) => name === sheet)?.rows ?? [];
  return rows.slice(1).map((row) => row.map(({ value }) => value));
}

type CopyOptions = Readonly<{ keep?: boolean; plain?: boolean }>;

/** The sheet copied as Excel does it, its table under another name; `plain` as its cells alone are. */
function copySheet(path: string, { keep = true, plain = false }: CopyOptions = {}): void {
  const described = sheetsIn(path).map(
    ({ name, rows, visibility, tables }): SheetDescription => ({
      ...{ name, rows, visibility },
      tables: tables.map(({ name: table, area, hasHeader, hasTotals }) => ({
        ...{ name: table ?? "", area, hasHeader, hasTotals },
      })),
    }),
  );
  const sheets = described.flatMap((sheet) => {
    if (sheet.name !== "Contracts") return [sheet];
    const tables = (sheet.tables ?? []).map((table) => ({ ...table, name: `${table.name}_2` }));
    const copy = { ...sheet, name: COPY, tables: plain ? [] : tables };
    return keep ? [sheet, copy] : [copy];
  });
  writeFileSync(path, writeXlsx({ sheets }));
}

function typeInto(
  path: string,
  sheet: string,
  ...typed: readonly (readonly [row: number, column: number, value: string | number | null])[]
): void {
  const cells = typed.map(([row, column, value]) => ({ sheet, row, column, value }));
  const patched = patchXlsx(readFileSync(path), { cells });
  if (!patched.ok) throw new Error(patched.problem);
  writeFileSync(path, patched.value.bytes);
}

/** Two allocations of 2034/35, whose sheet was copied: years stand in column 1, ids in 4. */
async function withCopy(options: CopyOptions = {}) {
  const { path, sync } = await copied(world, ALLOCATIONS, [
    ["Title", "Financial year", "Amount", "Status"],
    ["Mentoring", "2034/35", 100, "Idea"],
    ["Mapping", "2034/35", 200, "Idea"],
  ]);
  copySheet(path, options);
  const allocations = async () => withoutIds(await registered(world, "allocations", ...LINES));
  return { path, sync: (...more: string[]) => sync(path, ...more), allocations };
}

describe("a sheet copied inside its workbook", () => {
  test("[CLI72] is asked about once, and nothing is sent or written", async () => {
    const { path, sync, allocations } = await withCopy();
    typeInto(path, "Contracts", [1, 2, 111]);
    typeInto(path, COPY, [2, 2, 222]);
    const bytes = readFileSync(path);
    const { exit, said } = await sync();

    expect([exit, said.at(-1)]).toEqual([
      2,
      'Theirs_2 on "Contracts (2)" in ours 2034-35.xlsx has the same ids as the connected table Theirs on "Contracts", so nothing was sent. Say which sheet is the register\'s: --sheet "Contracts" (what was copied from it is left alone), --sheet "Contracts (2)" (it goes on there, and the others are left alone) or --sheet "Contracts (2)" --next-year (new rows from these, last year\'s stay).',
    ]);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(await allocations()).toEqual(BEFORE);
  });

  test("[CLI72] is left alone where the first is the register's, and not asked about again", async () => {
    const { path, sync, allocations } = await withCopy();
    typeInto(path, "Contracts", [1, 2, 111]);
    typeInto(path, COPY, [2, 2, 222]);
    const copy = seen(path, COPY);
    const taken = await sync("--sheet", "Contracts");
    const again = await sync();

    expect(taken.document).toMatchObject({ pushed: 1, conflicts: 0, details: { questions: [] } });
    expect(again.document).toMatchObject({ pushed: 0, pulled: 0, details: { questions: [] } });
    expect(await allocations()).toEqual([BEFORE[0], ["Mentoring", "2034/35", 11_100]]);
    expect(seen(path, COPY)).toEqual(copy);
  });

  test("[CLI72] is the register's from now on where that is said, and the first is left alone", async () => {
    const { path, sync, allocations } = await withCopy();
    typeInto(path, "Contracts", [1, 2, 111]);
    typeInto(path, COPY, [2, 2, 222]);
    const first = seen(path, "Contracts");
    const taken = await sync("--sheet", COPY);
    const again = await sync();

    expect(taken.document).toMatchObject({ pushed: 1, conflicts: 0, details: { questions: [] } });
    expect(again.document).toMatchObject({ pushed: 0, pulled: 0, details: { questions: [] } });
    expect(await allocations()).toEqual([["Mapping", "2034/35", 22_200], BEFORE[1]]);
    expect(seen(path, "Contracts")).toEqual(first);
  });

  test("[CLI25] is forgotten along with the first: no id is left in either", async () => {
    const { path, sync, allocations } = await withCopy();
    const { exit } = await sync("--forget");

    expect(exit).toBe(0);
    for (const { name, tables } of sheetsIn(path)) {
      expect([name, tables[0]?.area.right]).toEqual([name, 3]);
      expect(seen(path, name).map((row) => row[4] ?? null)).toEqual([null, null]);
    }
    expect(await allocations()).toEqual(BEFORE);
  });

  test("[CLI72] is chosen otherwise by saying so again", async () => {
    const { path, sync, allocations } = await withCopy();
    await sync("--sheet", COPY);
    typeInto(path, "Contracts", [1, 2, 111]);
    const back = await sync("--sheet", "Contracts");

    expect(back.document).toMatchObject({ pushed: 1 });
    expect(await allocations()).toEqual([BEFORE[0], ["Mentoring", "2034/35", 11_100]]);
  });

  test("[CLI72] is asked about where the first was deleted", async () => {
    const { sync, allocations } = await withCopy({ keep: false });
    const asked = await sync();
    const taken = await sync("--sheet", COPY);

    expect(asked.said.at(-1)).toMatch(
      /^Theirs_2 on "Contracts \(2\)" .* Theirs, which is no longer there, so nothing was sent\. .*: --sheet "Contracts \(2\)" \(it goes on/,
    );
    expect(taken.document).toMatchObject({ pushed: 0, pulled: 0, details: { questions: [] } });
    expect(await allocations()).toEqual(BEFORE);
  });

  test("[CLI73] is a table of new rows where it is next year's, and both go on", async () => {
    const { path, sync, allocations } = await withCopy();
    const old = await registered(world, "allocations", "title");
    typeInto(path, COPY, [1, 1, "2035/36"], [2, 1, "2035/36"], [2, 2, 222]);
    const taken = await sync("--sheet", COPY, "--next-year");
    typeInto(path, "Contracts", [1, 2, 111]);
    typeInto(path, COPY, [1, 2, 150]);
    const both = await sync();
    const again = await sync();

    expect(taken.document).toMatchObject({ pushed: 2, conflicts: 0, refused: 0 });
    expect(both.document).toMatchObject({ pushed: 2, pulled: 0, details: { questions: [] } });
    expect(again.document).toMatchObject({ pushed: 0, pulled: 0, details: { questions: [] } });
    expect(await allocations()).toEqual([
      BEFORE[0],
      ["Mapping", "2035/36", 22_200],
      ["Mentoring", "2034/35", 11_100],
      ["Mentoring", "2035/36", 15_000],
    ]);
    expect(Object.values(copiedFrom(path)).sort()).toEqual(old.map(([id]) => String(id)).sort());
    expect([seen(path, "Contracts"), seen(path, COPY)].map((rows) => rows.length)).toEqual([2, 2]);
  });

  test("[CLI73] is not taken for next year's while it says last year", async () => {
    const { path, sync, allocations } = await withCopy();
    const bytes = readFileSync(path);
    const { exit, said } = await sync("--sheet", COPY, "--next-year");

    expect([exit, said.at(-1)]).toEqual([
      2,
      expect.stringMatching(/^2 rows of the table Theirs_2 still say last year/),
    ]);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(await allocations()).toEqual(BEFORE);
  });

  test("[CLI73] of agreements is new in those with both dates anew; the others stand in both", async () => {
    const { path, sync } = await copied(world, AGREEMENTS, [
      ["Title", "Provider", "Start", "Current end", "Annual value", "Status"],
      ["Refuge", "Haven", day(DAYS.april2034), day(DAYS.march2035), 50_000, "Live"],
      ["Helpline", "Aurora", day(DAYS.april2034), day(DAYS.march2036), 60_000, "Live"],
    ]);
    copySheet(path);
    typeInto(path, COPY, [1, 2, DAYS.april2035], [1, 3, DAYS.march2036], [2, 4, 66_000]);
    const taken = await sync(path, "--sheet", COPY, "--next-year");
    const both = await sync(path);

    expect(taken.document).toMatchObject({ pushed: 1, conflicts: 1 });
    expect(both.document).toMatchObject({ pushed: 0, conflicts: 0 });
    expect(withoutIds(await registered(world, "agreements", ...TERMS))).toEqual([
      ["Helpline", "2034-04-01", "2036-03-31", 6_000_000],
      ["Refuge", "2034-04-01", "2035-03-31", 5_000_000],
      ["Refuge", "2035-04-01", "2036-03-31", 5_000_000],
    ]);
    expect(seen(path, COPY)[1]?.[4]).toBe(66_000);
    expect([seen(path, "Contracts"), seen(path, COPY)].map((rows) => rows.length)).toEqual([2, 2]);
  });
});

describe("a sheet whose cells alone were copied inside its workbook", () => {
  const tablesOn = (path: string) =>
    sheetsIn(path).flatMap(({ name, tables }) => tables.map((table) => [name, table.name]));

  test("[CLI80] is asked about as a table is, by its range, and nothing is sent or written", async () => {
    const { path, sync, allocations } = await withCopy({ plain: true });
    typeInto(path, COPY, [2, 2, 222]);
    const bytes = readFileSync(path);
    const { exit, said } = await sync();

    expect([exit, said.at(-1)]).toEqual([
      2,
      'A1:E3 on "Contracts (2)" in ours 2034-35.xlsx has the same ids as the connected table Theirs on "Contracts", so nothing was sent. Say which sheet is the register\'s: --sheet "Contracts" (what was copied from it is left alone), --sheet "Contracts (2)" (it goes on there, and the others are left alone) or --sheet "Contracts (2)" --next-year (new rows from these, last year\'s stay).',
    ]);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(await allocations()).toEqual(BEFORE);
  });

  test("[CLI80] is left alone where the first is the register's, and not asked about again", async () => {
    const { path, sync, allocations } = await withCopy({ plain: true });
    typeInto(path, "Contracts", [1, 2, 111]);
    typeInto(path, COPY, [2, 2, 222]);
    const copy = seen(path, COPY);
    const taken = await sync("--sheet", "Contracts");
    const again = await sync();

    expect(taken.document).toMatchObject({ pushed: 1, conflicts: 0, details: { questions: [] } });
    expect(again.document).toMatchObject({ pushed: 0, pulled: 0, details: { questions: [] } });
    expect(await allocations()).toEqual([BEFORE[0], ["Mentoring", "2034/35", 11_100]]);
    expect([seen(path, COPY), tablesOn(path)]).toEqual([copy, [["Contracts", "Theirs"]]]);
  });

  test.each([{ keep: true }, { keep: false }])(
    "[CLI80] becomes a table, and the register's, where that is said (the first still there: $keep)",
    async ({ keep }) => {
      const { path, sync, allocations } = await withCopy({ plain: true, keep });
      typeInto(path, COPY, [2, 2, 222]);
      const tried = await sync("--sheet", COPY, "--dry-run");
      const taken = await sync("--sheet", COPY);
      const again = await sync();

      expect(tried.said.at(-1)).toContain("would become an Excel table first");
      expect(taken.document).toMatchObject({ pushed: 1, conflicts: 0, details: { questions: [] } });
      expect(again.document).toMatchObject({ pushed: 0, pulled: 0, details: { questions: [] } });
      expect(await allocations()).toEqual([["Mapping", "2034/35", 22_200], BEFORE[1]]);
      expect(tablesOn(path)).toContainEqual([COPY, "Foreplan_table1"]);
    },
  );

  test("[CLI80] is a table of new rows where it is next year's, and left as it is while it says last year", async () => {
    const { path, sync, allocations } = await withCopy({ plain: true });
    const bytes = readFileSync(path);
    const early = await sync("--sheet", COPY, "--next-year");
    expect([early.exit, readFileSync(path).equals(bytes)]).toEqual([2, true]);

    typeInto(path, COPY, [1, 1, "2035/36"], [2, 1, "2035/36"], [2, 2, 222]);
    const taken = await sync("--sheet", COPY, "--next-year");
    const both = await sync();

    expect(taken.document).toMatchObject({ pushed: 2, conflicts: 0, refused: 0 });
    expect(both.document).toMatchObject({ pushed: 0, pulled: 0, details: { questions: [] } });
    expect(await allocations()).toEqual([
      BEFORE[0],
      ["Mapping", "2035/36", 22_200],
      BEFORE[1],
      ["Mentoring", "2035/36", 10_000],
    ]);
  });

  test("[CLI80] is forgotten along with the first: no id is left in either", async () => {
    const { path, sync } = await withCopy({ plain: true });
    const { exit } = await sync("--forget");

    expect(exit).toBe(0);
    for (const { name, rows } of sheetsIn(path)) {
      const ids = rows.map((row) => row[4]?.value ?? null);
      expect([name, ids]).toEqual([name, [null, null, null]]);
    }
  });

  test("[CLI80] is no copy where its rows were moved there: they are gone from the table", async () => {
    const { path, sync } = await withCopy({ plain: true });
    for (const [row, sheet] of [
      [1, "Contracts"],
      [2, COPY],
    ] as const) {
      typeInto(path, sheet, ...[0, 1, 2, 3, 4].map((column) => [row, column, null] as const));
    }
    const { document } = await sync();

    expect(document).toMatchObject({ pushed: 0, conflicts: 0 });
    expect(document?.details.questions).toEqual([
      expect.stringMatching(/^A row is no longer in the sheet/),
    ]);
  });
});

describe("a sheet that is named", () => {
  test("[CLI74] a sheet without a connected table of the register is named as such", async () => {
    const { sync } = await copied(world, ALLOCATIONS, [
      ["Title", "Financial year", "Amount", "Status"],
      ["Mentoring", "2034/35", 100, "Idea"],
    ]).then(({ path, sync }) => ({ sync: (...more: string[]) => sync(path, ...more) }));
    const { exit, said } = await sync("--sheet", "Elsewhere");

    expect([exit, said.at(-1)]).toEqual([
      2,
      'ours 2034-35.xlsx has no connected table of allocations on a sheet "Elsewhere"; it has on "Contracts".',
    ]);
  });
});
