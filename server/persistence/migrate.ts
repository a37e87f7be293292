import { fail, ok, type Result } from "../../shared/values/result.ts";
import type { AppliedMigration, Migration } from "./migration.ts";
import { rowsAndLog } from "./migrations/0001-rows-and-log.ts";
import { planAndWorkbooks } from "./migrations/0002-plan-and-workbooks.ts";
import { leanDerivedRows } from "./migrations/0003-lean-derived-rows.ts";
import { editions } from "./migrations/0004-editions.ts";
import { exceptions } from "./migrations/0005-exceptions.ts";
import { exceptionLog } from "./migrations/0006-exception-log.ts";

export const MIGRATIONS: readonly Migration[] = [
  rowsAndLog,
  planAndWorkbooks,
  leanDerivedRows,
  editions,
  exceptions,
  exceptionLog,
];

/**
 * The steps a database still lacks, in order. A database that a newer program has changed in a way
 * this one would not understand is refused; one with newer harmless steps is not.
 */
export function pendingMigrations(
  applied: readonly AppliedMigration[],
  known: readonly Migration[] = MIGRATIONS,
): Result<readonly Migration[], string> {
  const newest = known.reduce((highest, { version }) => Math.max(highest, version), 0);
  const tooNew = applied.find(({ version, breaking }) => version > newest && breaking);
  if (tooNew !== undefined) {
    return fail(
      `This database was changed by a newer Foreplan (step ${tooNew.version}, ${tooNew.name}), and this program knows steps up to ${newest}. Start the newer program; nothing was changed.`,
    );
  }
  const had = new Set(applied.map(({ version }) => version));
  return ok(
    known.filter(({ version }) => !had.has(version)).toSorted((a, b) => a.version - b.version),
  );
}
