import type { Framework } from "../framework/framework.ts";
import type { RegisterKey } from "../registers/field.ts";
import type { AnyRow } from "../registers/ledger.ts";
import type { Finding, Problem, ScopeKind, Slice } from "./check.ts";
import { earlyNote, type Judged, judgedBy } from "./edition-of-scope.ts";
import { type PreparedRule, prepareFramework } from "./prepare-framework.ts";
import { scopeKindOf } from "./scope-key.ts";
import { sliceOfRows } from "./slice.ts";

/** All findings about one scope, by every rule whose check runs over scopes of its kind. */
export function runChecks(framework: Framework, slice: Slice): readonly Finding[] {
  const findings: Finding[] = [];
  const judged = judgedBy(framework, slice);
  const cut = sliceUnder(judged, slice);
  for (const prepared of rulesFor(judged.framework, slice)) addFindings(prepared, cut, findings);
  return noted(findings, judged, cut);
}

/** Whether any edition has a rule whose check runs over scopes of a kind. */
export function runsOver(framework: Framework, kind: ScopeKind): boolean {
  const { editions } = framework;
  if (editions === undefined) return prepareFramework(framework).rules[kind].length > 0;
  return editions.some((edition) => prepareFramework(edition.framework).rules[kind].length > 0);
}

/** The registers whose rows have, in any edition, a rule about what stands beside them. */
export function registersBeside(framework: Framework): ReadonlySet<RegisterKey> {
  const { editions } = framework;
  if (editions === undefined) return prepareFramework(framework).besideOf;
  return new Set(editions.flatMap((edition) => [...prepareFramework(edition.framework).besideOf]));
}

/** The findings of one rule alone about a scope of its check's kind. */
export function runRule(framework: Framework, rule: string, slice: Slice): readonly Finding[] {
  const findings: Finding[] = [];
  const judged = judgedBy(framework, slice);
  const cut = sliceUnder(judged, slice);
  for (const prepared of rulesFor(judged.framework, slice)) {
    if (prepared.rule.id === rule) addFindings(prepared, cut, findings);
  }
  return noted(findings, judged, cut);
}

/** What the checks say of a row by its own values alone: the answer while somebody types. */
export function checkRow(framework: Framework, row: AnyRow): readonly Finding[] {
  return runChecks(framework, sliceOfRows(framework, `row:${row.id}`, [row]));
}

/** The rules over scopes of the slice's kind; over one row, those that are about its register. */
function rulesFor(framework: Framework, { key, members }: Slice): readonly PreparedRule[] {
  const { rules, rowRules } = prepareFramework(framework);
  const kind = scopeKindOf(key);
  if (kind !== "row") return rules[kind];
  const [row] = members;
  return (row && rowRules.get(row.register)) ?? [];
}

function sliceUnder({ framework }: Judged, slice: Slice): Slice {
  return slice.framework === framework ? slice : { ...slice, framework };
}

/** Where there are several editions, a finding says which it is of; and where it came too late, that. */
function noted(findings: readonly Finding[], { stamp }: Judged, slice: Slice): readonly Finding[] {
  if (findings.length === 0) return findings;
  const note = stamp === null ? earlyNote(slice.framework, slice) : stamp.note;
  if (note === null) return findings;
  const edition = stamp === null ? {} : { edition: stamp.edition };
  return findings.map((found) => ({
    ...found,
    arithmetic: [...found.arithmetic, note],
    ...edition,
  }));
}

function addFindings(prepared: PreparedRule, slice: Slice, findings: Finding[]): void {
  const { check, parameters } = prepared;
  for (const problem of check.run(slice, parameters)) {
    findings.push(findingOf(prepared, slice, problem));
  }
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
