import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { buildApp } from "../../server/app.ts";
import { systemClock } from "../../server/clock.ts";
import { openDatabase } from "../../server/persistence/open-database.ts";
import { starter } from "../../shared/frameworks/starter.ts";

/** A server on the database that the first argument names; it says its port, and waits to be killed. */
const [, , file = ""] = process.argv;
const clock = systemClock(null);
const opened = await openDatabase(file, { clock, randomBytes, frameworkOf: () => starter });
if (!opened.ok) throw new Error(opened.problem);
const app = await buildApp({
  store: opened.value,
  clock,
  demonstration: null,
  pages: null,
  https: null,
  frameAncestors: [],
  logLevel: "silent",
  requestsAMinute: 1_000_000,
});
await app.listen({ port: 0, host: "127.0.0.1" });
process.stdout.write(`${(app.server.address() as AddressInfo).port}\n`);
