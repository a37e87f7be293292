import { describe, expect, test } from "vitest";
import { counts1904 } from "../../addin/workbook/date-system.ts";
import { rawCellsOf, writtenContent } from "../../addin/workbook/raw-cells.ts";
import { EMPTY_CELL } from "../../shared/reading/raw-sheet.ts";

describe("cells as Excel gives and takes them", () => {
  test.each([
    { text: "=1+1", written: "'=1+1" },
    { text: "+44 1267 226440", written: "'+44 1267 226440" },
    { text: "@ann", written: "'@ann" },
    { text: "1/2", written: "'1/2" },
    { text: "007", written: "'007" },
    { text: "March 2025", written: "'March 2025" },
    { text: "TRUE", written: "'TRUE" },
    { text: "#N/A", written: "'#N/A" },
    { text: "Refuge, north", written: "Refuge, north" },
  ])("[ADD60] the text $text arrives as text", ({ text, written }) => {
    expect(writtenContent(text, "General")).toBe(written);
  });

  test("[ADD60] a cell formatted as text takes everything as it stands, and nothing empties a cell", () => {
    expect(writtenContent("=1+1", "@")).toBe("=1+1");
    expect(writtenContent(12, "General")).toBe(12);
    expect(writtenContent(null, "General")).toBe("");
  });

  test("[ADD61] text that begins with = is no formula, an error is told, blank and empty text differ", () => {
    const [cells] = rawCellsOf({
      values: [["=a", 3, "#REF!", "", ""]],
      formulas: [["=a", "=1+2", "=Gone!A1", "", '=""']],
      text: [["=a", "3", "#REF!", "", ""]],
      numberFormat: [["General", "General", "General", "General", "General"]],
    });
    expect(cells?.map(({ formula }) => formula)).toEqual([null, "=1+2", "=Gone!A1", null, '=""']);
    expect(cells?.map(({ isError }) => isError)).toEqual([false, false, true, false, false]);
    expect(cells?.map(({ value }) => value)).toEqual(["=a", 3, "#REF!", null, ""]);
  });

  test.each([
    { system: "1900", serial: 46_113, is1904: false },
    { system: "1904", serial: 46_113 - 1_462, is1904: true },
  ])("[ADD62] a date shown beside its serial tells the $system system", ({ serial, is1904 }) => {
    const cell = { ...EMPTY_CELL, value: serial, format: "dd/mm/yyyy", text: "01/04/2026" };
    expect(counts1904([[EMPTY_CELL, cell]])).toBe(is1904);
  });

  test("[ADD62] without a date that shows its year, 1900 is taken", () => {
    expect(counts1904([[{ ...EMPTY_CELL, value: 2_026, text: "2026" }]])).toBe(false);
    expect(counts1904([])).toBe(false);
  });
});
