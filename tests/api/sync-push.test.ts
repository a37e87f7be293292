import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { clientOf, insertOf, newRowId, pushOf, refusalOf } from "./call.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const officer = () => clientOf(server.url, server.token("dyfed-powys", "officer"));

test("[API8] the same push sent again gets the stored answer and is applied once", async () => {
  const client = officer();
  const id = newRowId();
  const push = pushOf("providers", [insertOf(id, { name: "Llamau" })]);
  const first = await client.sync.push.mutate(push);
  const second = await client.sync.push.mutate(push);

  expect(second).toEqual(first);
  expect(
    (await client.history.ofRow.query({ id })).changes.filter(({ field }) => field === "name"),
  ).toHaveLength(1);
});

test("[API8] the same mutation id with another body is refused", async () => {
  const client = officer();
  const push = pushOf("providers", [insertOf(newRowId(), { name: "Calan DVS" })]);
  await client.sync.push.mutate(push);

  expect(
    await refusalOf(
      client.sync.push.mutate({ ...push, changes: [insertOf(newRowId(), { name: "Other" })] }),
    ),
  ).toMatch(/answered before with other content/);
});

test("[API9] what one member pushes another pulls, and a second pull has nothing more", async () => {
  const id = newRowId();
  await officer().sync.push.mutate(pushOf("providers", [insertOf(id, { name: "Goleudy" })]));
  const finance = clientOf(server.url, server.token("dyfed-powys", "finance"));
  const pulled = await finance.sync.pull.query({ cursor: null, registers: ["providers"] });
  const again = await finance.sync.pull.query({ cursor: pulled.cursor, registers: ["providers"] });

  expect(pulled.rows.find((row) => row.id === id)?.values.name).toBe("Goleudy");
  expect(again.rows).toEqual([]);
});

test("[API10] a conflict keeps both values until a person settles it", async () => {
  const client = officer();
  const other = clientOf(server.url, server.token("dyfed-powys", "manager"));
  const id = newRowId();
  const made = await client.sync.push.mutate(
    pushOf("milestones", [insertOf(id, { title: "Board" })]),
  );
  const base = made.head;
  await other.sync.push.mutate(
    pushOf("milestones", [{ kind: "edit", id, base, values: { title: "Board, June" } }], {
      replica: { workbook: "other", installation: "laptop", copy: "only" },
    }),
  );
  const answer = await client.sync.push.mutate(
    pushOf("milestones", [{ kind: "edit", id, base, values: { title: "Board, July" } }]),
  );
  const [row] = answer.rows;
  const conflict = row?.kind === "taken" ? row.conflicts[0] : undefined;

  expect(conflict).toMatchObject({
    field: "title",
    base: "Board",
    mine: "Board, July",
    theirs: "Board, June",
    theirsBy: "Megan Thomas",
  });
  expect((await client.conflicts.list.query({ rows: [id] })).conflicts).toHaveLength(1);

  await client.conflicts.resolve.mutate({ conflictId: conflict?.id ?? "", choice: "mine" });
  const settled = await client.sync.rows.query({ ids: [id] });
  expect(settled.rows[0]?.values.title).toBe("Board, July");
  expect((await client.conflicts.list.query({ rows: [id] })).conflicts).toEqual([]);
});

test("[API11] a revert is a new change that puts the row back", async () => {
  const client = officer();
  const id = newRowId();
  const made = await client.sync.push.mutate(
    pushOf("milestones", [insertOf(id, { title: "Before" })]),
  );
  await client.sync.push.mutate(
    pushOf("milestones", [{ kind: "edit", id, base: made.head, values: { title: "After" } }]),
  );
  await client.history.revert.mutate({
    id,
    version: made.head,
    mutationId: pushOf("milestones", []).mutationId,
  });
  const { changes } = await client.history.ofRow.query({ id, field: "title" });

  expect((await client.sync.rows.query({ ids: [id] })).rows[0]?.values.title).toBe("Before");
  expect(changes.map(({ to }) => to)).toEqual(["Before", "After", "Before"]);
});
