import { describe, expect, test } from "vitest";
import { aDesk, seenIn } from "./desk.ts";
import { markedPane, nothingAmiss, statuses, switchMarks, TOO_MUCH } from "./marked-pane.ts";
import { newBrowser, type Pane, registerRows } from "./pane.ts";
import { wholeOf } from "./whole-workbook.ts";

const desk = aDesk();
const { open, connected, leave, server } = desk;

describe("who switches marks on and off", () => {
  test("[ADD121] off by default, remembered in the file, and known on another machine", async () => {
    const pane = await connected();
    expect(pane.ready().tables).toMatchObject([{ marked: false }]);
    pane.hands.select("A20");
    await switchMarks(pane, true);
    expect(pane.ready().tables).toMatchObject([{ marked: true }]);
    await leave(pane);
    const elsewhere = await open({ workbook: pane.excel.workbook, browser: newBrowser() });
    expect(elsewhere.ready().tables).toMatchObject([{ marked: true }]);
    server().clock.pass(60_000);
    elsewhere.hands.type("G2", "loads");
    await elsewhere.sync();
    expect(statuses(elsewhere)[0]).toMatch(/^Not read/);
  });

  test("[ADD121] in a workbook two people share, only the one who writes back writes marks, and the other takes over", async () => {
    const pane = await connected();
    await nothingAmiss(pane);
    const other = await open({ workbook: pane.excel.workbook, person: "Colleague" });
    other.hands.select("A20");
    pane.hands.select("A20");
    await switchMarks(pane, true);
    await other.sync();
    expect(other.ready().tables).toMatchObject([{ marked: true }]);
    pane.hands.type("G2", "loads");
    await pane.sync();
    await other.sync();
    expect(statuses(pane)[0]).toMatch(/^Not read/);
    await leave(pane);
    other.hands.type("G2", 61_000);
    server().clock.pass(60_000);
    other.clock.pass(60_000);
    await other.sync();
    expect(statuses(other)).toEqual(["", ""]);
  });

  test("[ADD121] a status column that somebody deleted is not put back", async () => {
    const pane = await markedPane(desk);
    pane.hands.deleteColumn("Table1", "Foreplan status");
    pane.hands.type("G2", "loads");
    await pane.sync();
    expect(pane.ready().tables).toMatchObject([{ marked: false }]);
    expect(seenIn(pane, "J1", "K1")).toEqual(["Foreplan id", ""]);
    expect(pane.toDo("unread").length).toBe(1);
  });

  test.each([
    { how: "by its switch", off: (pane: Pane) => switchMarks(pane, false) },
    {
      how: "with every other mark",
      off: async (pane: Pane) => {
        expect(await pane.session.mark({ kind: "none" })).toEqual({ ok: true, value: null });
      },
    },
  ])("[ADD122] taken out $how, the workbook is as it was, ids and all", async ({ off }) => {
    const pane = await connected();
    pane.hands.select("A20");
    pane.hands.type("G2", 3_000_000);
    await pane.sync();
    const before = wholeOf(pane.excel.workbook);
    await switchMarks(pane, true);
    expect(statuses(pane)[0]).toMatch(TOO_MUCH);
    expect(wholeOf(pane.excel.workbook)).not.toEqual(before);
    await off(pane);
    expect(wholeOf(pane.excel.workbook)).toEqual(before);
    expect(pane.ready().tables).toMatchObject([{ marked: false }]);
    expect(pane.toDo("refused").length).toBe(1);
    await switchMarks(pane, true);
    expect(statuses(pane)[0]).toMatch(TOO_MUCH);
  });

  test("[ADD122] disconnecting takes the marks out too", async () => {
    const pane = await markedPane(desk);
    pane.hands.type("G2", "loads");
    await pane.sync();
    const [table] = pane.ready().tables;
    await pane.session.disconnect(table?.id ?? "");
    expect(seenIn(pane, "I1", "J1", "K1", "J2", "K2")).toEqual(["My notes", "", "", "", ""]);
    expect(pane.excel.workbook.sheet("Sheet1")?.conditionalFormats).toEqual([]);
    const [proposal] = await pane.session.proposeTables();
    expect(proposal?.columns.map(({ header }) => header)).not.toContain("Foreplan status");
  });

  test("[ADD122] text of people's own in the column stays, and it is said where", async () => {
    const pane = await markedPane(desk);
    pane.hands.type("J3", "ask Megan");
    await pane.excel.settled();
    const outcome = await pane.session.mark({ kind: "none" });
    expect(outcome.ok ? "" : outcome.problem).toContain("Table1");
    expect(seenIn(pane, "J1", "J3", "K1")).toEqual(["Status notes", "ask Megan", "Foreplan id"]);
    expect(pane.ready().tables).toMatchObject([{ marked: false }]);
  });
});

describe("what is sent", () => {
  test("[ADD123] marks put in, filled, sorted among and taken out send nothing and change no row", async () => {
    const pane = await connected();
    pane.hands.select("A20");
    const [head, rows] = [pane.ready().head, await registerRows(server())];
    await switchMarks(pane, true);
    pane.hands.type("J2", "Check: ask Megan");
    pane.hands.type("J3", "Approved");
    pane.hands.sortTable("Table1", "Title", "ascending");
    await pane.sync();
    const [table] = pane.ready().tables;
    await pane.session.mark({ kind: "table", table: table?.id ?? "", on: false });
    await pane.sync();
    expect([pane.ready().head, await registerRows(server())]).toEqual([head, rows]);
    expect(pane.ready().truth.kind).toBe("all-saved");
  });
});

describe("where Excel has notes", () => {
  const notesOn = (pane: Pane) =>
    pane.excel.workbook
      .sheet("Sheet1")
      ?.notes.map(({ area, content }) => [area.row, area.column, content]);

  test("[ADD115] the cell at fault has one too, until it is put right or marks are off", async () => {
    const pane = await markedPane(desk, { notes: true });
    expect(notesOn(pane)).toEqual([]);
    pane.hands.type("G2", "loads");
    await pane.sync();
    const note = [1, 6, expect.stringMatching(/^Foreplan: Not read: Amount says “loads”/)];
    expect(notesOn(pane)).toEqual([note]);
    pane.hands.type("G2", 61_000);
    await pane.sync();
    expect(notesOn(pane)).toEqual([]);
    pane.hands.type("G2", "loads");
    await pane.sync();
    expect(notesOn(pane)).toEqual([note]);
    pane.hands.deleteColumn("Table1", "Foreplan status");
    await pane.sync();
    expect(notesOn(pane)).toEqual([]);
  });
});
