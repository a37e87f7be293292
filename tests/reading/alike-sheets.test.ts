import { describe, expect, test } from "vitest";
import { matchAlike } from "../../shared/reading/alike-sheets.ts";
import { PLAIN_CONTEXT } from "../../shared/reading/cell-reading.ts";
import { findTables } from "../../shared/reading/find-tables.ts";
import { matchColumns } from "../../shared/reading/match-columns.ts";
import { registerOf } from "../../shared/registers/all-registers.ts";
import { type CellGiven, sheetOf } from "./sheet-of.ts";

const register = registerOf("allocations");

function matched(name: string, rows: readonly (readonly CellGiven[])[]) {
  const sheet = sheetOf(rows, { name });
  const [found] = findTables(sheet);
  if (found === undefined) throw new Error("no table found");
  return { sheet, found, mapping: matchColumns(sheet, found, register, PLAIN_CONTEXT) };
}

const fieldsIn = ({ columns }: { columns: readonly Readonly<{ field: string | null }>[] }) =>
  columns.map(({ field }) => field);

describe("headers that drift from sheet to sheet", () => {
  const april = matched("Apr", [
    ["Recipient", "Award date", "Amount"],
    ["Youth Voice", "12/04/2024", "£5"],
  ]);
  const drifted = (cell: CellGiven) =>
    matched("May", [
      ["Recipient", "Date", "Sum paid over"],
      ["Skate Club", "03/05/2024", cell],
    ]);

  test("[REA48] a column is understood by the sheet that has a known name in its place", () => {
    const may = drifted("£6");
    expect(fieldsIn(may.mapping)).toEqual(["provider", null, null]);
    const mapping = matchAlike(may, [april], register, PLAIN_CONTEXT);
    expect(fieldsIn(mapping)).toEqual(["provider", "awardDate", "amount"]);
    expect(mapping.columns[2]).toMatchObject({
      confidence: 0.7,
      evidence: 'the sheet "Apr" has "Amount" in its place',
    });
  });

  test("[REA48] but not where the cells are of another kind, or the places are not the same", () => {
    const words = drifted("by cheque");
    expect(fieldsIn(matchAlike(words, [april], register, PLAIN_CONTEXT))).toEqual([
      "provider",
      "awardDate",
      null,
    ]);
    const wider = matched("Jun", [
      ["Recipient", "Date", "Sum paid over", "Colour"],
      ["Skate Club", "03/05/2024", "£6", "red"],
    ]);
    expect(fieldsIn(matchAlike(wider, [april], register, PLAIN_CONTEXT))).toEqual(
      fieldsIn(wider.mapping),
    );
  });

  test("[REA48] amounts side by side stay what they are, and what they give is not missing", () => {
    const budgets = registerOf("budgets");
    const [one, other] = ["North", "South"].map((name) => {
      const sheet = sheetOf(
        [
          ["Fund", "Status", "Budget 2031/32", "Budget 2032/33"],
          ["Fund A", "Confirmed", 1_000, 2_000],
        ],
        { name },
      );
      const [found] = findTables(sheet);
      if (found === undefined) throw new Error("no table found");
      return { sheet, found, mapping: matchColumns(sheet, found, budgets, PLAIN_CONTEXT) };
    });
    if (one === undefined || other === undefined) throw new Error("there are two sheets");
    expect(one.mapping.spread?.columns).toHaveLength(2);
    expect(matchAlike(one, [other], budgets, PLAIN_CONTEXT)).toEqual(one.mapping);
  });
});
