import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WrittenCell } from "../../server/workbook-files/workbook-description.ts";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import { cells, SyncWorld } from "./sync-world.ts";

let world: SyncWorld;
let series = 0;

beforeAll(async () => {
  world = await SyncWorld.start();
});
afterAll(() => world[Symbol.asyncDispose]());

const HEADERS = [
  "Contract title",
  "Supplier and address",
  "Contract period",
  "Initial term",
  "Status",
];

/** A connected file of two contracts nobody else has, three of whose columns hold two things. */
async function connected() {
  series++;
  const names = [`Refuge ${series}`, `Helpline ${series}`] as const;
  const row = (name: string, supplier: string, period: string, term: string) => [
    name,
    supplier,
    period,
    term,
    "Live",
  ];
  const rows: WrittenCell[][] = [
    HEADERS,
    row(names[0], "Haven, 1 High Street, Bath BA1 1AA", "01/04/2024 - 31/03/2026", "3+1+1"),
    row(names[1], "Aurora, 2 High Street, Bath BA1 1AB", "01/04/2024 - 31/03/2027", "3 years"),
  ];
  const tables = [{ name: "Contracts", area: { top: 0, left: 0, bottom: 2, right: 4 } }];
  const sheet = { name: "Contracts", rows, tables };
  const path = world.folder.write(`together-${series}.xlsx`, writeXlsx({ sheets: [sheet] }));
  const ran = await world.sync(path, "--connect", "--yes");
  if (ran.exit === 2) throw new Error(ran.said.at(-1));
  return { path, names, ran };
}

const line = (path: string, row: number) => cells(path)[row]?.slice(1, 4);

describe("a file with columns whose cells hold two things", () => {
  test("[SYN116] connects with both in the register, and has nothing to do afterwards", async () => {
    const { path, names, ran } = await connected();
    const again = await world.sync(path);
    const { values } = await world.registerRow(names[0]);

    expect(ran.document).toMatchObject({ pushed: 2, refused: 0, details: { questions: [] } });
    expect(again.document).toMatchObject({ pushed: 0, pulled: 0, details: { questions: [] } });
    expect(values).toMatchObject({
      provider: { text: "Haven" },
      start: "2024-04-01",
      currentEnd: "2026-03-31",
      initialTerm: "P36M",
      extensionOptions: [{ length: "P12M" }, { length: "P12M" }],
    });
  });

  test("[SYN116] an edit of one of the two changes that field alone", async () => {
    const { path, names } = await connected();
    world.type(
      path,
      [1, 1, "Haven, 9 Low Street, Bath BA1 1AA"],
      [1, 2, "01/04/2024 - 30/06/2026"],
      [1, 3, "3+2"],
    );
    const { document } = await world.sync(path);
    const { values } = await world.registerRow(names[0]);

    expect(document).toMatchObject({ pushed: 1, conflicts: 0, refused: 0 });
    expect(values).toMatchObject({
      provider: { text: "Haven" },
      start: "2024-04-01",
      currentEnd: "2026-06-30",
      initialTerm: "P36M",
      extensionOptions: [{ length: "P24M" }],
    });
    expect((await world.sync(path)).document).toMatchObject({ pushed: 0, pulled: 0 });
  });

  test.each([
    {
      field: "currentEnd",
      value: "2026-09-30",
      says: /^Row 2: the register says 30 Sep 2026 for Current end, but the cell under Contract period holds two things at once/,
      mended: [1, 2, "01/04/2024 - 30/09/2026"] as const,
    },
    {
      field: "provider",
      value: { id: null, text: "Bodwyn" },
      kept: { text: "Bodwyn" },
      says: /^Row 2: the register says Bodwyn for Provider, but the cell under Supplier and address/,
      mended: [1, 1, "Bodwyn, 1 High Street, Bath BA1 1AA"] as const,
    },
    {
      field: "initialTerm",
      value: "P48M",
      says: /^Row 2: the register says 4 years for Initial term, but the cell under Initial term holds/,
      mended: [1, 3, "4+1+1"] as const,
    },
    {
      field: "extensionOptions",
      value: [{ length: "P24M", state: "unused", notice: null, exerciseBy: null, choice: null }],
      says: /^Row 2: the register says 24 months for Extension options, but the cell under Initial term/,
      mended: [1, 3, "3+2"] as const,
    },
  ])(
    "[SYN117] what others change of $field is told once, and never written into the cell",
    async ({ field, value, kept = value, says, mended }) => {
      const { path, names } = await connected();
      const before = line(path, 1);
      await world.edit(names[0], { [field]: value as never });
      const first = await world.sync(path);
      const again = await world.sync(path);

      expect(first.document).toMatchObject({ pushed: 0, refused: 0 });
      expect(first.document?.details.questions).toEqual([expect.stringMatching(says)]);
      expect(line(path, 1)).toEqual(before);
      expect(again.document).toMatchObject({ pushed: 0, pulled: 0 });
      expect((await world.registerRow(names[0])).values).toMatchObject({ [field]: kept });

      world.type(path, mended);
      const settled = await world.sync(path);
      expect(settled.document).toMatchObject({ conflicts: 0, refused: 0 });
      expect((await world.registerRow(names[0])).values).toMatchObject({ [field]: kept });
      expect((await world.sync(path)).document).toMatchObject({ pushed: 0, pulled: 0 });
    },
  );

  test("[SYN116] options that are taken out of the cell are taken out of the register", async () => {
    const { path, names } = await connected();
    world.type(path, [1, 3, "3 years"]);
    await world.sync(path);

    expect((await world.registerRow(names[0])).values).toMatchObject({
      initialTerm: "P36M",
      extensionOptions: null,
    });
  });

  test("[SYN117] what a cell might say and does not is not in the register's way", async () => {
    const { path, names } = await connected();
    const option = {
      length: "P12M",
      state: "unused",
      notice: null,
      exerciseBy: null,
      choice: null,
    };
    await world.edit(names[1], { extensionOptions: [option as never] });
    const { document } = await world.sync(path);

    expect(document).toMatchObject({ pushed: 0, details: { questions: [] } });
    expect(line(path, 2)?.[2]).toBe("3 years");
    expect((await world.registerRow(names[1])).values.extensionOptions).toEqual([option]);
  });

  test("[SYN118] a row that comes from the register leaves such cells to a person, and says so", async () => {
    const { path } = await connected();
    const other = await connected();
    const { document } = await world.sync(path);
    const coming = cells(path).findIndex(([title]) => title === other.names[0]);

    expect(document?.details.questions).toContain(
      `Row ${coming + 1} came from the register without its Contract period, whose cells hold two things at once: type it in.`,
    );
    expect(line(path, coming)).toEqual([null, null, "3 years"]);
    world.type(path, [coming, 2, "01/04/2024 - 31/03/2026"]);
    expect((await world.sync(path)).document).toMatchObject({ conflicts: 0, refused: 0 });
    expect((await world.registerRow(other.names[0])).values).toMatchObject({
      start: "2024-04-01",
      currentEnd: "2026-03-31",
    });
  });
});

describe("a file with years across and a column whose cells hold two things", () => {
  const ACROSS = ["Title", "Provider and address", "Status", "Amount 2034/35", "Amount 2035/36"];

  async function linesConnected() {
    series++;
    const names = [`Pilot ${series}`, `Scheme ${series}`] as const;
    const rows: WrittenCell[][] = [
      ACROSS,
      [names[0], "Haven, 1 High Street, Bath BA1 1AA", "Idea", 1_000, 2_000],
      [names[1], "Aurora, 2 High Street, Bath BA1 1AB", "Idea", 500, null],
    ];
    const tables = [{ name: "Pilots", area: { top: 0, left: 0, bottom: 2, right: 4 } }];
    const sheet = { name: "Contracts", rows, tables };
    const path = world.folder.write(`across-${series}.xlsx`, writeXlsx({ sheets: [sheet] }));
    const ran = await world.syncAs("allocations", path, "--connect", "--yes");
    if (ran.exit === 2) throw new Error(ran.said.at(-1));
    return { path, names, ran };
  }

  async function rowsOf(name: string) {
    const { rows } = await world.api().rows.list.query({ register: "allocations" });
    const own = rows.filter(({ values }) => values.title === name);
    const year = ({ values }: (typeof own)[number]) => String(values.financialYear);
    return own.sort((one, other) => (year(one) < year(other) ? -1 : 1));
  }
  const providersOf = async (name: string) =>
    (await rowsOf(name)).map(({ values }) => (values.provider as { text: string } | null)?.text);

  async function give(name: string, provider: string, count: number) {
    const rows = (await rowsOf(name)).slice(0, count);
    const answer = await world.api().sync.push.mutate({
      replica: { workbook: "another", installation: "another", copy: "another" },
      mutationId: world.uuid(),
      register: "allocations",
      changes: rows.map(({ id, version: base }) => ({
        kind: "edit" as const,
        id,
        base,
        values: { provider: { id: null, text: provider } },
      })),
    });
    expect(answer.rows.map(({ kind }) => kind)).toEqual(rows.map(() => "taken"));
  }

  test("[SYN119] an edit of the one part is an edit of every row of the line", async () => {
    const { path, names } = await linesConnected();
    expect(await providersOf(names[0])).toEqual(["Haven", "Haven"]);
    world.type(path, [1, 1, "Bodwyn, 1 High Street, Bath BA1 1AA"]);
    const { document } = await world.syncAs("allocations", path);

    expect(document).toMatchObject({ pushed: 2, conflicts: 0, refused: 0 });
    expect(await providersOf(names[0])).toEqual(["Bodwyn", "Bodwyn"]);
    expect((await world.syncAs("allocations", path)).document).toMatchObject({ pushed: 0 });
  });

  test.each([
    { given: "every row of the line", count: 2 },
    { given: "one row of the line", count: 1 },
  ])("[SYN119] what others change of $given is told once and not written", async ({ count }) => {
    const { path, names } = await linesConnected();
    await give(names[0], "Bodwyn", count);
    const first = await world.syncAs("allocations", path);
    const again = await world.syncAs("allocations", path);

    expect(first.document?.details.questions).toEqual([
      "Row 2: the register says Bodwyn for Provider, but the cell under Provider and address holds two things at once, so it was left as it is. Change it there.",
    ]);
    expect(again.document).toMatchObject({ pushed: 0, pulled: 0 });
    expect(cells(path)[1]?.slice(1, 5)).toEqual([
      "Haven, 1 High Street, Bath BA1 1AA",
      "Idea",
      1_000,
      2_000,
    ]);
    const kept = count === 2 ? ["Bodwyn", "Bodwyn"] : ["Bodwyn", "Haven"];
    expect(await providersOf(names[0])).toEqual(kept);
  });
});
