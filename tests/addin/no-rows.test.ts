import { describe, expect, test } from "vitest";
import { aDesk, seenIn } from "./desk.ts";
import { connectFirst, type Pane, registerRows } from "./pane.ts";

const { open, server } = aDesk();

const HEADERS = ["Title", "Provider", "Start", "Current end", "Annual value", "Status"];
const LIVE = ["01/04/2024", "31/03/2036"];

type Row = readonly (string | number)[];

/** Three agreements, their values in E and their ids in G, and what stands beneath from the start. */
async function connected(...beneath: readonly Row[]): Promise<Pane> {
  const pane = await open();
  const lines = ["Refuge", "Helpline", "Mentoring"].map((title, at) => {
    return [title, "Haven", ...LIVE, 10_000 * (at + 1), "Live"];
  });
  pane.hands.pasteBlock("A1", [HEADERS, ...lines, ...beneath.map((row) => [...row])]);
  pane.hands.makeTable(`A1:F${4 + beneath.length}`);
  await connectFirst(pane);
  await pane.sync();
  return pane;
}

async function inRegister(): Promise<readonly string[]> {
  const rows = await registerRows(server(), "agreements");
  return rows.map(({ title, annualValue }) => `${title} ${Number(annualValue) / 100}`).sort();
}

const THREE = ["Helpline 20000", "Mentoring 30000", "Refuge 10000"];

describe("what is no row of a connected table", () => {
  test.each<{ what: string; row: Row }>([
    { what: "a total with its sum", row: ["Total", "", "", "", "=SUM(E2:E4)", ""] },
    { what: "a total typed out", row: ["Grand total", "", "", "", "£60,000", ""] },
    { what: "a total that was never right", row: ["Total", "", "", "", 61_234, ""] },
    {
      what: "a total with a count beside it",
      row: ["Total", "=COUNTA(B2:B4)", "", "", 60_000, ""],
    },
    { what: "the sum of the rows above, and nothing else", row: ["", "", "", "", 60_000, ""] },
    { what: "the headings once more", row: HEADERS },
  ])("[ADD231] $what, put in beneath", async ({ row }) => {
    const pane = await connected();
    pane.hands.pasteBlock("A5", [[...row]]);
    await pane.sync();
    expect(await inRegister()).toEqual(THREE);
    expect(seenIn(pane, "G5")).toEqual([""]);
    expect(pane.ready().truth.kind).toBe("all-saved");
  });

  test("[ADD231] a total that stood there stays none when its sum comes to something else", async () => {
    const pane = await connected(["Total", "", "", "", "=SUM(E2:E4)", ""]);
    expect(await inRegister()).toEqual(THREE);
    pane.hands.type("E2", 15_000);
    await pane.sync();
    expect(await inRegister()).toEqual(["Helpline 20000", "Mentoring 30000", "Refuge 15000"]);
    expect(seenIn(pane, "E5", "G5")).toEqual(["65000", ""]);
  });

  test("[ADD231] rows pasted with their headings are new, and the headings are not", async () => {
    const pane = await connected();
    pane.hands.pasteBlock("A5", [HEADERS, ["Outreach", "Haven", ...LIVE, 500, "Live"]]);
    await pane.sync();
    expect(await inRegister()).toEqual([...THREE, "Outreach 500"].sort());
  });

  test("[ADD231] what only begins like a total is a row", async () => {
    const pane = await connected();
    pane.hands.pasteBlock("A5", [["Total Insignia", "Haven", ...LIVE, 500, "Live"]]);
    await pane.sync();
    expect(await inRegister()).toEqual([...THREE, "Total Insignia 500"].sort());
  });

  test("[ADD231] nor is a total beneath years across a fund", async () => {
    const pane = await open({ role: "finance" });
    pane.hands.pasteBlock("A1", [
      ["Fund", "Budget 2031/32", "Budget 2032/33"],
      ["Fund A", 1_000, 2_000],
      ["Fund B", 500, ""],
    ]);
    pane.hands.makeTable("A1:C3");
    await connectFirst(pane);
    const before = await registerRows(server(), "budgets");
    pane.hands.pasteBlock("A4", [["Total", "=SUM(B2:B3)", "=SUM(C2:C3)"]]);
    await pane.sync();
    pane.hands.type("B2", 1_500);
    await pane.sync();
    expect(await registerRows(server(), "budgets")).toHaveLength(before.length);
    expect(seenIn(pane, "B4", "D4")).toEqual(["2000", ""]);
  });
});
