import { randomUUID } from "node:crypto";
import { systemClock } from "../clock.ts";
import { readConfig } from "../config.ts";
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
    database: config.value.database,
    random: Math.random,
    uuid: randomUUID,
    now: clock.now,
  });
} else {
  process.stderr.write(`${config.problem}\n`);
  process.exitCode = 2;
}
