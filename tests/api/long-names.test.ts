import { afterAll, beforeAll, expect, test } from "vitest";
import { rowName } from "../../addin/sync/row-name.ts";
import { en } from "../../addin/words/en.ts";
import { avonAndSomerset } from "../../shared/frameworks/avon-and-somerset.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { clientOf, insertOf, newRowId, pushOf } from "./call.ts";

/** As long as a published register's descriptions of what was bought are. */
const PARAGRAPH = `Support for people ${"and for all who care for them ".repeat(60)}`.trim();
const SHORT = /^Support for people and for .{60,95}…$/;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ today: "2026-11-21" });
});
afterAll(() => server.close());

test("[SCR142] a title that is a paragraph is shortened wherever a row is named, and kept whole", async () => {
  const client = clientOf(server.url, server.token("avon-and-somerset", "officer"));
  const id = newRowId();
  const contract = { title: PARAGRAPH, status: "live", currentEnd: "2026-12-31" };
  await client.sync.push.mutate(pushOf("agreements", [insertOf(id, contract)], { adopt: true }));
  const [rows, checks, plan, alerts, history] = await Promise.all([
    client.rows.list.query({ register: "agreements" }),
    client.checks.list.query({}),
    client.plan.list.query({}),
    client.alerts.list.query({}),
    client.history.ofRow.query({ id }),
  ]);
  const row = rows.rows.find((one) => one.id === id);
  const named = {
    rows: row?.name,
    checks: checks.findings.find(({ subject }) => subject.id === id)?.subjectName,
    plan: plan.entries.find(({ subject }) => subject.id === id)?.subjectName,
    alerts: alerts.alerts.find((alert) => alert.row === id)?.subjectName,
    history: history.changes[0]?.rowName,
    pane: rowName({}, { id, values: contract }, avonAndSomerset),
  };

  expect(row?.values.title).toBe(PARAGRAPH);
  for (const name of Object.values(named)) expect(name).toMatch(SHORT);
});

test("[SCR142] what a cell says is told as far as it can be read at a glance", () => {
  expect(en.toDo.unread.seen(PARAGRAPH)).toMatch(/^The cell says “Support .{60,120}…”\.$/);
  expect(en.connect.seenAccepted(PARAGRAPH, "a date")).toMatch(/^It says “Support .{60,120}…”\. F/);
  expect(en.connect.columnToChoose("Description", PARAGRAPH)).toBe(
    "Description (Support for people and for all who…)",
  );
});
