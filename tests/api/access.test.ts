import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { clientOf, insertOf, newRowId, pushOf, refusalOf } from "./call.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

describe("who may call", () => {
  test("[API1] without a token every procedure but the demonstration's answers only that nobody is signed in", async () => {
    const nobody = clientOf(server.url, null);

    expect(await refusalOf(nobody.session.me.query())).toMatch(/^Nobody is signed in/);
    expect(await refusalOf(nobody.sync.pull.query({ cursor: null, registers: ["funds"] }))).toMatch(
      /^Nobody is signed in/,
    );
    expect(await refusalOf(nobody.plan.list.query({}))).toMatch(/^Nobody is signed in/);
    expect((await fetch(`${server.url}/events`)).status).toBe(401);
  });

  test("[API1] a token nobody issued, or one with a character changed, is not known", async () => {
    const token = server.token("dyfed-powys", "officer");
    const spoilt = token.slice(0, -1) + (token.endsWith("A") ? "B" : "A");

    expect(await refusalOf(clientOf(server.url, "nonsense").session.me.query())).toMatch(
      /not known/,
    );
    expect(await refusalOf(clientOf(server.url, spoilt).session.me.query())).toMatch(/not known/);
  });

  test("[API2] a member sees their own organisation and no other's rows", async () => {
    const here = clientOf(server.url, server.token("dyfed-powys", "manager"));
    const there = clientOf(server.url, server.token("avon-and-somerset", "manager"));
    const id = newRowId();
    await here.sync.push.mutate(pushOf("milestones", [insertOf(id, { title: "Panel meeting" })]));

    expect((await here.session.me.query()).organisation.name).toBe("Dyfed-Powys OPCC");
    expect((await here.sync.rows.query({ ids: [id] })).rows).toHaveLength(1);
    expect((await there.sync.rows.query({ ids: [id] })).rows).toEqual([]);
    expect((await there.history.ofRow.query({ id })).changes).toEqual([]);
  });

  test.each([
    { role: "officer", register: "budgets", values: { fund: { id: null, text: "Any" } } },
    { role: "finance", register: "agreements", values: { title: "Cleaning" } },
  ] as const)(
    "[API3] $role may not write $register, and is told who may",
    async ({ role, register, values }) => {
      const client = clientOf(server.url, server.token("dyfed-powys", role));
      const before = (await client.session.me.query()).head;
      const answer = await client.sync.push.mutate(
        pushOf(register, [insertOf(newRowId(), values)]),
      );

      expect(answer.rows).toMatchObject([{ kind: "refused", askAgreed: false }]);
      expect(answer.rows[0]).toHaveProperty("reason", expect.stringContaining(`${role}`));
      expect((await client.session.me.query()).head).toBe(before);
    },
  );
});

describe("what a request must look like", () => {
  test.each([
    { given: "no changes", body: { changes: [] } },
    { given: "a field nobody declared", body: { colour: "red" } },
    { given: "a mutation id that is none", body: { mutationId: "1" } },
    { given: "a register that does not exist", body: { register: "cupboards" } },
    {
      given: "a row id whose check character is wrong",
      body: { changes: [{ kind: "remove", id: "BBBBBBBBBB", base: 0 }] },
    },
  ])("[API4] a push with $given is refused in words, and nothing has changed", async ({ body }) => {
    const client = clientOf(server.url, server.token("dyfed-powys", "manager"));
    const before = (await client.session.me.query()).head;
    const request = {
      ...pushOf("milestones", [insertOf(newRowId(), { title: "Board" })]),
      ...body,
    };

    expect(await refusalOf(client.sync.push.mutate(request as never))).toMatch(/not of the form/);
    expect((await client.session.me.query()).head).toBe(before);
  });

  test("[API4] more than 500 rows in one push are refused", async () => {
    const client = clientOf(server.url, server.token("dyfed-powys", "manager"));
    const rows = Array.from({ length: 501 }, () => insertOf(newRowId(), { title: "Board" }));

    expect(await refusalOf(client.sync.push.mutate(pushOf("milestones", rows)))).toMatch(/500/);
  });

  test("[API5] a body larger than four megabytes is refused before it is read", async () => {
    const answer = await fetch(`${server.url}/trpc/sync.push`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${server.token("dyfed-powys", "officer")}`,
      },
      body: JSON.stringify({ note: "x".repeat(5 * 1024 * 1024) }),
    });

    expect(answer.status).toBe(413);
  });
});

test("[API5] more requests in a minute than the limit are told when to come again", async () => {
  const strict = await startTestServer({ requestsAMinute: 3 });
  try {
    const statuses: number[] = [];
    for (let call = 0; call < 4; call += 1) {
      statuses.push((await fetch(`${strict.url}/healthz`)).status);
    }
    const last = await fetch(`${strict.url}/healthz`);

    expect(statuses).toEqual([200, 200, 200, 429]);
    expect(((await last.json()) as { message: string }).message).toMatch(
      /try again in .* Nothing was lost/,
    );
  } finally {
    await strict.close();
  }
});
