import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rememberedFrom } from "../../addin/sync/checkpoint.ts";
import { readXlsx } from "../../server/workbook-files/read-xlsx.ts";
import { seededRandom } from "../../server/workbook-files/seeded-random.ts";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import { checkpointFrom, joinedPieces } from "../../shared/sync/checkpoint.ts";
import { mintRowId, RowId } from "../../shared/values/row-id.ts";
import { cells, HEADERS, SyncWorld } from "./sync-world.ts";

let world: SyncWorld;

beforeAll(async () => {
  world = await SyncWorld.start();
});
afterAll(() => world[Symbol.asyncDispose]());

describe("connecting a file", () => {
  test("[CLI16] gives each row an id in a last column of its table, and the register its rows", async () => {
    const { path, names } = world.workbook();
    const before = cells(path);
    const { document } = await world.sync(path, "--connect", "--yes");
    const after = cells(path);

    expect(document).toMatchObject({ pushed: 2, conflicts: 0, refused: 0 });
    expect(after[0]).toEqual([...HEADERS, "Foreplan id"]);
    for (const at of [1, 2]) {
      expect(after[at]?.slice(0, 6).map((value) => value ?? null)).toEqual(
        [0, 1, 2, 3, 4, 5].map((column) => before[at]?.[column] ?? null),
      );
      expect(RowId.safeParse(after[at]?.[6]).success).toBe(true);
    }
    expect(await world.registerRow(names[0])).toMatchObject({
      id: after[1]?.[6],
      values: { annualValue: 5_000_000, currentEnd: "2027-03-31", status: "live" },
    });
  });

  test("[CLI16] is asked for twice, and changes nothing before", async () => {
    const { path, file } = world.workbook();
    const before = readFileSync(path);
    const unconnected = await world.sync(path);
    const unsure = await world.sync(path, "--connect");
    const dry = await world.sync(path, "--connect", "--yes", "--dry-run");

    expect([unconnected.exit, unconnected.said.at(-1)]).toEqual([
      2,
      `${file} has no connected table of agreements. Connect it with --connect --yes.`,
    ]);
    expect([unsure.exit, unsure.said.at(-1)]).toEqual([2, expect.stringContaining("add --yes")]);
    expect(dry.said.at(-1)).toMatch(/^Connecting would send 2 new rows and recognise 0/);
    expect(readFileSync(path)).toEqual(before);
  });

  test("[CLI16] knows rows that the register has already by their name", async () => {
    const { path, names } = await world.connected();
    const [first] = cells(path).slice(1);
    const other = world.folder.write(
      "other.xlsx",
      writeXlsx({
        sheets: [
          {
            name: "Contracts",
            rows: [HEADERS, [names[0], "Acme", null, 50_000, "Live", "first"]],
            tables: [{ name: "T", area: { top: 0, left: 0, bottom: 1, right: 5 } }],
          },
        ],
      }),
    );
    const { document } = await world.sync(other, "--connect", "--yes");

    expect(cells(other)[1]?.[6]).toBe(first?.[6]);
    // The end that only the register knows is nobody's edit: a person is to say which is right.
    expect(document).toMatchObject({ pushed: 0, conflicts: 1 });
    await world.sync(other);
    expect(cells(other)[1]?.[2] ?? null).toBeNull();
  });
});

test("[CLI21] the add-in takes over from the checkpoint the command line wrote", async () => {
  const { path } = await world.connected();
  const read = readXlsx(readFileSync(path));
  const sheet = read.ok ? read.value.sheets.find(({ name }) => name === "_foreplan") : undefined;
  const text = joinedPieces((sheet?.rows ?? []).map(([cell]) => String(cell?.value ?? "")));
  const checkpoint = checkpointFrom(text);
  const remembered = checkpoint === null ? null : rememberedFrom(checkpoint);
  const ids = cells(path).flatMap((row) => (RowId.safeParse(row[6]).success ? [row[6]] : []));

  expect(sheet?.visibility).toBe("very-hidden");
  expect(remembered?.head.bindings).toMatchObject([
    { register: "agreements", table: { name: "Contracts" }, sheetName: "Contracts" },
  ]);
  expect(remembered?.rows.map(({ row }) => row.id).sort()).toEqual(ids.sort());
  expect(remembered?.rows.every(({ row }) => row.version > 0)).toBe(true);
});

describe("a connected file", () => {
  test("[CLI17] a second sync with nothing changed sends and writes nothing", async () => {
    const { path } = await world.connected();
    const before = cells(path);
    const { document, exit } = await world.sync(path);

    expect(exit).toBe(0);
    expect(document).toMatchObject({ pushed: 0, merged: 0, conflicts: 0, refused: 0, pulled: 0 });
    expect(cells(path)).toEqual(before);
  });

  test("[CLI17] what was typed goes to the register, and what changed there comes back", async () => {
    const { path, names } = await world.connected();
    world.type(path, [1, 3, 55_000]);
    await world.edit(names[1], { note: "seen by finance" });
    const { document } = await world.sync(path);

    expect(document).toMatchObject({ pushed: 1, conflicts: 0, refused: 0 });
    expect((await world.registerRow(names[0])).values.annualValue).toBe(5_500_000);
    expect(cells(path)[2]?.[5]).toBe("seen by finance");
    const after = readXlsx(readFileSync(path));
    const total = after.ok ? after.value.sheets[0]?.rows.at(-1)?.[3] : undefined;
    expect(total).toMatchObject({ formula: "=SUM(D2:D3)", value: null });
  });

  test("[CLI17] a new row gets its id in the sheet, and a new row of the register a place in it", async () => {
    const area = { top: 0, left: 0, bottom: 1, right: 2 };
    const rows = [
      ["Title", "Date", "Kind"],
      ["Panel meeting", { value: 46_477, format: "dd/mm/yyyy" }, "Panel"],
    ];
    const sheet = { name: "Contracts", rows, tables: [{ name: "Dates", area }] };
    const path = world.folder.write("dates.xlsx", writeXlsx({ sheets: [sheet] }));
    await world.syncAs("milestones", path, "--connect", "--yes");
    await world.api().sync.push.mutate({
      replica: { workbook: "another", installation: "another", copy: "another" },
      mutationId: world.uuid(),
      register: "milestones",
      changes: [
        {
          kind: "insert",
          id: mintRowId(seededRandom("theirs")),
          values: { title: "Board", date: "2027-05-04", kind: "board" },
        },
      ],
    });
    world.grow(
      path,
      "Dates",
      { ...area, bottom: 2, right: 3 },
      [2, 0, "Grant round"],
      [2, 2, "Grant round"],
    );
    const { document } = await world.syncAs("milestones", path);
    const after = readXlsx(readFileSync(path));
    const table = after.ok ? after.value.sheets[0] : undefined;

    expect(document).toMatchObject({ pushed: 1, pulled: 1 });
    expect(cells(path).map((row) => row.slice(0, 3))).toEqual([
      ["Title", "Date", "Kind"],
      ["Panel meeting", 46_477, "Panel"],
      ["Grant round", null, "Grant round"],
      ["Board", 46_511, "Board"],
    ]);
    expect(table?.rows[3]?.[1]?.format).toBe("dd/mm/yyyy");
    expect(table?.tables[0]?.area).toEqual({ top: 0, left: 0, bottom: 3, right: 3 });
    expect(new Set(cells(path).map((row) => row[3])).size).toBe(4);
  });

  test("[CLI18] two edits of one cell are a conflict: each keeps its own, and it is not sent again", async () => {
    const { path, names } = await world.connected();
    world.type(path, [1, 5, "ours"]);
    await world.edit(names[0], { note: "theirs" });
    const first = await world.sync(path);
    const second = await world.sync(path);

    expect([first.exit, first.document?.conflicts]).toEqual([1, 1]);
    expect(first.document?.details.conflicts).toMatchObject([
      { field: "note", base: "first", mine: "ours", theirs: "theirs" },
    ]);
    expect(cells(path)[1]?.[5]).toBe("ours");
    expect((await world.registerRow(names[0])).values.note).toBe("theirs");
    expect(second.document).toMatchObject({ pushed: 0, conflicts: 0, pulled: 0 });
  });

  test("[CLI18] a conflict settled elsewhere takes the register's value; one typed over is settled", async () => {
    const { path, names } = await world.connected();
    world.type(path, [1, 5, "ours"], [2, 5, "ours"]);
    await world.edit(names[0], { note: "theirs" });
    await world.edit(names[1], { note: "theirs" });
    await world.sync(path);
    const { conflicts } = await world.api().conflicts.list.query({});
    const id = (await world.registerRow(names[0])).id;
    const open = conflicts.find(({ row }) => row === id);
    await world.api().conflicts.resolve.mutate({ conflictId: open?.id ?? "", choice: "theirs" });
    world.type(path, [2, 5, "agreed"]);
    await world.sync(path);

    expect(cells(path)[1]?.[5]).toBe("theirs");
    expect((await world.registerRow(names[1])).values.note).toBe("agreed");
    const left = (await world.api().conflicts.list.query({})).conflicts.map(({ row }) => row);
    expect(left).not.toContain(id);
    expect(left).not.toContain((await world.registerRow(names[1])).id);
  });

  test("[CLI18] what is refused or cannot be read is told once, and stays as it was typed", async () => {
    const { path, names } = await world.connected();
    world.type(path, [1, 0, null], [2, 3, "sixty"]);
    const first = await world.sync(path);
    const second = await world.sync(path);

    expect([first.exit, first.document?.refused]).toEqual([1, 1]);
    expect(first.document?.details.refused[0]?.reason).toMatch(/\w+/);
    expect(first.document?.details.questions).toContainEqual(expect.stringContaining('"sixty"'));
    expect(second.document).toMatchObject({ pushed: 0, refused: 0, pulled: 0 });
    expect([cells(path)[1]?.[0], cells(path)[2]?.[3]]).toEqual([null, "sixty"]);
    expect((await world.registerRow(names[0])).values.title).toBe(names[0]);
  });

  test("[CLI89] what was left to a person is told in each run, until it is settled", async () => {
    const { path, names } = await world.connected();
    world.type(path, [1, 5, "ours"], [2, 3, "sixty"]);
    await world.edit(names[0], { note: "theirs" });
    const first = await world.sync(path);
    const second = await world.sync(path);
    const third = await world.sync(path);
    world.type(path, [1, 5, "theirs"]);
    const settled = await world.sync(path);
    world.type(path, [2, 3, 60_000]);
    const all = await world.sync(path);

    expect([first, second, third, settled, all].map(({ exit }) => exit)).toEqual([1, 1, 1, 0, 0]);
    expect([first, second, third, settled, all].map((run) => run.document?.standing)).toEqual([
      0, 2, 2, 1, 0,
    ]);
    expect(second.document?.details.standing).toMatchObject([
      { name: names[0], field: "note", reason: expect.stringContaining("changed it meanwhile") },
      { name: names[1], field: "annualValue", reason: "cannot be read: sixty" },
    ]);
  });

  test("[CLI19] a dry run answers as the real one would and changes nothing", async () => {
    const { path, names } = await world.connected();
    world.type(path, [1, 3, 70_000]);
    const before = readFileSync(path);
    const { document } = await world.sync(path, "--dry-run");

    expect(document?.pushed).toBe(1);
    expect(readFileSync(path)).toEqual(before);
    expect((await world.registerRow(names[0])).values.annualValue).toBe(5_000_000);
  });

  test("[CLI20] a row that is gone is asked about and never removed", async () => {
    const { path, names } = await world.connected();
    world.type(path, ...[0, 1, 2, 3, 4, 5, 6].map((column) => [2, column, null] as const));
    const { document } = await world.sync(path);

    expect(document?.details.questions).toContainEqual(
      expect.stringContaining("no longer in the sheet"),
    );
    expect((await world.registerRow(names[1])).values.status).toBe("live");
  });

  test("[CLI20] a row that lost its id is asked about with the id it had, which answers it", async () => {
    const { path, names } = await world.connected();
    world.type(path, [2, 6, null]);
    const asked = await world.sync(path);
    const questions = asked.document?.details.questions ?? [];
    const [question = ""] = questions;
    const [, id = ""] = /type (\S{10}) into its id cell/.exec(question) ?? [];

    expect(question).toMatch(/^Row 3 has no id and says .*: is it the same row\?/);
    expect(questions.filter((said) => said.includes(id))).toEqual([question]);
    world.type(path, [2, 6, id], [2, 3, 70_000]);
    const answered = await world.sync(path);
    expect(answered.document?.pushed).toBe(1);
    expect((await world.registerRow(names[1])).values.annualValue).toBe(7_000_000);
  });

  test("[CLI20] most rows gone at once stop the sync, with the remedy first", async () => {
    const titles = Array.from({ length: 12 }, (_, at) => [`Open day ${at}`]);
    const area = { top: 0, left: 0, bottom: 12, right: 0 };
    const sheet = {
      name: "Contracts",
      rows: [["Milestone"], ...titles],
      tables: [{ name: "D", area }],
    };
    const path = world.folder.write("days.xlsx", writeXlsx({ sheets: [sheet] }));
    await world.syncAs("milestones", path, "--connect", "--yes");
    world.type(
      path,
      ...titles.slice(2).flatMap(
        (_, at) =>
          [
            [at + 3, 0, null],
            [at + 3, 1, null],
          ] as const,
      ),
    );
    const { exit, said } = await world.syncAs("milestones", path);

    expect([exit, said.at(-1)]).toEqual([
      2,
      expect.stringMatching(/^10 rows are gone from the table D/),
    ]);
  });

  test("[CLI20] the year of many rows changed at once is asked about and not sent", async () => {
    const lines = Array.from({ length: 4 }, (_, at) => [`Pilot ${at}`, "2021/22", 10 + at]);
    const area = { top: 0, left: 0, bottom: 4, right: 2 };
    const rows = [["Title", "Financial year", "Amount"], ...lines];
    const sheet = { name: "Contracts", rows, tables: [{ name: "A", area }] };
    const path = world.folder.write("pilots.xlsx", writeXlsx({ sheets: [sheet] }));
    const connected = await world.syncAs("allocations", path, "--connect", "--yes");
    world.type(path, ...lines.map((_, at) => [at + 1, 1, "2022/23"] as const));
    const { document } = await world.syncAs("allocations", path);

    expect(connected.document).toMatchObject({ pushed: 4 });
    expect(document).toMatchObject({ pushed: 0, refused: 0 });
    expect(document?.details.questions).toHaveLength(4);
    expect(document?.details.questions[0]).toMatch(
      /next year's row \(--next-year\), or a correction/,
    );
  });

  test("[CLI17] a run that is cut off after giving ids sends the same rows the next time", async () => {
    await using cutOff = await world.serverWithoutPushes();
    const { path, names } = world.workbook();
    const connecting = await world.through(cutOff.url).sync(path, "--connect", "--yes");
    const given = cells(path)
      .slice(1, 3)
      .map((row) => row[6]);
    const connected = await world.sync(path);
    const bottom = cells(path).findIndex((row, at) => at > 0 && (row[0] ?? null) === null);
    const area = { top: 0, left: 0, bottom, right: 6 };
    world.grow(path, "Contracts", area, [bottom, 0, `Late ${names[0]}`], [bottom, 4, "Live"]);
    const adding = await world.through(cutOff.url).sync(path);
    const late = cells(path)[bottom]?.[6];
    const added = await world.sync(path);
    const { rows } = await world.api().rows.list.query({ register: "agreements" });
    const idsOf = (name: string) => rows.filter((row) => row.name === name).map(({ id }) => id);

    expect([connecting.exit, adding.exit]).toEqual([2, 2]);
    expect([connected.document?.pushed, added.document?.pushed]).toEqual([2, 1]);
    expect(names.map(idsOf)).toEqual(given.map((id) => [id]));
    expect(idsOf(`Late ${names[0]}`)).toEqual([late]);
  });
});
