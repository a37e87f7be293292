import { describe, expect, test } from "vitest";
import { aDesk, seenIn } from "./desk.ts";
import type { Pane } from "./pane.ts";

const { connected, amounts } = aDesk();

const BEFORE = { Refuge: 6_000_000, Helpline: 2_500_000 };

async function asked(pane: Pane): Promise<readonly string[]> {
  await pane.sync();
  return pane.toDo("question").map(({ question }) => question);
}

async function answer(pane: Pane, choice: string): Promise<void> {
  await pane.session.answer(pane.toDo("question")[0]?.id ?? "", choice);
  await pane.sync();
}

/** Columns are as they were when connected: title A, amount G, id J. */
describe("a row that has lost its id", () => {
  test.each<{ what: string; hands: (pane: Pane) => void; edited: object }>([
    {
      what: "an id filled down over the next one",
      hands: ({ hands }) => hands.fillDown("J2:J3"),
      edited: {},
    },
    {
      what: "an id emptied and the amount typed over",
      hands: ({ hands }) => {
        hands.clear("J2");
        hands.type("G2", 61_000);
      },
      edited: { Refuge: 6_100_000 },
    },
    {
      what: "an id typed over, and the amount",
      hands: ({ hands }) => {
        hands.type("J2", "rubbish");
        hands.type("G2", 61_000);
      },
      edited: { Refuge: 6_100_000 },
    },
    {
      what: "the whole column deleted, put back, and an amount typed over meanwhile",
      hands: ({ hands }) => {
        hands.deleteColumn("Table1", "Foreplan id");
        hands.type("G2", 61_000);
      },
      edited: { Refuge: 6_100_000 },
    },
  ])("[ADD232] $what: it is asked about, and doubled nowhere", async ({ hands, edited }) => {
    const pane = await connected();
    const ids = seenIn(pane, "J2", "J3");
    hands(pane);
    await pane.sync();
    if (pane.ready().truth.kind === "paused") await answer(pane, "repair");
    expect(await amounts()).toEqual(BEFORE);
    expect(await asked(pane)).toHaveLength(1);
    await answer(pane, "same");
    expect(await amounts()).toEqual({ ...BEFORE, ...edited });
    expect(seenIn(pane, "J2", "J3")).toEqual(ids);
    expect(await asked(pane)).toEqual([]);
  });

  test("[ADD232] typing on in the row is no answer to the question", async () => {
    const pane = await connected();
    pane.hands.clear("J2");
    expect(await asked(pane)).toEqual([expect.stringMatching(/“Refuge”.*Is it the same row\?$/)]);
    pane.hands.type("G2", 61_000);
    expect(await asked(pane)).toEqual([expect.stringMatching(/“Refuge”.*Is it the same row\?$/)]);
    expect(await amounts()).toEqual(BEFORE);
    await answer(pane, "new");
    expect(await asked(pane)).toEqual([expect.stringMatching(/^1 row is no longer.*“Refuge”/)]);
  });

  test("[ADD232] a new row where another one went is new, whatever the two have in common", async () => {
    const pane = await connected();
    pane.hands.deleteTableRows("Table1", 1);
    pane.hands.pasteBlock("A3", [
      ["Outreach", "Domestic Abuse", "2021/22", "Commissioning budget", "1, 2", "Direct", 700],
    ]);
    pane.hands.type("H3", "Approved");
    expect(await asked(pane)).toEqual([expect.stringMatching(/^1 row is no longer.*“Refuge”/)]);
    expect(await amounts()).toEqual({ ...BEFORE, Outreach: 70_000 });
  });

  test("[ADD232] an answer that comes late gives no id to a row that has gone", async () => {
    const pane = await connected();
    pane.hands.clear("J2");
    await pane.sync();
    const id = pane.toDo("question")[0]?.id ?? "";
    pane.hands.deleteTableRows("Table1", 1);
    await pane.session.answer(id, "same");
    expect(await asked(pane)).toEqual([expect.stringMatching(/^1 row is no longer.*“Refuge”/)]);
    expect(await amounts()).toEqual(BEFORE);
  });
});
