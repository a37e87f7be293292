import { describe, expect, test } from "vitest";
import { type OpenExcel, openInExcel } from "./native-bridge.ts";

/** A workbook with the table T_Data in A1:C3 of the sheet Data: k1 Ann 1, k2 Bob 2. */
async function withTable(excel: OpenExcel = openInExcel()): Promise<OpenExcel> {
  await excel.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add("Data");
    sheet.getRange("A1:C3").values = [
      ["Key", "Name", "Qty"],
      ["k1", "Ann", 1],
      ["k2", "Bob", 2],
    ];
    sheet.tables.add("A1:C3", true).name = "T_Data";
    await context.sync();
  });
  return excel;
}

/** The code and place of the error a run ends with. */
async function failureOf(excel: OpenExcel, run: () => Promise<unknown>): Promise<unknown> {
  try {
    await run();
  } catch (error) {
    if (error instanceof excel.OfficeExtension.Error) return error.code;
    throw error;
  }
  return "no error";
}

describe("the library against the host", () => {
  test("[HST1] makes a sheet and a table, writes, and reads back what it wrote", async () => {
    const { Excel } = await withTable();
    const read = await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("T_Data").load("id,name,worksheet/name");
      table.rows.add(undefined, [["k3", "Cid", 3]]);
      const body = table.getDataBodyRange().load("values,rowCount,address");
      const columns = table.columns.load("items/name,items/id");
      await context.sync();
      return {
        sheet: table.worksheet.name,
        address: body.address,
        values: body.values,
        columns: columns.items.map(({ id, name }) => [id, name]),
      };
    });

    expect(read).toEqual({
      sheet: "Data",
      address: "Data!A2:C4",
      values: [
        ["k1", "Ann", 1],
        ["k2", "Bob", 2],
        ["k3", "Cid", 3],
      ],
      columns: [
        [1, "Key"],
        [2, "Name"],
        [3, "Qty"],
      ],
    });
  });

  test("[HST1] answers for what is not there with null objects, and for what hangs on them", async () => {
    const { Excel } = await withTable();
    const absent = await Excel.run(async (context) => {
      const missing = context.workbook.tables.getItemOrNullObject("nope");
      const body = missing.getDataBodyRange().load("values");
      const present = context.workbook.tables.getItemOrNullObject("t_data");
      await context.sync();
      return [missing.isNullObject, body.isNullObject, present.isNullObject];
    });

    expect(absent).toEqual([true, true, false]);
  });

  test("[HST1] loads collections with their neighbours, a count, and a part of the items", async () => {
    const { Excel } = await withTable();
    const read = await Excel.run(async (context) => {
      const tables = context.workbook.tables.load("items/name,items/worksheet/name,count");
      const sheets = context.workbook.worksheets.load({ name: true, $top: 1, $skip: 1 });
      const count = context.workbook.worksheets.getCount();
      await context.sync();
      return {
        tables: tables.items.map((table) => [table.name, table.worksheet.name]),
        tableCount: tables.count,
        sheets: sheets.items.map(({ name }) => name),
        count: count.value,
      };
    });

    expect(read).toEqual({
      tables: [["T_Data", "Data"]],
      tableCount: 1,
      sheets: ["Data"],
      count: 2,
    });
  });

  test("[HST2] lets nobody read what was not loaded, nor a result before its sync", async () => {
    const excel = await withTable();
    const { Excel } = excel;
    const unread = () =>
      Excel.run(async (context) => context.workbook.tables.getItem("T_Data").name);
    const tooEarly = () => Excel.run(async (context) => context.workbook.tables.getCount().value);

    expect(await failureOf(excel, unread)).toBe("PropertyNotLoaded");
    expect(await failureOf(excel, tooEarly)).toBe("ValueNotLoaded");
  });

  test.each([
    {
      given: "a sheet that is not there",
      act: (context: Excel.RequestContext) =>
        context.workbook.worksheets.getItem("Missing").load("name"),
      code: "ItemNotFound",
    },
    {
      given: "values of another size than the range",
      act: (context: Excel.RequestContext) => {
        context.workbook.worksheets.getItem("Data").getRange("E1:F2").values = [[1]];
      },
      code: "InvalidArgument",
    },
    {
      given: "no address",
      act: (context: Excel.RequestContext) =>
        context.workbook.worksheets.getItem("Data").getRange("Nowhere!").load("values"),
      code: "InvalidArgument",
    },
    {
      given: "a sheet's name that is taken",
      act: (context: Excel.RequestContext) => context.workbook.worksheets.add("data"),
      code: "ItemAlreadyExists",
    },
    {
      given: "a table over another",
      act: (context: Excel.RequestContext) =>
        context.workbook.worksheets.getItem("Data").tables.add("C3:D5", true),
      code: "InvalidArgument",
    },
  ])("[HST2] fails with Excel's code for $given", async ({ act, code }) => {
    const excel = await withTable();
    const run = () =>
      excel.Excel.run(async (context) => {
        act(context);
        await context.sync();
      });

    expect(await failureOf(excel, run)).toBe(code);
  });

  test("[HST2] keeps what a batch did before the statement that failed", async () => {
    const excel = await withTable();
    const run = () =>
      excel.Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Data").getRange("A9").values = [["kept"]];
        context.workbook.worksheets.getItem("Missing").getRange("A1").values = [["lost"]];
        context.workbook.worksheets.getItem("Data").getRange("A10").values = [["never"]];
        await context.sync();
      });

    expect(await failureOf(excel, run)).toBe("ItemNotFound");
    expect(excel.hands.seen("Data!A9")).toBe("kept");
    expect(excel.hands.seen("Data!A10")).toBe("");
  });

  test("[HST3] takes set() with nested looks, and a range used again after a sync", async () => {
    const { Excel } = await withTable();
    const read = await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("T_Data");
      table.set({ style: "TableStyleLight1", showTotals: false });
      const header = table.getHeaderRowRange();
      header.format.fill.color = "#ff0000";
      header.load("format/fill/color");
      table.load("style");
      await context.sync();
      const first = header.getCell(0, 0).load("address");
      await context.sync();
      return [table.style, header.format.fill.color, first.address];
    });

    expect(read).toEqual(["TableStyleLight1", "#FF0000", "Data!A1"]);
  });

  test("[HST3] moves a tracked range along with rows inserted above it, until it is deleted", async () => {
    const excel = await withTable();
    const { Excel } = excel;
    const kept = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Data").getRange("C3").load("values");
      context.trackedObjects.add(range);
      await context.sync();
      return range;
    });
    excel.hands.insertRows(1, 2, excel.workbook.sheet("Data"));
    const moved = await Excel.run(kept, async (context) => {
      kept.load("address,values");
      await context.sync();
      return [kept.address, kept.values];
    });
    excel.hands.deleteRows(1, 9, excel.workbook.sheet("Data"));
    const run = () => Excel.run(kept, async (context) => kept.load("address") && context.sync());

    expect(moved).toEqual(["Data!C5", [[2]]]);
    expect(await failureOf(excel, run)).toBe("ItemNotFound");
  });

  test("[HST7] carries a block of twelve thousand cells, which the library sends in chunks", async () => {
    const { Excel } = openInExcel();
    const block = Array.from({ length: 1_000 }, (_, row) =>
      Array.from({ length: 12 }, (_, column) => (column % 3 === 0 ? `row ${row}` : row * column)),
    );
    const read = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:L1000");
      range.values = block;
      range.load("values");
      await context.sync();
      return range.values;
    });

    expect(read).toEqual(block);
  });

  test("[HST14] resizes a table over the rows beneath, and puts a totals row under it", async () => {
    const { Excel } = await withTable();
    const read = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      const table = context.workbook.tables.getItem("T_Data");
      table.resize("A1:D4");
      sheet.getRange("A4:D4").values = [["k3", "Cid", 4, "new"]];
      table.columns.getItem("Column1").delete();
      table.showTotals = true;
      await context.sync();
      const whole = table.getRange().load("address");
      const totals = table.getTotalRowRange().load("values,formulas");
      await context.sync();
      return [whole.address, totals.values, totals.formulas[0]?.[2]];
    });

    expect(read).toEqual(["Data!A1:C5", [["Total", "", 7]], "=SUBTOTAL(109,[Qty])"]);
  });

  test("[HST14] refuses to resize a table away from its header row", async () => {
    const excel = await withTable();
    const run = () =>
      excel.Excel.run(async (context) => {
        context.workbook.tables.getItem("T_Data").resize("A2:C4");
        await context.sync();
      });

    expect(await failureOf(excel, run)).toBe("InvalidArgument");
  });

  test("[HST17] leaves a table as it is when an add-in writes beneath it", async () => {
    const excel = await withTable();
    await excel.Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Data").getRange("A4").values = [["below"]];
      await context.sync();
    });

    expect(excel.workbook.table("T_Data")?.area.rows).toBe(3);
  });
});
