import type { Reference, RegisterKey } from "../registers/field.ts";
import type { AnyRow, Ledger, Row } from "../registers/ledger.ts";
import type { RowId } from "../values/row-id.ts";

/** The rows that refer to a row, found without going through the register for each. */
export type PlanIndex = Readonly<{
  followersOfAgreement(id: RowId): readonly Row<"agreements">[];
  followersOfFund(id: RowId): readonly Row<"funds">[];
  evidenceAbout(row: RowId): readonly Row<"evidence">[];
  returnsOf(agreement: RowId): readonly Row<"returns">[];
  allocationsOf(agreement: RowId): readonly Row<"allocations">[];
  budgetsOf(fund: RowId): readonly Row<"budgets">[];
}>;

/** Goes once through a ledger, whole or cut to what one subject needs. */
export function indexForPlan(ledger: Ledger): PlanIndex {
  const agreements = byReferred(ledger.rows("agreements"), ({ values }) => values.follows ?? []);
  const funds = byReferred(ledger.rows("funds"), ({ values }) => values.follows ?? []);
  const returns = byReferred(ledger.rows("returns"), ({ values }) => [values.agreement]);
  const allocations = byReferred(ledger.rows("allocations"), ({ values }) => [values.agreement]);
  const evidence = byReferred(ledger.rows("evidence"), ({ values }) => [values.subject]);
  const budgets = byReferred(ledger.rows("budgets"), ({ values }) => [values.fund]);
  return {
    followersOfAgreement: (id) => (agreements.get(id) ?? []).filter((row) => row.id !== id),
    followersOfFund: (id) => (funds.get(id) ?? []).filter((row) => row.id !== id),
    evidenceAbout: (row) => evidence.get(row) ?? [],
    returnsOf: (agreement) => returns.get(agreement) ?? [],
    allocationsOf: (agreement) => allocations.get(agreement) ?? [],
    budgetsOf: (fund) => budgets.get(fund) ?? [],
  };
}

/** Whether a row is of a register, and so has that register's values. */
export function isRowOf<Register extends RegisterKey>(
  register: Register,
  row: AnyRow,
): row is AnyRow & Row<Register> {
  return row.register === register;
}

/** Rows under each row they refer to, by id so that their order makes no difference. */
function byReferred<Referring extends Readonly<{ id: RowId }>>(
  rows: readonly Referring[],
  referred: (row: Referring) => readonly (Reference | null)[],
): ReadonlyMap<RowId, readonly Referring[]> {
  const found = new Map<RowId, Referring[]>();
  for (const row of rows) {
    for (const id of new Set(referred(row).map((reference) => reference?.id ?? null))) {
      if (id === null) continue;
      const others = found.get(id);
      if (others === undefined) found.set(id, [row]);
      else others.push(row);
    }
  }
  for (const referring of found.values()) referring.sort((a, b) => (a.id < b.id ? -1 : 1));
  return found;
}
