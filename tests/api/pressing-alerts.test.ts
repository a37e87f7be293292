import { afterAll, beforeAll, expect, test } from "vitest";
import { alertsTogether } from "../../shared/alerts/alerts-by-row.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { clientOf } from "./call.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test("[SCR188] who asks for the most pressing alerts is given those of so many things, and told how many stand behind", async () => {
  const { alerts } = clientOf(server.url, server.token("avon-and-somerset", "manager"));
  const all = await alerts.list.query({});
  const things = alertsTogether(all.alerts);
  const two = await alerts.list.query({ most: 2 });

  expect(all.behind).toBe(0);
  expect(things.length).toBeGreaterThan(2);
  expect(two.behind).toBe(things.length - 2);
  expect(alertsTogether(two.alerts)).toEqual(things.slice(0, 2));
  expect(await alerts.list.query({ most: things.length })).toMatchObject({ behind: 0 });
  await expect(alerts.list.query({ most: 0 })).rejects.toThrow();
});
