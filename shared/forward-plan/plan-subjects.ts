import type { Reference, RegisterKey } from "../registers/field.ts";
import type { AnyRow, RowRef } from "../registers/ledger.ts";
import type { RowId } from "../values/row-id.ts";
import { isRowOf } from "./plan-index.ts";

/** A key under which rows are kept: a row itself and those that refer to it in some way. */
export type PlanScope = `agreement:${RowId}` | `fund:${RowId}` | `row:${RowId}`;

/**
 * The rows a subject's entries are worked out from: for an agreement the rows that refer to it
 * (what follows it, its allocations and returns), for a fund those that follow it and its budgets,
 * else the row alone. Budgets are kept under their fund's years and are to be added from there.
 */
export function planNeighbours({ register, id }: RowRef): PlanScope {
  if (register === "agreements") return `agreement:${id}`;
  return register === "funds" ? `fund:${id}` : `row:${id}`;
}

/**
 * The subjects whose entries must be made again when a row changes, comes or goes: itself, and
 * every row it refers to, or did, whose entries look at it. A subject that is itself removed loses
 * its entries.
 */
export function planSubjectsTouchedBy(
  before: AnyRow | null,
  after: AnyRow | null,
): readonly RowRef[] {
  const touched = new Map<RowId, RowRef>();
  for (const row of [before, after]) {
    if (row == null) continue;
    for (const subject of subjectsOf(row)) touched.set(subject.id, subject);
  }
  return [...touched.values()];
}

function subjectsOf(row: AnyRow): readonly RowRef[] {
  if (isRowOf("agreements", row)) {
    return [{ register: "agreements", id: row.id }, ...refs("agreements", row.values.follows)];
  }
  if (isRowOf("funds", row)) {
    return [{ register: "funds", id: row.id }, ...refs("funds", row.values.follows)];
  }
  if (isRowOf("allocations", row)) {
    return [{ register: "allocations", id: row.id }, ...refs("agreements", [row.values.agreement])];
  }
  if (isRowOf("milestones", row)) return [{ register: "milestones", id: row.id }];
  if (isRowOf("returns", row)) return refs("agreements", [row.values.agreement]);
  // Evidence may be about any row; only its id is followed, and the row there says what it is.
  if (isRowOf("evidence", row)) return refs("agreements", [row.values.subject]);
  if (isRowOf("budgets", row)) return refs("funds", [row.values.fund]);
  return [];
}

function refs(
  register: RegisterKey,
  references: readonly (Reference | null)[] | null,
): readonly RowRef[] {
  return (references ?? []).flatMap((reference) =>
    reference == null || reference.id == null ? [] : [{ register, id: reference.id }],
  );
}
