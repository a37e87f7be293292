import { expect, test } from "vitest";
import { aDesk } from "./desk.ts";
import { connectFirst } from "./pane.ts";

const { open } = aDesk();

const CONTRACTS = Array.from({ length: 100 }, (_, place) => [`Contract ${place}`, "Haven", "Live"]);

test("[ADD226] a sheet that is being connected says how many of its rows are left", async () => {
  const pane = await open();
  pane.hands.pasteBlock("A1", [["Title", "Provider", "Status"], ...CONTRACTS]);
  pane.hands.makeTable("A1:C101");
  pane.line.onItsWay = async (url) => {
    if (url.includes("sync.push")) pane.clock.pass(1_000);
  };
  const left = new Set<number>();
  pane.session.subscribe(() => {
    const { truth } = pane.ready();
    if (truth.kind === "saving") left.add(truth.edits);
  });
  await connectFirst(pane);

  expect([...left]).toEqual([100, 70, 40, 10]);
  expect(pane.ready().truth.kind).toBe("all-saved");
});
