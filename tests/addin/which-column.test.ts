import { describe, expect, test } from "vitest";
import { aDesk } from "./desk.ts";
import type { Pane } from "./pane.ts";

const { connected, amounts } = aDesk();

const BEFORE = { Refuge: 6_000_000, Helpline: 2_500_000 };

/** The questions of a pane, each with the keys of its answers. */
function asked(pane: Pane): readonly (readonly [string, readonly string[]])[] {
  return pane
    .toDo("question")
    .map(({ question, choices }) => [question, choices.map(({ key }) => key)]);
}

async function answer(pane: Pane, choice: string): Promise<void> {
  await pane.session.answer(pane.toDo("question")[0]?.id ?? "", choice);
  await pane.sync();
}

/** The amounts' column is renamed, and an empty one inserted beside it is called "Amount". */
async function withAnotherAmount(): Promise<Pane> {
  const pane = await connected();
  pane.hands.insertColumns("G");
  pane.hands.renameColumn("Table1", "Amount", "Amount last year");
  pane.hands.type("G1", "Amount");
  await pane.sync();
  return pane;
}

describe("a column and another one under its header", () => {
  test.each<{ what: string; hands: (pane: Pane) => void; questions: number; says: RegExp }>([
    {
      what: "two headers changed over",
      hands: ({ hands }) => {
        hands.renameColumn("Table1", "Title", "between");
        hands.renameColumn("Table1", "My notes", "Title");
        hands.renameColumn("Table1", "between", "My notes");
      },
      questions: 1,
      says: /“Title” is headed “My notes” now, and another one is headed “Title”/,
    },
    {
      what: "two connected columns whose headers are changed over",
      hands: ({ hands }) => {
        hands.renameColumn("Table1", "Title", "between");
        hands.renameColumn("Table1", "Mechanism", "Title");
        hands.renameColumn("Table1", "between", "Mechanism");
      },
      questions: 2,
      says: /“Title” is headed “Mechanism” now/,
    },
    {
      what: "an empty column in the place of one that was deleted",
      hands: ({ hands }) => {
        hands.deleteColumns("G");
        hands.insertColumns("G");
        hands.type("G1", "Amount");
      },
      questions: 1,
      says: /“Amount” was taken out, and another one stands under its name/,
    },
  ])("[ADD230] $what: it is asked, and nothing is sent", async ({ hands, questions, says }) => {
    const pane = await connected();
    hands(pane);
    await pane.sync();
    expect(asked(pane)).toHaveLength(questions);
    expect(asked(pane)[0]?.[0]).toMatch(says);
    pane.hands.type("G2", 1);
    await pane.sync();
    expect(Object.keys(await amounts())).toEqual(expect.arrayContaining(["Refuge", "Helpline"]));
    expect(pane.ready().truth.kind).toBe("needs-you");
  });

  test("[ADD230] it was the one of the other header: that goes on, the new one is left alone", async () => {
    const pane = await withAnotherAmount();
    expect(asked(pane)).toEqual([
      [expect.stringContaining("Amount last year"), ["former", "headed"]],
    ]);
    await answer(pane, "former");
    pane.hands.type("G2", 1);
    pane.hands.type("H2", 61_000);
    await pane.sync();
    expect(await amounts()).toEqual({ ...BEFORE, Refuge: 6_100_000 });
    expect(asked(pane)).toEqual([]);
  });

  test("[ADD230] it is the one of its header now: what that says is sent", async () => {
    const pane = await withAnotherAmount();
    pane.hands.pasteBlock("G2", [[70_000], [30_000]]);
    await pane.sync();
    expect(await amounts()).toEqual(BEFORE);
    await answer(pane, "headed");
    expect(await amounts()).toEqual({ Refuge: 7_000_000, Helpline: 3_000_000 });
    pane.hands.type("H2", 1);
    await pane.sync();
    expect(await amounts()).toEqual({ Refuge: 7_000_000, Helpline: 3_000_000 });
  });

  test("[ADD230] a late answer changes nothing where Undo has ended the doubt", async () => {
    const pane = await withAnotherAmount();
    const id = pane.toDo("question")[0]?.id ?? "";
    pane.hands.type("G1", "Notes");
    pane.hands.renameColumn("Table1", "Amount last year", "Amount");
    await pane.session.answer(id, "headed");
    await pane.sync();
    expect(await amounts()).toEqual(BEFORE);
    expect(asked(pane)).toEqual([]);
  });

  test("[ADD230] where the ids of the columns are new, what stands under the headers tells", async () => {
    const pane = await connected();
    const [table] = pane.excel.workbook.tables;
    if (table === undefined) throw new Error("it is connected");
    table.columns = table.columns.map((column, at, all) => ({ ...column, id: all.length - at }));
    pane.hands.type("G2", 61_000);
    await pane.sync();
    expect(await amounts()).toEqual({ ...BEFORE, Refuge: 6_100_000 });
    expect(asked(pane)).toEqual([]);
  });
});
