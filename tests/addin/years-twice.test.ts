import { describe, expect, test } from "vitest";
import { aBudgetDesk, answer, STARTED } from "./budget-years.ts";
import type { Pane } from "./pane.ts";

const { connectedBudgets, budgets } = aBudgetDesk();

describe("two columns of one year", () => {
  /** A second column of 2031/32 is pasted beside the years, as Excel heads what stands twice. */
  async function withSecondColumn(): Promise<Pane> {
    const pane = await connectedBudgets();
    pane.hands.insertColumns("E");
    pane.hands.pasteBlock("E1", [["Budget 2031/322"], [7_000], [800]]);
    await pane.sync();
    return pane;
  }

  test("[ADD240] a second column of a year is asked about, and nothing of it is sent until then", async () => {
    const pane = await withSecondColumn();
    expect(await budgets()).toEqual(STARTED);
    expect(pane.toDo("question").map(({ question }) => question)).toEqual([
      "“Budget 2031/32” and “Budget 2031/322” in Table1 are headed alike. Which one has the amounts that were connected as “Budget 2031/32”? Until you say, nothing under “Budget 2031/322” is sent.",
    ]);
    pane.hands.type("B3", 600);
    pane.hands.type("E2", 7_100);
    await pane.sync();
    expect(await budgets()).toEqual([...STARTED.slice(0, 2), "Fund B 2031/32 600"]);
  });

  test.each([
    ["Budget 2031/32", "B2", "E2", STARTED.slice(1)],
    ["Budget 2031/322", "E2", "B2", ["Fund A 2032/33 2000", "Fund B 2031/32 800"]],
  ])(
    "[ADD241] the one that is chosen is the year's, the other is left alone: %s",
    async (header, its, others, rest) => {
      const pane = await withSecondColumn();
      await answer(pane, "headed alike", `The one headed “${header}”`);
      pane.hands.type(others, 1);
      pane.hands.type(its, 7_500);
      await pane.sync();
      expect(await budgets()).toEqual(["Fund A 2031/32 7500", ...rest]);
      expect(pane.toDo("question")).toEqual([]);
    },
  );

  test("[ADD240] where the year's column is renamed and another one has its header, nothing of either is sent", async () => {
    const pane = await connectedBudgets();
    pane.hands.insertColumns("E");
    pane.hands.type("B1", "Old 2031/32");
    pane.hands.pasteBlock("E1", [["Budget 2031/32"], [7_000], [800]]);
    pane.hands.type("B2", 1);
    await pane.sync();
    expect(await budgets()).toEqual(STARTED);
    await answer(pane, "headed alike", "The one headed “Budget 2031/32”");
    expect(await budgets()).toEqual([
      "Fund A 2031/32 7000",
      "Fund A 2032/33 2000",
      "Fund B 2031/32 800",
    ]);
    expect(pane.toDo("question")).toEqual([]);
  });

  test("[ADD241] a late answer changes nothing where the second column is gone by then", async () => {
    const pane = await withSecondColumn();
    const [question] = pane.toDo("question");
    pane.hands.undo();
    await pane.session.answer(question?.id ?? "", question?.choices[1]?.key ?? "");
    await pane.sync();
    expect(await budgets()).toEqual(STARTED);
    expect(pane.toDo("question")).toEqual([]);
  });

  test("[ADD242] of two new columns of one year the one that was not taken is asked about", async () => {
    const pane = await connectedBudgets();
    pane.hands.insertColumns("E");
    pane.hands.pasteBlock("E1", [["Budget 2034/35"], [4_000], [""]]);
    pane.hands.insertColumns("F");
    pane.hands.pasteBlock("F1", [["Budget 2034-35"], [9_000], [""]]);
    await pane.sync();
    await answer(pane, "A new column Budget 2034/35", "It is 2034/35");
    expect(await budgets()).toContain("Fund A 2034/35 4000");
    expect(await budgets()).toHaveLength(STARTED.length + 1);
    await answer(pane, "headed alike", "The one headed “Budget 2034/35”");
    expect(pane.toDo("question")).toEqual([]);
  });
});
