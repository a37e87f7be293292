import { FRAMEWORKS } from "../../shared/frameworks/all-frameworks.ts";
import { REGISTER_KEYS } from "../../shared/registers/all-registers.ts";
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
    context.out(`${formsOf(command).join("\n")}\n${command.does}\n${beside()}`);
    return 0;
  }
  const outcome = await command.run(rest, context);
  if (outcome.ok) return outcome.value;
  context.say(outcome.problem);
  return 2;
}

function overview(): string {
  const lines = [...COMMANDS.values()].flatMap((command) => [
    ...formsOf(command),
    `    ${command.does}`,
  ]);
  return `${lines.join("\n")}\n${beside()}`;
}

/** A form that is indented goes on with the one before it. */
function formsOf({ usage }: Command): readonly string[] {
  return usage.map((form) => (form.startsWith(" ") ? `     ${form}` : `foreplan ${form}`));
}

/** What the letters in the forms stand for, and what scripts go by. */
function beside(): string {
  return [
    "",
    "FILE  .xlsx, .xlsm, .ods or .csv; FILE:R says its register; sync takes .xlsx and .xlsm",
    `F     ${Object.keys(FRAMEWORKS).join(", ")}, or a file: .json or .xlsx`,
    `R     ${REGISTER_KEYS.join(", ")}`,
    "DATE  2026-03-31; FY 2026/27",
    "Exit code 0 fine, 1 problems found, 2 unusable input, with one sentence why.",
    "FOREPLAN_TOKEN is a member's token, for sync; FOREPLAN_DATABASE the file of a database.",
    "",
  ].join("\n");
}
