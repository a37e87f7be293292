import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commitments } from "../../shared/forward-plan/commitments.ts";
import type { FundYear } from "../../shared/forward-plan/fund-commitments.ts";
import type { RowValues } from "../../shared/registers/all-registers.ts";
import { type AnyRow, ledgerOf } from "../../shared/registers/ledger.ts";
import { financialYearFrom } from "../../shared/values/financial-year.ts";
import { anyRegisters } from "./any-registers.ts";
import { ledger, on, option, pounds, referTo, row, term, year } from "./plan-rows.ts";

const fund = row("funds", "Victims Fund");
const NOTHING = {
  budget: 0,
  provisional: 0,
  allocated: 0,
  proposed: 0,
  committed: 0,
  notYetContracted: 0,
  potential: 0,
  headroom: 0,
  agreedOver: 0,
  statedTotal: null,
  notListed: null,
};

function budget(name: string, values: Partial<RowValues<"budgets">>) {
  return row("budgets", name, { fund: referTo(fund), financialYear: year(2026), ...values });
}

function allocation(name: string, values: Partial<RowValues<"allocations">>) {
  const usual = { fund: referTo(fund), financialYear: year(2026), status: "approved" };
  return row("allocations", name, { ...usual, ...values });
}

function contract(name: string, values: Partial<RowValues<"agreements">>) {
  const usual = { funds: [referTo(fund)], status: "live", start: on("2026-04-01") };
  return row("agreements", name, { ...usual, currentEnd: on("2028-03-31"), ...values });
}

/** What a fund's figures are in pounds, a year a line, nothing said of what is nothing. */
function figures(rows: readonly AnyRow[], years = 1, name = "Victims Fund") {
  const found = commitments(ledger(...rows), year(2026), years).find((each) => each.fund === name);
  return (found?.years ?? []).map((each) => inPounds(each));
}

function inPounds({ financialYear, ...amounts }: FundYear) {
  return Object.fromEntries(
    Object.entries(amounts)
      .filter(([key, amount]) => amount !== NOTHING[key as keyof typeof NOTHING])
      .map(([key, amount]) => [key, (amount ?? 0) / 100]),
  );
}

describe("what a fund has", () => {
  test("[PLN32] is its budget rows, those that take away taking away whichever sign was typed", () => {
    const rows = [
      fund,
      budget("opening", { amount: pounds(1000), kind: "opening", status: "confirmed" }),
      budget("award", { amount: pounds(200), kind: "in-year-award", status: "provisional" }),
      budget("out", { amount: pounds(50), kind: "virement-out" }),
      budget("cut", { amount: pounds(-30), kind: "reduction" }),
      budget("other year", { amount: pounds(7), financialYear: year(2027) }),
    ];
    expect(figures(rows, 2)).toEqual([
      { budget: 1120, provisional: 200, headroom: 1120 },
      { budget: 7, headroom: 7 },
    ]);
  });

  test("[PLN33] 2,126,869 stated less 1,618,894 listed leaves 507,975 not listed", () => {
    const rows = [
      fund,
      budget("total", { amount: pounds(2_126_869), statedTotal: pounds(2_126_869) }),
      allocation("listed", { amount: pounds(1_618_894), status: null }),
      allocation("idea", { amount: pounds(99), status: "idea" }),
    ];
    expect(figures(rows)).toEqual([
      {
        budget: 2_126_869,
        allocated: 1_618_894,
        notYetContracted: 1_618_894,
        headroom: 507_975,
        statedTotal: 2_126_869,
        notListed: 507_975,
      },
    ]);
  });
});

describe("what of it is spoken for", () => {
  test("[PLN34] approved is allocated, proposed is beside it, the rest does not count", () => {
    const rows = [
      fund,
      allocation("a", { amount: pounds(100) }),
      allocation("b", { amount: pounds(20), status: "proposed" }),
      ...["idea", "declined", "withdrawn"].map((status) =>
        allocation(status, { amount: pounds(7), status }),
      ),
    ];
    expect(figures(rows)).toEqual([
      { allocated: 100, proposed: 20, notYetContracted: 100, headroom: -100 },
    ]);
  });

  test("[PLN35] an allocation and its agreement count once", () => {
    const made = contract("Made", { annualValue: pounds(80) });
    const rows = [fund, made, allocation("a", { amount: pounds(100), agreement: referTo(made) })];
    expect(figures(rows)).toEqual([{ allocated: 100, committed: 80, headroom: -80 }]);
  });

  test.each([
    ["a planned agreement", { status: "pipeline", annualValue: pounds(80) }],
    ["an agreement of which no money is known", {}],
    [
      "an agreement that is over and has no end",
      { status: "ended", currentEnd: null, annualValue: pounds(1) },
    ],
  ])("[PLN35] %s does not yet stand for its allocation", (_what, values) => {
    const planned = contract("Planned", values);
    const rows = [
      fund,
      planned,
      allocation("a", { amount: pounds(100), agreement: referTo(planned) }),
    ];
    expect(figures(rows)).toEqual([{ allocated: 100, notYetContracted: 100, headroom: -100 }]);
  });

  test("[PLN36] funding lines are what is committed, and years without one are spread from the value", () => {
    const agreement = contract("C", { annualValue: pounds(1000) });
    const line = row("fundingLines", "line", {
      agreement: referTo(agreement),
      fund: referTo(fund),
      financialYear: year(2026),
      amount: pounds(700),
    });
    expect(figures([fund, agreement, line], 3)).toEqual([
      { committed: 700, headroom: -700 },
      { committed: 1000, headroom: -1000 },
      {},
    ]);
  });

  test("[PLN36] a value for the whole initial term is spread over it, and goes on at its rate", () => {
    const agreement = contract("C", {
      totalValue: pounds(300_000),
      initialEnd: on("2029-03-31"),
      currentEnd: on("2029-09-30"),
    });
    expect(figures([fund, agreement], 4).map(({ committed }) => committed)).toEqual([
      100_000, 100_000, 100_000, 50_000,
    ]);
  });

  test("[PLN36] only our share of a value counts", () => {
    const agreement = contract("C", { annualValue: pounds(1000), ourShare: 33.3 });
    expect(figures([fund, agreement])).toEqual([{ committed: 333, headroom: -333 }]);
  });

  test.each([
    [
      "the first year asked about, where its start is not known",
      { start: null },
      [1000, 1000, undefined],
    ],
    ["as long as asked, where its end is not known", { currentEnd: null }, [1000, 1000, 1000]],
    ["month for month", { start: on("2026-10"), currentEnd: on("2027-12") }, [500, 750, undefined]],
    [
      "up to its end, where it is over",
      { status: "ended", currentEnd: on("2026-09-30") },
      [500, undefined, undefined],
    ],
  ])("[PLN37] an agreement takes its money from %s", (_what, values, expected) => {
    const agreement = contract("C", { annualValue: pounds(1000), ...values });
    expect(figures([fund, agreement], 3).map(({ committed }) => committed)).toEqual(expected);
  });

  test("[PLN37] lines of an agreement that is over count up to the year it ended in", () => {
    const agreement = contract("C", { status: "terminated", currentEnd: on("2026-09-30") });
    const line = (first: number) =>
      row("fundingLines", `line ${first}`, {
        agreement: referTo(agreement),
        fund: referTo(fund),
        financialYear: year(first),
        amount: pounds(700),
      });
    expect(figures([fund, agreement, line(2026), line(2027)], 2)).toEqual([
      { committed: 700, headroom: -700 },
      {},
    ]);
  });

  test("[PLN38] unused options are potential, beside what is committed and never in it", () => {
    const agreement = contract("C", {
      annualValue: pounds(1000),
      currentEnd: on("2027-03-31"),
      extensionOptions: [option("P12M"), option("P12M", { state: "declined" }), option("P6M")],
    });
    expect(figures([fund, agreement], 4)).toEqual([
      { committed: 1000, headroom: -1000 },
      { potential: 1000 },
      { potential: 500 },
      {},
    ]);
  });
});

test.each(["pipeline", "ended", "terminated"])(
  "[PLN38] options of an agreement that is %s are no potential",
  (status) => {
    const agreement = contract("C", {
      status,
      annualValue: pounds(1000),
      currentEnd: on("2026-03-31"),
      extensionOptions: [option("P12M")],
    });
    expect(figures([fund, agreement])).toEqual([{}]);
  },
);

describe("funds within funds", () => {
  const child = row("funds", "Child", { partOf: referTo(fund) });
  const grandchild = row("funds", "Grandchild", { partOf: referTo(child) });
  const rows = [
    fund,
    child,
    grandchild,
    budget("c", { fund: referTo(child), amount: pounds(400) }),
    allocation("p", { amount: pounds(10) }),
    allocation("c", { fund: referTo(child), amount: pounds(20) }),
    allocation("g", { fund: referTo(grandchild), amount: pounds(30) }),
  ];

  test("[PLN39] a parent's figures include those of the funds within it once", () => {
    const spoken = (amount: number) => ({ allocated: amount, notYetContracted: amount });
    expect(figures(rows)).toEqual([{ budget: 400, ...spoken(60), headroom: 340 }]);
    expect(figures(rows, 1, "Child")).toEqual([{ budget: 400, ...spoken(50), headroom: 350 }]);
    expect(figures(rows, 1, "Grandchild")).toEqual([{ ...spoken(30), headroom: -30 }]);
  });

  test.each([
    [1000, 0, 0],
    [1000, 5, 50],
    [999, 2.5, 24.97],
    [-100, 5, 0],
  ])("[PLN39] of a budget of £%s and %s points agreed beyond it, £%s is", (amount, percent, is) => {
    const agreed = row("funds", "Victims Fund", { overAllocation: percent });
    const [first] = figures([agreed, budget("b", { amount: pounds(amount) })]);

    expect(first?.agreedOver ?? 0).toBe(is);
  });

  test("[PLN39] budgets on both are never added: the parent's own is its budget", () => {
    const own = budget("own", { amount: pounds(500) });
    expect(figures([...rows, own])[0]?.budget).toBe(500);
  });

  test("[PLN39] funds said to be within each other end nothing and count once", () => {
    const one = row("funds", "One", { partOf: { id: row("funds", "Two").id, text: "Two" } });
    const two = row("funds", "Two", { partOf: referTo(one) });
    const money = allocation("x", { fund: referTo(one), amount: pounds(10) });
    expect(figures([one, two, money], 1, "Two")[0]?.allocated).toBe(10);
  });
});

describe("money whose fund is not known", () => {
  test("[PLN40] is shown under what it names, or as not known, and never guessed", () => {
    const named = allocation("a", { fund: { id: null, text: "Reserves" }, amount: pounds(10) });
    const unnamed = allocation("b", { fund: null, amount: pounds(20) });
    const split = contract("C", {
      funds: [referTo(fund), referTo(row("funds", "Other"))],
      annualValue: pounds(5),
    });
    const found = commitments(ledger(fund, named, unnamed, split), year(2026), 1);
    expect(
      found.map(({ fund: name, id, years: [only] }) => [name, id, only && inPounds(only)]),
    ).toEqual([
      ["Victims Fund", fund.id, {}],
      [
        "Fund not known",
        null,
        { allocated: 20, notYetContracted: 20, committed: 5, headroom: -25 },
      ],
      ["Reserves", null, { allocated: 10, notYetContracted: 10, headroom: -10 }],
    ]);
  });
});

test("[PLN41] figures of any registers are whole pence, add up, and do not depend on the rows' order", () => {
  fc.assert(
    fc.property(anyRegisters, (rows) => {
      const found = commitments(ledgerOf(rows), financialYearFrom(2024), 4);
      for (const { years } of found) {
        for (const each of years) {
          expect(each.headroom).toBe(each.budget - each.committed - each.notYetContracted);
          expect(Object.values(each).filter((amount) => Number.isNaN(amount))).toEqual([]);
        }
      }
      expect(commitments(ledgerOf(rows.toReversed()), financialYearFrom(2024), 4)).toEqual(found);
    }),
  );
});

test("[PLN36] uplift raises each contract year after the first", () => {
  const agreement = contract("C", {
    annualValue: pounds(1000),
    uplift: 5,
    initialTerm: term("P24M"),
  });
  expect(figures([fund, agreement], 2).map(({ committed }) => committed)).toEqual([1000, 1050]);
});
