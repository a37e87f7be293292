import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Finding, ScopeKey } from "../../shared/checks/check.ts";
import { checkAll } from "../../shared/checks/check-all.ts";
import { type Judging, judgeDifference } from "../../shared/checks/judge-difference.ts";
import { scopeIndexOf } from "../../shared/checks/scope-index.ts";
import { dyfedPowys } from "../../shared/frameworks/dyfed-powys.ts";
import { type AnyRow, ledgerOf } from "../../shared/registers/ledger.ts";
import { changesFrom, type Edit, judge } from "./judging.ts";
import { anyPush, anyRows } from "./random-rows.ts";
import { checkRows, sorted } from "./rows.ts";

describe("what is kept after a push", () => {
  test("[CHK66] findings replaced scope by scope equal those of the whole register", () => {
    fc.assert(
      fc.property(
        anyRows,
        fc.array(fc.tuple(anyPush, fc.constantFrom<Judging>("intention", "fact", "adoption")), {
          maxLength: 5,
        }),
        (start, pushes) => {
          let rows: readonly AnyRow[] = start;
          const kept = keptFindings(checkRows(rows, dyfedPowys));
          for (const [push, judging] of pushes) {
            const edits = [...new Map(push.map((edit) => [edit.row.id, edit])).values()];
            const judgement = judgeDifference({
              framework: dyfedPowys,
              index: scopeIndexOf(ledgerOf(rows)),
              changes: changesFrom(rows, edits),
              judging,
              findingsBefore: (scope) => kept.get(scope) ?? [],
            });
            rows = afterwards(
              rows,
              edits.filter(({ row: { id } }) => judgement.taken.includes(id)),
            );
            for (const [scope, findings] of judgement.findingsByScope) kept.set(scope, findings);
          }
          expect(sorted([...kept.values()].flat())).toEqual(
            sorted(checkAll(ledgerOf(rows), dyfedPowys)),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  test("[CHK66] no scope has a new or larger error after a push of intentions", () => {
    fc.assert(
      fc.property(anyRows, anyPush, (rows, push) => {
        const edits = [...new Map(push.map((edit) => [edit.row.id, edit])).values()];
        const { taken: ids, refused } = judge(rows, edits);
        expect([...ids, ...refused.map(({ id }) => id)].toSorted()).toEqual(
          edits.map(({ row: { id } }) => id).toSorted(),
        );
        const before = measures(checkRows(rows, dyfedPowys));
        const after = afterwards(
          rows,
          edits.filter(({ row: { id } }) => ids.includes(id)),
        );
        for (const [identity, measure] of measures(checkRows(after, dyfedPowys))) {
          expect(measure).toBeLessThanOrEqual(before.get(identity) ?? 0);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function afterwards(rows: readonly AnyRow[], edits: readonly Edit[]): readonly AnyRow[] {
  const byId = new Map(rows.map((each) => [each.id, each]));
  for (const { row: after, removed } of edits) {
    if (removed === true) byId.delete(after.id);
    else byId.set(after.id, after);
  }
  return [...byId.values()];
}

function keptFindings(findings: readonly Finding[]): Map<ScopeKey, readonly Finding[]> {
  const kept = new Map<ScopeKey, readonly Finding[]>();
  for (const finding of findings)
    kept.set(finding.scope, [...(kept.get(finding.scope) ?? []), finding]);
  return kept;
}

function measures(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const errors = findings.filter(({ severity }) => severity === "error");
  return new Map(
    errors.map(({ scope, rule, check, subject, measure }) => [
      [scope, rule, check, subject.id].join(" "),
      measure,
    ]),
  );
}
