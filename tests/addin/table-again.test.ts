import { describe, expect, test } from "vitest";
import { aDesk } from "./desk.ts";
import type { Pane } from "./pane.ts";

const { connected, amounts } = aDesk();

/** Excel's "Convert to range": the cells stay, and no add-in hears of it. */
function convertToRange({ excel }: Pane): void {
  excel.workbook.tables = excel.workbook.tables.filter(({ name }) => name !== "Table1");
}

function asked(pane: Pane): readonly string[] {
  return pane.toDo("question").map(({ question }) => question);
}

describe("a connected table that is gone", () => {
  test("[ADD234] made a range and a table of another name, it goes on with what was typed", async () => {
    const pane = await connected();
    convertToRange(pane);
    await pane.sync();
    expect(pane.ready().truth.kind).toBe("paused");
    pane.hands.type("G2", 61_000);
    pane.hands.makeTable("A1:J3").name = "Allocations";
    await pane.sync();
    expect(await amounts()).toEqual({ Refuge: 6_100_000, Helpline: 2_500_000 });
    expect(pane.ready()).toMatchObject({
      truth: { kind: "all-saved" },
      tables: [{ tableName: "Allocations", rows: 2 }],
    });
  });

  test("[ADD234] with its sheet deleted, the one copy of it goes on", async () => {
    const pane = await connected();
    const copy = pane.hands.copySheet("Sheet1").name;
    await pane.sync();
    pane.hands.deleteSheet("Sheet1");
    pane.hands.type(`${copy}!G2`, 61_000);
    await pane.sync();
    expect(await amounts()).toMatchObject({ Refuge: 6_100_000 });
    expect(asked(pane)).toEqual([]);
  });

  test("[ADD234] of two copies neither is guessed", async () => {
    const pane = await connected();
    const [one, another] = [pane.hands.copySheet("Sheet1"), pane.hands.copySheet("Sheet1")];
    pane.hands.deleteSheet("Sheet1");
    pane.hands.type(`${one.name}!G2`, 61_000);
    pane.hands.type(`${another.name}!G2`, 62_000);
    await pane.sync();
    expect(await amounts()).toMatchObject({ Refuge: 6_000_000 });
    expect(asked(pane)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^The table Table1 is no longer/)]),
    );
  });

  test.each<{ what: string; done: (pane: Pane) => Promise<void> }>([
    {
      what: "nobody wants to be asked about any more",
      done: async (pane) => {
        convertToRange(pane);
        await pane.sync();
        await pane.session.answer(pane.toDo("question")[0]?.id ?? "", "disconnect");
      },
    },
    {
      what: "was disconnected without its ids",
      done: async (pane) => {
        pane.hands.deleteColumn("Table1", "Foreplan id");
        await pane.sync();
        await pane.session.disconnect(pane.ready().tables[0]?.id ?? "");
      },
    },
  ])("[ADD235] one that $what pauses nothing", async ({ done }) => {
    const pane = await connected();
    await done(pane);
    expect(pane.ready().tables).toEqual([]);
    expect(pane.ready().truth.kind).toBe("all-saved");
    expect(asked(pane)).toEqual([]);
  });
});
