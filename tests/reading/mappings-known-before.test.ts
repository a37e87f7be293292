import { describe, expect, test } from "vitest";
import { matchAlike } from "../../shared/reading/alike-sheets.ts";
import { PLAIN_CONTEXT } from "../../shared/reading/cell-reading.ts";
import { findTables } from "../../shared/reading/find-tables.ts";
import { matchColumns } from "../../shared/reading/match-columns.ts";
import { recallMapping, rememberMapping } from "../../shared/reading/remembered-mapping.ts";
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

describe("a sheet that looks like one connected before", () => {
  const before = matched("2023-24", [
    ["Scheme code", "What for", "Recipient", "Award 2023/24 (£000)", "Colour"],
    ["A1", "Tools", "Allotment Society", 5, "red"],
  ]);
  const accepted = {
    ...before.mapping,
    columns: before.mapping.columns.map((match) =>
      match.header === "What for"
        ? { ...match, field: "title" }
        : match.header === "Colour"
          ? { ...match, field: null }
          : match,
    ),
    constants: { ...before.mapping.constants, fund: { id: null, text: "Core grant" } },
  };
  const remembered = rememberMapping("allocations", before.found, accepted);

  test("[REA62] is known by its headers, whatever their year and unit, and mapped as it was", () => {
    const next = matched("2024-25", [
      ["Small grants"],
      ["Colour", "Scheme code", "What for", "Recipient", "Award 2024/25 (£)"],
      ["blue", "A2", "Ramps", "Skate Club", 900],
    ]);
    const recalled = recallMapping(next.found, [remembered], () => next.mapping);
    expect(recalled?.register).toBe("allocations");
    expect(recalled?.likeness).toBe(1);
    expect(fieldsIn(recalled?.mapping ?? { columns: [] })).toEqual([
      null,
      null,
      "title",
      "provider",
      "amount",
    ]);
    // The year is never the one of before, and the unit is the header's own.
    expect(recalled?.mapping.constants).toEqual({
      financialYear: "2024/25",
      fund: { id: null, text: "Core grant" },
    });
    expect(recalled?.mapping.columns[4]?.unit).toBeNull();
    expect(recalled?.mapping.columns[2]?.evidence).toBe("as connected before");
  });

  test("[REA62] a field still goes to one column, the one it had before", () => {
    const next = matched("2024-25", [
      ["Scheme code", "What for", "Recipient", "Award 2024/25 (£)", "Colour", "Title"],
      ["A2", "Ramps", "Skate Club", 900, "blue", "Ramps for all"],
    ]);
    const recalled = recallMapping(next.found, [remembered], () => next.mapping);
    expect(fieldsIn(recalled?.mapping ?? { columns: [] })).toEqual([
      null,
      "title",
      "provider",
      "amount",
      null,
      null,
    ]);
  });

  test("[REA62] another table is not taken for it", () => {
    const other = matched("Contracts", [
      ["Recipient", "Title", "Start", "End"],
      ["Acme", "Advice", "01/04/2024", "31/03/2025"],
    ]);
    expect(recallMapping(other.found, [remembered], () => other.mapping)).toBeNull();
  });
});

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
});
