import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "../../server/clock.ts";
import { openDatabase } from "../../server/persistence/open-database.ts";
import { starter } from "../../shared/frameworks/starter.ts";
import { ROOT } from "../support/source-files.ts";
import { columnOf } from "./raw-file.ts";
import { StubbornClient, seededRandom } from "./stubborn-client.ts";

const KILLS = 26;
const CLIENTS = 4;
/** A server lives for so many answers, and then as long again as one of them takes. */
const MOST_ANSWERS = 12;
const ONE_ANSWER_MS = 12;
const BUNDLE = join(ROOT, ".tsbuild", "killed-server");

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** One file to start in half a second: fifty starts from source would take minutes. */
beforeAll(async () => {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: "error",
    ssr: { noExternal: [/^(?!better-sqlite3)/] },
    build: {
      ssr: join(ROOT, "tests", "persistence", "killed-server.ts"),
      outDir: BUNDLE,
      minify: false,
      target: "node20",
      rollupOptions: { output: { entryFileNames: "server.mjs" } },
    },
  });
}, 120_000);

async function openStore(file: string) {
  const world = { clock: systemClock(null), randomBytes, frameworkOf: () => starter };
  const opened = await openDatabase(file, world);
  if (!opened.ok) throw new Error(opened.problem);
  return opened.value;
}

async function started(file: string): Promise<Readonly<{ server: ChildProcess; url: string }>> {
  const server = spawn(process.execPath, [join(BUNDLE, "server.mjs"), file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (server.stdout === null) throw new Error("The server says nothing.");
  const [port] = await once(server.stdout, "data");
  return { server, url: `http://127.0.0.1:${String(port).trim()}` };
}

/** Half of the kills in each of two files at a time: enough to keep both cores at it. */
test.concurrent.each([1, 2])(
  "[STO29] killed at any moment, lane %i loses nothing answered and does nothing twice",
  async (seed) => {
    const folder = mkdtempSync(join(tmpdir(), "foreplan-kill-"));
    folders.push(folder);
    const file = join(folder, "killed.db");
    const store = await openStore(file);
    await store.createOrganisation({ id: "opcc", name: "A body", framework: starter.key });
    const clients: StubbornClient[] = [];
    for (let n = 0; n < CLIENTS; n += 1) {
      const id = `officer-${n}`;
      await store.addMember({ organisation: "opcc", id, name: id, role: "officer" });
      const token = await store.issueToken("opcc", id);
      clients.push(new StubbornClient(token, seededRandom(seed * 1_000 + n)));
    }
    await store.close();

    const random = seededRandom(seed);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const { server, url } = await started(file);
      const dead = once(server, "exit");
      let left = Math.floor(random() * MOST_ANSWERS);
      const delay = random() * ONE_ANSWER_MS;
      const answered = () => {
        left -= 1;
        if (left === 0) setTimeout(() => server.kill("SIGKILL"), delay);
      };
      const lives = clients.map((client) => client.pushUntilDead(url, answered));
      if (left === 0) setTimeout(() => server.kill("SIGKILL"), delay);
      await Promise.all([dead, ...lives]);
    }
    const { server, url } = await started(file);
    for (const client of clients) await client.pushWhatWaits(url);
    server.kill("SIGKILL");
    await once(server, "exit");

    const proven = await openStore(file);
    expect((await proven.verify("opcc")).problems).toEqual([]);
    const anybody = { id: "officer-0", name: "officer-0", role: "officer" as const };
    const organisation = proven.openOrganisation({
      organisation: { id: "opcc", name: "A body" },
      member: anybody,
    });
    const rows = await organisation.rowsOf("allocations");
    await proven.close();

    const answered = clients.flatMap((client) => [...client.answered]);
    expect(answered.length).toBeGreaterThan(KILLS);
    expect(new Map(rows.map(({ id, values }) => [id, values.title]))).toEqual(
      new Map(clients.flatMap((client) => [...client.titles])),
    );
    const log = columnOf(file, `select mutation || ' ' || row_id from "change" order by version`);
    expect(log.toSorted()).toEqual(answered.toSorted());
  },
  180_000,
);
