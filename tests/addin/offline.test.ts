import { describe, expect, test } from "vitest";
import { aDesk, seenIn } from "./desk.ts";
import { type Pane, registerRows } from "./pane.ts";

const { server, open, connected, secondWorkbook, leave, amounts } = aDesk();

describe("without a line to the server", () => {
  test("[ADD44] edits are kept, survive a reload, and go in their order when it is back", async () => {
    const pane = await connected();
    pane.line.isCut = true;
    pane.hands.type("G2", 1_000);
    await pane.sync();
    pane.hands.type("G3", 2_000);
    await pane.sync();
    expect(pane.ready().truth).toEqual({ kind: "offline", editsKept: 2 });
    await leave(pane);

    const again = await open({ workbook: pane.excel.workbook, browser: pane.browser });
    await again.sync();
    expect(await amounts()).toEqual({ Refuge: 100_000, Helpline: 200_000 });
    expect(again.ready().truth.kind).toBe("all-saved");
  });

  test("[ADD70] that the line is gone, or back, shows without waiting for an edit", async () => {
    const pane = await connected();
    pane.line.isCut = true;
    await pane.tellOfLine();
    expect(pane.ready().truth).toEqual({ kind: "offline", editsKept: 0 });
    pane.line.isCut = false;
    await pane.tellOfLine();
    expect(pane.ready().truth.kind).toBe("all-saved");
  });

  test("[ADD45] a push whose answer was lost is sent again and applied once", async () => {
    const pane = await connected();
    pane.hands.insertTableRows("Table1", 1);
    pane.hands.pasteBlock("A2", [
      [
        "Mentoring",
        "Domestic Abuse",
        "2021/22",
        "Commissioning budget",
        "1",
        "Direct",
        5_000,
        "Approved",
      ],
    ]);
    pane.line.losesAnswers = true;
    await pane.sync();
    expect(pane.ready().truth).toMatchObject({ kind: "offline", editsKept: 1 });
    pane.line.losesAnswers = false;
    await pane.sync();
    expect((await registerRows(server())).length).toBe(3);
    expect(pane.ready().truth.kind).toBe("all-saved");
  });

  test("[ADD46] two edits of one cell apart are a conflict, which a person settles for both", async () => {
    const pane = await connected();
    const second = await secondWorkbook();
    second.line.isCut = true;
    second.hands.type("G2", 70_000);
    await second.sync();
    pane.hands.type("G2", 65_000);
    await pane.sync();
    second.line.isCut = false;
    await second.sync();
    const [conflict] = second.toDo("conflict");
    expect(conflict).toMatchObject({ base: "£60,000", mine: "£70,000", theirs: "£65,000" });
    expect(await amounts()).toMatchObject({ Refuge: 6_500_000 });
    expect(seenIn(second, "G2")).toEqual(["70000"]);

    expect(await second.session.resolveConflict(conflict?.conflict.id ?? "", "mine")).toEqual({
      ok: true,
      value: null,
    });
    await second.sync();
    await pane.sync();
    expect(await amounts()).toMatchObject({ Refuge: 7_000_000 });
    expect(seenIn(pane, "G2")).toEqual(["70000"]);
    expect(second.toDo("conflict")).toEqual([]);
  });

  test("[ADD46] settled with theirs, the cell takes the register's value", async () => {
    const pane = await connected();
    const second = await secondWorkbook();
    second.hands.select("A1");
    second.line.isCut = true;
    second.hands.type("G2", 70_000);
    await second.sync();
    pane.hands.type("G2", 65_000);
    await pane.sync();
    second.line.isCut = false;
    await second.sync();
    second.hands.select("A1");
    await second.session.resolveConflict(second.toDo("conflict")[0]?.conflict.id ?? "", "theirs");
    await second.sync();
    expect(seenIn(second, "G2")).toEqual(["65000"]);
    expect(await amounts()).toMatchObject({ Refuge: 6_500_000 });
  });

  test("[ADD88] an edit in conflict that is undone lets the register's value stand", async () => {
    const pane = await connected();
    const second = await secondWorkbook();
    pane.hands.type("G2", 65_000);
    await pane.sync();
    second.hands.type("G2", 70_000);
    await second.sync();
    expect(second.toDo("conflict").length).toBe(1);
    second.hands.undo();
    second.hands.select("A1");
    await second.sync();
    expect(seenIn(second, "G2")).toEqual(["65000"]);
    expect(second.toDo("conflict")).toEqual([]);
    expect(await amounts()).toMatchObject({ Refuge: 6_500_000 });
  });

  test("[ADD68] the row's own checks answer at once, without the server", async () => {
    const pane = await connected();
    pane.line.isCut = true;
    pane.hands.clear("E2");
    await pane.sync();
    const findings = pane.toDo("finding").map(({ finding }) => finding);
    expect(findings.some(({ fields }) => fields.includes("priorities"))).toBe(true);
    pane.hands.type("E2", "1");
    pane.line.isCut = false;
    await pane.sync();
    expect(pane.toDo("finding").filter(({ finding }) => finding.severity === "error")).toEqual([]);
  });
});

describe("a conflict in which the other changes it once more", () => {
  /** Ours is 61,000; the other's was shown as 62,000 and is 63,000 by now. */
  async function changedOnceMore() {
    const pane = await connected();
    const second = await secondWorkbook();
    pane.line.isCut = true;
    pane.hands.type("G2", 61_000);
    await pane.sync();
    second.hands.type("G2", 62_000);
    await second.sync();
    pane.line.isCut = false;
    await pane.sync();
    const shown = conflictIn(pane);
    expect(shown).toMatchObject({ mine: "£61,000", theirs: "£62,000" });
    second.hands.type("G2", 63_000);
    await second.sync();
    return { pane, second, id: shown.conflict.id };
  }

  function conflictIn(pane: Pane) {
    const [conflict] = pane.toDo("conflict");
    if (conflict === undefined) throw new Error("it waits");
    return conflict;
  }

  test("[ADD236] mine is not taken over what was not seen: it is shown, and asked again", async () => {
    const { pane, second, id } = await changedOnceMore();
    const answer = await pane.session.resolveConflict(id, "mine");
    expect(answer).toEqual({ ok: false, problem: expect.stringMatching(/changed once more/) });
    expect(await amounts()).toMatchObject({ Refuge: 6_300_000 });
    expect(conflictIn(pane)).toMatchObject({ mine: "£61,000", theirs: "£63,000" });
    expect(await pane.session.resolveConflict(id, "mine")).toMatchObject({ ok: true });
    await second.sync();
    expect(await amounts()).toMatchObject({ Refuge: 6_100_000 });
    expect(seenIn(second, "G2")).toEqual(["61000"]);
  });

  test("[ADD236] theirs is what the register says by now", async () => {
    const { pane, id } = await changedOnceMore();
    pane.hands.select("A1");
    expect(await pane.session.resolveConflict(id, "theirs")).toMatchObject({ ok: true });
    expect(seenIn(pane, "G2")).toEqual(["63000"]);
    expect(pane.ready().truth.kind).toBe("all-saved");
  });

  test("[ADD236] the card says so as soon as it is heard of", async () => {
    const { pane } = await changedOnceMore();
    await pane.sync();
    expect(conflictIn(pane)).toMatchObject({ mine: "£61,000", theirs: "£63,000" });
  });
});
