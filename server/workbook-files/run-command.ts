import type { Command, CommandContext, ExitCode } from "./command.ts";
import { backup } from "./commands/backup.ts";
import { check } from "./commands/check.ts";
import { commitments } from "./commands/commitments.ts";
import { evaluate } from "./commands/evaluate.ts";
import { framework } from "./commands/framework.ts";
import { member } from "./commands/member.ts";
import { plan } from "./commands/plan.ts";
import { read } from "./commands/read.ts";
import { rebuild } from "./commands/rebuild.ts";
import { sync } from "./commands/sync.ts";
import { verify } from "./commands/verify.ts";

const COMMANDS: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    read,
    check,
    plan,
    commitments,
    sync,
    framework,
    verify,
    rebuild,
    backup,
    member,
    evaluate,
  }),
);

/** Runs one command. Whatever it cannot use ends it with one sentence on standard error. */
export async function runCommand(
  words: readonly string[],
  context: CommandContext,
): Promise<ExitCode> {
  const [name, ...rest] = words;
  if (name === undefined || name === "help" || name === "--help") {
    context.out(overview());
    return 0;
  }
  const command = COMMANDS.get(name);
  if (command === undefined) {
    context.say(`There is no command "${name}"; there are ${[...COMMANDS.keys()].join(", ")}.`);
    return 2;
  }
  if (rest.includes("--help")) {
    context.out(`${command.usage.map((form) => `foreplan ${form}`).join("\n")}\n${command.does}\n`);
    return 0;
  }
  const outcome = await command.run(rest, context);
  if (outcome.ok) return outcome.value;
  context.say(outcome.problem);
  return 2;
}

function overview(): string {
  const lines = [...COMMANDS.values()].flatMap(({ usage, does }) => [
    ...usage.map((form) => `foreplan ${form}`),
    `    ${does}`,
  ]);
  return `${lines.join("\n")}\n`;
}
