import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Workbook } from "../excel-host/model/workbook.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import {
  allocationsTable,
  connectFirst,
  openPane,
  type Pane,
  type PaneOptions,
  registerRows,
} from "./pane.ts";

let server: TestServer;
const panes: Pane[] = [];
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(async () => {
  for (const pane of panes.splice(0)) await pane.close();
  await server.close();
});

async function open(options: PaneOptions = {}): Promise<Pane> {
  const pane = await openPane(server, options);
  panes.push(pane);
  return pane;
}

/** A pane with two allocations connected; amounts stand in G2 and G3, ids in J. */
async function connected(options: PaneOptions = {}): Promise<Pane> {
  const pane = await open(options);
  allocationsTable(pane.excel, [
    ["Refuge", 60_000],
    ["Helpline", 25_000],
  ]);
  await connectFirst(pane);
  return pane;
}

/** A second workbook with a table of headers alone, which the register then fills. */
async function secondWorkbook(): Promise<Pane> {
  const pane = await open({ role: "officer" });
  allocationsTable(pane.excel, [["Refuge", 60_000]]);
  await connectFirst(pane);
  return pane;
}

async function amounts(): Promise<Record<string, unknown>> {
  const rows = await registerRows(server);
  return Object.fromEntries(rows.map(({ title, amount }) => [String(title), amount]));
}

const seenIn = (pane: Pane, ...addresses: string[]) =>
  addresses.map((address) => pane.hands.seen(`Sheet1!${address}`));

describe("connecting", () => {
  test("[ADD20] shows what it would do first: rows, names nobody knows, columns left alone", async () => {
    const pane = await open();
    allocationsTable(pane.excel, [
      ["Refuge", 60_000],
      ["Helpline", "lots"],
    ]);
    pane.hands.type("D3", "Seaside fund");
    const [proposal] = await pane.session.proposeTables();
    if (proposal === undefined) throw new Error("a table is there");
    expect(proposal).toMatchObject({ register: "allocations", isTable: true, obstacle: null });
    const columns = Object.fromEntries(
      proposal.columns.map(({ column, field }) => [column, field === "note" ? null : field]),
    );
    const preview = await pane.session.previewConnect({
      table: proposal.id,
      register: "allocations",
      columns,
      constants: {},
    });
    if (!preview.ok) throw new Error(preview.problem);
    expect(preview.value).toMatchObject({
      rows: 2,
      fresh: 2,
      same: 0,
      newNames: [{ register: "funds", names: ["Seaside fund"] }],
      columnsLeftAlone: ["My notes"],
    });
    expect(preview.value.unreadableCells).toMatchObject([{ address: "G3", seen: "lots" }]);
    expect(await registerRows(server)).toEqual([]);
    expect(seenIn(pane, "J1")).toEqual([""]);
  });

  test("[ADD21] gives every row an id and the register every row, and the fund nobody knew", async () => {
    const pane = await connected();
    const rows = await registerRows(server);
    expect(rows.map(({ title, amount }) => [title, amount])).toEqual([
      ["Refuge", 6_000_000],
      ["Helpline", 2_500_000],
    ]);
    expect(seenIn(pane, "J1", "J2", "J3")).toEqual(["Foreplan id", rows[0]?.id, rows[1]?.id]);
    expect(rows[0]?.fund).toMatchObject({ text: "Commissioning budget" });
    expect(rows[0]?.fund).not.toMatchObject({ id: null });
    expect(pane.ready().tables).toMatchObject([{ register: "allocations", rows: 2 }]);
    expect(pane.ready().truth.kind).toBe("all-saved");
  });

  test("[ADD22] a second sheet of the same rows joins them, and doubles none", async () => {
    await connected();
    const other = await open({ role: "officer" });
    allocationsTable(other.excel, [
      ["Refuge", 60_000],
      ["Helpline", 26_000],
    ]);
    await connectFirst(other);
    expect((await registerRows(server)).length).toBe(2);
    // The one that differs is a conflict of this sheet with the register; nothing was sent.
    expect(await amounts()).toEqual({ Refuge: 6_000_000, Helpline: 2_500_000 });
    expect(other.toDo("conflict")).toMatchObject([{ mine: "£26,000", theirs: "£25,000" }]);
    expect(seenIn(other, "G3")).toEqual(["26000"]);
  });

  test("[ADD23] rows of the register that are not in the sheet are added beneath it", async () => {
    await connected();
    const second = await secondWorkbook();
    expect((await registerRows(server)).length).toBe(2);
    expect(seenIn(second, "A3", "G3")).toEqual(["Helpline", "25000"]);
    expect(second.ready().tables).toMatchObject([{ rows: 2 }]);
  });

  test("[ADD24] disconnecting leaves the sheet as it was found", async () => {
    const pane = await connected();
    const [table] = pane.ready().tables;
    await pane.session.disconnect(table?.id ?? "");
    expect(seenIn(pane, "J1", "J2", "A2", "G2")).toEqual(["", "", "Refuge", "60000"]);
    expect(pane.excel.workbook.sheet("_foreplan")).toBeUndefined();
    expect(pane.ready().tables).toEqual([]);
    pane.hands.type("G2", 1);
    await pane.sync();
    expect(await amounts()).toMatchObject({ Refuge: 6_000_000 });
  });
});

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
    expect((await registerRows(server)).length).toBe(3);
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
    expect((await registerRows(server)).length).toBe(2);
    const bad = pane.toDo("question").find(({ question }) => question.includes("is no id"));
    await pane.session.answer(bad?.id ?? "", "same");
    await pane.sync();
    expect(pane.toDo("question")).toEqual([]);
    expect((await registerRows(server)).map(({ id }) => id)).toEqual(seenIn(pane, "J2", "J3"));
  });
});

describe("without a line to the server", () => {
  test("[ADD44] edits are kept, survive a reload, and go in their order when it is back", async () => {
    const pane = await connected();
    pane.line.isCut = true;
    pane.hands.type("G2", 1_000);
    await pane.sync();
    pane.hands.type("G3", 2_000);
    await pane.sync();
    expect(pane.ready().truth).toEqual({ kind: "offline", editsKept: 2 });
    await pane.session.close();
    panes.splice(panes.indexOf(pane), 1);

    const again = await open({ workbook: pane.excel.workbook, browser: pane.browser });
    await again.sync();
    expect(await amounts()).toEqual({ Refuge: 100_000, Helpline: 200_000 });
    expect(again.ready().truth.kind).toBe("all-saved");
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
    expect((await registerRows(server)).length).toBe(3);
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
});

describe("the file", () => {
  test("[ADD47] on another machine the checkpoint in the file knows the rows again", async () => {
    const pane = await connected();
    await pane.session.close();
    panes.splice(panes.indexOf(pane), 1);
    pane.hands.type("G3", 26_000);
    const elsewhere = await open({ workbook: pane.excel.workbook });
    await elsewhere.sync();
    expect(elsewhere.ready().tables).toMatchObject([{ rows: 2 }]);
    expect(await amounts()).toEqual({ Refuge: 6_000_000, Helpline: 2_600_000 });
    expect((await registerRows(server)).length).toBe(2);
  });

  test("[ADD48] a renamed file is asked about before anything is sent", async () => {
    const pane = await connected();
    await pane.session.close();
    panes.splice(panes.indexOf(pane), 1);
    const workbook: Workbook = pane.excel.workbook;
    workbook.name = "Allocations 2022-23.xlsx";
    const copy = await open({ workbook, browser: pane.browser });
    copy.hands.type("G2", 1);
    await copy.sync();
    expect(copy.ready().truth.kind).toBe("paused");
    expect(await amounts()).toMatchObject({ Refuge: 6_000_000 });
    const [question] = copy.toDo("question");
    expect(question?.choices.map(({ key }) => key)[0]).toBe("next-year");
    await copy.session.answer(question?.id ?? "", "moved");
    await copy.sync();
    expect(await amounts()).toMatchObject({ Refuge: 100 });
  });

  test("[ADD48] next year's file makes new rows of its own, and last year's stay", async () => {
    const pane = await connected();
    await pane.session.close();
    panes.splice(panes.indexOf(pane), 1);
    const workbook: Workbook = pane.excel.workbook;
    workbook.name = "Allocations 2022-23.xlsx";
    const copy = await open({ workbook, browser: pane.browser });
    for (const address of ["C2", "C3"]) copy.hands.type(address, "2022/23");
    await copy.session.answer(copy.toDo("question")[0]?.id ?? "", "next-year");
    await copy.sync();
    const rows = await registerRows(server);
    expect(rows.map(({ title, financialYear }) => `${title} ${financialYear}`).sort()).toEqual([
      "Helpline 2021/22",
      "Helpline 2022/23",
      "Refuge 2021/22",
      "Refuge 2022/23",
    ]);
  });

  test("[ADD49] the year changed on many rows at once is a question: new rows, or put right?", async () => {
    const pane = await open();
    allocationsTable(
      pane.excel,
      Array.from({ length: 5 }, (_, at) => [`Line ${at + 1}`, 1_000 + at] as const),
    );
    await connectFirst(pane);
    pane.hands.pasteBlock(
      "C2",
      Array.from({ length: 5 }, () => ["2022/23"]),
    );
    await pane.sync();
    const [question] = pane.toDo("question");
    expect(question?.question).toContain("new rows for the new year");
    expect(
      (await registerRows(server)).every(({ financialYear }) => financialYear === "2021/22"),
    ).toBe(true);
    await pane.session.answer(question?.id ?? "", "new");
    await pane.sync();
    const years = (await registerRows(server)).map(({ financialYear }) => financialYear).sort();
    expect(years.slice(0, 5)).toEqual(Array(5).fill("2021/22"));
    expect(years.slice(5)).toEqual(Array(5).fill("2022/23"));
    expect(pane.toDo("question")).toEqual([]);
  });
});

describe("what is kept in the workbook", () => {
  test("[ADD50] plan and alerts stand in tables of their own and are updated in place", async () => {
    const pane = await connected();
    const plan = pane.excel.workbook.table("ForeplanPlan");
    if (plan === undefined) throw new Error("the plan has a table");
    expect(pane.hands.seen("Forward plan!A1")).toBe("Date");
    expect(pane.excel.workbook.table("ForeplanAlerts")).toBeDefined();
    const before = pane.hands.seen("Forward plan!C2");
    expect(["Refuge", "Helpline"]).toContain(before);
    // A column of their own, written beside a line, stays with it.
    pane.hands.type("Forward plan!H1", "My remark");
    pane.hands.type("Forward plan!H2", "ask Ann");
    pane.hands.type("Sheet1!G2", 61_000);
    await pane.sync();
    expect(pane.hands.seen("Forward plan!H2")).toBe("ask Ann");
    expect(pane.hands.seen("Forward plan!C2")).toBe(before);
  });

  test("[ADD51] two people in one workbook: each edit is sent once, by its author", async () => {
    const ann = await connected();
    const bob = await open({ workbook: ann.excel.workbook, person: "Bob", role: "officer" });
    ann.hands.type("G2", 61_000);
    await ann.excel.settled();
    await bob.excel.settled();
    await bob.sync();
    expect(await amounts()).toMatchObject({ Refuge: 6_000_000 });
    await ann.sync();
    expect(await amounts()).toMatchObject({ Refuge: 6_100_000 });
    await bob.sync();
    const [row] = await registerRows(server);
    const history = await ann.session.rowHistory(row?.id as never);
    expect(history.filter(({ field }) => field === "amount").map(({ who }) => who)).toEqual([
      "Megan Thomas",
    ]);
    expect(bob.toDo("conflict")).toEqual([]);
  });

  test("[ADD52] showing a place goes to its cell, wherever it has been sorted to", async () => {
    const pane = await connected();
    const [row] = await registerRows(server);
    pane.hands.sortTable("Table1", "Amount", "ascending");
    const [table] = pane.ready().tables;
    await pane.session.show({ table: table?.id ?? "", row: row?.id as never, field: "amount" });
    expect(pane.excel.seat.selected).toMatchObject({ row: 2, column: 6 });
    await pane.excel.settled();
    pane.clock.pass(100);
    await pane.session.idle();
    expect(pane.ready().selected).toMatchObject({ name: "Refuge", field: "amount" });
  });
});
