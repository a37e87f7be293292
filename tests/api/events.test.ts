import { EventSource } from "eventsource";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { clientOf, insertOf, newRowId, pushOf } from "./call.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** Versions as a watcher of an organisation is told of them, awaited one by one. */
function watch(token: string) {
  const versions: number[] = [];
  const waiting: (() => void)[] = [];
  const source = new EventSource(`${server.url}/events`, {
    fetch: (input, init) =>
      fetch(input, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } }),
  });
  source.addEventListener("head", ({ data }) => {
    versions.push((JSON.parse(data) as { version: number }).version);
    for (const wake of waiting.splice(0)) wake();
  });
  return {
    versions,
    async until(version: number) {
      while ((versions.at(-1) ?? -1) < version)
        await new Promise<void>((wake) => waiting.push(wake));
    },
    close: () => source.close(),
  };
}

test("[API6] a watcher is told the head at once and after each commit, never the data", async () => {
  const officer = clientOf(server.url, server.token("dyfed-powys", "officer"));
  const { head } = await officer.session.me.query();
  const watcher = watch(server.token("dyfed-powys", "manager"));
  await watcher.until(head);
  const answer = await officer.sync.push.mutate(
    pushOf("milestones", [insertOf(newRowId(), { title: "Panel" })]),
  );
  await watcher.until(answer.head);
  watcher.close();

  expect(answer.head).toBeGreaterThan(head);
  expect(watcher.versions).toEqual([head, answer.head]);
});

test("[API6] a watcher of one organisation hears nothing of another", async () => {
  const elsewhere = clientOf(server.url, server.token("avon-and-somerset", "officer"));
  const here = clientOf(server.url, server.token("dyfed-powys", "officer"));
  const { head } = await here.session.me.query();
  const watcher = watch(server.token("dyfed-powys", "officer"));
  await watcher.until(head);
  await elsewhere.sync.push.mutate(
    pushOf("milestones", [insertOf(newRowId(), { title: "Election" })]),
  );
  const own = await here.sync.push.mutate(
    pushOf("milestones", [insertOf(newRowId(), { title: "Board" })]),
  );
  await watcher.until(own.head);
  watcher.close();

  expect(watcher.versions).toEqual([head, own.head]);
});

test("[API7] a watcher that comes back after a break is told of what it missed", async () => {
  const officer = clientOf(server.url, server.token("dyfed-powys", "officer"));
  const first = watch(server.token("dyfed-powys", "officer"));
  await first.until(0);
  first.close();
  const missed = await officer.sync.push.mutate(
    pushOf("milestones", [insertOf(newRowId(), { title: "Settlement" })]),
  );
  const second = watch(server.token("dyfed-powys", "officer"));
  await second.until(missed.head);
  second.close();

  expect(second.versions[0]).toBe(missed.head);
});
