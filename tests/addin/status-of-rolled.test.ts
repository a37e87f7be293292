import { describe, expect, test } from "vitest";
import { aDesk, seenIn } from "./desk.ts";
import { switchMarks } from "./marked-pane.ts";
import { connectFirst, type Pane } from "./pane.ts";

const desk = aDesk();
const AGREEMENT =
  "Waiting: both dates of the agreement were changed. Say in the pane, under To do, whether this is a new agreement.";
const YEAR =
  "Waiting: the financial year was changed. Say in the pane, under To do, whether this is a new row.";

/** An agreement that has ended and one that goes on: statuses stand in G. */
async function agreements(): Promise<Pane> {
  const pane = await desk.agreements(["01/04/2024", "31/03/2025", "Ended"]);
  await switchMarks(pane, true);
  pane.hands.pasteBlock("C2", [["01/04/2026", "31/03/2027"]]);
  return pane;
}

/** Four ideas of one year: statuses stand in F. */
async function ideas(): Promise<Pane> {
  const pane = await desk.open();
  const titles = ["Refuge", "Helpline", "Outreach", "Mentoring"];
  pane.hands.pasteBlock("A1", [
    ["Title", "Service area", "Financial year", "Amount", "Status"],
    ...titles.map((title) => [title, "Domestic Abuse", "2034/35", 100, "Idea"]),
  ]);
  pane.hands.makeTable("A1:E5");
  await connectFirst(pane);
  await pane.sync();
  await switchMarks(pane, true);
  pane.hands.pasteBlock("C2", [["2035/36"], ["2035/36"], ["2035/36"], ["2035/36"]]);
  return pane;
}

describe("the status of a row that may be a new one", () => {
  test.each([
    {
      what: "an agreement",
      start: agreements,
      at: ["G2", "G3"],
      said: AGREEMENT,
      on: [true, false],
    },
    { what: "rows of a year", start: ideas, at: ["F2", "F5"], said: YEAR, on: [true, true] },
  ])(
    "[ADD213] says that it waits for a word, and no longer once that is given: $what",
    async ({ start, at, said, on }) => {
      const pane = await start();
      pane.hands.select("A20");
      await pane.sync();
      expect(seenIn(pane, ...at).map((status) => status === said)).toEqual(on);

      await pane.session.answer(pane.toDo("question")[0]?.id ?? "", "correct");
      pane.hands.select("A20");
      await pane.sync();
      expect(seenIn(pane, ...at)).not.toContain(said);
    },
  );
});
