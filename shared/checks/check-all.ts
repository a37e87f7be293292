import type { Framework } from "../framework/framework.ts";
import { REGISTER_KEYS } from "../registers/all-registers.ts";
import type { Ledger } from "../registers/ledger.ts";
import type { Finding, ScopeKey } from "./check.ts";
import { checkRow, registersBeside, runChecks, runsOver } from "./run-checks.ts";
import { scopeIndexOf, scopeLookupOf } from "./scope-index.ts";
import { scopeKindOf } from "./scope-key.ts";
import { expandScopes } from "./scopes.ts";
import { sliceOf } from "./slice.ts";

/** Every check over every scope of a ledger: what the findings kept change by change must equal. */
export function checkAll(ledger: Ledger, framework: Framework): readonly Finding[] {
  const findings: Finding[] = [];
  for (const register of REGISTER_KEYS) {
    for (const row of ledger.rows(register)) findings.push(...checkRow(framework, row));
  }
  const beside = [...registersBeside(framework)].flatMap((register) =>
    ledger.rows(register).map(({ id }): ScopeKey => `beside:${id}`),
  );
  const index = scopeIndexOf(ledger);
  const lookup = scopeLookupOf(index);
  for (const key of new Set([...expandScopes(index.keys, lookup), ...beside])) {
    if (!runsOver(framework, scopeKindOf(key))) continue;
    findings.push(...runChecks(framework, sliceOf(framework, key, index, lookup)));
  }
  return findings;
}
