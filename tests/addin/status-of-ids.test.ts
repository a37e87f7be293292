import { describe, expect, test } from "vitest";
import { mintRowId } from "../../shared/values/row-id.ts";
import { aDesk, seenIn } from "./desk.ts";
import { markedPane, statuses, TOO_MUCH } from "./marked-pane.ts";

const desk = aDesk();

/** A right id that no register here has given. */
const ELSEWHERE = mintRowId(() => 0.4);

const SPOILT = [
  { what: "typed over", text: "BCDFGHJKLB", said: /^Not read: “BCDFGHJKLB” .* is no id, so this/ },
  {
    what: "from elsewhere",
    text: ELSEWHERE,
    said: /^Not read: your register does not know the id/,
  },
  { what: "emptied", text: "", said: /^Waiting: this row has lost its id, and says the same/ },
];

describe("the status of a row whose id does not tell which it is", () => {
  test.each(SPOILT)(
    "[ADD190] $what: says so, and no longer with its id again",
    async ({ text, said }) => {
      const pane = await markedPane(desk);
      const [id = ""] = seenIn(pane, "K2");
      pane.hands.type("K2", text);
      pane.hands.select("A20");
      await pane.sync();
      expect(statuses(pane)).toEqual([expect.stringMatching(said), ""]);
      pane.hands.type("K2", id);
      pane.hands.select("A20");
      await pane.sync();
      expect(statuses(pane)).toEqual(["", ""]);
    },
  );

  test.each(SPOILT.slice(0, 2))(
    "[ADD190] $what: what stood there of the row gives way to it, and comes back",
    async ({ text, said }) => {
      const pane = await markedPane(desk);
      const [id = ""] = seenIn(pane, "K2");
      pane.hands.type("G2", 3_000_000);
      await pane.sync();
      expect(statuses(pane)[0]).toMatch(TOO_MUCH);
      pane.hands.type("K2", text);
      await pane.sync();
      expect(statuses(pane)[0]).toMatch(said);
      pane.hands.type("K2", id);
      await pane.sync();
      expect(statuses(pane)[0]).toMatch(TOO_MUCH);
    },
  );

  test("[ADD190] each of two rows says its own, wherever they are sorted to", async () => {
    const pane = await markedPane(desk);
    pane.hands.type("K2", "nonsense");
    pane.hands.type("K3", ELSEWHERE);
    await pane.sync();
    pane.hands.sortTable("Table1", "Title", "ascending");
    await pane.sync();
    expect(seenIn(pane, "A2", "A3")).toEqual(["Helpline", "Refuge"]);
    expect(statuses(pane)).toEqual([
      expect.stringMatching(/^Not read: your register/),
      expect.stringMatching(/^Not read: “nonsense”/),
    ]);
  });

  test("[ADD190] an id that nobody can be asked about waits for the line, and then is told", async () => {
    const pane = await markedPane(desk);
    pane.line.isCut = true;
    pane.hands.type("K2", ELSEWHERE);
    await pane.sync();
    expect(statuses(pane)[0]).toMatch(/^Waiting: the id of this row is not known here/);
    pane.line.isCut = false;
    await pane.sync();
    expect(statuses(pane)[0]).toMatch(/^Not read: your register does not know the id/);
  });

  test("[ADD190] the answer in the pane puts the status right with the id", async () => {
    const pane = await markedPane(desk);
    pane.hands.type("K2", "nonsense");
    await pane.sync();
    const [question] = pane.toDo("question");
    await pane.session.answer(question?.id ?? "", "same");
    await pane.sync();
    expect(statuses(pane)).toEqual(["", ""]);
  });

  test("[ADD190] Ctrl+Z takes back what was said and then the id, and it is not said again", async () => {
    const pane = await markedPane(desk);
    pane.hands.type("K2", "nonsense");
    await pane.sync();
    pane.hands.undo();
    await pane.sync();
    expect([seenIn(pane, "K2"), statuses(pane)[0]]).toEqual([["nonsense"], ""]);
    pane.hands.undo();
    await pane.sync();
    expect([seenIn(pane, "K2")[0]?.length, statuses(pane)[0]]).toEqual([10, ""]);
  });

  test("[ADD190] what a person wrote in the status is let be", async () => {
    const pane = await markedPane(desk);
    pane.hands.type("J2", "ask Megan");
    pane.hands.type("K2", "nonsense");
    await pane.sync();
    expect(statuses(pane)[0]).toBe("ask Megan");
  });
});
