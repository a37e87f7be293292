import { describe, expect, test } from "vitest";
import { aDesk, seenIn } from "./desk.ts";

const { connected, secondWorkbook, amounts } = aDesk();

describe("typing", () => {
  test("[ADD25] an edit is saved, and another workbook shows it", async () => {
    const pane = await connected();
    const second = await secondWorkbook();
    pane.hands.type("G2", 61_500);
    await pane.sync();
    expect(await amounts()).toEqual({ Refuge: 6_150_000, Helpline: 2_500_000 });
    await second.sync();
    expect(seenIn(second, "G2")).toEqual(["61500"]);
    expect(second.ready().truth.kind).toBe("all-saved");
    // What was received is not sent back as an edit.
    await second.sync();
    await pane.sync();
    expect(await amounts()).toEqual({ Refuge: 6_150_000, Helpline: 2_500_000 });
  });

  test("[ADD26] a hint brings the answer without anybody asking", async () => {
    const pane = await connected();
    pane.hands.type("G2", 61_500);
    await pane.excel.settled();
    pane.clock.pass(400);
    await pane.session.idle();
    expect(await amounts()).toMatchObject({ Refuge: 6_150_000 });
  });

  test("[ADD27] what cannot be read is held back with what would be taken, and its row goes on", async () => {
    const pane = await connected();
    pane.hands.type("G2", "loads");
    pane.hands.type("A2", "Refuges");
    await pane.sync();
    expect(await amounts()).toEqual({ Refuges: 6_000_000, Helpline: 2_500_000 });
    expect(pane.toDo("unread")).toMatchObject([{ seen: "loads", at: { field: "amount" } }]);
    expect(pane.ready().truth).toEqual({ kind: "needs-you", items: 1 });
    pane.hands.type("G2", "£62,000.00");
    await pane.sync();
    expect(await amounts()).toMatchObject({ Refuges: 6_200_000 });
    expect(pane.toDo("unread")).toEqual([]);
  });

  test("[ADD28] a refused value keeps standing in the cell, with the sentence why, until it is put right", async () => {
    const pane = await connected();
    pane.hands.type("G2", 3_000_000);
    await pane.sync();
    const [refused] = pane.toDo("refused");
    expect(refused).toMatchObject({
      at: { field: "amount", rowName: "Refuge" },
      sheetText: "3000000",
      registerText: "£60,000",
      askAgreed: true,
    });
    expect(refused?.findings[0]?.sentence).toMatch(/£2,126,869/);
    expect(seenIn(pane, "G2")).toEqual(["3000000"]);
    expect(await amounts()).toMatchObject({ Refuge: 6_000_000 });
    pane.hands.type("G2", 63_000);
    await pane.sync();
    expect(pane.toDo("refused")).toEqual([]);
    expect(await amounts()).toMatchObject({ Refuge: 6_300_000 });
  });

  test("[ADD28] recorded as agreed already, it is taken with its finding open", async () => {
    const pane = await connected();
    pane.hands.type("G2", 3_000_000);
    await pane.sync();
    const [refused] = pane.toDo("refused");
    if (refused === undefined) throw new Error("it is refused");
    await pane.session.recordAsAgreed(refused.at, "The Commissioner", "Signed on 1 May");
    await pane.sync();
    expect(await amounts()).toMatchObject({ Refuge: 300_000_000 });
    expect(pane.toDo("refused")).toEqual([]);
    expect(pane.toDo("finding").map(({ finding }) => finding.severity)).toContain("error");
  });

  test("[ADD29] put it back writes the register's value over a value that was not taken", async () => {
    const pane = await connected();
    pane.hands.type("G2", 3_000_000);
    await pane.sync();
    const [refused] = pane.toDo("refused");
    if (refused === undefined) throw new Error("it is refused");
    pane.hands.select("A1");
    await pane.session.putBack(refused.at);
    await pane.sync();
    expect(seenIn(pane, "G2")).toEqual(["60000"]);
    expect(pane.toDo("refused")).toEqual([]);
  });

  test("[ADD30] a formula's value is synced and the formula stays, whatever the register says", async () => {
    const pane = await connected();
    const second = await secondWorkbook();
    pane.hands.type("G2", "=50000+5000");
    await pane.sync();
    expect(await amounts()).toMatchObject({ Refuge: 5_500_000 });
    await second.sync();
    second.hands.type("G2", 56_000);
    await second.sync();
    await pane.sync();
    expect(pane.excel.workbook.sheet("Sheet1")?.cell(1, 6)).toMatchObject({
      formula: "=50000+5000",
    });
    expect(pane.toDo("refused")).toMatchObject([
      { at: { field: "amount" }, registerText: "£56,000" },
    ]);
    expect(await amounts()).toMatchObject({ Refuge: 5_600_000 });
  });

  test("[ADD31] text that begins with = arrives in another workbook as text", async () => {
    const pane = await connected();
    const second = await secondWorkbook();
    pane.hands.type("A3", "'=Helpline");
    await pane.sync();
    await second.sync();
    const cell = second.excel.workbook.sheet("Sheet1")?.cell(2, 0);
    expect(cell?.value).toBe("=Helpline");
    expect(cell?.formula ?? null).toBeNull();
  });

  test("[ADD32] while a cell is being edited nothing is written, and it goes on after Enter", async () => {
    const pane = await connected();
    pane.hands.beginEdit("G2", "62000");
    await pane.sync();
    expect(pane.ready().truth.kind).toBe("editing");
    pane.hands.endEdit("enter");
    await pane.sync();
    expect(await amounts()).toMatchObject({ Refuge: 6_200_000 });
    expect(pane.ready().truth.kind).toBe("all-saved");
  });
});
