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

  test("[HST27] keeps names, settings and custom properties, and says there are no pivot tables", async () => {
    const { Excel } = await withTable();
    const read = await Excel.run(async (context) => {
      const { workbook } = context;
      workbook.names.add("Amounts", workbook.worksheets.getItem("Data").getRange("C2:C3"));
      workbook.settings.add("foreplan", { workbook: "w1" });
      workbook.properties.custom.add("office", "Dyfed-Powys");
      await context.sync();
      const amounts = workbook.names.getItem("Amounts").getRange().load("address");
      const setting = workbook.settings.getItem("foreplan").load("value");
      const property = workbook.properties.custom.getItemOrNullObject("office").load("value");
      const pivots = workbook.pivotTables.getCount();
      await context.sync();
      return [amounts.address, setting.value, property.value, pivots.value];
    });

    expect(read).toEqual(["Data!C2:C3", { workbook: "w1" }, "Dyfed-Powys", 0]);
  });

  test("[HST28] keeps looks: widths, fills, hidden columns, locks, frozen rows, rules and validations", async () => {
    const { Excel } = await withTable();
    const read = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      const range = sheet.getRange("B2:B3");
      range.format.columnWidth = 120;
      range.format.fill.color = "#FFF2CC";
      range.format.font.bold = true;
      range.format.protection.locked = false;
      range.dataValidation.rule = { list: { inCellDropDown: true, source: "Ann,Bob" } };
      const rule = range.conditionalFormats.add("Custom");
      rule.custom.rule.formula = '=B2="Ann"';
      rule.custom.format.font.color = "#C00000";
      sheet.getRange("C:C").columnHidden = true;
      sheet.freezePanes.freezeRows(1);
      await context.sync();
      range.load("format/columnWidth,format/fill/color,format/font/bold,format/protection/locked");
      const validation = range.dataValidation.load("rule,type");
      const rules = range.conditionalFormats.load("items/type,items/id");
      const hidden = sheet.getRange("B1:C1").load("columnHidden");
      const frozen = sheet.freezePanes.getLocationOrNullObject().load("address");
      await context.sync();
      const custom = rules.items[0]?.custom;
      custom?.load("rule/formula,format/font/color");
      await context.sync();
      return {
        width: range.format.columnWidth,
        fill: range.format.fill.color,
        bold: range.format.font.bold,
        locked: range.format.protection.locked,
        validation: [validation.type, validation.rule],
        rule: [custom?.rule.formula, custom?.format.font.color],
        hidden: hidden.columnHidden,
        frozen: frozen.address,
      };
    });

    expect(read).toEqual({
      width: 120,
      fill: "#FFF2CC",
      bold: true,
      locked: false,
      validation: ["List", { list: { inCellDropDown: true, source: "Ann,Bob" } }],
      rule: ['=B2="Ann"', "#C00000"],
      hidden: null,
      frozen: "Data!1:1",
    });
  });

  test("[HST26] adds, renames, copies, hides and deletes sheets, the last visible one excepted", async () => {
    const excel = await withTable();
    const { Excel, workbook } = excel;
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.getItem("Sheet1").delete();
      worksheets.getItem("Data").copy("End");
      worksheets.add("_foreplan").visibility = "VeryHidden";
      worksheets.getItem("Data (2)").name = "Next year";
      await context.sync();
    });
    const lastVisible = () =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Next year").visibility = "Hidden";
        context.workbook.worksheets.getItem("Data").delete();
        await context.sync();
      });

    expect(await failureOf(excel, lastVisible)).toBe("InvalidOperation");
    expect(workbook.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ["Data", "Visible"],
      ["Next year", "Hidden"],
      ["_foreplan", "VeryHidden"],
    ]);
    expect(workbook.tables.map(({ name, sheet }) => [name, sheet.name])).toEqual([
      ["T_Data", "Data"],
      ["T_Data2", "Next year"],
    ]);
  });
});
