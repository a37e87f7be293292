import { describe, expect, test } from "vitest";
import { PLAIN_CONTEXT } from "../../shared/reading/cell-reading.ts";
import { findTables } from "../../shared/reading/find-tables.ts";
import { matchColumns } from "../../shared/reading/match-columns.ts";
import type { Area } from "../../shared/reading/raw-sheet.ts";
import { readTable } from "../../shared/reading/read-table.ts";
import { registerOf } from "../../shared/registers/all-registers.ts";
import { type CellGiven, sheetOf, shown } from "./sheet-of.ts";

function agreementsIn(rows: readonly (readonly CellGiven[])[], merges: readonly Area[] = []) {
  const sheet = sheetOf(rows, { merges });
  const [table] = findTables(sheet);
  if (table === undefined) throw new Error("no table found");
  const register = registerOf("agreements");
  const mapping = matchColumns(sheet, table, register, PLAIN_CONTEXT);
  return readTable(sheet, table, register, mapping);
}

const worth = (header: string, ...amounts: readonly CellGiven[]) =>
  agreementsIn([["Title", header], ...amounts.map((amount, at) => [`A${at}`, amount])]);

const dated = (...dates: readonly CellGiven[]) =>
  agreementsIn([["Title", "Start"], ...dates.map((date, at) => [`A${at}`, date])]);

describe("a column that does not agree with itself", () => {
  test.each([
    {
      what: "an amount in full in a column of thousands",
      header: "Annual value (£000)",
      amounts: [4.5, 6, 8, 5, 7, 6_500],
      asked: [650_000_000, 650_000],
    },
    {
      what: "thousands in a column of amounts in full",
      header: "Annual value",
      amounts: [45_000, 60_000, 80_000, 50_000, 70_000, 65],
      asked: [6_500, 6_500_000],
    },
    {
      what: "a printed amount a thousand times too large in a column of pounds, which a check doubts",
      header: "Annual value",
      amounts: ["£45,000", "£60,000", "£80,000", "£50,000", "£70,000", "£65,000,000"],
      asked: null,
    },
    {
      what: "a few pounds said to be pounds",
      header: "Annual value",
      amounts: [45_000, 60_000, 80_000, 50_000, 70_000, "£65"],
      asked: null,
    },
    {
      what: "an amount that says its own unit",
      header: "Annual value",
      amounts: [45_000, 60_000, 80_000, 50_000, 70_000, "£0.065k"],
      asked: null,
    },
    {
      what: "an amount that is large, and not by a thousand",
      header: "Annual value",
      amounts: [45_000, 60_000, 80_000, 50_000, 70_000, 8_000_000],
      asked: null,
    },
    {
      what: "a column of amounts of all sizes",
      header: "Annual value",
      amounts: [45, 600, 8_000, 50_000, 700_000, 65_000_000],
      asked: null,
    },
    { what: "too few to tell", header: "Annual value", amounts: [45, 60, 65_000], asked: null },
  ])("[REA83] $what", ({ header, amounts, asked }) => {
    const { rows } = worth(header, ...amounts);
    const findings = rows.flatMap((row) => row.findings.map((finding) => ({ row, finding })));

    expect(findings.map(({ finding }) => finding.candidates.map(({ value }) => value))).toEqual(
      asked === null ? [] : [asked],
    );
    // The others stand, and the one asked about is held back.
    expect(rows.filter(({ values }) => values.annualValue === undefined).length).toBe(
      asked === null ? 0 : 1,
    );
  });

  test("[REA54] where texts put the month first, each that could be either is asked about", () => {
    const { rows } = dated("10/31/13", "11/1/13", "12/25/13", "04/04/2013", "2013-05-06");
    expect(rows.map(({ values }) => values.start)).toEqual([
      undefined,
      undefined,
      undefined,
      "2013-04-04",
      "2013-05-06",
    ]);
    expect(rows[1]?.findings[0]?.candidates.map(({ value }) => value)).toEqual([
      "2013-01-11",
      "2013-11-01",
    ]);
  });

  test("[REA54] one slip in a column of days first is asked about alone", () => {
    const { rows } = dated("31/10/2013", "11/01/2013", "04/25/2013", "28/02/2013");
    expect(rows.flatMap(({ findings }) => findings.map(({ row }) => row))).toEqual([3]);
    expect(rows[1]?.values.start).toBe("2013-01-11");
  });

  test("[REA55] an end before its start is asked about where changing day and month would mend it", () => {
    const { rows } = agreementsIn([
      ["Title", "Start", "End"],
      ["A", "02/05/2024", "06/03/2024"],
      ["B", "15/04/2024", "20/02/2024"],
      ["C", "01/04/2024", "31/03/2025"],
      ["D", shown(45_414, "dd/mm/yyyy", "02/05/2024"), "06 March 2024"],
      ["E", "2024-05-02", "2024-03-06"],
    ]);
    expect(rows[0]?.values).toEqual({ title: "A" });
    expect(rows[0]?.findings.map(({ field, kind, seen }) => [field, kind, seen])).toEqual([
      ["start", "question", "02/05/2024"],
      ["currentEnd", "question", "06/03/2024"],
    ]);
    // No way round helps: for a check to say, and not for reading.
    expect(rows[1]?.values).toMatchObject({ start: "2024-04-15", currentEnd: "2024-02-20" });
    expect(rows[2]?.findings).toEqual([]);
    // What is a date, or says its order, is not doubted: a check says what is wrong.
    for (const row of rows.slice(3)) {
      expect(row.values).toMatchObject({ start: "2024-05-02", currentEnd: "2024-03-06" });
    }
  });

  test("[REA56] a few texts in a column of dates are named by their rows, and so are numbers among texts", () => {
    const day = (serial: number) => shown(serial, "dd/mm/yyyy", "");
    const { notes } = dated(...[1, 2, 3, 4, 5, 6].map((at) => day(45_000 + at * 31)), "March 2025");
    expect(notes.filter(({ kind }) => kind === "strays")).toEqual([
      {
        kind: "strays",
        column: 1,
        field: "start",
        header: "Start",
        count: 1,
        example: "March 2025",
        sentence: "Unlike the rest of the column, row 8 is kept as text, not numbers or dates.",
      },
    ]);
    expect(dated("March 2025", "April 2025", day(45_000)).notes).toEqual([]);
  });

  test("[REA57] a text merged down is every row's, and an amount is asked about in each", () => {
    const rows = [
      ["Title", "Provider", "Annual value", "Start"],
      ["A", "Acme", 90, "01/04/2024"],
      ["B", null, null, "01/04/2024"],
      ["C", "Bright", 7, "01/04/2024"],
    ];
    const merged = (column: number) => ({ top: 1, bottom: 2, left: column, right: column });
    const reading = agreementsIn(rows, [merged(1), merged(2)]);
    expect(reading.rows.map(({ values }) => [values.provider, values.annualValue])).toEqual([
      [{ id: null, text: "Acme" }, undefined],
      [{ id: null, text: "Acme" }, undefined],
      [{ id: null, text: "Bright" }, 700],
    ]);
    expect(reading.rows[1]?.findings).toMatchObject([
      { kind: "question", accepted: expect.stringContaining("merged over rows 2 to 3") },
    ]);
  });

  test("[REA58] a number shown with another currency's sign is said once for its column", () => {
    const dollars = (value: number) => shown(value, '_-"$"* #,##0.00_-', `$${value}`);
    const pounds = (value: number) => shown(value, "_-[$£-809]* #,##0_-", `£${value}`);
    const amounts = (cell: (value: number) => CellGiven) =>
      agreementsIn([
        ["Title", "Annual value"],
        ["A", cell(5)],
        ["B", cell(6)],
      ]).notes;
    expect(amounts(dollars).map(({ kind, count }) => [kind, count])).toEqual([
      ["other-currency", 2],
    ]);
    expect(amounts(pounds)).toEqual([]);
  });
});
