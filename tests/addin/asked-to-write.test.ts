import { describe, expect, test } from "vitest";
import { aDesk, seenIn } from "./desk.ts";
import type { Pane } from "./pane.ts";

const { connected, open, secondWorkbook, amounts } = aDesk();

function refusedIn(pane: Pane) {
  const [refused] = pane.toDo("refused");
  if (refused === undefined) throw new Error("it is refused");
  return refused;
}

describe("what a person pressed for", () => {
  test("[ADD237] put it back writes the very cell they have selected", async () => {
    const pane = await connected();
    pane.hands.type("G2", 3_000_000);
    await pane.sync();
    pane.hands.select("G2");
    await pane.session.putBack(refusedIn(pane).at);
    expect(seenIn(pane, "G2")).toEqual(["60000"]);
    expect(pane.ready().truth.kind).toBe("all-saved");
  });

  test("[ADD237] so it does where another pane of the workbook writes what comes", async () => {
    const ann = await connected();
    const bob = await open({ workbook: ann.excel.workbook, person: "Bob" });
    await bob.sync();
    bob.hands.type("G2", 3_000_000);
    await bob.sync();
    await bob.session.putBack(refusedIn(bob).at);
    expect(seenIn(bob, "G2")).toEqual(["60000"]);
    ann.clock.pass(31_000);
    for (const pane of [ann, bob]) await pane.sync();
    expect([ann, bob].flatMap((pane) => pane.toDo("refused"))).toEqual([]);
    expect(await amounts()).toMatchObject({ Refuge: 6_000_000 });
  });

  test("[ADD238] a value typed over a conflict that is not taken says why, and what stands", async () => {
    const pane = await connected();
    const second = await secondWorkbook();
    pane.line.isCut = true;
    pane.hands.type("G2", 61_000);
    await pane.sync();
    second.hands.type("G2", 62_000);
    await second.sync();
    pane.line.isCut = false;
    await pane.sync();
    pane.hands.type("G2", 3_000_000);
    await pane.sync();
    expect(pane.toDo("conflict")).toEqual([]);
    expect(refusedIn(pane)).toMatchObject({
      reason: expect.stringMatching(/over its budget/),
      sheetText: "3000000",
      registerText: "£62,000",
    });
    pane.hands.type("G2", 63_000);
    for (const one of [pane, second]) await one.sync();
    expect(await amounts()).toMatchObject({ Refuge: 6_300_000 });
    expect(seenIn(second, "G2")).toEqual(["63000"]);
    expect(pane.ready().truth.kind).toBe("all-saved");
  });
});
