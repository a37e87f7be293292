import type { Framework } from "../../shared/framework/framework.ts";
import type { IsoDay } from "../../shared/values/calendar-date.ts";
import { fail, ok, type Result } from "../../shared/values/result.ts";
import { chooseFramework } from "./choose-framework.ts";
import type { CommandContext } from "./command.ts";
import { fileArgument, registerOption } from "./file-argument.ts";
import { type LoadedLedger, loadLedger } from "./load-ledger.ts";
import { dayOption } from "./read-options.ts";

/** The options of every command that works on files as one ledger. */
export const LEDGER_OPTIONS = {
  framework: { type: "string" },
  register: { type: "string" },
  sheet: { type: "string" },
  "as-at": { type: "string" },
  json: { type: "boolean" },
} as const;

type Given = Readonly<{
  framework?: string | undefined;
  register?: string | undefined;
  sheet?: string | undefined;
  "as-at"?: string | undefined;
}>;

export type LedgerAsAsked = LoadedLedger & Readonly<{ framework: Framework; asAt: IsoDay }>;

/** Loads the files a command names, and says on standard error what they were taken for. */
export async function ledgerFrom(
  files: readonly string[],
  given: Given,
  context: CommandContext,
): Promise<Result<LedgerAsAsked, string>> {
  if (files.length === 0) return fail("No file was given.");
  const register = registerOption(given.register);
  if (!register.ok) return register;
  const framework = await chooseFramework(given.framework);
  if (!framework.ok) return framework;
  const asAt = dayOption(given["as-at"], "--as-at", context.today);
  if (!asAt.ok) return asAt;
  const loaded = await loadLedger(
    files.map((file) => fileArgument(file, register.value)),
    framework.value,
    given.sheet ?? null,
  );
  if (!loaded.ok) return loaded;
  for (const remark of loaded.value.remarks) context.say(remark);
  return ok({ ...loaded.value, framework: framework.value, asAt: asAt.value });
}
