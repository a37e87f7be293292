import type { Conflict } from "../../../shared/sync/protocol.ts";
import type { Refused } from "./exchange.ts";

/** What a run on a file did, and what it leaves to a person. */
export type SyncReport = Readonly<{
  pushed: number;
  merged: number;
  conflicts: readonly Conflict[];
  refused: readonly Refused[];
  pulled: number;
  /** Cells of formulas and merged cells that were not written over. */
  left: number;
  questions: readonly string[];
}>;
