import { type DraftChange, draftOver } from "../checks/draft-index.ts";
import type { ScopeIndex } from "../checks/scope-index.ts";
import { planEntriesOf } from "../forward-plan/build-forward-plan.ts";
import type { PlanEntry } from "../forward-plan/plan-entry.ts";
import { planNeighbours, planSubjectsTouchedBy } from "../forward-plan/plan-subjects.ts";
import type { Framework } from "../framework/framework.ts";
import { type AnyRow, ledgerOf, type RowRef, wholeRow } from "../registers/ledger.ts";
import type { RowId } from "../values/row-id.ts";
import type { KeptRows } from "./kept-rows.ts";
import type { RowWrite } from "./row-write.ts";
import { presentRow } from "./stored-row.ts";

const NO_NEIGHBOURS = ledgerOf([]);

/** The plan entries of one row, to replace all those kept of it; none once it is removed. */
export type SubjectEntries = Readonly<{ subject: RowId; entries: readonly PlanEntry[] }>;

/** Makes anew what is about the rows that some changes touch, before these are written. */
export function planTouchedBy(
  writes: readonly RowWrite[],
  kept: KeptRows,
  framework: Framework,
): readonly SubjectEntries[] {
  const changes = writes.map(
    ({ before, after }): DraftChange => ({
      id: after.id,
      before: presentRow(before),
      after: presentRow(after),
    }),
  );
  const subjects = new Map<RowId, RowRef>();
  const after = new Map<RowId, AnyRow | null>();
  for (const change of changes) {
    after.set(change.id, change.after);
    for (const subject of planSubjectsTouchedBy(change.before, change.after)) {
      subjects.set(subject.id, subject);
    }
  }
  if (subjects.size === 0) return [];
  // Most rows are planned by themselves alone, and then nothing is laid over anything.
  let drafted: ScopeIndex | null = null;
  const index = () => {
    drafted ??= draftOver(kept, changes);
    return drafted;
  };
  return [...subjects.values()].map(({ id }) => {
    const written = after.get(id);
    const row = written === undefined ? presentRow(kept.row(id)) : written;
    return { subject: id, entries: row === null ? [] : entriesOf(row, index, framework) };
  });
}

/** The entries about one row, from the rows that its plan looks at. */
function entriesOf(
  row: AnyRow,
  index: () => ScopeIndex,
  framework: Framework,
): readonly PlanEntry[] {
  const key = planNeighbours(row);
  if (key.startsWith("row:")) return planEntriesOf(wholeRow(row), NO_NEIGHBOURS, framework);
  const budgets = row.register === "funds" ? budgetsOf(row, index()) : [];
  const neighbours = ledgerOf([row, ...index().rowsIn(key), ...budgets]);
  return planEntriesOf(wholeRow(row), neighbours, framework);
}

/** A fund's budgets are kept under its years, among what is spent of them. */
function budgetsOf(fund: AnyRow, index: ScopeIndex): readonly AnyRow[] {
  return [...index.yearsOf("fund-year", fund.id)].flatMap((year) =>
    index.rowsIn(`fund-year:${fund.id}:${year}`).filter(({ register }) => register === "budgets"),
  );
}
