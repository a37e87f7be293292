import { fail, ok, type Result } from "../../shared/values/result.ts";
import type { KeptStore } from "../persistence/kept-store.ts";
import type { CommandContext, CommandOutcome } from "./command.ts";

/** Does something with the configured database and closes it, whatever came of it. */
export async function withStore(
  context: CommandContext,
  work: (store: KeptStore) => Promise<CommandOutcome>,
): Promise<CommandOutcome> {
  const opened = await context.openStore();
  if (!opened.ok) return opened;
  try {
    return await work(opened.value);
  } finally {
    await opened.value.close();
  }
}

/** The organisation that was named, or the only one there is. */
export async function organisationIn(
  store: KeptStore,
  given: string | undefined,
): Promise<Result<string, string>> {
  const all = await store.organisations();
  const names = all.join(", ");
  if (given !== undefined) {
    return all.includes(given)
      ? ok(given)
      : fail(`There is no organisation "${given}"; there are ${names}.`);
  }
  const [only] = all;
  if (only === undefined) return fail("The database has no organisation yet.");
  return all.length === 1 ? ok(only) : fail(`Say which with --organisation: ${names}.`);
}
