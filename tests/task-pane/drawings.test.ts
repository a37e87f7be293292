import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineWords } from "../../addin/task-pane/look/entry-words.ts";
import {
  fenceBars,
  flatTree,
  fundBar,
  fundTree,
  isEmptyYear,
} from "../../addin/task-pane/look/fund-bars.ts";
import { isDark } from "../../addin/task-pane/look/is-dark.ts";
import {
  lifelineOf,
  lifelineScale,
  placeOn,
  scaleOf,
} from "../../addin/task-pane/look/lifeline.ts";
import {
  gravityOf,
  linesOf,
  nextTwelveMonths,
  planByMonth,
} from "../../addin/task-pane/plan/plan-months.ts";
import { en } from "../../addin/words/en.ts";
import type { FundYear } from "../../shared/sync/screens.ts";
import { NO_PENCE, pence } from "../../shared/values/pence.ts";
import { FUNDS } from "./stage/sample-funds.ts";
import {
  day,
  entry,
  month,
  PLAN,
  rowId,
  THERAPIES_PLAN,
  TODAY,
  year,
} from "./stage/sample-rows.ts";

function fundYear(parts: Partial<FundYear>): FundYear {
  const whole = {
    financialYear: year("2026/27"),
    budget: NO_PENCE,
    provisional: NO_PENCE,
    allocated: NO_PENCE,
    proposed: NO_PENCE,
    committed: NO_PENCE,
    notYetContracted: NO_PENCE,
    potential: NO_PENCE,
    agreedOver: NO_PENCE,
    statedTotal: null,
    notListed: null,
    ...parts,
  };
  return {
    ...whole,
    headroom: pence(whole.budget - whole.committed - whole.notYetContracted),
  };
}

describe("a row's life as a line", () => {
  test("[SCR10] is its term, the options left, the funding and the points to act", () => {
    expect(lifelineOf(THERAPIES_PLAN)).toEqual({
      term: { from: "2024-04-01", to: "2027-03-31" },
      options: { from: "2027-04-01", to: "2029-03-31" },
      funding: { from: "2024-04-01", to: "2027-03" },
      marks: [
        { id: THERAPIES_PLAN[1]?.id, kind: "decide-by", on: "2026-11-27" },
        { id: THERAPIES_PLAN[2]?.id, kind: "option-notice", on: "2026-11-30" },
      ],
      noSuccessor: true,
    });
  });

  test("[SCR10] has no start where none is known, and is nothing where no date is", () => {
    const end = entry({ kind: "end", date: month("2027-03"), title: "Grant" });

    expect(lifelineOf([end])?.term).toEqual({ from: null, to: "2027-03" });
    expect(lifelineOf([])).toBeNull();
  });

  test("[SCR79] keeps a month as a month, and reaches to its last day", () => {
    const end = entry({ kind: "end", date: month("2027-03"), title: "Grant" });
    const april = entry({ kind: "latest-end", date: month("2028-03"), title: "Grant" });
    const lifeline = lifelineOf([end, april]);
    const scale = scaleOf(day("2027-03-01"), day("2028-03-31"));

    expect(lifeline?.options).toEqual({ from: "2027-04-01", to: "2028-03" });
    expect(lifeline?.options && placeOn(lifeline.options, scale).right).toBe(1);
  });

  test("[SCR10] has a place for every one of its days, and for today", () => {
    const lifeline = lifelineOf(THERAPIES_PLAN);
    if (lifeline === null) throw new Error("The sample has a life.");
    const scale = lifelineScale(lifeline, TODAY);
    const places = ["2024-04-01", "2029-03-31", TODAY].map((text) => scale.at(day(text)));

    expect(places.every((place) => place > 0 && place < 1)).toBe(true);
  });
});

describe("a fund's year as a bar", () => {
  test("[SCR11] is as long as its budget, and parts fill it", () => {
    const bar = fundBar(
      fundYear({ budget: pence(100), committed: pence(50), notYetContracted: pence(20) }),
    );

    expect(bar).toEqual({
      parts: [
        { kind: "committed", amount: 50, share: 0.5 },
        { kind: "not-yet-contracted", amount: 20, share: 0.2 },
        { kind: "headroom", amount: 30, share: 0.3 },
      ],
      budgetAt: 1,
      provisional: null,
      potential: null,
    });
  });

  test("[SCR11] shows what is beyond the budget as beyond it", () => {
    const bar = fundBar(fundYear({ budget: pence(100), committed: pence(125) }));

    expect(bar.parts).toEqual([
      { kind: "committed", amount: 100, share: 0.8 },
      { kind: "over", amount: 25, share: 0.2 },
    ]);
    expect(bar.budgetAt).toBe(0.8);
  });

  test("[SCR11] always comes to its whole length, whatever the figures", () => {
    const amount = fc.integer({ min: 0, max: 10_000_000_00 }).map(pence);
    fc.assert(
      fc.property(
        amount,
        amount,
        amount,
        amount,
        amount,
        (budget, committed, notYetContracted, potential, agreedOver) => {
          fc.pre(budget + committed + notYetContracted > 0);
          const figures = { budget, committed, notYetContracted, potential, agreedOver };
          const bar = fundBar(fundYear(figures));
          const total = bar.parts.reduce((sum, { share }) => sum + share, 0);

          expect(total).toBeCloseTo(1, 9);
          expect(bar.potential === null || bar.potential.from + bar.potential.share <= 1.0001).toBe(
            true,
          );
        },
      ),
    );
  });

  test("[SCR12] ring-fences stand inside the fund they are part of", () => {
    expect(flatTree(fundTree(FUNDS)).map(({ fund, depth }) => [fund.fund, depth])).toEqual([
      ["Commissioning budget", 0],
      ["Victims Fund", 0],
      ["Child sexual abuse", 1],
      ["Core victims’ services", 1],
    ]);
  });

  test("[SCR101] what was agreed beyond the budget is told from what was not, used or not", () => {
    const partsOf = (committed: number) =>
      fundBar(
        fundYear({ budget: pence(100), agreedOver: pence(10), committed: pence(committed) }),
      ).parts.map(({ kind, amount }) => [kind, amount]);

    expect(partsOf(90)).toEqual([
      ["committed", 90],
      ["headroom", 10],
      ["agreed", 10],
    ]);
    expect(partsOf(110)).toEqual([
      ["committed", 100],
      ["over-agreed", 10],
    ]);
    expect(partsOf(111)).toEqual([
      ["committed", 100],
      ["over-agreed", 10],
      ["over", 1],
    ]);
  });

  test("[SCR102] the end of the budget that is only provisional is marked, and no more than there is", () => {
    const marked = (provisional: number) =>
      fundBar(fundYear({ budget: pence(100), provisional: pence(provisional) })).provisional;

    expect([marked(0), marked(25), marked(130)]).toEqual([
      null,
      { from: 0.75, share: 0.25 },
      { from: 0, share: 1 },
    ]);
  });

  test("[SCR103] ring-fences lie on their fund's bar in its measure, and none falls off its end", () => {
    const part = (fund: string, budget: number, committed: number) => ({
      fund: {
        fund,
        id: null,
        partOf: null,
        years: [fundYear({ budget: pence(budget), committed: pence(committed) })],
      },
      parts: [],
    });
    const fences = (budget: number) =>
      fenceBars(fundYear({ budget: pence(budget) }), [
        part("Core", 60, 30),
        part("Children", 20, 25),
        part("Not budgeted", 0, 5),
      ]).map(({ fund, from, share, filled, over }) => [fund, from, share, filled, over]);

    expect(fences(100)).toEqual([
      ["Core", 0, 0.6, 0.5, "no"],
      ["Children", 0.6, 0.2, 1, "over"],
    ]);
    expect(fences(40)).toEqual([
      ["Core", 0, 0.75, 0.5, "no"],
      ["Children", 0.75, 0.25, 1, "over"],
    ]);
  });

  test("[SCR12] a part whose whole is not listed stands by itself", () => {
    expect(fundTree(FUNDS.slice(2, 3)).map(({ fund }) => fund.fund)).toEqual([
      "Child sexual abuse",
    ]);
  });

  test("[SCR12] a year without a budget or anything drawn on it is said to be empty", () => {
    expect(isEmptyYear(fundYear({}))).toBe(true);
    expect(isEmptyYear(fundYear({ proposed: pence(1) }))).toBe(false);
  });
});

describe("the plan by month", () => {
  test("[SCR13] has twelve months from this one, empty ones too, each in the order of its days", () => {
    const months = planByMonth(PLAN, TODAY);

    expect(months.map(({ month: one }) => one)).toEqual([
      "2026-11",
      "2026-12",
      "2027-01",
      "2027-02",
      "2027-03",
      "2027-04",
      "2027-05",
      "2027-06",
      "2027-07",
      "2027-08",
      "2027-09",
      "2027-10",
    ]);
    expect(months[0]?.lines.map(({ entries: [first] }) => first.date)).toEqual([
      "2026-11-10",
      "2026-11-27",
      "2026-11-30",
    ]);
    expect(nextTwelveMonths(TODAY)).toEqual({ from: "2026-11-01", to: "2027-10-31" });
  });

  test("[SCR14] prints several of one name and day as one line", () => {
    const march = PLAN.filter(({ date }) => date === "2027-03");

    expect(linesOf(march).map((line) => lineWords(line, en))).toEqual([
      "Community safety grants: 3 agreements",
    ]);
  });
});

describe("lines that stand for several", () => {
  const undated = (title: string, register: "agreements" | "allocations") =>
    entry({ kind: "end-not-known", date: null, title, subject: rowId(), register });
  const saidOf = (entries: Parameters<typeof linesOf>[0]) =>
    linesOf(entries).map((line) => lineWords(line, en));

  test("[SCR74] say once how many have no date, whatever their names", () => {
    const ten = Array.from({ length: 10 }, (_, place) => undated(`Line ${place}`, "allocations"));

    expect(saidOf(ten)).toEqual(["10 lines have no known end"]);
    expect(saidOf(ten.slice(0, 1))).toEqual(["Line 0"]);
  });

  test("[SCR74] keep kinds without a date apart", () => {
    const decide = ["One", "Two"].map((title) =>
      entry({ kind: "decide-by", date: null, title, subject: rowId() }),
    );

    expect(saidOf([undated("Grant", "agreements"), ...decide])).toEqual([
      "Grant",
      "Decide by: date not known for 2 agreements",
    ]);
  });

  test("[SCR180] keep what was over long before it came apart from what has no date today", () => {
    const decide = ["One", "Two", "Three", "Four"].map((title, place) =>
      entry({ kind: "decide-by", date: null, title, subject: rowId(), longPast: place < 2 }),
    );

    expect(saidOf(decide)).toEqual([
      "Decide by: date not known for 2 agreements, over long before coming into the register",
      "Decide by: date not known for 2 agreements",
    ]);
  });

  test("[SCR74] name what they are about only where it is all of one kind", () => {
    const mixed = (["agreements", "funds"] as const).map((register) =>
      entry({
        kind: "end",
        date: month("2027-03"),
        title: "Grant",
        subject: rowId(),
        register,
        group: "Victims",
      }),
    );

    expect(saidOf(mixed)).toEqual(["Victims: 2 lines"]);
  });

  test("[SCR74] are as grave as the gravest of them", () => {
    const lines = (["info", "error", "warning"] as const).map((severity) => ({
      ...undated("Grant", "agreements"),
      severity,
    }));

    expect(linesOf(lines).map(gravityOf)).toEqual(["error"]);
  });
});

describe("the theme", () => {
  test.each([
    ["#FFFFFF", false],
    ["1f1f1f", true],
    ["#0b6b5d", true],
    ["Window", null],
  ])("[SCR15] takes %s of the host as dark: %s", (colour, dark) => {
    expect(isDark(colour)).toBe(dark);
  });
});
