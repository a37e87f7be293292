import type { WritingHow } from "./cell-content.ts";
import type { Ground } from "./ground.ts";
import type { Look } from "./look.ts";
import { MOST_TRIES } from "./looks.ts";
import type { Binding } from "./remembered.ts";
import { writeBack } from "./write-back.ts";

export type Written = Readonly<{
  written: number;
  /** Something could not be written yet: the active cell, or rows that are blocked. */
  isOwed: boolean;
}>;

export type Writing = WritingHow &
  Readonly<{
    look: (binding: Binding) => Promise<Look | null>;
    /** Why new rows wait, by binding. */
    blocked: Map<string, string>;
  }>;

/** Writes back into every bound table, each right after it was looked at. */
export async function writeAll(
  ground: Ground,
  { look, blocked, ...how }: Writing,
): Promise<Written> {
  let written = 0;
  let isOwed = false;
  for (const binding of ground.kept.head.bindings) {
    if (binding.readOnly !== undefined) continue;
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const seen = await look(binding);
      if (seen?.kind !== "seen") break;
      const outcome = await writeBack(ground, seen.table, how);
      if (outcome.kind === "moved") continue;
      if (outcome.kind === "blocked") blocked.set(binding.id, outcome.why);
      else blocked.delete(binding.id);
      if (outcome.kind === "blocked" || outcome.skipped > 0) isOwed = true;
      if (outcome.kind === "done" && outcome.written > 0) {
        written += outcome.written;
        await look(binding);
      }
      break;
    }
  }
  return { written, isOwed };
}
