import type { Conflict } from "../../../shared/sync/protocol.ts";
import type { Refused } from "./exchange.ts";
import type { Standing } from "./standing.ts";

/** What a run on a file did, what it leaves to a person, and what its rows are called. */
export type SyncReport = TableReport & Readonly<{ called: Readonly<Record<string, string>> }>;

/** What was done with one table of it. */
export type TableReport = Readonly<{
  pushed: number;
  merged: number;
  conflicts: readonly Conflict[];
  refused: readonly Refused[];
  pulled: number;
  /** Cells of formulas and merged cells that were not written over. */
  left: number;
  questions: readonly string[];
  /** What an earlier run told of, and nobody has settled since. */
  standing: readonly Standing[];
}>;

/** What was done with several tables of one file. */
export function together(reports: readonly TableReport[]): TableReport {
  const sum = (of: (report: TableReport) => number) =>
    reports.reduce((total, report) => total + of(report), 0);
  return {
    pushed: sum(({ pushed }) => pushed),
    merged: sum(({ merged }) => merged),
    conflicts: reports.flatMap(({ conflicts }) => conflicts),
    refused: reports.flatMap(({ refused }) => refused),
    pulled: sum(({ pulled }) => pulled),
    left: sum(({ left }) => left),
    questions: reports.flatMap(({ questions }) => questions),
    standing: reports.flatMap(({ standing }) => standing),
  };
}
