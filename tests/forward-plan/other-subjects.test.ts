import { describe, expect, test } from "vitest";
import { buildForwardPlan } from "../../shared/forward-plan/build-forward-plan.ts";
import type { AnyRow } from "../../shared/registers/ledger.ts";
import { frameworkWith, stated } from "../support/frameworks.ts";
import { day, ledger, on, pounds, referTo, row, term, year } from "./plan-rows.ts";

const plain = frameworkWith();

/** Kind, date and title of every entry, in the plan's order. */
function lines(rows: readonly AnyRow[], framework = plain) {
  return buildForwardPlan(ledger(...rows), framework).map(({ kind, date, title }) => [
    kind,
    date,
    title,
  ]);
}

describe("funds", () => {
  test("[PLN21] money is confirmed until a day, after which what follows it is due", () => {
    const old = row("funds", "MoJ victims grant", { fundingUntil: on("2025-03"), status: "live" });
    const next = row("funds", "New MoJ grant", { follows: [referTo(old)], status: "idea" });
    const plan = buildForwardPlan(ledger(old, next), plain);
    expect(
      plan.map(({ kind, date, title, noSuccessor }) => [kind, date, title, noSuccessor]),
    ).toEqual([
      ["funding-until", "2025-03", "MoJ victims grant ends", false],
      ["funding-due", "2025-04", "New MoJ grant due", false],
    ]);
  });

  test("[PLN21] money after which nothing is recorded says so, and a bid that failed is nothing", () => {
    const old = row("funds", "VRU settlement", { fundingUntil: on("2025-03-31") });
    const failed = row("funds", "Bid", { follows: [referTo(old)], status: "not-awarded" });
    const plan = buildForwardPlan(ledger(old, failed), plain);
    expect(plan.map(({ kind, noSuccessor }) => [kind, noSuccessor])).toEqual([
      ["funding-until", true],
    ]);
  });

  test("[PLN21] money that was never given has no end; its bid has a deadline, on a working day", () => {
    const idea = row("funds", "Safer Streets", {
      status: "idea",
      fundingUntil: on("2027-03-31"),
      bidDeadline: on("2026-04-06"),
    });
    expect(lines([idea])).toEqual([["milestone", "2026-04-02", "Safer Streets: the bid is due"]]);
    expect(
      lines([row("funds", "F", { status: "awarded", bidDeadline: on("2026-04-01") })]),
    ).toEqual([]);
  });

  test("[PLN22] budgets are reviewed before 1 April where the framework says so, until the next is confirmed", () => {
    const reviewing = frameworkWith({ plan: { budgetReview: stated(true) } });
    const fund = row("funds", "Victims Fund");
    const budget = (first: number, status: string) =>
      row("budgets", `${first} ${status}`, {
        fund: referTo(fund),
        financialYear: year(first),
        amount: pounds(1000),
        status,
      });
    const rows = [
      fund,
      budget(2023, "confirmed"),
      budget(2024, "confirmed"),
      budget(2025, "provisional"),
    ];
    expect(lines(rows, reviewing)).toEqual([
      ["budget-review", "2025-03-31", "Victims Fund: review the budget for 2025/26"],
      ["budget-review", "2026-03-31", "Victims Fund: review the budget for 2026/27"],
    ]);
    expect(lines([fund, budget(2023, "confirmed")], reviewing)).toEqual([
      ["budget-review", "2024-03-28", "Victims Fund: review the budget for 2024/25"],
    ]);
    expect(lines(rows)).toEqual([]);
  });
});

describe("allocations", () => {
  const agreement = row("agreements", "Contract", {
    currentEnd: on("2027-03-31"),
    continuing: false,
  });

  test("[PLN9] an agreed one with neither agreement nor end is an entry without a date", () => {
    expect(lines([row("allocations", "Substance Misuse")])).toEqual([
      ["end-not-known", null, "Substance Misuse: the end is not known"],
    ]);
    const line = row("allocations", "", { title: null, serviceArea: "Substance Misuse" });
    expect(lines([line])[0]?.[2]).toBe("Substance Misuse: the end is not known");
    const named = row("allocations", "Substance Misuse", { agreement: { id: null, text: "C12" } });
    expect(buildForwardPlan(ledger(named), plain)[0]?.steps).toEqual([
      'it names the agreement "C12", which is not in the register, and no end of its own',
    ]);
    const carried = row("allocations", "Substance Misuse", { agreement: referTo(agreement) });
    expect(lines([carried])).toEqual([]);
  });

  test("[PLN23] an award has its start, its end and its report, and no question of renewal", () => {
    const award = row("allocations", "Boxing club", {
      status: "approved",
      start: on("2026-04-04"),
      end: on("2027-03-31"),
      endReportDue: on("2027-05-01"),
    });
    expect(lines([award])).toEqual([
      ["start", "2026-04-04", "Boxing club starts"],
      ["end", "2027-03-31", "Boxing club ends"],
      ["report-due", "2027-05-01", "Boxing club: end report due"],
    ]);
    expect(buildForwardPlan(ledger(award), plain)[1]?.noSuccessor).toBe(false);
  });

  test.each(["idea", "proposed", "declined", "withdrawn"])(
    "[PLN23] one that is %s promises nothing",
    (status) => {
      expect(lines([row("allocations", "A", { status, end: on("2027-03-31") })])).toEqual([]);
    },
  );

  test("[PLN24] where the framework demands it, what is unspent goes back on 31 March, until recorded", () => {
    const demanding = (roles: readonly string[] | null) =>
      frameworkWith({ plan: { underspendReturn: stated({ roles }) } });
    const values = {
      agreement: referTo(agreement),
      financialYear: year(2026),
      role: "facilitating",
    };
    const grant = row("allocations", "Grant", values);
    expect(lines([grant], demanding(null))).toEqual([
      ["underspend-return", "2027-03-31", "Grant: what is unspent of 2026/27 to be returned"],
    ]);
    expect(lines([grant], demanding(["facilitating"]))).toHaveLength(1);
    expect(lines([grant], demanding(["lead"]))).toEqual([]);
    expect(lines([grant])).toEqual([]);
    const returned = row("allocations", "Grant", { ...values, unspentReturned: pounds(0) });
    expect(lines([returned], demanding(null))).toEqual([]);
  });
});

describe("milestones and the framework itself", () => {
  test("[PLN25] a milestone keeps its date; papers for it are ours to have ready on a working day", () => {
    const board = row("milestones", "Board", {
      date: on("2026-05-30"),
      papersDue: on("2026-05-25"),
    });
    expect(lines([board])).toEqual([
      ["milestone", "2026-05-22", "Board: papers due"],
      ["milestone", "2026-05-30", "Board"],
    ]);
    expect(lines([row("milestones", "Election", { date: on("2028-05") })])).toEqual([
      ["milestone", "2028-05", "Election"],
    ]);
    expect(lines([row("milestones", "Election")])).toEqual([
      ["milestone", null, "Election: the date is not known"],
    ]);
  });

  test("[PLN26] the framework is reviewed when it says, else as often as it says", () => {
    const document = { title: "Framework", edition: "3.0", effectiveFrom: day("2017-08-23") };
    const printed = frameworkWith({ document: { ...document, reviewOn: on("2021-08-23") } });
    expect(lines([], printed)).toEqual([
      ["document-review", "2021-08-23", "Framework: review due"],
    ]);
    const yearly = frameworkWith({
      document: { ...document, reviewOn: null },
      plan: { documentReviewEvery: stated(term("P12M")) },
    });
    expect(lines([], yearly)).toEqual([["document-review", "2018-08-23", "Framework: review due"]]);
    expect(lines([])).toEqual([]);
  });
});
