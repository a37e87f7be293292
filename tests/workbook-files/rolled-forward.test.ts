import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  AGREEMENTS,
  copied,
  copiedFrom,
  DAYS,
  day,
  letGo,
  type Made,
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

describe("rows made next year's in the file they stand in", () => {
  /** One agreement that has ended, and one that goes on. */
  const ours = () =>
    copied(world, AGREEMENTS, [
      ["Title", "Provider", "Start", "Current end", "Annual value", "Status"],
      ["Refuge", "Haven", day(DAYS.april2024), day(DAYS.march2025), 50_000, "Ended"],
      ["Helpline", "Aurora", day(DAYS.april2024), day(DAYS.march2036), 60_000, "Live"],
    ]);
  const renewed = async () => {
    const { path, sync } = await ours();
    world.type(path, [1, 2, DAYS.april2035], [1, 3, DAYS.march2036], [2, 2, DAYS.april2034]);
    return { path, sync };
  };

  test("[CLI69] an ended agreement given both dates anew is asked about, and nothing of it is sent", async () => {
    const { path, sync } = await renewed();
    const { document } = await sync(path);

    expect(document).toMatchObject({ pushed: 1, conflicts: 0, refused: 0 });
    expect(document?.details.questions).toEqual([
      "Row 2: the agreement ended on 31 March 2025, and both its start and its end were changed. Is it a new agreement (--next-year), or a correction (--correct-years)?",
    ]);
    expect(withoutIds(await registered(world, "agreements", ...TERMS))).toEqual([
      ["Helpline", "2034-04-01", "2036-03-31", 6_000_000],
      ["Refuge", "2024-04-01", "2025-03-31", 5_000_000],
    ]);
  });

  test("[CLI69] it is a new agreement, copied from the one that ended", async () => {
    const { path, sync } = await renewed();
    const [, old] = await registered(world, "agreements", ...TERMS);
    const { document } = await sync(path, "--next-year");
    const rows = await registered(world, "agreements", ...TERMS);
    const [, , fresh] = rows;

    expect(document).toMatchObject({ pushed: 2, details: { questions: [] } });
    expect(withoutIds(rows).slice(1)).toEqual([
      ["Refuge", "2024-04-01", "2025-03-31", 5_000_000],
      ["Refuge", "2035-04-01", "2036-03-31", 5_000_000],
    ]);
    expect(copiedFrom(path)).toEqual({ [String(fresh?.[0])]: old?.[0] });
  });

  test("[CLI71] the row it was copied from does not come back beneath it", async () => {
    const { path, sync } = await renewed();
    await sync(path, "--next-year");
    const again = await sync(path);

    expect(again.document).toMatchObject({ pushed: 0, pulled: 0 });
    expect(cells(path).map(([title]) => title)).toEqual(["Title", "Refuge", "Helpline"]);
  });

  test("[ADD211] the file says that it was taken out of the sheet, and never missed again", async () => {
    const { path, sync } = await renewed();
    const [, old] = await registered(world, "agreements", ...TERMS);
    await sync(path, "--next-year");
    const again = await sync(path);

    expect(letGo(path)).toEqual([old?.[0]]);
    expect(again.document?.details.questions).toEqual([]);
  });

  test("[CLI69] or it is put right", async () => {
    const { path, sync } = await renewed();
    const { document } = await sync(path, "--correct-years");

    expect(document).toMatchObject({ pushed: 2, details: { questions: [] } });
    expect(withoutIds(await registered(world, "agreements", ...TERMS))).toEqual([
      ["Helpline", "2034-04-01", "2036-03-31", 6_000_000],
      ["Refuge", "2035-04-01", "2036-03-31", 5_000_000],
    ]);
  });

  test("[CLI69] lines with funds across are asked about as one each, and are new lines or put right", async () => {
    const made: Made = { register: "allocations", role: "officer" };
    const titles = ["A", "B", "C", "D"].map((letter) => `Pilot ${letter}`);
    const { path, sync } = await copied(world, made, [
      ["Title", "Financial year", "Status", "Commissioning budget", "Ministry of Justice grants"],
      ...titles.map((title) => [title, "2034/35", "Idea", 100, 200]),
    ]);
    const roll = [1, 2, 3, 4].map((row) => [row, 1, "2035/36"] as const);
    world.type(path, ...roll);
    const asked = await sync(path);
    const taken = await sync(path, "--next-year");
    const rows = await registered(world, "allocations", "title", "financialYear", "amount");
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
    expect([...letGo(path)].sort()).toEqual(Object.values(copiedFrom(path)).sort());
    expect((await sync(path)).document).toMatchObject({ pushed: 0, conflicts: 0 });
  });
});
