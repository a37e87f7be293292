import { describe, expect, test } from "vitest";
import { aDesk, seenIn } from "./desk.ts";
import { allocationsTable, connectFirst, registerRows } from "./pane.ts";

const { server, open, connected, secondWorkbook, amounts, leave } = aDesk();

describe("rows", () => {
  test("[ADD33] sorted rows send nothing and keep their values", async () => {
    const pane = await connected();
    const head = pane.ready().head;
    pane.hands.sortTable("Table1", "Amount", "ascending");
    await pane.sync();
    expect(seenIn(pane, "A2", "A3")).toEqual(["Helpline", "Refuge"]);
    expect(await amounts()).toEqual({ Refuge: 6_000_000, Helpline: 2_500_000 });
    expect(pane.ready().head).toBe(head);
  });

  test("[ADD34] a row sorted between the read and the write gets its own value, and no other's", async () => {
    const pane = await connected();
    const second = await secondWorkbook();
    pane.hands.type("G2", 61_500);
    await pane.sync();
    let writes = 0;
    second.betweenReadAndWrite(() => {
      writes += 1;
      if (writes === 1) second.hands.sortTable("Table1", "Amount", "ascending");
    });
    await second.sync();
    expect(writes).toBeGreaterThan(1);
    expect(seenIn(second, "A2", "G2", "A3", "G3")).toEqual([
      "Helpline",
      "25000",
      "Refuge",
      "61500",
    ]);
    expect(await amounts()).toEqual({ Refuge: 6_150_000, Helpline: 2_500_000 });
  });

  test("[ADD35] an inserted row is new, gets an id, and reaches another workbook", async () => {
    const pane = await connected();
    const second = await secondWorkbook();
    pane.hands.insertTableRows("Table1", 2);
    pane.hands.pasteBlock("A3", [
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
    await pane.sync();
    expect(await amounts()).toMatchObject({ Mentoring: 500_000 });
    await second.sync();
    expect(seenIn(second, "A2", "A3", "A4")).toEqual(["Refuge", "Helpline", "Mentoring"]);
    expect((await registerRows(server())).length).toBe(3);
  });

  test("[ADD36] a copied row becomes a row of its own; the first keeps its id", async () => {
    const pane = await connected();
    pane.hands.copy("A2:J2");
    pane.hands.paste("A4");
    pane.hands.type("A4", "Refuge, north");
    await pane.sync();
    expect(await amounts()).toEqual({
      Refuge: 6_000_000,
      Helpline: 2_500_000,
      "Refuge, north": 6_000_000,
    });
    const ids = seenIn(pane, "J2", "J3", "J4");
    expect(new Set(ids).size).toBe(3);
  });

  test("[ADD37] a deleted row is a question, never a removal by itself", async () => {
    const pane = await connected();
    pane.hands.deleteTableRows("Table1", 1);
    await pane.sync();
    expect(await amounts()).toEqual({ Refuge: 6_000_000, Helpline: 2_500_000 });
    const [question] = pane.toDo("question");
    expect(question?.question).toContain("Refuge");
    expect(question?.choices.map(({ key }) => key)).toEqual(["here", "everyone", "back"]);

    await pane.session.answer(question?.id ?? "", "back");
    await pane.sync();
    expect(seenIn(pane, "A2", "A3")).toEqual(["Helpline", "Refuge"]);
    pane.hands.deleteTableRows("Table1", 2);
    await pane.sync();
    await pane.session.answer(pane.toDo("question")[0]?.id ?? "", "everyone");
    await pane.sync();
    expect(await amounts()).toEqual({ Helpline: 2_500_000 });
    expect(pane.toDo("question")).toEqual([]);
  });

  test("[ADD211] a row taken out of this sheet alone is not missed where the file is opened next", async () => {
    const pane = await connected();
    pane.hands.deleteTableRows("Table1", 1);
    await pane.sync();
    await pane.session.answer(pane.toDo("question")[0]?.id ?? "", "here");
    await leave(pane);
    const elsewhere = await open({ workbook: pane.excel.workbook });
    await elsewhere.sync();

    expect(elsewhere.toDo("question")).toEqual([]);
    expect(seenIn(elsewhere, "A2", "A3")).toEqual(["Helpline", ""]);
    expect(await amounts()).toEqual({ Refuge: 6_000_000, Helpline: 2_500_000 });
  });

  test("[ADD38] undone by Ctrl+Z, a deleted row is simply back", async () => {
    const pane = await connected();
    pane.hands.deleteTableRows("Table1", 1);
    await pane.sync();
    pane.hands.undo();
    await pane.sync();
    expect(pane.toDo("question")).toEqual([]);
    expect(await amounts()).toEqual({ Refuge: 6_000_000, Helpline: 2_500_000 });
  });

  test("[ADD39] a received value undone is held, and sent only when a person says so", async () => {
    const pane = await connected();
    const second = await secondWorkbook();
    pane.hands.type("G2", 61_500);
    await pane.sync();
    await second.sync();
    second.hands.type("G2", 60_000);
    await second.sync();
    expect(await amounts()).toMatchObject({ Refuge: 6_150_000 });
    const [held] = second.toDo("refused");
    expect(held).toMatchObject({ sheetText: "60000", registerText: "£61,500" });
    if (held !== undefined) await second.session.tryAgain(held.at);
    await second.sync();
    expect(await amounts()).toMatchObject({ Refuge: 6_000_000 });
  });

  test.each([
    { what: "its title", cells: ["Outreach", "Sexual Abuse"], name: "Outreach" },
    {
      what: "its service, where it has no title",
      cells: ["", "Sexual Abuse"],
      name: "Sexual Abuse",
    },
    {
      what: "what it is of and when, where it has neither",
      cells: ["", ""],
      name: "Commissioning budget 2021/22",
    },
  ])("[ADD265] a new row that is not accepted goes by $what", async ({ cells, name }) => {
    const pane = await connected();
    const rest = ["2021/22", "Commissioning budget", "1, 2", "Direct", 3_000_000, "Approved"];
    pane.hands.pasteBlock("A4", [[...cells, ...rest]]);
    await pane.sync();
    pane.hands.select("G4");
    await pane.heedHints();
    expect(pane.toDo("refused").map(({ at }) => at.rowName)).toEqual([name]);
    expect(pane.ready().selected?.name).toBe(name);
  });

  test("[ADD40] a row removed by somebody else is asked about here, and restored as it was", async () => {
    const pane = await connected();
    const second = await secondWorkbook();
    second.hands.deleteTableRows("Table1", 1);
    await second.sync();
    await second.session.answer(second.toDo("question")[0]?.id ?? "", "everyone");
    await second.sync();
    await pane.sync();
    expect(seenIn(pane, "A2")).toEqual(["Refuge"]);
    const [question] = pane.toDo("question");
    expect(question?.question).toContain("was removed from the register");
    await pane.session.answer(question?.id ?? "", "restore");
    await pane.sync();
    expect(await amounts()).toEqual({ Refuge: 6_000_000, Helpline: 2_500_000 });
    expect(pane.toDo("question")).toEqual([]);
  });

  test("[ADD40] edited here while somebody removed it, a row is restored with the edit", async () => {
    const pane = await connected();
    const second = await secondWorkbook();
    pane.line.isCut = true;
    pane.hands.type("G2", 61_000);
    await pane.sync();
    second.hands.deleteTableRows("Table1", 1);
    await second.sync();
    await second.session.answer(second.toDo("question")[0]?.id ?? "", "everyone");
    await second.sync();
    expect(await amounts()).toEqual({ Helpline: 2_500_000 });
    pane.line.isCut = false;
    await pane.sync();
    expect(seenIn(pane, "G2")).toEqual(["61000"]);
    await pane.session.answer(pane.toDo("question")[0]?.id ?? "", "restore");
    await pane.sync();
    expect(await amounts()).toEqual({ Refuge: 6_100_000, Helpline: 2_500_000 });
    expect(seenIn(pane, "G2")).toEqual(["61000"]);
    expect(pane.ready().truth.kind).toBe("all-saved");
  });

  test("[ADD40] taken out of this sheet too, the removed row goes and the others stay", async () => {
    const pane = await connected();
    const second = await secondWorkbook();
    second.hands.deleteTableRows("Table1", 1);
    await second.sync();
    await second.session.answer(second.toDo("question")[0]?.id ?? "", "everyone");
    await second.sync();
    await pane.sync();
    await pane.session.answer(pane.toDo("question")[0]?.id ?? "", "out");
    await pane.sync();
    expect(seenIn(pane, "A2", "A3")).toEqual(["Helpline", ""]);
    expect(pane.ready().truth.kind).toBe("all-saved");
  });

  test("[ADD41] many rows gone at once pause sending, and Undo brings everything back", async () => {
    const pane = await open();
    allocationsTable(
      pane.excel,
      Array.from({ length: 12 }, (_, at) => [`Line ${at + 1}`, 1_000 + at] as const),
    );
    await connectFirst(pane);
    pane.hands.deleteTableRows("Table1", 2, 8);
    pane.hands.type("G2", 5);
    await pane.sync();
    expect(pane.ready().truth).toMatchObject({ kind: "paused", remedy: "Undo brings them back." });
    expect(await amounts()).toMatchObject({ "Line 1": 100_000 });
    pane.hands.undo();
    pane.hands.undo();
    await pane.sync();
    expect(pane.ready().truth.kind).toBe("all-saved");
    expect(Object.keys(await amounts()).length).toBe(12);
  });

  test("[ADD42] a moved and renamed column stays understood; a deleted one is named and left alone", async () => {
    const pane = await connected();
    pane.hands.renameColumn("Table1", "Amount", "What we pay");
    pane.hands.moveColumn("Table1", "What we pay", 1);
    pane.hands.type("A2", 70_000);
    await pane.sync();
    expect(await amounts()).toMatchObject({ Refuge: 7_000_000 });
    pane.hands.deleteColumn("Table1", "What we pay");
    await pane.sync();
    expect(pane.toDo("question")[0]?.question).toContain("no longer in Table1");
    expect(await amounts()).toEqual({ Refuge: 7_000_000, Helpline: 2_500_000 });
  });

  test("[ADD43] ids that were spoilt or came from elsewhere are held, and never guessed", async () => {
    const pane = await connected();
    pane.hands.type("J2", "BCDFGHJKLB");
    await pane.sync();
    const kinds = pane.toDo("question").map(({ question }) => question);
    expect(kinds.some((text) => text.includes("is no id"))).toBe(true);
    expect((await registerRows(server())).length).toBe(2);
    const bad = pane.toDo("question").find(({ question }) => question.includes("is no id"));
    await pane.session.answer(bad?.id ?? "", "same");
    await pane.sync();
    expect(pane.toDo("question")).toEqual([]);
    expect((await registerRows(server())).map(({ id }) => id)).toEqual(seenIn(pane, "J2", "J3"));
  });

  test("[ADD67] on a protected sheet new rows wait with a sentence, and edits go on", async () => {
    const pane = await connected();
    pane.hands.type("A4", "Mentoring");
    pane.hands.type("G2", 61_000);
    pane.hands.protectSheet("Sheet1");
    await pane.sync();
    expect(await amounts()).toEqual({ Refuge: 6_100_000, Helpline: 2_500_000 });
    expect(pane.toDo("question")[0]?.question).toMatch(/protected/);
    pane.hands.unprotectSheet("Sheet1");
    await pane.sync();
    expect(pane.toDo("question")).toEqual([]);
    expect(seenIn(pane, "J4")[0]).toHaveLength(10);
  });
});
