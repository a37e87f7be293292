import { expect, test } from "vitest";
import { staleValues } from "../../server/workbook-files/stale-values.ts";

/** A sheet of formulas in column B, each with the value 1, under the rows given. */
function sheetOf(formulas: readonly string[]): string {
  const rows = formulas.map(
    (formula, at) => `<row r="${at + 1}"><c r="B${at + 1}">${formula}<v>1</v></c></row>`,
  );
  return `<worksheet><sheetData>${rows.join("")}</sheetData></worksheet>`;
}

/** Which of the formulas lose their values when A5 is changed, by their places. */
function staleWhenA5Changes(...formulas: readonly string[]): readonly number[] {
  const xml = sheetOf(
    formulas.map((formula) => (formula.startsWith("<") ? formula : `<f>${formula}</f>`)),
  );
  const spans = staleValues(xml, [{ row: 4, column: 0 }]);
  return spans.map(({ from, to }) => {
    expect(xml.slice(from, to)).toBe("<v>1</v>");
    return xml.slice(0, from).split("<row ").length - 2;
  });
}

test.each([
  ["A5*2", true],
  ["SUM(A1:A9)", true],
  ["SUM($A:$A)", true],
  ["SUM(4:6)", true],
  ["SUM(A1:A4)", false],
  ["SUM(B:B,C7)", false],
  ['IF(C1="A5",TRUE,FALSE)', false],
  ["LOG10(C1)", false],
  ["SUM(Amounts)", true],
  ["SUM(Table1[Amount])", true],
  ["Other!C1", true],
  ["'Other sheet'!C1", true],
  ["OFFSET(C1,1,1)", true],
])("[XLS27] the value kept of %s is stale when A5 changed: %s", (formula, isStale) => {
  expect(staleWhenA5Changes(formula)).toEqual(isStale ? [0] : []);
});

test("[XLS27] what rests on a stale value is stale, shared formulas at their own places", () => {
  expect(
    staleWhenA5Changes(
      "C1+1",
      "B3+1",
      "A5",
      `<f t="shared" ref="B4:B5" si="0">A4+1</f>`,
      `<f t="shared" si="0"/>`,
    ),
  ).toEqual([2, 4, 1]);
});
