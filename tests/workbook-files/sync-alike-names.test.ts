import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import type { RegisterKey } from "../../shared/registers/field.ts";
import { SyncWorld } from "./sync-world.ts";

let world: SyncWorld;

beforeAll(async () => {
  world = await SyncWorld.start();
});
afterAll(() => world[Symbol.asyncDispose]());

/** A sheet of allocations, each of a fund as it is spelt; the years are nobody else's. */
function sheetOf(name: string, ...funds: readonly string[]): string {
  const rows = [
    ["Title", "Financial year", "Fund", "Amount", "Status"],
    ...funds.map((fund, at) => [`${name} ${at}`, "2041/42", fund, 100, "Idea"]),
  ];
  const area = { top: 0, left: 0, bottom: funds.length, right: 4 };
  const sheet = { name: "Contracts", rows, tables: [{ name: "Theirs", area }] };
  return world.folder.write(`${name}.xlsx`, writeXlsx({ sheets: [sheet] }));
}

const connect = (path: string, ...more: string[]) =>
  world.syncAs("allocations", path, "--connect", "--yes", ...more);

async function named(register: RegisterKey, part: string) {
  const { rows } = await world.api().rows.list.query({ register });
  return rows.filter(({ name }) => name.toLowerCase().includes(part));
}

/** The ids of the funds that a sheet's rows are of, as the register has them. */
async function fundsOf(name: string): Promise<readonly unknown[]> {
  const rows = await named("allocations", name.toLowerCase());
  return rows.map(({ values }) => (values.fund as { id: unknown }).id);
}

test("[CLI95] spellings of a fund that look alike are asked about, and nothing is sent or changed", async () => {
  const path = sheetOf(
    "Asked",
    "Harbour Fund 2041/42",
    "harbour funds 41-42",
    "Harbour Fund 2042/43",
  );
  const before = readFileSync(path);
  for (const more of [[], ["--dry-run"]]) {
    const { exit, said } = await connect(path, ...more);
    expect([exit, said.at(-1)]).toEqual([
      2,
      '"Harbour Fund 2041/42" and "harbour funds 41-42" look like one fund. Nothing was connected or sent. Say --same-name "Harbour Fund 2041/42" for each that is one, and --names-apart where the others are names of their own.',
    ]);
  }
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(await named("funds", "harbour")).toEqual([]);
  expect(await named("allocations", "asked")).toEqual([]);
});

test("[CLI95] those said to be one are one fund, in rows typed later too", async () => {
  const path = sheetOf("One", "Quay Fund 2041/42", "quay funds 41-42");
  const { document } = await connect(path, "--same-name", "quay FUNDS 41-42");
  expect(document).toMatchObject({ pushed: 2, refused: 0 });
  world.type(path, [3, 0, "One 2"], [3, 1, "2041/42"], [3, 2, "quay funds 41-42"]);
  world.type(path, [3, 3, 50], [3, 4, "Idea"]);
  world.grow(path, "Theirs", { top: 0, left: 0, bottom: 3, right: 5 });
  expect((await world.syncAs("allocations", path)).document).toMatchObject({ refused: 0 });

  const funds = await named("funds", "quay");
  expect(funds.map(({ name }) => name)).toEqual(["Quay Fund 2041/42"]);
  expect(await fundsOf("One")).toEqual(Array.from({ length: 3 }, () => funds[0]?.id));
});

test("[CLI95] those said to be names of their own are a fund each", async () => {
  const path = sheetOf("Apart", "Pier Fund 2041/42", "pier funds 41-42");
  expect((await connect(path, "--names-apart")).document).toMatchObject({ pushed: 2, refused: 0 });
  expect(await named("funds", "pier")).toHaveLength(2);
  expect(new Set(await fundsOf("Apart")).size).toBe(2);
});

test("[CLI95] a spelling that looks like a fund of the register is asked about as that one's", async () => {
  await connect(sheetOf("Known", "Dock Fund 2041/42"));
  const path = sheetOf("Other", "the dock fund 41/42");
  const asked = await connect(path);
  expect(asked.said.at(-1)).toContain(
    '"Dock Fund 2041/42" and "the dock fund 41/42" look like one fund; the register has "Dock Fund 2041/42".',
  );
  await connect(path, "--same-name", "Dock Fund 2041/42");
  const funds = await named("funds", "dock");
  expect(funds).toHaveLength(1);
  expect(await fundsOf("Other")).toEqual([funds[0]?.id]);
});

test("[CLI95] a provider said to be one is known by its other spellings", async () => {
  const rows = [
    ["Title", "Provider", "Current end", "Annual value", "Status"],
    ["Alike one", "Mariners Limited", { value: 51_957, format: "dd/mm/yyyy" }, 100, "Live"],
    ["Alike two", "The Mariners Ltd", { value: 51_957, format: "dd/mm/yyyy" }, 100, "Live"],
  ];
  const area = { top: 0, left: 0, bottom: 2, right: 4 };
  const sheet = { name: "Contracts", rows, tables: [{ name: "Theirs", area }] };
  const path = world.folder.write("providers.xlsx", writeXlsx({ sheets: [sheet] }));
  const asked = await world.sync(path, "--connect", "--yes");
  expect(asked.said.at(-1)).toContain("look like one provider");
  await world.sync(path, "--connect", "--yes", "--same-name", "Mariners Limited");
  const providers = await named("providers", "mariners");
  expect(providers.map(({ name, values }) => [name, values.knownAs])).toEqual([
    ["Mariners Limited", ["The Mariners Ltd"]],
  ]);
});

test.each([
  {
    what: "of a name that is not there",
    more: ["--connect", "--yes", "--same-name", "Jetty Fund"],
    says: '--same-name was given "Jetty Fund", and no names that look alike are spelt so in the sheet.',
  },
  {
    what: "when nothing is connected",
    more: ["--names-apart"],
    says: "--same-name and --names-apart say something of a file as it is connected: give them with --connect --yes.",
  },
])("[CLI95] an answer $what is told", async ({ more, says }) => {
  const path = sheetOf("Astray", "Slip Fund 2041/42", "slip funds 41-42");
  const { exit, said } = await world.syncAs("allocations", path, ...more);
  expect([exit, said.at(-1)]).toEqual([2, says]);
});
