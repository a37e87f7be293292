import { describe, expect, test } from "vitest";
import { Workbook } from "./model/workbook.ts";
import { type OpenExcel, openInExcel } from "./native-bridge.ts";

/** A workbook whose first sheet holds a table of two rows in A1:B3. */
function tableWorkbook(): Workbook {
  const workbook = new Workbook();
  const maker = openInExcel(workbook, { person: "Maker" });
  maker.hands.pasteBlock("A1", [
    ["Title", "Amount"],
    ["Refuge", 100],
    ["Helpline", 200],
  ]);
  maker.hands.makeTable("A1:B3");
  maker.close();
  return workbook;
}

type Told = Readonly<{
  address: string;
  changeType: string;
  source: string;
  triggerSource: string | undefined;
  details: unknown;
}>;

/** What an add-in listening to every sheet is told. */
async function listen(excel: OpenExcel): Promise<Told[]> {
  const told: Told[] = [];
  await excel.Excel.run(async (context) => {
    context.workbook.worksheets.onChanged.add(async (event) => {
      const { address, changeType, source, triggerSource, details } = event;
      told.push({ address, changeType, source, triggerSource, details });
    });
    await context.sync();
  });
  return told;
}

describe("events", () => {
  test("[HST4] tell an edit with its place, its values before and after, and who made it", async () => {
    const excel = openInExcel(tableWorkbook());
    const told = await listen(excel);
    excel.hands.type("B2", "150");
    await excel.settled();

    expect(told).toEqual([
      {
        address: "B2",
        changeType: "RangeEdited",
        source: "Local",
        triggerSource: undefined,
        details: {
          valueBefore: 100,
          valueAfter: 150,
          valueTypeBefore: "Double",
          valueTypeAfter: "Double",
        },
      },
    ]);
  });

  test("[HST4] tell of tables, sheets, names and the selection too", async () => {
    const excel = openInExcel(tableWorkbook());
    const told: string[] = [];
    const hear = (name: string) => async () => {
      told.push(name);
    };
    await excel.Excel.run(async (context) => {
      const { workbook } = context;
      const table = workbook.tables.getItem("Table1");
      table.onChanged.add(hear("table changed"));
      table.onSelectionChanged.add(hear("table selection"));
      workbook.tables.onAdded.add(hear("table added"));
      workbook.tables.onDeleted.add(hear("table deleted"));
      workbook.worksheets.onAdded.add(hear("sheet added"));
      workbook.worksheets.onDeleted.add(hear("sheet deleted"));
      workbook.worksheets.onActivated.add(hear("sheet activated"));
      workbook.worksheets.onNameChanged.add(hear("sheet renamed"));
      workbook.worksheets.onSelectionChanged.add(hear("sheet selection"));
      workbook.onSelectionChanged.add(hear("workbook selection"));
      await context.sync();
    });
    const { hands } = excel;
    hands.type("A2", "Shelter");
    hands.select("A2");
    hands.addSheet("Notes");
    hands.goToSheet("Notes");
    hands.pasteBlock("A1", [["Head"], ["cell"]]);
    hands.makeTable("A1:A2");
    hands.renameSheet("Notes", "Remarks");
    hands.deleteRows(1, 2);
    hands.deleteSheet("Remarks");
    await excel.settled();

    expect(told.toSorted()).toEqual(
      [
        "table changed",
        "table selection",
        "workbook selection",
        "sheet selection",
        "sheet added",
        "sheet activated",
        "table added",
        "sheet renamed",
        "table deleted",
        "sheet deleted",
        "sheet activated",
      ].toSorted(),
    );
  });

  test("[HST4] name the range they are about, which an add-in may ask for", async () => {
    const excel = openInExcel(tableWorkbook());
    const { Excel } = excel;
    const read: unknown[] = [];
    await Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add(async (event) => {
        await Excel.run(async (own) => {
          const range = event.getRange(own).load("address,values");
          await own.sync();
          read.push([range.address, range.values]);
        });
      });
      await context.sync();
    });
    excel.hands.pasteBlock("A2", [
      ["One", 1],
      ["Two", 2],
    ]);
    await excel.settled();

    expect(read).toEqual([
      [
        "Sheet1!A2:B3",
        [
          ["One", 1],
          ["Two", 2],
        ],
      ],
    ]);
  });

  test("[HST4] are silent while switched off, and after a handler was removed", async () => {
    const excel = openInExcel(tableWorkbook());
    const { Excel } = excel;
    const told: string[] = [];
    const handler = await Excel.run(async (context) => {
      const added = context.workbook.worksheets.onChanged.add(async ({ address }) => {
        told.push(address);
      });
      context.runtime.enableEvents = false;
      await context.sync();
      return added;
    });
    excel.hands.type("A2", "unheard");
    await excel.settled();
    await Excel.run(async (context) => {
      context.runtime.enableEvents = true;
      await context.sync();
    });
    excel.hands.type("A3", "heard");
    await excel.settled();
    await Excel.run(handler.context, async (context) => {
      handler.remove();
      await context.sync();
    });
    excel.hands.type("A2", "unheard again");
    await excel.settled();

    expect(told).toEqual(["A3"]);
  });

  test("[HST5] say of an add-in's own writes that it made them, on sheets", async () => {
    const excel = openInExcel(tableWorkbook());
    const told = await listen(excel);
    await excel.Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange("B2").values = [[7]];
      await context.sync();
    });
    await excel.settled();

    expect(told.map(({ source, triggerSource }) => [source, triggerSource])).toEqual([
      ["Local", "ThisLocalAddin"],
    ]);
  });

  test("[HST6] are Local for the one who acted and Remote for a co-author", async () => {
    const workbook = tableWorkbook();
    const ann = openInExcel(workbook, { person: "Ann" });
    const bob = openInExcel(workbook, { person: "Bob" });
    const toldAnn = await listen(ann);
    const toldBob = await listen(bob);
    ann.hands.type("B2", "111");
    await bob.Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange("B3").values = [[222]];
      await context.sync();
    });
    await ann.settled();
    await bob.settled();
    const brief = (told: readonly Told[]) =>
      told.map(({ address, source, triggerSource }) => [address, source, triggerSource]);

    expect(brief(toldAnn)).toEqual([
      ["B2", "Local", undefined],
      ["B3", "Remote", undefined],
    ]);
    expect(brief(toldBob)).toEqual([
      ["B2", "Remote", undefined],
      ["B3", "Local", "ThisLocalAddin"],
    ]);
    expect(ann.hands.seen("B3")).toBe("222");
  });

  test("[HST6] leave each person their own selection and sheet in front", () => {
    const workbook = tableWorkbook();
    const ann = openInExcel(workbook, { person: "Ann" });
    const bob = openInExcel(workbook, { person: "Bob" });
    ann.hands.addSheet("Hers");
    ann.hands.goToSheet("Hers");
    bob.hands.select("B3");

    expect([ann.seat.activeSheet.name, bob.seat.activeSheet.name]).toEqual(["Hers", "Sheet1"]);
    expect([ann.seat.selected.row, bob.seat.selected.row]).toEqual([0, 2]);
  });
});

describe("faults on demand", () => {
  test("[HST24] drop events for good", async () => {
    const excel = openInExcel(tableWorkbook());
    const told = await listen(excel);
    excel.faults.events = "drop";
    excel.hands.type("B2", "1");
    excel.faults.events = "deliver";
    excel.hands.type("B3", "2");
    await excel.settled();

    expect(told.map(({ address }) => address)).toEqual(["B3"]);
  });

  test("[HST24] hold events back until they are released, in their order", async () => {
    const excel = openInExcel(tableWorkbook());
    const told = await listen(excel);
    excel.faults.events = "hold";
    excel.hands.type("B2", "1");
    excel.hands.type("B3", "2");
    await excel.settled();
    const before = told.length;
    excel.host.events.release();
    await excel.settled();

    expect(before).toBe(0);
    expect(told.map(({ address }) => address)).toEqual(["B2", "B3"]);
  });

  test("[HST24] tell several edits as one, over the block that covers them", async () => {
    const excel = openInExcel(tableWorkbook());
    const told = await listen(excel);
    excel.faults.coalesceEvents = true;
    excel.hands.type("A2", "x");
    excel.hands.type("B3", "2");
    await excel.settled();

    expect(told.map(({ address, details }) => [address, details])).toEqual([["A2:B3", undefined]]);
  });

  test("[HST24] answer the wanted batches with the wanted error, and do nothing of them", async () => {
    const excel = openInExcel(tableWorkbook());
    const write = async (value: number) => {
      try {
        await excel.Excel.run(async (context) => {
          context.workbook.worksheets.getActiveWorksheet().getRange("B2").values = [[value]];
          await context.sync();
        });
        return "done";
      } catch (error) {
        return error instanceof excel.OfficeExtension.Error ? error.code : "another error";
      }
    };
    excel.faults.failNext("InvalidOrTimedOutSession", { times: 1 });
    const outcomes = [await write(1)];
    const after = excel.hands.seen("B2");
    outcomes.push(await write(2));

    expect(outcomes).toEqual(["InvalidOrTimedOutSession", "done"]);
    expect([after, excel.hands.seen("B2")]).toEqual(["100", "2"]);
  });
});
