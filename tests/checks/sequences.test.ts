import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Finding, ScopeKey } from "../../shared/checks/check.ts";
import { checkAll } from "../../shared/checks/check-all.ts";
import type { Exception } from "../../shared/checks/exceptions.ts";
import { type Judging, judgeDifference } from "../../shared/checks/judge-difference.ts";
import { scopeIndexOf } from "../../shared/checks/scope-index.ts";
import type { Framework } from "../../shared/framework/framework.ts";
import { dorset } from "../../shared/frameworks/dorset.ts";
import { dyfedPowys } from "../../shared/frameworks/dyfed-powys.ts";
import { westMercia } from "../../shared/frameworks/west-mercia.ts";
import { type AnyRow, ledgerOf } from "../../shared/registers/ledger.ts";
import { IsoDay } from "../../shared/values/calendar-date.ts";
import { changesFrom, type Edit } from "./judging.ts";
import { anyPush, anyRows } from "./random-rows.ts";
import { idOf, sorted } from "./rows.ts";

const on = IsoDay.parse("2026-11-20");

const exceptions: fc.Arbitrary<readonly Exception[]> = fc.array(
  fc
    .record({
      rule: fc.constantFrom("allocations-within-budget", "needed-fields", "end-before-start"),
      subject: fc.constantFrom("fund 1", "allocation 1", "agreement 1").map(idOf),
      upTo: fc.constantFrom(1, 100, 10_000),
      until: fc
        .constantFrom("2026-11-19", "2026-11-20", "2027-03-31")
        .map((day) => IsoDay.parse(day)),
    })
    .map((parts) => ({
      ...parts,
      id: "E",
      check: parts.rule,
      reason: "agreed",
      signedBy: ["A", "B"],
    })),
  { maxLength: 2 },
);

type Step =
  | Readonly<{ kind: "framework"; framework: Framework }>
  | Readonly<{
      kind: "push";
      edits: readonly Edit[];
      judging: Judging;
      exceptions: readonly Exception[];
    }>;

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("framework" as const),
      framework: fc.constantFrom(dyfedPowys, dorset, westMercia),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("push" as const),
      edits: anyPush.map((push) => [...new Map(push.map((edit) => [edit.row.id, edit])).values()]),
      judging: fc.constantFrom<Judging>("intention", "fact", "adoption"),
      exceptions,
    }),
  },
);

const sequence = fc.record({
  rows: anyRows,
  first: fc.constantFrom(dyfedPowys, dorset, westMercia),
  steps: fc.array(step, { minLength: 1, maxLength: 4 }),
});

/** One run of a case; four of them make the thousand sequences. */
const RUNS = 250;

describe("any sequence of pushes and changes of the framework", () => {
  test.each([1, 2, 3, 4])(
    "[CHK117] keeps the findings that the registers have, worked out from nothing (%i)",
    () => {
      fc.assert(
        fc.property(sequence, ({ rows: start, first, steps }) => {
          let rows: readonly AnyRow[] = start;
          let framework = first;
          let kept = byScope(checkAll(ledgerOf(rows), framework));
          for (const each of steps) {
            if (each.kind === "framework") {
              framework = each.framework;
              kept = byScope(checkAll(ledgerOf(rows), framework));
              continue;
            }
            const judgement = judgeDifference({
              framework,
              index: scopeIndexOf(ledgerOf(rows)),
              changes: changesFrom(rows, each.edits),
              judging: each.judging,
              findingsBefore: (scope) => kept.get(scope) ?? [],
              excepted: { exceptions: each.exceptions, on },
            });
            rows = afterwards(rows, each.edits, new Set<string>(judgement.taken));
            for (const [scope, findings] of judgement.findingsByScope) kept.set(scope, findings);
          }
          expect(sorted([...kept.values()].flat())).toEqual(
            sorted(checkAll(ledgerOf(rows), framework)),
          );
        }),
        { numRuns: RUNS },
      );
    },
  );
});

function byScope(findings: readonly Finding[]): Map<ScopeKey, readonly Finding[]> {
  const kept = new Map<ScopeKey, readonly Finding[]>();
  for (const finding of findings) {
    kept.set(finding.scope, [...(kept.get(finding.scope) ?? []), finding]);
  }
  return kept;
}

function afterwards(
  rows: readonly AnyRow[],
  edits: readonly Edit[],
  taken: ReadonlySet<string>,
): readonly AnyRow[] {
  const byId = new Map(rows.map((each) => [each.id, each]));
  for (const { row, removed } of edits) {
    if (!taken.has(row.id)) continue;
    if (removed === true) byId.delete(row.id);
    else byId.set(row.id, row);
  }
  return [...byId.values()];
}
