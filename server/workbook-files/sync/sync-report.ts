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

/** What was done with several tables of one file. */
export function together(reports: readonly SyncReport[]): SyncReport {
  const sum = (of: (report: SyncReport) => number) =>
    reports.reduce((total, report) => total + of(report), 0);
  return {
    pushed: sum(({ pushed }) => pushed),
    merged: sum(({ merged }) => merged),
    conflicts: reports.flatMap(({ conflicts }) => conflicts),
    refused: reports.flatMap(({ refused }) => refused),
    pulled: sum(({ pulled }) => pulled),
    left: sum(({ left }) => left),
    questions: reports.flatMap(({ questions }) => questions),
  };
}
