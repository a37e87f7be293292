import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type OpenExcel, openInExcel } from "./native-bridge.ts";

let excel: OpenExcel;
beforeEach(() => {
  excel = openInExcel();
  excel.hands.pasteBlock("A1", [
    ["Fund", "Amount"],
    ["Core", 1],
    ["Victims", 2],
  ]);
});
afterEach(() => excel.close());

function sheet() {
  const [first] = excel.workbook.sheets;
  if (first === undefined) throw new Error("a workbook has a sheet");
  return first;
}

describe("what a sheet may be beside rows and tables", () => {
  test("[HST37] pivot tables are listed by sheet and name, with the cells they fill", async () => {
    sheet().pivotTables = [{ name: "By fund", area: { row: 0, column: 3, rows: 2, columns: 2 } }];
    const told = await excel.Excel.run(async (context) => {
      const { pivotTables } = context.workbook.worksheets.getItem("Sheet1");
      pivotTables.load("items/name");
      const none = pivotTables.getItemOrNullObject("Nothing");
      await context.sync();
      const [pivot] = pivotTables.items;
      const range = pivot?.layout.getRange().load("address");
      await context.sync();
      return [pivot?.name, range?.address, none.isNullObject];
    });
    expect(told).toEqual(["By fund", "Sheet1!D1:E2", true]);
  });

  test("[HST38] queries are listed with where they are loaded to", async () => {
    excel.workbook.queries = [
      { name: "All grants", loadedTo: "Table" },
      { name: "Rates", loadedTo: "ConnectionOnly" },
    ];
    const told = await excel.Excel.run(async (context) => {
      const { queries } = context.workbook;
      queries.load("items/name, items/loadedTo");
      await context.sync();
      return queries.items.map(({ name, loadedTo }) => [name, loadedTo]);
    });
    expect(told).toEqual([
      ["All grants", "Table"],
      ["Rates", "ConnectionOnly"],
    ]);
  });

  test.each([
    { filter: null, told: [false, false] },
    { filter: { isFiltered: false }, told: [true, false] },
    { filter: { isFiltered: true }, told: [true, true] },
  ])("[HST39] the filter of a range says whether it hides anything: $told", async (given) => {
    const area = { row: 0, column: 0, rows: 3, columns: 2 };
    sheet().filter = given.filter === null ? null : { area, ...given.filter };
    const told = await excel.Excel.run(async (context) => {
      const { autoFilter } = context.workbook.worksheets.getItem("Sheet1");
      autoFilter.load("enabled, isDataFiltered");
      await context.sync();
      return [autoFilter.enabled, autoFilter.isDataFiltered];
    });
    expect(told).toEqual(given.told);
  });

  test.each([
    { address: "A1:B3", told: null },
    { address: "B2:B3", told: true },
    { address: "A1:A3", told: false },
  ])("[HST40] whether $address is filled by one formula: $told", async ({ address, told }) => {
    sheet().spills = [{ row: 1, column: 1, rows: 2, columns: 1 }];
    const answer = await excel.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Sheet1").getRange(address);
      range.load("hasSpill");
      await context.sync();
      return range.hasSpill;
    });
    expect(answer).toBe(told);
  });
});
