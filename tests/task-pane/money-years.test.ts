import { describe, expect, test } from "vitest";
import { loadMoney } from "../../addin/task-pane/look/money-years.ts";
import type { FinancialYear } from "../../shared/values/financial-year.ts";
import { FUNDS, FUNDS_EMPTY, FUNDS_THEN, THEN } from "./stage/sample-funds.ts";
import { TODAY, year } from "./stage/sample-rows.ts";

const NEAR = [year("2026/27"), year("2027/28")];

function load(
  recorded: readonly string[],
  here = FUNDS_EMPTY,
  chosen: FinancialYear | null = null,
) {
  const asked: (FinancialYear | undefined)[] = [];
  const money = loadMoney({
    today: TODAY,
    chosen,
    recorded: async () => recorded.map(year),
    commitments: async (from) => {
      asked.push(from);
      return from === undefined ? here : FUNDS_THEN;
    },
  });
  return money.then(({ funds, years }) => ({ funds, years, asked }));
}

describe("the years that money is looked at in", () => {
  test("[SCR73] opens on the latest year with figures where this year and next have none", async () => {
    const { funds, years } = await load(["2019/20", THEN]);

    expect(funds).toBe(FUNDS_THEN);
    expect(years).toEqual({
      near: NEAR,
      others: [THEN, "2019/20"],
      shown: THEN,
      instead: "2026/27",
    });
  });

  test.each([
    { given: "this year has a budget", recorded: [THEN, "2026/27"], here: FUNDS_EMPTY },
    { given: "next year has a budget", recorded: [THEN, "2027/28"], here: FUNDS_EMPTY },
    { given: "agreements draw on this year", recorded: [THEN], here: FUNDS },
    { given: "nothing is recorded at all", recorded: [], here: FUNDS_EMPTY },
  ])("[SCR73] opens on this year where $given", async ({ recorded, here }) => {
    const { years, asked } = await load(recorded, here);

    expect([years.shown, years.instead]).toEqual(["2026/27", null]);
    expect(asked).toEqual([undefined]);
  });

  test("[SCR73] shows the year that was chosen, and says nothing of another", async () => {
    const then = await load([THEN], FUNDS_EMPTY, THEN);
    const next = await load([THEN], FUNDS_EMPTY, year("2027/28"));

    expect([then.asked, then.years.shown, then.years.instead]).toEqual([[THEN], THEN, null]);
    expect([next.asked, next.years.shown, next.years.instead]).toEqual([
      [undefined],
      "2027/28",
      null,
    ]);
  });
});
