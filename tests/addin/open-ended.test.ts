import { describe, expect, test } from "vitest";
import { aDesk } from "./desk.ts";
import { connectFirst, type Pane, registerRows } from "./pane.ts";

const { server, open } = aDesk();

/** Three contracts, of which two have a word where their end is due. */
async function contracts(): Promise<Pane> {
  const pane = await open();
  pane.hands.pasteBlock("A1", [
    ["Contract title", "Supplier", "Start date", "End date"],
    ["Refuge", "Safe Homes", "01/04/2024", "Ongoing"],
    ["Helpline", "Call Us", "01/04/2024", "31/03/2027"],
    ["Mediation", "Talk Ltd", "01/04/2024", "Rolling"],
  ]);
  pane.hands.makeTable("A1:D4");
  await connectFirst(pane, (choice) => ({
    ...choice,
    register: "agreements",
    columns: { 0: "title", 1: "provider", 2: "start", 3: "currentEnd" },
  }));
  return pane;
}

const ends = async () =>
  Object.fromEntries(
    (await registerRows(server(), "agreements")).map(({ title, currentEnd }) => [
      title,
      currentEnd ?? null,
    ]),
  );

describe("a word where a date is due", () => {
  test("[ADD87] is asked about once per column, and its rows are taken", async () => {
    const pane = await contracts();
    expect(await ends()).toEqual({ Refuge: null, Helpline: "2027-03-31", Mediation: null });
    expect(pane.toDo("unread")).toEqual([]);
    const questions = pane.toDo("question");
    expect(questions.map(({ question, about }) => [question, about?.length])).toEqual([
      [
        "Current end: 2 cells say “Ongoing” or “Rolling”. Is no date known yet? If one is, type it into the cell.",
        2,
      ],
    ]);

    await pane.session.answer(questions[0]?.id ?? "", "no-date");
    expect(pane.ready().truth.kind).toBe("all-saved");
    expect(pane.hands.seen("D2")).toBe("Ongoing");
    // From now on the word is an edit like any other, and so is a date in its place.
    pane.hands.type("D3", "ongoing");
    pane.hands.type("D2", "31/03/2028");
    await pane.sync();
    expect(await ends()).toEqual({ Refuge: "2028-03-31", Helpline: null, Mediation: null });
    expect(pane.toDo("question")).toEqual([]);
  });

  test("[ADD87] typed over a date waits for the answer, and changes nothing until then", async () => {
    const pane = await contracts();
    pane.hands.type("D3", "Open ended");
    await pane.sync();
    expect(await ends()).toMatchObject({ Helpline: "2027-03-31" });
    expect(pane.toDo("question")[0]?.about?.length).toBe(3);
  });
});
