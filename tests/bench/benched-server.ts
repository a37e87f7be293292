import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { initTRPC } from "@trpc/server";
import { fastifyTRPCPlugin } from "@trpc/server/adapters/fastify";
import fastify from "fastify";
import { z } from "zod";
import { buildApp } from "../../server/app.ts";
import { systemClock } from "../../server/clock.ts";
import type { KeptStore } from "../../server/persistence/kept-store.ts";
import { openDatabase } from "../../server/persistence/open-database.ts";
import type { RegisterKey } from "../../shared/registers/field.ts";
import { MOST_ROWS_A_PUSH, type RowChange } from "../../shared/sync/protocol.ts";
import { peakMegabytes } from "../support/peak-memory.ts";
import { BENCH_FRAMEWORK, chance, setUpRows, uuid } from "./bench-rows.ts";

/** What the bench asks of the process that serves. */
export type Ask =
  | Readonly<{ ask: "organisation"; id: string; rows: number }>
  | Readonly<{ ask: "memory" }>;

export type Told =
  | Readonly<{ told: "ready"; port: number; emptyPort: number; barePort: number }>
  | Readonly<{ told: "organisation"; token: string }>
  | Readonly<{ told: "memory"; megabytes: number }>;

/** The real server in a process of its own, beside it an empty tRPC call and a bare event stream. */
const [, , file = ""] = process.argv;
const clock = systemClock(null);
const opened = await openDatabase(file, { clock, randomBytes, frameworkOf: () => BENCH_FRAMEWORK });
if (!opened.ok) throw new Error(opened.problem);
const store = opened.value;

const app = await buildApp({
  store,
  clock,
  demonstration: null,
  pages: null,
  https: null,
  frameAncestors: [],
  logLevel: "silent",
  requestsAMinute: 100_000_000,
});
const ports = await Promise.all([
  app.listen({ port: 0, host: "127.0.0.1" }).then(() => portOf(app.server)),
  listenEmpty(),
  listenBare(),
]);
const [port = 0, emptyPort = 0, barePort = 0] = ports;
tell({ told: "ready", port, emptyPort, barePort });

process.on("message", async (message) => {
  // The bench is the only one that sends messages here.
  const ask = message as Ask;
  if (ask.ask === "memory") {
    tell({ told: "memory", megabytes: peakMegabytes() });
    return;
  }
  tell({ told: "organisation", token: await newOrganisation(store, ask.id, ask.rows) });
});

function tell(told: Told): void {
  process.send?.(told);
}

/** An organisation with the funds, budgets and providers that so many allocations need. */
async function newOrganisation(kept: KeptStore, id: string, rows: number): Promise<string> {
  await kept.createOrganisation({ id, name: id, framework: BENCH_FRAMEWORK.key });
  await kept.addMember({ organisation: id, id: "olwen", name: "Olwen", role: "officer" });
  await kept.addMember({ organisation: id, id: "femi", name: "Femi", role: "finance" });
  const organisation = { id, name: id };
  const officer = { id: "olwen", name: "Olwen", role: "officer" as const };
  const finance = { id: "femi", name: "Femi", role: "finance" as const };
  const random = chance(rows);
  const setUp = setUpRows(rows, random);
  const push = async (
    member: typeof officer | typeof finance,
    register: RegisterKey,
    changes: readonly RowChange[],
  ) => {
    for (let from = 0; from < changes.length; from += MOST_ROWS_A_PUSH) {
      const outcome = await kept.openOrganisation({ organisation, member }).push({
        replica: { workbook: "set-up", installation: "one", copy: "one" },
        mutationId: uuid(random),
        register,
        changes: changes.slice(from, from + MOST_ROWS_A_PUSH),
      });
      if (!outcome.ok) throw new Error(outcome.problem.sentence);
      const refused = outcome.value.rows.find((row) => row.kind === "refused");
      if (refused?.kind === "refused") throw new Error(refused.reason);
    }
  };
  await push(finance, "funds", setUp.funds);
  await push(finance, "budgets", setUp.budgets);
  await push(officer, "providers", setUp.providers);
  return kept.issueToken(id, "olwen");
}

/** The least that a call through the same libraries costs: parse nothing much, do nothing. */
async function listenEmpty(): Promise<number> {
  const t = initTRPC.create();
  const router = t.router({
    nothing: t.procedure.input(z.strictObject({})).mutation(() => null),
  });
  const empty = fastify();
  await empty.register(fastifyTRPCPlugin, { prefix: "/trpc", trpcOptions: { router } });
  await empty.listen({ port: 0, host: "127.0.0.1" });
  return portOf(empty.server);
}

/** An event stream with nothing behind it: whoever posts has one buffer written to all who watch. */
async function listenBare(): Promise<number> {
  const watchers = new Set<import("node:http").ServerResponse>();
  const event = Buffer.from('event: head\nid: 1.1\ndata: {"version":1}\n\n');
  const bare = createServer((request, response) => {
    if (request.method === "POST") {
      request.resume();
      for (const watcher of watchers) watcher.write(event);
      response.end("{}");
      return;
    }
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write("retry: 2000\n\n");
    watchers.add(response);
    response.on("close", () => watchers.delete(response));
  });
  await new Promise<void>((resolve) => bare.listen(0, "127.0.0.1", resolve));
  return portOf(bare);
}

function portOf(server: Readonly<{ address(): AddressInfo | string | null }>): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}
