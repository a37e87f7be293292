import type { PlanEntry } from "../../shared/forward-plan/plan-entry.ts";
import { nameOf } from "../../shared/registers/ledger.ts";
import { firstDayOf, type IsoDay, lastDayOf } from "../../shared/values/calendar-date.ts";
import type { LedgerAsAsked } from "./ledger-options.ts";
import { refOf } from "./load-ledger.ts";

/** A plan entry as scripts are given it. */
export type PlanLine = Readonly<{
  id: string;
  kind: PlanEntry["kind"];
  date: PlanEntry["date"];
  precision: PlanEntry["precision"];
  title: string;
  /** The subject's own reference, or where it stands, whatever register it is of. */
  agreement: string | null;
  register: string;
  subject: string;
  group: string;
  severity: PlanEntry["severity"];
  owner: string | null;
  steps: readonly string[];
  movedBy: readonly string[];
  noSuccessor: boolean;
  step: string | null;
}>;

export function planLine(entry: PlanEntry, { ledger, places }: LedgerAsAsked): PlanLine {
  const row = ledger.byId(entry.subject.id);
  return {
    id: entry.id,
    kind: entry.kind,
    date: entry.date,
    precision: entry.precision,
    title: entry.title,
    agreement: row === undefined ? null : refOf(row, places),
    register: entry.subject.register,
    subject: row === undefined ? entry.group : nameOf(row),
    group: entry.group,
    severity: entry.severity,
    owner: entry.owner,
    steps: entry.steps,
    movedBy: entry.movedBy,
    noSuccessor: entry.noSuccessor,
    step: entry.step,
  };
}

/** Whether any of an entry's days is within the two days; what has no date is never left out. */
export function isWithin(
  { date }: Pick<PlanEntry, "date">,
  from: IsoDay | null,
  to: IsoDay | null,
): boolean {
  if (date === null) return true;
  return (from === null || lastDayOf(date) >= from) && (to === null || firstDayOf(date) <= to);
}
