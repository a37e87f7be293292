import type { Finding, ScopeKey } from "../checks/check.ts";
import { checkAll } from "../checks/check-all.ts";
import { buildForwardPlan } from "../forward-plan/build-forward-plan.ts";
import type { PlanEntry } from "../forward-plan/plan-entry.ts";
import type { Framework } from "../framework/framework.ts";
import { type AnyRow, ledgerOf } from "../registers/ledger.ts";

/** Everything that is worked out from rows and framework and kept beside them. */
export type Derived = Readonly<{
  findings: ReadonlyMap<ScopeKey, readonly Finding[]>;
  entries: readonly PlanEntry[];
}>;

/**
 * The slow, plainly right twin of what pushes keep up to date: all of it, from all rows. `rows` are
 * those not removed, by register and id.
 */
export function deriveAll(rows: readonly AnyRow[], framework: Framework): Derived {
  const ledger = ledgerOf(rows);
  const findings = new Map<ScopeKey, Finding[]>();
  for (const finding of checkAll(ledger, framework)) {
    const some = findings.get(finding.scope);
    if (some === undefined) findings.set(finding.scope, [finding]);
    else some.push(finding);
  }
  return { findings, entries: buildForwardPlan(ledger, framework) };
}
