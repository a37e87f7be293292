import { describe, expect, test } from "vitest";
import { demonstrationWorkbook } from "../../../server/demonstration/workbooks.ts";
import { readXlsx } from "../../../server/workbook-files/read-xlsx.ts";
import { toA1 } from "../model/area.ts";
import { Workbook } from "../model/workbook.ts";
import { UsersHands } from "../users-hands.ts";
import { copyWorkbook } from "./copy-workbook.ts";
import { openFile } from "./read-file.ts";
import { saveWorkbook } from "./save-workbook.ts";

function filled(): Workbook {
  const workbook = new Workbook({ name: "Allocations.xlsx" });
  const hands = new UsersHands(workbook, workbook.open("Ann"));
  const sheet = workbook.firstVisibleSheet();
  hands.pasteBlock("A1", [
    ["Title", "Amount", "From"],
    ["Refuge", "£1,200.50", "01/04/2026"],
    ["'007", 3, "=C2+1"],
  ]);
  hands.makeTable("A1:C3").name = "Grants";
  sheet.merges = [{ row: 5, column: 0, rows: 1, columns: 2 }];
  sheet.columnLooks[1] = { size: 108.75, hidden: false };
  sheet.columnLooks[2] = { size: null, hidden: true };
  sheet.frozen = { rows: 1, columns: 0 };
  hands.addSheet("_foreplan");
  const memory = workbook.sheet("_foreplan");
  if (memory !== undefined) memory.visibility = "VeryHidden";
  hands.type("_foreplan!A1", "checkpoint");
  return workbook;
}

describe("files", () => {
  test("[HST29] come back as they were saved: values, formulas, formats, tables, looks, hidden sheets", () => {
    const opened = openFile(saveWorkbook(filled()), "Allocations.xlsx");
    if (!opened.ok) throw new Error(opened.problem);
    const workbook = opened.value;
    const hands = new UsersHands(workbook, workbook.open("Ann"));
    const sheet = workbook.firstVisibleSheet();

    expect(["B2", "C2", "A3", "C3"].map((address) => hands.seen(address))).toEqual([
      "£1,200.50",
      "01/04/2026",
      "007",
      "46114",
    ]);
    expect(sheet.cell(2, 2).formula).toBe("=C2+1");
    expect(workbook.tables.map(({ name, area }) => [name, toA1(area)])).toEqual([
      ["Grants", "A1:C3"],
    ]);
    expect(sheet.merges.map(toA1)).toEqual(["A6:B6"]);
    expect(sheet.columnLook(1).size).toBeCloseTo(108.75, 1);
    expect(sheet.columnLook(2).hidden).toBe(true);
    expect(sheet.frozen).toEqual({ rows: 1, columns: 0 });
    expect(workbook.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ["Sheet1", "Visible"],
      ["_foreplan", "VeryHidden"],
    ]);
  });

  test.each(["dyfed-powys", "avon-and-somerset"])(
    "[HST29] of the demonstration open and save: %s",
    (name) => {
      const bytes = demonstrationWorkbook(name);
      if (bytes === null) throw new Error(`There is no ${name}.`);
      const opened = openFile(bytes, `${name}.xlsx`);
      if (!opened.ok) throw new Error(opened.problem);
      const before = readXlsx(bytes);
      const after = readXlsx(saveWorkbook(opened.value));
      if (!before.ok || !after.ok) throw new Error("A file was not read back.");

      expect(after.value.sheets.map((sheet) => sheet.rows)).toEqual(
        before.value.sheets.map((sheet) => sheet.rows),
      );
      expect(after.value.sheets.map((sheet) => sheet.tables)).toEqual(
        before.value.sheets.map((sheet) => sheet.tables),
      );
    },
  );

  test("[HST29] of commas open as one sheet, and what is no workbook is refused in a sentence", () => {
    const csv = new TextEncoder().encode('Title,Amount\n"Refuge, East",1200\n');
    const opened = openFile(csv, "grants.csv");
    const refused = openFile(new Uint8Array([1, 2, 3]), "grants.xlsx");

    expect(opened.ok && opened.value.firstVisibleSheet().cell(1, 0).value).toBe("Refuge, East");
    expect(refused.ok ? "" : refused.problem).toMatch(/^[A-Z].+\.$/);
  });

  test("[HST30] copied in a folder keep every id, and only name and address differ", () => {
    const workbook = filled();
    workbook.settings.set("foreplan", "w1");
    const copy = copyWorkbook(workbook, {
      name: "Copy.xlsx",
      address: "https://example.org/Copy.xlsx",
    });
    new UsersHands(copy, copy.open("Bob")).type("A2", "Changed");

    expect(copy.sheets.map(({ id }) => id)).toEqual(workbook.sheets.map(({ id }) => id));
    expect(copy.table("Grants")?.columns).toEqual(workbook.table("Grants")?.columns);
    expect(copy.settings.get("foreplan")).toBe("w1");
    expect([copy.name, copy.address]).toEqual(["Copy.xlsx", "https://example.org/Copy.xlsx"]);
    expect(workbook.firstVisibleSheet().cell(1, 0).value).toBe("Refuge");
  });
});
