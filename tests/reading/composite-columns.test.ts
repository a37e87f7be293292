import { describe, expect, test } from "vitest";
import { PLAIN_CONTEXT } from "../../shared/reading/cell-reading.ts";
import { type CellPart, partReader } from "../../shared/reading/composite-cell.ts";
import { findTables } from "../../shared/reading/find-tables.ts";
import { matchColumns } from "../../shared/reading/match-columns.ts";
import { readCell } from "../../shared/reading/read-cell.ts";
import { readTable } from "../../shared/reading/read-table.ts";
import { registerOf } from "../../shared/registers/all-registers.ts";
import { type CellGiven, cellOf, sheetOf, shown } from "./sheet-of.ts";

function partOf(of: CellPart["of"], part: CellPart["part"], given: CellGiven): unknown {
  const type = of === "period" ? ({ kind: "date" } as const) : ({ kind: "text" } as const);
  const read = partReader({ of, part }, (cell) => readCell(cell, type, PLAIN_CONTEXT));
  const reading = read(cellOf(given));
  return reading.kind === "value" ? reading.value : reading.kind;
}

function agreementsIn(rows: readonly (readonly CellGiven[])[]) {
  const sheet = sheetOf(rows);
  const [table] = findTables(sheet);
  if (table === undefined) throw new Error("no table found");
  const register = registerOf("agreements");
  const mapping = matchColumns(sheet, table, register, PLAIN_CONTEXT);
  return { mapping, rows: readTable(sheet, table, register, mapping).rows };
}

describe("cells that hold two things", () => {
  test.each([
    ["01/04/2022 - 31/03/2025", "2022-04-01", "2025-03-31"],
    ["01/04/2022-31/03/2025", "2022-04-01", "2025-03-31"],
    ["2022-04-01 to 2025-03-31", "2022-04-01", "2025-03-31"],
    ["April 2022 to March 2025", "2022-04", "2025-03"],
    ["From 1st April 2022 until 31 March 2025", "2022-04-01", "2025-03-31"],
    ["1 Apr 22 – 31 Mar 25", "2022-04-01", "2025-03-31"],
    ["TBC", "not-known", "not-known"],
    ["Rolling", "meaning", "meaning"],
    ["01/04/2022", "unread", "unread"],
    ["1 April - 30 June 2024", "unread", "unread"],
    ["01/04/2022 - 31/03/2025 - 31/03/2026", "unread", "unread"],
    [shown(45_383, "dd/mm/yyyy", "01/04/2024"), "unread", "unread"],
    [null, "blank", "blank"],
  ])("[REA60] the period %j gives its two days", (given, first, second) => {
    expect([partOf("period", "first", given), partOf("period", "second", given)]).toEqual([
      first,
      second,
    ]);
  });

  test.each([
    ["Haven\n1 High Street\nNorthtown", "Haven"],
    ["Acme Ltd, 12 Mill Lane, Northtown NT1 2AB", "Acme Ltd"],
    ["The Listening Line", "The Listening Line"],
    ["Smith, Jones and Partners", "question"],
    ["n/a", "n/a"],
  ])("[REA60] of %j the name is read, and the address stays", (given, name) => {
    expect(partOf("name-and-address", "first", given)).toBe(name);
  });

  test.each([
    ["J. Okafor / M. Shah", "J. Okafor", "M. Shah"],
    ["J. Okafor\nM. Shah", "J. Okafor", "M. Shah"],
    ["J. Okafor", "question", "question"],
    ["A / B / C", "question", "question"],
  ])("[REA60] the pair %j is two entries", (given, first, second) => {
    expect([partOf("pair", "first", given), partOf("pair", "second", given)]).toEqual([
      first,
      second,
    ]);
  });
});

describe("columns that hold two things", () => {
  const rows = [
    ["Title", "Supplier and address", "Contract period", "Owner / Manager"],
    ["Refuge", "Haven\n1 High Street", "01/04/2022 - 31/03/2025", "J. Okafor / M. Shah"],
    ["Advice", "Acme Ltd, 2 Low Road", "April 2023 to March 2026", "J. Okafor / A. Lee"],
    ["Helpline", "TBC", "Rolling", null],
  ];

  test("[REA60] are told by their header and their cells, and each of their fields is read", () => {
    const { mapping, rows: read } = agreementsIn(rows);
    expect(
      mapping.columns.map(({ field, parts }) => [field, parts?.map((each) => each.field)]),
    ).toEqual([
      ["title", undefined],
      ["provider", ["provider"]],
      ["start", ["start", "currentEnd"]],
      ["owner", ["owner", "manager"]],
    ]);
    expect(mapping.columns[2]?.evidence).toContain("read and never written");
    expect(mapping.missing).toEqual([]);
    expect(read[1]?.values).toEqual({
      title: "Advice",
      provider: { id: null, text: "Acme Ltd" },
      start: "2023-04",
      currentEnd: "2026-03",
      owner: "J. Okafor",
      manager: "A. Lee",
    });
    expect(read[2]?.findings.map(({ field, kind }) => `${field} ${kind}`)).toEqual([
      "provider not-known",
      "start meaning",
      "currentEnd meaning",
    ]);
  });

  test("[REA60] columns of their own go before one that holds both", () => {
    const both = [
      ["Title", "Contract period", "Start date"],
      ["Refuge", "01/04/2022 - 31/03/2025", "01/04/2022"],
    ];
    expect(agreementsIn(both).mapping.columns.map(({ field }) => field)).toEqual([
      "title",
      null,
      "start",
    ]);
  });

  test("[REA60] a period that is another's is left alone", () => {
    const review = [
      ["Title", "Review period"],
      ["Refuge", "01/04/2022 - 31/03/2025"],
    ];
    expect(agreementsIn(review).mapping.columns[1]?.field).toBeNull();
  });
});
