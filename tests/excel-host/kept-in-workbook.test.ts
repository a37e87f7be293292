import { describe, expect, test } from "vitest";
import { type OpenExcel, openInExcel } from "./native-bridge.ts";

/** The table T_Data in A1:C3 of the sheet Data. */
function withTable(): OpenExcel {
  const excel = openInExcel();
  excel.hands.addSheet("Data");
  excel.hands.pasteBlock("Data!A1", [
    ["Key", "Name", "Qty"],
    ["k1", "Ann", 1],
    ["k2", "Bob", 2],
  ]);
  excel.hands.makeTable("Data!A1:C3").name = "T_Data";
  return excel;
}

describe("what a workbook keeps for its add-ins", () => {
  test("[HST27] keeps names, settings and custom properties, and says there are no pivot tables", async () => {
    const { Excel } = withTable();
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
    const { Excel } = withTable();
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
    const excel = withTable();
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

    await expect(lastVisible()).rejects.toMatchObject({ code: "InvalidOperation" });
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
