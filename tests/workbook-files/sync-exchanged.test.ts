import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import { HEADERS, SyncWorld } from "./sync-world.ts";

let world: SyncWorld;

// Each test in a register of its own: rows of another file would come into this one.
beforeEach(async () => {
  world = await SyncWorld.start();
});
afterEach(() => world[Symbol.asyncDispose]());

type Typed = Parameters<SyncWorld["type"]>[1];

/** Headers typed over others, by the columns they are in. */
const headed = (headers: Readonly<Record<number, string>>): readonly Typed[] =>
  Object.entries(headers).map(([column, header]) => [0, Number(column), header]);

/** What the register has of the contracts a test made, in the order of their names. */
async function registered(names: readonly string[]) {
  const { rows } = await world.api().rows.list.query({ register: "agreements" });
  const made = names.map((title) => rows.find(({ name }) => name === title));
  return made.map((row) => row?.values ?? {});
}

const moved = (was: string, now: string) =>
  `What stood under “${was}” stands under “${now}” now, and “${was}” says something else: nothing under “${was}” is sent. Put the headers back; or, if it is meant, sync with --take-columns.`;
const lost = (was: string) =>
  `The column “${was}” is no longer in the table, so it is left alone and nothing of it is sent.`;

/** Contracts of a file that nobody else has; the first six of them have notes. */
async function contracts(number: number) {
  const titles = Array.from({ length: number }, (_, at) => `Advice ${at} ${world.uuid()}`);
  const rows = titles.map((title, at) => [
    title,
    "Acme",
    null,
    50_000 + at,
    "Live",
    at < 6 ? `note ${at}` : null,
  ]);
  const area = { top: 0, left: 0, bottom: number, right: 5 };
  const tables = [{ name: "Contracts", area }];
  const sheet = { name: "Contracts", rows: [HEADERS, ...rows], tables };
  const path = world.folder.write(`contracts-${world.uuid()}.xlsx`, writeXlsx({ sheets: [sheet] }));
  await world.sync(path, "--connect", "--yes");
  return { path, titles };
}

describe("columns of a connected file that are perhaps not what they were", () => {
  test.each<[string, Readonly<Record<number, string>>, readonly string[]]>([
    [
      "two connected headers changed over",
      { 0: "Provider", 1: "Title" },
      [moved("Title", "Provider"), moved("Provider", "Title")],
    ],
    [
      "the header of one stands over another, and it has a header of its own",
      { 1: "Provider before", 5: "Provider" },
      [moved("Provider", "Provider before"), lost("Note")],
    ],
  ])("[CLI85] are told, and nothing of them is sent: %s", async (_, headers, said) => {
    const { path, names } = await world.connected();
    const before = await registered(names);
    world.type(path, ...headed(headers), [1, 3, 55_000]);
    const { document } = await world.sync(path);
    expect(document?.details.questions.toSorted()).toEqual(said.toSorted());
    expect(document).toMatchObject({ pushed: 1, conflicts: 0, refused: 0 });
    expect(await registered(names)).toEqual([
      { ...before[0], annualValue: 5_500_000 },
      ...before.slice(1),
    ]);
    world.type(path, ...headed({ ...HEADERS }));
    expect((await world.sync(path)).document).toMatchObject({ pushed: 0, pulled: 0 });
  });

  test.each([6, 20])(
    "[CLI85] an empty column under the header of one that said something is told: of %i rows",
    async (number) => {
      const { path, titles } = await contracts(number);
      world.type(path, ...titles.map((_, at): Typed => [at + 1, 5, null]));
      const { document } = await world.sync(path);
      expect(document).toMatchObject({ pushed: 0, pulled: 0 });
      expect(document?.details.questions).toEqual([
        "The column “Note” is empty in all 6 rows that said something in it: nothing of that is sent. Put it back; or, if it is meant, sync with --take-columns.",
      ]);
      const taken = await world.sync(path, "--take-columns");
      expect(taken.document).toMatchObject({ pushed: 6, details: { questions: [] } });
      expect((await registered(titles)).map(({ note }) => note ?? null)).toEqual(
        titles.map(() => null),
      );
    },
  );

  test("[CLI86] a column that is new all over is sent where what it said stands nowhere else", async () => {
    const { path, titles } = await contracts(6);
    world.type(path, ...titles.map((_, at): Typed => [at + 1, 3, 60_000 + at]));
    const { document } = await world.sync(path);
    expect(document).toMatchObject({ pushed: 6, details: { questions: [] } });
  });

  test("[CLI87] a connected column that is not in the file any more is told", async () => {
    const { path } = await world.connected();
    world.type(path, ...headed({ 5: "Remarks" }), [1, 5, "sent by nobody"]);
    const { document } = await world.sync(path);
    expect(document).toMatchObject({ pushed: 0, pulled: 0 });
    expect(document?.details.questions).toEqual([lost("Note")]);
  });
});
