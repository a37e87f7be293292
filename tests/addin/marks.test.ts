import { describe, expect, test } from "vitest";
import { aDesk, seenIn } from "./desk.ts";
import { newBrowser, type Pane, registerRows } from "./pane.ts";
import { wholeOf } from "./whole-workbook.ts";

const { open, connected, secondWorkbook, leave, amounts, server } = aDesk();

/** Marks on in the first table, the cell pointer out of the way. */
async function marked(options: Parameters<typeof connected>[0] = {}): Promise<Pane> {
  const pane = await connected(options);
  pane.hands.select("A20");
  await switched(pane, true);
  return pane;
}

async function switched(pane: Pane, on: boolean): Promise<void> {
  const [table] = pane.ready().tables;
  if (table === undefined) throw new Error("a table is connected");
  expect(await pane.session.mark({ kind: "table", table: table.id, on })).toEqual({
    ok: true,
    value: null,
  });
  await pane.excel.settled();
}

const statuses = (pane: Pane) => seenIn(pane, "J2", "J3");
const TOO_MUCH = /^Not accepted: Amount, your sheet £3,000,000, register £60,000: .*£2,126,869/;

describe("what the status column says", () => {
  test("[ADD116] nothing where all is well, the sentence where it is not, and nothing again once it is put right", async () => {
    const pane = await marked();
    expect(seenIn(pane, "J1", "K1")).toEqual(["Foreplan status", "Foreplan id"]);
    expect(statuses(pane)).toEqual(["", ""]);
    pane.hands.type("G2", 3_000_000);
    await pane.sync();
    expect(statuses(pane)).toEqual([expect.stringMatching(TOO_MUCH), ""]);
    pane.hands.type("G2", 63_000);
    await pane.sync();
    expect(statuses(pane)).toEqual(["", ""]);
    expect(await amounts()).toEqual({ Refuge: 6_300_000, Helpline: 2_500_000 });
  });

  test("[ADD116] what cannot be read, what two people changed, and how much more there is", async () => {
    const pane = await marked();
    const second = await secondWorkbook();
    pane.hands.type("G3", "loads");
    second.line.isCut = true;
    pane.hands.type("G2", 61_000);
    second.hands.type("G2", 62_000);
    await pane.sync();
    second.line.isCut = false;
    await second.sync();
    await switched(second, true);
    second.hands.select("A20");
    await second.sync();
    expect(statuses(pane)[1]).toBe(
      "Not read: Amount says “loads”. Foreplan can read an amount in pounds, such as 290,000 or £1.2m.",
    );
    expect(statuses(second)[0]).toMatch(
      /^Conflict: Amount, before £60,000, yours £62,000, .* £61,000\. Choose in the pane/,
    );
    pane.hands.type("H3", "who knows");
    await pane.sync();
    expect(statuses(pane)[1]).toMatch(/^Not read: .* \(and 1 more\)$/);
  });

  test("[ADD116] an edit that waits for the line says so, and no longer once it is sent", async () => {
    const pane = await marked();
    pane.line.isCut = true;
    pane.hands.type("G2", 61_000);
    await pane.sync();
    expect(statuses(pane)[0]).toBe(
      "Waiting: kept here, and sent when the register can be reached.",
    );
    pane.line.isCut = false;
    await pane.sync();
    expect(statuses(pane)).toEqual(["", ""]);
  });

  test("[ADD116] the server's findings are told with the gravest sentence; what is only not known is not", async () => {
    const pane = await marked();
    pane.hands.clear("E2");
    pane.hands.clear("F3");
    await pane.sync();
    const [refused] = pane.toDo("refused");
    if (refused === undefined) throw new Error("it is refused");
    await pane.session.recordAsAgreed(refused.at, "The Commissioner", "Signed on 1 May");
    await pane.sync();
    const found = pane.toDo("finding").map(({ finding }) => finding);
    const error = found.find(({ severity }) => severity === "error");
    expect(found.map(({ check }) => check)).toContain("expected-fields");
    expect(statuses(pane)).toEqual([`Check: ${error?.sentence}`, ""]);
  });
});

describe("whose rows and cells they are", () => {
  test("[ADD117] sorted, copied and inserted rows have their own status and no other's", async () => {
    const pane = await marked();
    pane.hands.type("G2", "loads");
    await pane.sync();
    pane.hands.sortTable("Table1", "Title", "ascending");
    await pane.sync();
    expect(seenIn(pane, "A2", "A3")).toEqual(["Helpline", "Refuge"]);
    expect(statuses(pane)).toEqual(["", expect.stringMatching(/^Not read/)]);
    pane.hands.insertTableRows("Table1", 1);
    pane.hands.copy("A4:K4");
    pane.hands.paste("A2");
    await pane.sync();
    await pane.sync();
    pane.hands.type("G2", 1_000);
    await pane.sync();
    expect(seenIn(pane, "J2", "J3", "J4")).toEqual(["", "", expect.stringMatching(/^Not read/)]);
  });

  test("[ADD118] what a person writes there stays, and so does a formula", async () => {
    const pane = await marked();
    pane.hands.type("J2", "ask Megan");
    pane.hands.type("J3", '=IF(G3>1,"Check: "&A3,"")');
    pane.hands.type("G2", "loads");
    pane.hands.type("G3", "more");
    await pane.sync();
    expect(statuses(pane)).toEqual(["ask Megan", "Check: Helpline"]);
    expect(pane.toDo("unread").length).toBe(2);
  });

  test("[ADD118] the cell a person is in is not written until they have moved on", async () => {
    const pane = await marked();
    pane.hands.type("G2", "loads");
    pane.hands.select("J2");
    await pane.sync();
    expect(statuses(pane)[0]).toBe("");
    pane.hands.select("A20");
    await pane.excel.settled();
    pane.clock.pass(100);
    await pane.session.idle();
    expect(statuses(pane)[0]).toMatch(/^Not read/);
  });

  test("[ADD119] Ctrl+Z takes back the status and then the edit, nothing is written in between, and the same mistake is told again", async () => {
    const pane = await marked();
    pane.hands.type("G2", "loads");
    await pane.sync();
    expect(statuses(pane)[0]).toMatch(/^Not read/);
    pane.hands.undo();
    await pane.sync();
    expect([seenIn(pane, "G2"), statuses(pane)[0]]).toEqual([["loads"], ""]);
    pane.hands.undo();
    await pane.sync();
    expect([seenIn(pane, "G2"), statuses(pane)[0]]).toEqual([["60000"], ""]);
    pane.hands.type("G2", "loads");
    await pane.sync();
    expect(statuses(pane)[0]).toMatch(/^Not read/);
  });

  test("[ADD119] rows sorted between reading and writing get their own status", async () => {
    const pane = await marked();
    pane.hands.type("G2", "loads");
    let times = 0;
    pane.betweenReadAndWrite(() => {
      times += 1;
      if (times === 1) pane.hands.sortTable("Table1", "Title", "ascending");
    });
    await pane.sync();
    await pane.sync();
    expect(times).toBeGreaterThan(1);
    expect(seenIn(pane, "A2", "A3")).toEqual(["Helpline", "Refuge"]);
    expect(statuses(pane)).toEqual(["", expect.stringMatching(/^Not read/)]);
  });
});

describe("while typing", () => {
  test("[ADD120] the row's own checks stand in the status at once, and the server's answer takes their place", async () => {
    const pane = await marked();
    pane.line.isCut = true;
    pane.hands.clear("E2");
    await pane.sync();
    const here = pane.toDo("finding").map(({ finding }) => finding);
    const missing = here.find(({ fields }) => fields.includes("priorities"));
    expect(missing?.severity).toBe("error");
    expect(statuses(pane)[0]).toBe(`Check: ${missing?.sentence}`);
    pane.line.isCut = false;
    await pane.sync();
    expect(statuses(pane)[0]).toBe(
      `Not accepted: Priorities, your sheet (blank), register 1, 2: ${missing?.sentence}`,
    );
  });
});

describe("who switches marks on and off", () => {
  test("[ADD121] off by default, remembered in the file, and known on another machine", async () => {
    const pane = await connected();
    expect(pane.ready().tables).toMatchObject([{ marked: false }]);
    pane.hands.select("A20");
    await switched(pane, true);
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
    const other = await open({ workbook: pane.excel.workbook, person: "Colleague" });
    other.hands.select("A20");
    pane.hands.select("A20");
    await switched(pane, true);
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
    const pane = await marked();
    pane.hands.deleteColumn("Table1", "Foreplan status");
    pane.hands.type("G2", "loads");
    await pane.sync();
    expect(pane.ready().tables).toMatchObject([{ marked: false }]);
    expect(seenIn(pane, "J1", "K1")).toEqual(["Foreplan id", ""]);
    expect(pane.toDo("unread").length).toBe(1);
  });

  test.each([
    { how: "by its switch", off: (pane: Pane) => switched(pane, false) },
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
    await switched(pane, true);
    expect(statuses(pane)[0]).toMatch(TOO_MUCH);
    expect(wholeOf(pane.excel.workbook)).not.toEqual(before);
    await off(pane);
    expect(wholeOf(pane.excel.workbook)).toEqual(before);
    expect(pane.ready().tables).toMatchObject([{ marked: false }]);
    expect(pane.toDo("refused").length).toBe(1);
    await switched(pane, true);
    expect(statuses(pane)[0]).toMatch(TOO_MUCH);
  });

  test("[ADD122] disconnecting takes the marks out too", async () => {
    const pane = await marked();
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
    const pane = await marked();
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
    await switched(pane, true);
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

describe("a new row", () => {
  test("[ADD124] with a cell that cannot be read goes on, and the cell is held back and told", async () => {
    const pane = await marked();
    pane.hands.pasteBlock("A4", [
      [
        "Outreach",
        "Domestic Abuse",
        "2021/22",
        "Commissioning budget",
        "1",
        "Direct",
        "loads",
        "Approved",
      ],
    ]);
    await pane.sync();
    await pane.sync();
    expect(Object.keys(await amounts())).toContain("Outreach");
    expect((await amounts()).Outreach ?? null).toBeNull();
    expect(pane.toDo("unread")).toMatchObject([{ seen: "loads", at: { field: "amount" } }]);
    expect(seenIn(pane, "J4")).toEqual([expect.stringMatching(/^Not read: Amount says “loads”/)]);
    pane.hands.type("G4", 7_000);
    await pane.sync();
    expect(await amounts()).toMatchObject({ Outreach: 700_000 });
    expect(seenIn(pane, "J4")).toEqual([""]);
  });
});

describe("where Excel has notes", () => {
  const notesOn = (pane: Pane) =>
    pane.excel.workbook
      .sheet("Sheet1")
      ?.notes.map(({ area, content }) => [area.row, area.column, content]);

  test("[ADD115] the cell at fault has one too, until it is put right or marks are off", async () => {
    const pane = await marked({ notes: true });
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
