import { afterAll, beforeAll, expect, test } from "vitest";
import { IsoDay } from "../../shared/values/calendar-date.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { clientOf, insertOf, newRowId, pushOf } from "./call.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ today: "2019-03-04" });
});
afterAll(() => server.close());

test("[API16] changes of the last days are those since by the server's clock, whatever the reader's says", async () => {
  const client = clientOf(server.url, server.token("dyfed-powys", "manager"));
  const id = newRowId();
  await client.sync.push.mutate(
    pushOf("providers", [insertOf(id, { name: "A provider of the tests" })], { adopt: true }),
  );
  const rowsOf = async (days: number) =>
    (await client.history.since.query({ days })).changes.map(({ row }) => row);

  expect(await rowsOf(1)).toContain(id);
  server.clock.moveTo(IsoDay.parse("2019-03-14"));
  expect(await rowsOf(7)).not.toContain(id);
  expect(await rowsOf(11)).toContain(id);
  await expect(client.history.since.query({ days: 0 })).rejects.toThrow(/./);
});
