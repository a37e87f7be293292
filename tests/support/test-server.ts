import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildApp } from "../../server/app.ts";
import { seedDemonstration } from "../../server/demonstration/seed.ts";
import { demonstrationWorkbook } from "../../server/demonstration/workbooks.ts";
import { findPages } from "../../server/pages.ts";
import type { KeptStore } from "../../server/persistence/kept-store.ts";
import { openDatabase } from "../../server/persistence/open-database.ts";
import { frameworkOf } from "../../shared/frameworks/all-frameworks.ts";
import type { Role } from "../../shared/sync/screens.ts";
import { IsoDay } from "../../shared/values/calendar-date.ts";
import { localCertificate } from "./local-certificate.ts";
import { type MovedClock, movedClock } from "./moved-clock.ts";

export type TestServer = Readonly<{
  /** "https://localhost:41873" or "http://...". */
  url: string;
  store: KeptStore;
  clock: MovedClock;
  /** A member's token, by organisation and role. */
  token(organisation: "dyfed-powys" | "avon-and-somerset", role: Role): string;
  close(): Promise<void>;
}>;

type Options = Readonly<{
  today?: string;
  /** With the built pages over https, as browsers need; without, the API alone over http. */
  pages?: boolean;
  requestsAMinute?: number;
}>;

const NAMES = {
  "dyfed-powys": "Dyfed-Powys OPCC",
  "avon-and-somerset": "Avon and Somerset OPCC",
} as const;

/** The real server on a free port, with a database of its own that goes with it. */
export async function startTestServer(options: Options = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), "foreplan-"));
  const clock = movedClock(IsoDay.parse(options.today ?? "2026-11-21"));
  const opened = await openDatabase(join(folder, "test.db"), { clock, randomBytes, frameworkOf });
  if (!opened.ok) throw new Error(opened.problem);
  const store = opened.value;
  const demonstration = await seedDemonstration(store, { random: Math.random, uuid: randomUUID });

  const pages = options.pages
    ? findPages((name) => demonstrationWorkbook(name.replace(/\.xlsx$/, "")))
    : null;
  if (options.pages && pages === null)
    throw new Error("The pages are not built: run npm run build.");
  const app = await buildApp({
    store,
    clock,
    demonstration,
    pages,
    https: options.pages ? await localCertificate() : null,
    frameAncestors: [],
    logLevel: "error",
    requestsAMinute: options.requestsAMinute ?? 100_000,
  });
  await app.listen({ port: 0, host: "localhost" });
  const { port } = app.server.address() as AddressInfo;

  return {
    url: `${options.pages ? "https" : "http"}://localhost:${port}`,
    store,
    clock,
    token(organisation, role) {
      const member = demonstration.members.find(
        (each) => each.organisation === NAMES[organisation] && each.role === role,
      );
      if (member === undefined) throw new Error(`${organisation} has no ${role}.`);
      return member.token;
    },
    async close() {
      await app.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
