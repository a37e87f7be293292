import { afterAll, beforeAll, expect, test } from "vitest";
import type { WrittenCell } from "../../server/workbook-files/workbook-description.ts";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import { saysNothing } from "../../shared/reading/plain-words.ts";
import { plain, tidyLines } from "../../shared/values/plain-text.ts";
import { HAS_PUBLIC_LIST, naughtyTexts } from "./naughty-texts.ts";
import { cells, HEADERS, SyncWorld } from "./sync-world.ts";

let world: SyncWorld;

beforeAll(async () => {
  world = await SyncWorld.start();
});
afterAll(() => world[Symbol.asyncDispose]());

const WHERE = HAS_PUBLIC_LIST ? "" : " (our own list alone: the public one is not here)";

/** A workbook of contracts, connected; `rows` are what stands beneath its headers. */
async function connected(file: string, rows: readonly (readonly WrittenCell[])[]) {
  const tables = [{ name: "Contracts", area: { top: 0, left: 0, bottom: rows.length, right: 5 } }];
  const sheet = { name: "Contracts", rows: [HEADERS, ...rows], tables };
  const path = world.folder.write(file, writeXlsx({ sheets: [sheet] }));
  const ran = await world.sync(path, "--connect", "--yes");
  if (ran.exit === 2) throw new Error(ran.said.at(-1));
  return { path, ran };
}

/** The note of each contract, by its title, as a person finds it in a file. */
function notesIn(path: string): ReadonlyMap<string, unknown> {
  return new Map(cells(path).map(([title, , , , , note]) => [String(title), note ?? null]));
}

test(`[SYN120] any text goes from one workbook through the register into another as it is, or is refused with a sentence${WHERE}`, async () => {
  const texts = naughtyTexts();
  const titles = texts.map((_, at) => `Contract ${at}`);
  const rows = texts.map((text, at) => [titles[at] ?? "", "Acme", null, 100, "Live", text]);
  const first = await connected("first.xlsx", rows);
  const second = await connected("second.xlsx", [["Other", "Acme", null, 100, "Live", null]]);
  const { rows: kept } = await world.api().rows.list.query({ register: "agreements" });
  const registered = new Map(kept.map(({ name, values }) => [name, values.note ?? null]));
  const stayed = notesIn(first.path);
  const arrived = notesIn(second.path);

  // A zero byte is in no sheet that people see, and PostgreSQL keeps none.
  const refused = texts.filter((text) => text.includes("\0"));
  const expected = texts.flatMap((text, at): [string, string | null][] => {
    const tidy = tidyLines(text);
    return text.includes("\0") ? [] : [[titles[at] ?? "", tidy === "" ? null : tidy]];
  });
  expect(first.ran.document).toMatchObject({ pushed: expected.length, conflicts: 0 });
  expect(first.ran.document?.details.refused.map(({ reason }) => reason)).toEqual(
    refused.map(() => expect.stringMatching(/^Note: .+text of at most 32,767 characters/)),
  );
  expect(expected.map(([title]) => [title, registered.get(title)])).toEqual(expected);
  expect(expected.map(([title]) => [title, arrived.get(title)])).toEqual(expected);
  expect(titles.map((title) => stayed.get(title))).toEqual(texts);
  for (const { path } of [first, second]) {
    expect((await world.sync(path)).document).toMatchObject({ pushed: 0, conflicts: 0 });
  }
});

test(`[SYN120] any text for a name typed into a connected file is the name, or is told${WHERE}`, async () => {
  const texts = naughtyTexts().filter((text) => !text.includes("\0"));
  const rows = texts.map((_, at) => [`Named ${at}`, "Acme", null, 100, "Live", `No ${at}`]);
  const { path } = await connected("names.xlsx", rows);
  world.type(path, ...texts.map((text, at) => [at + 1, 0, text] as const));
  world.type(path, ...texts.map((text, at) => [at + 1, 1, text] as const));
  const { document } = await world.sync(path);
  const { rows: kept } = await world.api().rows.list.query({ register: "agreements" });
  const byNote = new Map(kept.map(({ values }) => [values.note, values]));
  const named = texts.map((_, at) => {
    const { title, provider = null } = byNote.get(`No ${at}`) ?? {};
    return [title, (provider as { text: string } | null)?.text ?? null];
  });

  const blank = texts.filter((text) => plain(text) === "");
  expect(named).toEqual(
    texts.map((text, at) => {
      if (blank.includes(text)) return [`Named ${at}`, "Acme"];
      // A word such as "None" or "-" names no provider.
      return [tidyLines(text), saysNothing(plain(text)) === undefined ? plain(text) : null];
    }),
  );
  expect(document).toMatchObject({ pushed: texts.length - blank.length, conflicts: 0 });
  expect(document?.details.refused.map(({ reason }) => reason)).toEqual(
    blank.map(() => "Title must be given."),
  );
});
