import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import { AGREEMENTS, copied, DAYS, day, type Made } from "./last-years-file.ts";
import { SyncWorld } from "./sync-world.ts";

let world: SyncWorld;

beforeEach(async () => {
  world = await SyncWorld.start();
});
afterEach(() => world[Symbol.asyncDispose]());

test("[SYN126] what a heading in a file says is of the rows beneath it, and of one typed there later", async () => {
  const rows = [
    ["Contract title", "Supplier", "Start date", "End date"],
    ["Substance misuse"],
    ["Refuge under a heading", "Haven", "01/04/2024", "31/03/2026"],
    ["Helpline under a heading", "Aurora", "01/04/2024", "31/03/2027"],
  ];
  const tables = [{ name: "Contracts", area: { top: 0, left: 0, bottom: 4, right: 3 } }];
  const sheet = { name: "Contracts", rows, tables };
  const path = world.folder.write("headed.xlsx", writeXlsx({ sheets: [sheet] }));
  const connected = await world.sync(path, "--connect", "--yes");
  expect(connected.document).toMatchObject({ pushed: 2, refused: 0 });
  expect((await world.registerRow("Refuge under a heading")).values).toMatchObject({
    serviceArea: "substance-misuse",
  });

  world.type(path, [4, 0, "Detox"], [4, 1, "Aurora"], [4, 2, "01/04/2025"], [4, 3, "31/03/2027"]);
  expect((await world.sync(path)).document).toMatchObject({ pushed: 1, refused: 0 });
  expect((await world.registerRow("Detox")).values).toMatchObject({
    serviceArea: "substance-misuse",
  });
});

/** What the register says of each amount or agreement of these titles. */
async function areas(register: "allocations" | "agreements", ...titles: readonly string[]) {
  const { rows } = await world.api().rows.list.query({ register });
  return rows
    .filter(({ values }) => titles.includes(String(values.title)))
    .map(({ values: { title, financialYear, start, serviceArea } }) => {
      return `${title} ${financialYear ?? start}: ${serviceArea}`;
    })
    .sort();
}

describe("a file with headings whose amounts stand across", () => {
  const ALLOCATIONS: Made = { register: "allocations", role: "officer" };
  const years = () =>
    copied(world, ALLOCATIONS, [
      ["Title", "Status", "Amount 2034/35", "Amount 2035/36", "Note"],
      ["Substance misuse"],
      ["Refuge", "Idea", 1_000, null, null],
      ["Awaited", "Idea"],
      [],
      ["Domestic abuse"],
      ["Outreach", "Idea", 700, 800, null],
    ]);

  test("[SYN140] has what they say in every amount, sent then or typed later", async () => {
    const { path, sync } = await years();
    expect(await areas("allocations", "Refuge", "Outreach")).toEqual([
      "Outreach 2034/35: domestic-abuse",
      "Outreach 2035/36: domestic-abuse",
      "Refuge 2034/35: substance-misuse",
    ]);
    world.type(path, [2, 3, 600], [4, 0, "Detox"], [4, 1, "Idea"], [4, 2, 100]);
    expect((await sync(path)).document).toMatchObject({ pushed: 2, refused: 0 });
    expect(await areas("allocations", "Refuge", "Detox")).toEqual([
      "Detox 2034/35: substance-misuse",
      "Refuge 2034/35: substance-misuse",
      "Refuge 2035/36: substance-misuse",
    ]);
  });

  test("[SYN142] has a line that was without amounts from its first amount on", async () => {
    const { path, sync } = await years();
    world.type(path, [3, 3, 600]);
    expect((await sync(path)).document).toMatchObject({ pushed: 1, refused: 0 });
    expect(await areas("allocations", "Awaited")).toEqual(["Awaited 2035/36: substance-misuse"]);
  });

  test("[SYN140] has it in the amounts of next year's column, in next year's copy", async () => {
    const { copy, sync } = await years();
    world.type(copy, [0, 4, "Amount 2036/37"], [2, 4, 900], [6, 4, 950]);
    expect((await sync(copy, "--next-year")).document).toMatchObject({ pushed: 2, refused: 0 });
    const next = (await areas("allocations", "Refuge", "Outreach")).filter((one) =>
      one.includes("2036/37"),
    );
    expect(next).toEqual(["Outreach 2036/37: domestic-abuse", "Refuge 2036/37: substance-misuse"]);
  });

  test("[SYN141] has it in new lines of the next year, in the copy and typed beneath them", async () => {
    const { copy, sync } = await copied(world, ALLOCATIONS, [
      ["Title", "Financial year", "Status", "Commissioning budget", "Ministry of Justice grants"],
      ["Substance misuse"],
      ["Refuge", "2034/35", "Idea", 100, 200],
      [],
    ]);
    world.type(copy, [2, 1, "2035/36"]);
    expect((await sync(copy, "--next-year")).document).toMatchObject({ pushed: 2, refused: 0 });
    world.type(copy, [3, 0, "Detox"], [3, 1, "2035/36"], [3, 2, "Idea"], [3, 3, 300]);
    expect((await sync(copy)).document).toMatchObject({ pushed: 1, refused: 0 });
    expect(await areas("allocations", "Refuge", "Detox")).toEqual([
      "Detox 2035/36: substance-misuse",
      "Refuge 2034/35: substance-misuse",
      "Refuge 2034/35: substance-misuse",
      "Refuge 2035/36: substance-misuse",
      "Refuge 2035/36: substance-misuse",
    ]);
  });
});

test("[SYN146] a heading in a file that is put in other words is no row", async () => {
  const { path, sync } = await copied(world, AGREEMENTS, [
    ["Title", "Provider", "Start", "Current end", "Status"],
    ["Substance misuse"],
    ["Refuge", "Haven", day(DAYS.april2034), day(DAYS.march2035), "Live"],
  ]);
  world.type(path, [1, 0, "Drugs and alcohol"]);
  expect((await sync(path)).document).toMatchObject({ pushed: 0, details: { questions: [] } });
  expect(await areas("agreements", "Refuge", "Drugs and alcohol")).toEqual([
    "Refuge 2034-04-01: substance-misuse",
  ]);
});

test.each(["copy", "path"] as const)(
  "[SYN141] a renewal under a heading has what it says, and so has what is typed beneath (%s)",
  async (which) => {
    const made = await copied(world, AGREEMENTS, [
      ["Title", "Provider", "Start", "Current end", "Status"],
      ["Substance misuse"],
      ["Refuge", "Haven", day(DAYS.april2024), day(DAYS.march2025), "Ended"],
      [],
    ]);
    const file = made[which];
    world.type(file, [2, 2, DAYS.april2035], [2, 3, DAYS.march2036]);
    expect((await made.sync(file, "--next-year")).document).toMatchObject({ pushed: 1 });
    world.type(file, [3, 0, "Detox"], [3, 1, "Haven"], [3, 2, "01/04/2035"], [3, 3, "31/03/2036"]);
    expect((await made.sync(file)).document).toMatchObject({ pushed: 1 });
    expect(await areas("agreements", "Refuge", "Detox")).toEqual([
      "Detox 2035-04-01: substance-misuse",
      "Refuge 2024-04-01: substance-misuse",
      "Refuge 2035-04-01: substance-misuse",
    ]);
  },
);
