import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildForwardPlan, planEntriesOf } from "../../shared/forward-plan/build-forward-plan.ts";
import { commitments } from "../../shared/forward-plan/commitments.ts";
import { coverageChains } from "../../shared/forward-plan/coverage-chains.ts";
import { frameworkEntries } from "../../shared/forward-plan/framework-entries.ts";
import type { PlanEntry } from "../../shared/forward-plan/plan-entry.ts";
import { inPlanOrder, sortDayOf } from "../../shared/forward-plan/plan-order.ts";
import { planNeighbours, planSubjectsTouchedBy } from "../../shared/forward-plan/plan-subjects.ts";
import type { FieldValue, Reference } from "../../shared/registers/field.ts";
import type { AnyRow } from "../../shared/registers/ledger.ts";
import { ledgerOf } from "../../shared/registers/ledger.ts";
import { anyRegisters, DEMANDING } from "./any-registers.ts";
import { year } from "./plan-rows.ts";

/** The rows kept under a scope: the row itself, and those that refer to it. */
function neighboursOf(subject: AnyRow, rows: readonly AnyRow[]): readonly AnyRow[] {
  if (planNeighbours(subject).startsWith("row:")) return [subject];
  return rows.filter((row) => row.id === subject.id || refersTo(row, subject));
}

function refersTo(row: AnyRow, subject: AnyRow): boolean {
  return Object.values(row.values).some((value) => idsIn(value).includes(subject.id));
}

function idsIn(value: FieldValue | undefined): readonly (string | null)[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all
    .filter((each): each is Reference => typeof each === "object" && each !== null && "id" in each)
    .map(({ id }) => id);
}

const planOf = (rows: readonly AnyRow[]) => buildForwardPlan(ledgerOf(rows), DEMANDING);

describe("the plan of any registers", () => {
  test("[PLN28] is sorted by date, what has none last, and free of repeats", () => {
    fc.assert(
      fc.property(anyRegisters, (rows) => {
        const plan = planOf(rows);
        const order = plan.map((entry) => sortDayOf(entry) ?? "9999-12-31");
        expect(order).toEqual(order.toSorted());
        expect(new Set(plan.map(({ id }) => id)).size).toBe(plan.length);
      }),
    );
  });

  test("[PLN28] is the same whatever the order of the rows", () => {
    fc.assert(
      fc.property(anyRegisters, (rows) => {
        expect(planOf(rows.toReversed())).toEqual(planOf(rows));
      }),
    );
  });

  test("[PLN29] is the entries of each row by itself, and those of the framework", () => {
    fc.assert(
      fc.property(anyRegisters, (rows) => {
        const apart = rows.flatMap((row) =>
          planEntriesOf(row, ledgerOf(neighboursOf(row, rows)), DEMANDING),
        );
        expect(inPlanOrder([...apart, ...frameworkEntries(DEMANDING)])).toEqual(planOf(rows));
      }),
    );
  });

  test("[PLN29] after a change only the entries of the rows it touches are others", () => {
    fc.assert(
      fc.property(anyRegisters, anyRegisters, (rows, others) => {
        const changed = others[0];
        if (changed === undefined) return;
        const before = rows.find(({ id }) => id === changed.id) ?? null;
        const rest = rows.filter(({ id }) => id !== changed.id);
        for (const after of [changed, null]) {
          const touched = new Set(planSubjectsTouchedBy(before, after).map(({ id }) => id));
          const untouched = (plan: readonly PlanEntry[]) =>
            plan.filter(({ subject }) => !touched.has(subject.id));
          const now = after === null ? rest : [...rest, after];
          expect(untouched(planOf(now))).toEqual(untouched(planOf(rows)));
        }
      }),
    );
  });

  test("[PLN46] is the same whether what is not known is null or left out", () => {
    const leftOut = (row: AnyRow): AnyRow => ({
      ...row,
      values: Object.fromEntries(Object.entries(row.values).filter(([, value]) => value !== null)),
    });
    fc.assert(
      fc.property(anyRegisters, (rows) => {
        const spare = rows.map(leftOut);
        expect(planOf(spare)).toEqual(planOf(rows));
        const money = (each: readonly AnyRow[]) => commitments(ledgerOf(each), year(2024), 4);
        expect(money(spare)).toEqual(money(rows));
        const chains = (each: readonly AnyRow[]) => coverageChains(ledgerOf(each), DEMANDING);
        expect(chains(spare)).toEqual(chains(rows));
      }),
    );
  });

  test("[PLN28] has steps for every entry, and a date for all but what is not known", () => {
    fc.assert(
      fc.property(anyRegisters, (rows) => {
        for (const { date, kind, steps, title } of planOf(rows)) {
          expect(steps.length).toBeGreaterThan(0);
          expect([title, ...steps].join(" ")).not.toMatch(/undefined|null|NaN/);
          if (date === null) expect(["end-not-known", "decide-by", "milestone"]).toContain(kind);
        }
      }),
    );
  });
});
