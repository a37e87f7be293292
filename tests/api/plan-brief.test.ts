import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { clientOf } from "./call.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const YEAR = { from: "2024-04-01", to: "2025-03-31" };

test("[API29] the plan in brief has all of some kinds and every entry of a time, as the plan has them, without what they rest on", async () => {
  const { plan } = clientOf(server.url, server.token("avon-and-somerset", "manager"));
  const kinds = ["start", "end", "end-not-known"] as const;
  const [all, brief] = await Promise.all([
    plan.list.query({}),
    plan.brief.query({ kinds: [...kinds], ...YEAR }),
  ]);
  const wanted = all.entries.filter(
    ({ kind, date }) =>
      kinds.some((one) => one === kind) || (date !== null && date >= YEAR.from && date <= YEAR.to),
  );

  expect(brief.entries.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
  expect(wanted.length).toBeLessThan(all.entries.length);
  expect(brief.entries.some(({ date }) => date === null)).toBe(true);
  expect(brief.entries.some(({ kind }) => !kinds.some((one) => one === kind))).toBe(true);
  for (const [place, entry] of brief.entries.entries()) {
    const { longPast: _onlyOfUndated, ...rest } = entry;
    expect(wanted[place]).toMatchObject(entry.date === null ? entry : rest);
    expect(Object.keys(entry)).not.toContain("steps");
  }
});
