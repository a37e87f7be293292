import type { SyncTruth, ToDo } from "../session.ts";
import { type HeldPushes, referenceOf } from "./held-pushes.ts";
import type { LastPass } from "./last-pass.ts";
import type { Look } from "./look.ts";
import type { PendingPush } from "./remembered.ts";
import { waiting } from "./to-do.ts";

export type TruthSources = Readonly<{
  copyIsAsked: boolean;
  looks: ReadonlyMap<string, Look>;
  last: LastPass;
  held: HeldPushes | null;
  queue: readonly PendingPush[];
  toDo: readonly ToDo[];
}>;

/** The one truth about sync, the gravest first. */
export function truthOf(sources: TruthSources): SyncTruth {
  const { queue, held, toDo } = sources;
  const { trouble, isOffline, fault, savedAt } = sources.last;
  const pause = pausedBy(sources);
  if (pause !== null) return pause;
  if (trouble?.kind === "editing") return { kind: "editing" };
  const edits = rowsIn(queue);
  if (isOffline) return { kind: "offline", editsKept: edits };
  if (fault !== null) return paused(fault, "What was asked of it is asked again by itself.");
  const faulty = held === null ? [] : held.heldIn(queue);
  const [first] = faulty;
  if (first !== undefined) {
    return { kind: "held-up", edits: rowsIn(faulty), reference: referenceOf(first) };
  }
  if (edits > 0) return { kind: "saving", edits };
  const items = waiting(toDo);
  return items > 0 ? { kind: "needs-you", items } : { kind: "all-saved", at: savedAt };
}

function rowsIn(pushes: readonly PendingPush[]): number {
  return pushes.reduce((sum, { sent }) => sum + sent.length, 0);
}

function pausedBy({ copyIsAsked, looks, last }: TruthSources): SyncTruth | null {
  if (copyIsAsked) {
    return paused(
      "This file was copied, moved or renamed.",
      "Say what it is, and sending goes on.",
    );
  }
  for (const look of looks.values()) {
    if (look.kind === "mass-vanishing") {
      return paused(`${look.gone.length} rows vanished at once.`, "Undo brings them back.");
    }
    if (look.kind === "no-ids") {
      return paused("The Foreplan id column is gone.", "Undo brings it back.");
    }
    if (look.kind === "table-gone") {
      return paused("A connected table is gone.", "Undo brings it back.");
    }
  }
  const { trouble } = last;
  if (trouble === null || trouble.kind === "editing") return null;
  return paused(trouble.message, "It is tried again by itself.");
}

function paused(why: string, remedy: string): SyncTruth {
  return { kind: "paused", why, remedy };
}
