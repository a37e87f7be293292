import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../server/persistence/open-database.ts";
import { frameworkOf } from "../../shared/frameworks/all-frameworks.ts";
import { starter } from "../../shared/frameworks/starter.ts";
import { type OpenedStore, ORGANISATION, openedStore } from "../persistence/opened-store.ts";
import { foreplan, TestFolder } from "./run-foreplan.ts";

const folder = new TestFolder();
let opened: OpenedStore;

beforeAll(async () => {
  opened = await openedStore(starter);
});
afterAll(async () => {
  await opened.close();
  folder[Symbol.dispose]();
});

/** Each command opens the database for itself and closes it, as a shell would have it. */
const run = (...words: string[]) =>
  foreplan(words, {
    openStore: () => openDatabase(opened.file, { clock: opened.clock, randomBytes, frameworkOf }),
  });

test("[CLI14] a member is added, listed, given a token that signs in, and removed", async () => {
  const added = await run("member", "add", "olwen", "--name", "Olwen Price", "--role", "officer");
  const listed = await run("member", "list", "--json");
  const issued = await run("member", "token", "olwen");
  const signedIn = await opened.store.memberOf(issued.out.trim());

  expect(added.exit).toBe(0);
  expect(JSON.parse(listed.out)).toEqual({
    organisation: ORGANISATION.id,
    members: [{ id: "olwen", name: "Olwen Price", role: "officer" }],
  });
  expect(signedIn?.member).toEqual({ id: "olwen", name: "Olwen Price", role: "officer" });
  expect((await run("member", "remove", "olwen")).exit).toBe(0);
  expect(JSON.parse((await run("member", "list", "--json")).out).members).toEqual([]);
});

test.each([
  [["member", "add", "Olwen Price", "--name", "O", "--role", "officer"], /small letters, digits/],
  [["member", "add", "olwen", "--name", "O", "--role", "boss"], /--role takes one of officer/],
  [["member", "add", "olwen", "--role", "officer"], /--name is missing/],
  [["member", "token", "nobody"], /There is no member "nobody"; there are none yet/],
  [["member", "list", "--organisation", "essex"], /There is no organisation "essex"/],
  [["member", "promote"], /member takes list, add, token or remove/],
  [["backup"], /backup takes one file/],
  [["backup", folder.path], /is there already; a backup never replaces a file/],
  [["backup", join(folder.path, "no", "copy.db")], /There is no folder/],
])("[CLI10] foreplan %j ends with exit 2 and one sentence", async (words, sentence) => {
  const { exit, said } = await run(...words);
  expect(exit).toBe(2);
  expect(said.at(-1)).toMatch(sentence);
});

test("[CLI15] verify, rebuild and backup work on the configured database", async () => {
  const copy = join(folder.path, "copy.db");
  const verified = await run("verify", "--json");

  expect(verified.exit).toBe(0);
  expect(JSON.parse(verified.out).organisations).toEqual([
    expect.objectContaining({ organisation: ORGANISATION.id, problems: [] }),
  ]);
  expect((await run("rebuild")).said).toEqual([`${ORGANISATION.id}: rebuilt.`]);
  expect((await run("backup", copy)).exit).toBe(0);
  expect(existsSync(copy)).toBe(true);
});

test("[CLI15] without a database the commands on it say so and end with exit 2", async () => {
  const { exit, said } = await foreplan(["verify"]);
  expect([exit, said]).toEqual([2, ["There is no database."]]);
});
