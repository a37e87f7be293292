import { describe, expect, test } from "vitest";
import { PLAIN_CONTEXT } from "../../shared/reading/cell-reading.ts";
import { findTables } from "../../shared/reading/find-tables.ts";
import { inferRegister } from "../../shared/reading/infer-register.ts";
import { matchColumns } from "../../shared/reading/match-columns.ts";
import type { RawSheet } from "../../shared/reading/raw-sheet.ts";
import { readTable } from "../../shared/reading/read-table.ts";
import type { TableReading } from "../../shared/reading/table-reading.ts";
import { registerOf } from "../../shared/registers/all-registers.ts";
import type { RegisterKey } from "../../shared/registers/field.ts";
import { smallFramework } from "../registers/small-framework.ts";
import { dyfedPowysSheet } from "./dyfed-powys-sheet.ts";
import { type CellGiven, errorCell, sheetOf, shown } from "./sheet-of.ts";

const context = { ...PLAIN_CONTEXT, framework: smallFramework };

function readingAs(register: RegisterKey, sheet: RawSheet): TableReading {
  const [table] = findTables(sheet);
  if (table === undefined) throw new Error("no table found");
  const mapping = matchColumns(sheet, table, registerOf(register), context);
  return readTable(sheet, table, registerOf(register), mapping, context);
}

function agreementsIn(...rows: readonly (readonly CellGiven[])[]): TableReading {
  return readingAs("agreements", sheetOf(rows));
}

describe("the rows of a table", () => {
  test("[REA36] a printed table gives its ten allocations, to the penny", () => {
    const { rows } = readingAs("allocations", dyfedPowysSheet());
    const amounts = rows.map(({ values }) => Number(values.amount));
    expect(rows).toHaveLength(10);
    expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(161_889_400);
    expect(rows.map(({ values }) => values.mechanism)).toEqual([
      "co",
      "direct",
      "grants",
      "direct",
      "direct",
      "co",
      "direct",
      "direct",
      "Partnership with Kent, Surrey and Sussex Community Rehabilitation Company",
      "direct",
    ]);
    expect(rows[8]?.values.priorities).toEqual(["1", "2", "4"]);
    expect(new Set(rows.map(({ values }) => values.financialYear))).toEqual(new Set(["2021/22"]));
  });

  test("[REA36] a word the framework does not list is kept, and told with its cell", () => {
    const { rows } = readingAs("allocations", dyfedPowysSheet());
    expect(rows.flatMap(({ findings }) => findings)).toEqual([
      {
        kind: "unknown-word",
        row: 15,
        column: 2,
        field: "mechanism",
        header: "Funding Mechanism",
        seen: "Partnership with Kent, Surrey and Sussex Community Rehabilitation Company",
        accepted: expect.stringMatching(/^perhaps /),
        candidates: [],
      },
    ]);
  });

  test("[REA29] text beneath a row is joined to its field, and the row says by which", () => {
    const { rows, skipped } = readingAs("allocations", dyfedPowysSheet());
    const joined = rows.find(({ row }) => row === 11);
    expect(joined?.values.note).toBe(
      "Crisis support at all hours\nPeripatetic support across rural areas",
    );
    expect(joined?.continuedBy).toEqual([13]);
    expect(skipped.map(({ row }) => row)).toEqual([12, 13, 17, 18, 19, 20]);
  });

  test("[REA29] text beneath a row that its field cannot take is told, not dropped", () => {
    const { rows } = agreementsIn(
      ["Title", "Provider", "Start", "Owner"],
      ["Advice", "Acme", "01/04/2024", "A"],
      [null, "and partners", null, null],
    );
    expect(rows[0]?.findings).toMatchObject([
      { kind: "continuation", row: 2, seen: "and partners" },
    ]);
    expect(rows[0]?.values.provider).toEqual({ id: null, text: "Acme" });
  });

  test("[REA37] holds back what is unread or asked about, and only that", () => {
    const { rows } = agreementsIn(
      ["Title", "Start", "End", "Annual value", "Total value", "Status"],
      ["A", "01/04/2024", "31/03/2027", "£5", "£15", "Live"],
      ["B", "04/25/2024", "Ongoing", "£5-£6", errorCell("#REF!"), "TBC"],
    );
    const [, second] = rows;
    expect(second?.values).toEqual({ title: "B", currentEnd: null, status: null });
    expect(second?.findings.map(({ kind, field, seen }) => `${field} ${kind} ${seen}`)).toEqual([
      "start question 04/25/2024",
      "currentEnd meaning Ongoing",
      "annualValue unread £5-£6",
      "totalValue unread #REF!",
      "status not-known TBC",
    ]);
    expect(second?.findings[0]?.candidates.map(({ value }) => value)).toEqual(["2024-04-25"]);
    expect(second?.seen).toMatchObject({ currentEnd: "Ongoing", status: "TBC" });
  });

  test("[REA37] a blank cell is not known, and a constant stands where the row says nothing", () => {
    const sheet = sheetOf([
      ["Allocations 2024/25"],
      ["Service area", "Amount", "Comment"],
      ["Advice", "£5", null],
    ]);
    expect(readingAs("allocations", sheet).rows[0]?.values).toEqual({
      financialYear: "2024/25",
      serviceArea: "Advice",
      amount: 500,
      note: null,
    });
  });

  test("[REA37] a row with nothing in the columns that are read is skipped, and said", () => {
    const { rows, skipped } = agreementsIn(
      ["Title", "Provider", "Colour"],
      ["A", "Acme", "red"],
      [null, null, 7],
      ["B", "Acme", null],
    );
    expect(rows.map(({ row }) => row)).toEqual([1, 3]);
    expect(skipped).toEqual([{ row: 2, why: "nothing in the columns that are read" }]);
  });

  test("[REA20] a term of 3+1 gives the option too, unless its own column says otherwise", () => {
    const oneYear = {
      length: "P12M",
      state: "unused",
      notice: null,
      exerciseBy: null,
      choice: null,
    };
    const alone = agreementsIn(["Title", "Term"], ["A", "3+1"], ["B", "2 years"]);
    expect(alone.rows[0]?.values).toMatchObject({
      initialTerm: "P36M",
      extensionOptions: [oneYear],
    });
    const beside = agreementsIn(
      ["Title", "Term", "Extension options"],
      ["A", "3+1", "None"],
      ["B", "3+1", null],
      ["C", "3+1", "at our discretion"],
      ["D", "3+1", "12 months used"],
    );
    expect(beside.rows.map(({ values }) => values.extensionOptions)).toEqual([
      [],
      [oneYear],
      undefined,
      [{ ...oneYear, state: "used" }],
    ]);
  });

  test("[REA22] options of 3+1 beside a term of five years are asked about", () => {
    const { rows } = agreementsIn(
      ["Title", "Term", "Extension options"],
      ["A", "3 years", "3+1"],
      ["B", "5 years", "3+1"],
    );
    expect(rows[0]?.values.extensionOptions).toHaveLength(1);
    expect(rows[1]?.values).toEqual({ title: "B", initialTerm: "P60M" });
    expect(rows[1]?.findings).toMatchObject([
      {
        kind: "question",
        field: "extensionOptions",
        seen: "3+1",
        candidates: [{ label: "12 months" }],
      },
    ]);
  });

  test("[REA38] what holds for a column is said once, with how often and an example", () => {
    const { notes } = agreementsIn(
      ["Title", "Start", "Annual value"],
      ["A", "04/03/2024", shown(10.005, "0.00", "10.01")],
      ["B", "05/03/2024", shown(10.111, "0.00", "10.11")],
      ["C", "25/03/2024", "nil"],
    );
    expect(notes.map(({ kind, field, count, example }) => [kind, field, count, example])).toEqual([
      ["day-before-month", "start", 2, "04/03/2024"],
      ["rounded", "annualValue", 2, "10.01"],
      ["word-for-zero", "annualValue", 1, "nil"],
    ]);
  });

  test("[REA39] dates that Excel read month first are asked about, not taken", () => {
    const as = (serial: number) => shown(serial, "dd/mm/yyyy", "");
    // 3, 5, 7, 9 and 11 April were typed 04/03 to 04/11 by a machine that puts the month first.
    const { rows } = agreementsIn(
      ["Title", "Start"],
      ["A", as(45_355)],
      ["B", as(45_416)],
      ["C", as(45_477)],
      ["D", as(45_539)],
      ["E", as(45_600)],
      ["F", "25/04/2024"],
      ["G", "13/04/2024"],
    );
    expect(rows[0]?.findings[0]).toMatchObject({ kind: "question", field: "start" });
    expect(rows[0]?.findings[0]?.candidates.map(({ value }) => value)).toEqual([
      "2024-03-04",
      "2024-04-03",
    ]);
    expect(rows[5]?.values.start).toBe("2024-04-25");
  });

  test("[REA39] one day past the twelfth among the dates shows that none was changed about", () => {
    const as = (serial: number) => shown(serial, "dd/mm/yyyy", "");
    const { rows } = agreementsIn(
      ["Title", "Start"],
      ["A", as(45_355)],
      ["B", as(45_416)],
      ["C", as(45_477)],
      ["D", as(45_747)],
      ["E", "25/04/2024"],
    );
    expect(rows.flatMap(({ findings }) => findings)).toEqual([]);
  });

  test("[REA39] dates beside texts are taken where nothing speaks against them", () => {
    const { rows } = agreementsIn(
      ["Title", "Start"],
      ["A", shown(45_747, "dd/mm/yyyy", "31/03/2025")],
      ["B", "25/04/2024"],
      ["C", "March 2025"],
    );
    expect(rows.map(({ values }) => values.start)).toEqual(["2025-03-31", "2024-04-25", "2025-03"]);
  });

  test("[REA12] a year far from the column's others is asked about", () => {
    const years = [
      "01/04/2022",
      "01/04/2023",
      "01/04/2024",
      "01/04/2024",
      "01/04/2025",
      "01/04/1982",
    ];
    const { rows } = agreementsIn(["Title", "Start"], ...years.map((year, at) => [`A${at}`, year]));
    expect(rows[5]?.findings).toMatchObject([{ kind: "question", field: "start" }]);
    expect(rows.slice(0, 5).flatMap(({ findings }) => findings)).toEqual([]);
  });

  test("[REA32] the register is inferred and read from one proposal", () => {
    const sheet = dyfedPowysSheet();
    const [table] = findTables(sheet);
    if (table === undefined) throw new Error("no table found");
    const [best] = inferRegister(sheet, table, context);
    if (best === undefined) throw new Error("no register");
    const { rows } = readTable(sheet, table, registerOf(best.register), best.mapping, context);
    expect(rows).toHaveLength(10);
  });
});
