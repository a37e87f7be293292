import type { Framework } from "../framework/framework.ts";
import type { AnyRow } from "../registers/ledger.ts";
import type { Check, Finding, Problem, Slice } from "./check.ts";
import { type PreparedRule, prepareFramework } from "./prepare-framework.ts";
import { scopeKindOf } from "./scope-key.ts";
import { sliceOfRows } from "./slice.ts";

/** All findings about one scope, by every rule whose check runs over scopes of its kind. */
export function runChecks(framework: Framework, slice: Slice): readonly Finding[] {
  const findings: Finding[] = [];
  for (const prepared of prepareFramework(framework).rules[scopeKindOf(slice.key)]) {
    addFindings(prepared, slice, findings);
  }
  return findings;
}

/** The findings of one rule alone about a scope of its check's kind. */
export function runRule(framework: Framework, rule: string, slice: Slice): readonly Finding[] {
  const findings: Finding[] = [];
  for (const prepared of prepareFramework(framework).rules[scopeKindOf(slice.key)]) {
    if (prepared.rule.id === rule) addFindings(prepared, slice, findings);
  }
  return findings;
}

/** What the checks say of a row by its own values alone: the answer while somebody types. */
export function checkRow(framework: Framework, row: AnyRow): readonly Finding[] {
  return runChecks(framework, sliceOfRows(framework, `row:${row.id}`, [row]));
}

function addFindings(prepared: PreparedRule, slice: Slice, findings: Finding[]): void {
  const { check, parameters } = prepared;
  if (isBesideTheMatter(check, slice)) return;
  for (const problem of check.run(slice, parameters)) {
    findings.push(findingOf(prepared, slice, problem));
  }
}

/** A row check that names its registers is not run on rows of others. */
function isBesideTheMatter(check: Check, { members }: Slice): boolean {
  if (check.scope !== "row" || check.registers === undefined) return false;
  const [row] = members;
  return row === undefined || !check.registers.includes(row.register);
}

/** Field by field, because a bulk push makes tens of thousands of these. */
function findingOf(
  { rule, check, severity }: PreparedRule,
  slice: Slice,
  problem: Problem,
): Finding {
  return {
    subject: problem.subject,
    measure: problem.measure,
    sentence: problem.sentence,
    arithmetic: problem.arithmetic,
    fields: problem.fields,
    suggestion: problem.suggestion,
    check: check.id,
    rule: rule.id,
    severity,
    source: rule.source,
    scope: slice.key,
  };
}
