import { describe, expect, test } from "vitest";
import { aDesk, seenIn } from "./desk.ts";
import { markedPane, nothingAmiss, statuses, switchMarks, TOO_MUCH } from "./marked-pane.ts";

const desk = aDesk();
const { connected, secondWorkbook, amounts } = desk;

describe("what the status column says", () => {
  test("[ADD116] nothing where all is well, the sentence where it is not, and nothing again once it is put right", async () => {
    const pane = await markedPane(desk);
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
    const pane = await connected();
    const second = await secondWorkbook();
    await nothingAmiss(pane);
    await switchMarks(pane, true);
    await second.sync();
    pane.hands.type("G3", "loads");
    second.line.isCut = true;
    pane.hands.type("G2", 61_000);
    second.hands.type("G2", 62_000);
    await pane.sync();
    second.line.isCut = false;
    await second.sync();
    await switchMarks(second, true);
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
    const pane = await markedPane(desk);
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

  test("[ADD116] the server's findings are told by the gravest sentence; what is only not known is not", async () => {
    const pane = await connected();
    pane.hands.clear("F3");
    pane.hands.select("A20");
    await pane.sync();
    await switchMarks(pane, true);
    const [id] = seenIn(pane, "K3");
    const found = pane.toDo("finding").map(({ finding }) => finding);
    expect(found.map(({ check }) => check)).toContain("expected-fields");
    const told = found.filter(
      ({ subject, check, severity }) =>
        subject.id === id && check !== "expected-fields" && severity !== "info",
    );
    expect(told.length).toBeGreaterThan(1);
    const [gravest] = told;
    expect(statuses(pane)[1]).toBe(`Check: ${gravest?.sentence} (and ${told.length - 1} more)`);
  });
});

describe("whose rows and cells they are", () => {
  test("[ADD117] sorted, copied and inserted rows have their own status and no other's", async () => {
    const pane = await markedPane(desk);
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
    const pane = await markedPane(desk);
    pane.hands.type("J2", "ask Megan");
    pane.hands.type("J3", '=IF(G3>1,"Check: "&A3,"")');
    pane.hands.type("G2", "loads");
    pane.hands.type("G3", "more");
    await pane.sync();
    expect(statuses(pane)).toEqual(["ask Megan", "Check: Helpline"]);
    expect(pane.toDo("unread").length).toBe(2);
  });

  test("[ADD118] the cell a person is in is not written until they have moved on", async () => {
    const pane = await markedPane(desk);
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
    const pane = await markedPane(desk);
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
    const pane = await markedPane(desk);
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
    const pane = await markedPane(desk);
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

describe("a new row", () => {
  test("[ADD124] with a cell that cannot be read goes on, and the cell is held back and told", async () => {
    const pane = await markedPane(desk);
    pane.hands.pasteBlock("A4", [
      ["Outreach", "Domestic Abuse", "2021/22", "Commissioning budget", "1", "Direct", "loads", ""],
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
