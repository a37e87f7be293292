import { describe, expect, test } from "vitest";
import { buildForwardPlan } from "../../shared/forward-plan/build-forward-plan.ts";
import { comparePlans } from "../../shared/forward-plan/compare-plans.ts";
import type { Framework } from "../../shared/framework/framework.ts";
import type { RowValues } from "../../shared/registers/all-registers.ts";
import type { AnyRow } from "../../shared/registers/ledger.ts";
import { frameworkWith, stated } from "../support/frameworks.ts";
import { ledger, on, option, pounds, referTo, row, term, year } from "./plan-rows.ts";

function compared(
  before: readonly AnyRow[],
  after: readonly AnyRow[],
  framework: Framework = frameworkWith(),
) {
  const plan = (rows: readonly AnyRow[]) => buildForwardPlan(ledger(...rows), framework);
  const found = comparePlans(plan(before), plan(after), ledger(...after));
  return {
    added: found.added.map(({ kind, date }) => [kind, date]),
    moved: found.moved.map(({ from, to }) => [to.kind, from.date, to.date]),
    done: found.done.map(({ kind, date }) => [kind, date]),
    dropped: found.dropped.map(({ kind, date }) => [kind, date]),
  };
}

function contract(values: Partial<RowValues<"agreements">>) {
  return row("agreements", "SV Therapies", { kind: "contract", status: "live", ...values });
}

const NONE = { added: [], moved: [], done: [], dropped: [] };
const notice = { notice: term("P6M") };

describe("two plans compared", () => {
  test("[PLN44] the same plan has no difference", () => {
    const rows = [contract({ currentEnd: on("2029-03-31") })];
    expect(compared(rows, rows)).toEqual(NONE);
  });

  test("[PLN44] using an option moves the end and does its notice", () => {
    const before = contract({
      currentEnd: on("2029-03-31"),
      extensionOptions: [option("P12M", notice)],
    });
    const after = contract({
      currentEnd: on("2030-03-31"),
      extensionOptions: [option("P12M", { ...notice, state: "used" })],
      nextStep: "extend",
    });
    expect(compared([before], [after])).toEqual({
      ...NONE,
      moved: [
        ["end", "2029-03-31", "2030-03-31"],
        ["decide-by", "2028-09-29", null],
      ],
      done: [["option-notice", "2028-09-29"]],
      dropped: [["latest-end", "2030-03-31"]],
    });
  });

  test("[PLN44] a row that comes adds, a row that goes drops, what was received is done", () => {
    const agreement = contract({ currentEnd: on("2029-03-31"), nextStep: "let-it-end" });
    const owed = row("returns", "Quarter 1", {
      agreement: referTo(agreement),
      due: on("2026-07-31"),
    });
    const sent = row("returns", "Quarter 1", { ...owed.values, received: on("2026-07-30") });
    expect(compared([], [agreement])).toEqual({ ...NONE, added: [["end", "2029-03-31"]] });
    expect(compared([agreement], [])).toEqual({ ...NONE, dropped: [["end", "2029-03-31"]] });
    expect(compared([agreement, owed], [agreement, sent])).toEqual({
      ...NONE,
      done: [["return-due", "2026-07-31"]],
    });
    expect(compared([agreement, owed], [agreement])).toEqual({
      ...NONE,
      dropped: [["return-due", "2026-07-31"]],
    });
  });

  test("[PLN44] deciding does what had to be decided, and an end that becomes known is done", () => {
    const open = { currentEnd: on("2029-03-31"), extensionOptions: [option("P12M", notice)] };
    const decided = compared([contract(open)], [contract({ ...open, nextStep: "let-it-end" })]);
    expect(decided.done).toEqual([["decide-by", "2028-09-29"]]);
    const known = compared(
      [contract({ nextStep: "let-it-end" })],
      [contract({ currentEnd: on("2029-03-31"), nextStep: "let-it-end" })],
    );
    expect(known).toEqual({
      ...NONE,
      added: [["end", "2029-03-31"]],
      done: [["end-not-known", null]],
    });
  });

  test("[PLN44] a successor that runs does what had to be decided and begun", () => {
    const before = contract({
      currentEnd: on("2029-03-31"),
      extensionOptions: [option("P12M", notice)],
    });
    const successor = row("agreements", "New", {
      follows: [referTo(before)],
      status: "live",
      currentEnd: on("2032-03-31"),
      continuing: false,
    });
    const { done, dropped } = compared([before], [before, successor]);
    expect([done, dropped]).toEqual([[["decide-by", "2028-09-29"]], []]);
  });

  test("[PLN44] what was returned and what was confirmed are done, and taken away they are dropped", () => {
    const demanding = frameworkWith({
      plan: { underspendReturn: stated({ roles: null }), budgetReview: stated(true) },
    });
    const agreement = { id: contract({}).id, text: "SV Therapies" };
    const grant = row("allocations", "Grant", { agreement, financialYear: year(2026) });
    const returned = row("allocations", "Grant", { ...grant.values, unspentReturned: pounds(0) });
    const turnedDown = row("allocations", "Grant", { ...grant.values, status: "declined" });
    const kinds = (before: readonly AnyRow[], after: readonly AnyRow[]) => {
      const { done, dropped } = compared(before, after, demanding);
      return { done: done.map(([kind]) => kind), dropped: dropped.map(([kind]) => kind) };
    };
    expect(kinds([grant], [returned])).toEqual({ done: ["underspend-return"], dropped: [] });
    expect(kinds([grant], [turnedDown])).toEqual({ done: [], dropped: ["underspend-return"] });

    const fund = row("funds", "Victims Fund");
    const budget = (first: number, status: string) =>
      row("budgets", `${first}`, { fund: referTo(fund), financialYear: year(first), status });
    const now = [fund, budget(2025, "confirmed")];
    expect(kinds(now, [...now, budget(2026, "confirmed")]).done).toEqual(["budget-review"]);
    expect(kinds([...now, budget(2026, "provisional")], now)).toEqual({
      done: [],
      dropped: ["budget-review"],
    });
    expect(kinds(now, [fund, budget(2026, "provisional")])).toEqual({
      done: [],
      dropped: ["budget-review"],
    });
  });
});
