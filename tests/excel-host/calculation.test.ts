import { describe, expect, test } from "vitest";
import { displayedText } from "./model/displayed-text.ts";
import { readEntered } from "./model/entered-value.ts";
import { Workbook } from "./model/workbook.ts";
import { UsersHands } from "./users-hands.ts";

function openedEmpty(): Readonly<{ workbook: Workbook; hands: UsersHands }> {
  const workbook = new Workbook();
  return { workbook, hands: new UsersHands(workbook, workbook.open("Ann")) };
}

describe("what is typed", () => {
  test.each([
    { typed: "1200", value: 1200, format: null },
    { typed: "1,200", value: 1200, format: "#,##0" },
    { typed: "£1,200.50", value: 1200.5, format: "£#,##0.00" },
    { typed: "-£5", value: -5, format: "£#,##0" },
    { typed: "(250)", value: -250, format: null },
    { typed: "12%", value: 0.12, format: "0%" },
    { typed: "TRUE", value: true, format: null },
    { typed: "01/04/2026", value: 46113, format: "dd/mm/yyyy" },
    { typed: "1 Apr 2026", value: 46113, format: "d-mmm-yy" },
    { typed: "April 2026", value: 46113, format: "mmm-yy" },
    { typed: "2026-04-01", value: 46113, format: "yyyy-mm-dd" },
    { typed: "31/02/2026", value: "31/02/2026", format: null },
    { typed: "1, 2", value: "1, 2", format: null },
    { typed: "12,34", value: "12,34", format: null },
    { typed: "#N/A", value: "#N/A", format: null },
    { typed: "'007", value: "007", format: null },
    { typed: "'=1+1", value: "=1+1", format: null },
    { typed: "", value: "", format: null },
  ])("[HST8] reads $typed as Excel in Britain does", ({ typed, value, format }) => {
    expect(readEntered(typed, "General", "en-GB")).toEqual({ value, formula: null, format });
  });

  test("[HST8] reads an add-in's text in American, and nothing at all in a cell of text", () => {
    expect(readEntered("01/04/2026", "General", "en-US").value).toBe(46026);
    expect(readEntered("007", "@", "en-GB").value).toBe("007");
    expect(readEntered("5", "dd/mm/yyyy", "en-GB")).toEqual({
      value: 5,
      formula: null,
      format: null,
    });
  });

  test.each([
    { value: 1234.5, format: "General", text: "1234.5" },
    { value: 1234.5, format: "0", text: "1235" },
    { value: 1234567, format: "#,##0", text: "1,234,567" },
    { value: 1234.5, format: "#,##0.00", text: "1,234.50" },
    { value: 1200, format: "£#,##0", text: "£1,200" },
    { value: -5, format: "#,##0;-#,##0;-", text: "-5" },
    { value: 0, format: "#,##0;-#,##0;-", text: "-" },
    { value: 0.125, format: "0.0%", text: "12.5%" },
    { value: 46113, format: "dd/mm/yyyy", text: "01/04/2026" },
    { value: 46113, format: "mmm yyyy", text: "Apr 2026" },
    { value: true, format: "0", text: "TRUE" },
    { value: "plain", format: "#,##0", text: "plain" },
  ])("[HST9] shows $value under $format as $text", ({ value, format, text }) => {
    expect(displayedText(value, format)).toBe(text);
  });
});

describe("formulas", () => {
  test.each([
    { formula: "=A1+A2*2", seen: "50" },
    { formula: "=SUM(A1:A3)", seen: "30" },
    { formula: "=SUM(A:A)", seen: "30" },
    { formula: "=(A1+A2)/4", seen: "7.5" },
    { formula: "=-A1^2", seen: "100" },
    { formula: "=10%*A2", seen: "2" },
    { formula: '="Total: "&A1', seen: "Total: 10" },
    { formula: '=IF(A1>5,"large","small")', seen: "large" },
    { formula: "=IF(A1>5,1,1/0)", seen: "1" },
    { formula: "=IFERROR(A1/0,-1)", seen: "-1" },
    { formula: "=A1/0", seen: "#DIV/0!" },
    { formula: "=A4+1", seen: "#VALUE!" },
    { formula: "=Missing", seen: "#NAME?" },
    { formula: "=0.1+0.2", seen: "0.3" },
    { formula: '=SUMIF(A1:A2,">15")', seen: "20" },
    { formula: '=COUNTIF(A1:A4,"te*")', seen: "1" },
    { formula: "=ROUND(2.345,2)", seen: "2.35" },
    { formula: "=EDATE(DATE(2024,1,31),1)", seen: "45351" },
    { formula: '=TEXT(46113,"dd/mm/yyyy")', seen: "01/04/2026" },
    { formula: "=Sheet1!A2", seen: "20" },
    { formula: "=A9", seen: "0" },
  ])("[HST10] works out $formula", ({ formula, seen }) => {
    const { hands } = openedEmpty();
    hands.pasteBlock("A1", [[10], [20], [""], ["text"]]);
    hands.type("C1", formula);

    expect(hands.seen("C1")).toBe(seen);
  });

  test("[HST10] follows changes through other formulas, and stops where a cell needs itself", () => {
    const { hands } = openedEmpty();
    hands.pasteBlock("A1", [[1], ["=A1*2"], ["=A2+1"]]);
    hands.type("A1", 5);
    const followed = hands.seen("A3");
    hands.type("B1", "=B1+1");

    expect([followed, hands.seen("B1")]).toEqual(["11", "1"]);
  });

  test("[HST10] reads tables by their columns, and follows a column's renaming", () => {
    const { workbook, hands } = openedEmpty();
    hands.pasteBlock("A1", [
      ["Fund", "Amount", "Half"],
      ["x", 10, "=[@Amount]/2"],
      ["y", 30, "=[@Amount]/2"],
    ]);
    hands.makeTable("A1:C3");
    hands.type("E1", "=SUM(Table1[Amount])");
    hands.renameColumn("Table1", "Amount", "Award");

    expect([hands.seen("C3"), hands.seen("E1")]).toEqual(["15", "40"]);
    expect(workbook.sheet("Sheet1")?.cell(0, 4).formula).toBe("=SUM(Table1[Award])");
  });

  test("[HST10] leaves a formula it does not know at what it came to last", () => {
    const { workbook, hands } = openedEmpty();
    workbook.sheet("Sheet1")?.setCell(0, 0, {
      ...workbook.firstVisibleSheet().cell(0, 0),
      value: 42,
      formula: "=XLOOKUP(B1,C:C,D:D)",
    });
    hands.type("B1", "anything");
    hands.type("B2", "=A1+1");

    expect([hands.seen("A1"), hands.seen("B2")]).toEqual(["42", "43"]);
  });
});
