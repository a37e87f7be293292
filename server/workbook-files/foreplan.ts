import { randomBytes, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { frameworkOf } from "../../shared/frameworks/all-frameworks.ts";
import { fail, type Result } from "../../shared/values/result.ts";
import { type Clock, systemClock } from "../clock.ts";
import { type Config, readConfig } from "../config.ts";
import type { KeptStore } from "../persistence/kept-store.ts";
import { runCommand } from "./run-command.ts";

const config = readConfig(process.env);
if (config.ok) {
  const clock = systemClock(config.value.today);
  // The exit code is set and not forced, so that what was printed reaches a slow reader whole.
  process.exitCode = await runCommand(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    say: (sentence) => process.stderr.write(`${sentence}\n`),
    today: clock.today(),
    token: process.env.FOREPLAN_TOKEN ?? null,
    openStore: () => openStore(config.value, clock),
    random: Math.random,
    uuid: randomUUID,
    now: clock.now,
  });
} else {
  process.stderr.write(`${config.problem}\n`);
  process.exitCode = 2;
}

/** Loaded only where it is needed: reading files should not wait for a database, or need one. */
async function openStore({ database }: Config, clock: Clock): Promise<Result<KeptStore, string>> {
  if (!database.startsWith("postgres") && !existsSync(database)) {
    return fail(
      `There is no database ${database} yet: start Foreplan once, or set FOREPLAN_DATABASE.`,
    );
  }
  const { openDatabase } = await import("../persistence/open-database.ts");
  return openDatabase(database, { clock, randomBytes, frameworkOf });
}
