import { describe, expect, test } from "vitest";
import { PLAIN_CONTEXT } from "../../shared/reading/cell-reading.ts";
import { findTables } from "../../shared/reading/find-tables.ts";
import { matchColumns } from "../../shared/reading/match-columns.ts";
import { readTable } from "../../shared/reading/read-table.ts";
import { registerOf } from "../../shared/registers/all-registers.ts";
import type { RegisterKey } from "../../shared/registers/field.ts";
import { smallFramework } from "../registers/small-framework.ts";
import { type CellGiven, sheetOf } from "./sheet-of.ts";

const HEADER = ["Provider", "Title", "Start date", "Annual value"];
const row = (provider: string): CellGiven[] => [provider, "Advice", "01/04/2024", "£500"];
const lone = (text: string): CellGiven[] => [text, null, null, null];

function readAs(
  register: RegisterKey,
  rows: readonly (readonly CellGiven[])[],
  framework: typeof smallFramework | null = null,
) {
  const sheet = sheetOf(rows);
  const [table] = findTables(sheet);
  if (table === undefined) throw new Error("no table found");
  const definition = registerOf(register);
  const mapping = matchColumns(sheet, table, definition, { ...PLAIN_CONTEXT, framework });
  return { table, mapping, reading: readTable(sheet, table, definition, mapping) };
}

function kinds(rows: readonly (readonly CellGiven[])[]) {
  const [table] = findTables(sheetOf(rows));
  return table?.rows.map(({ kind }) => kind);
}

describe("headings within a table", () => {
  const grouped = [
    HEADER,
    lone("Victims' services:"),
    row("A"),
    row("B"),
    lone("Reducing reoffending"),
    row("C"),
    [],
    row("D"),
  ];

  test("[REA43] a text alone at the top shows that the table has headings", () => {
    expect(kinds(grouped)).toEqual([
      "header",
      "section",
      "body",
      "body",
      "section",
      "body",
      "blank",
      "body",
    ]);
  });

  test.each([
    ["after rows, with none at the top", [HEADER, row("A"), lone("B"), row("C")]],
    ["with nothing beneath it", [HEADER, row("A"), [], lone("B"), [], lone("C")]],
    [
      "in a table of two columns",
      [
        ["Provider", "Title"],
        ["A", null],
        ["B", "Advice"],
      ],
    ],
  ])("[REA43] a row with little in it stays a row: %s", (_, rows) => {
    expect(kinds(rows)).not.toContain("section");
  });

  test("[REA43] a heading after a blank line or a total is one, and so is one with air beneath it", () => {
    const rows = [HEADER, row("A"), [], lone("Prevention"), [], row("B"), row("C")];
    expect(kinds(rows)).toEqual(["header", "body", "blank", "section", "blank", "body", "body"]);
  });

  test("[REA44] gives its field to the rows beneath, until the next heading or a blank line", () => {
    const { mapping, reading } = readAs("agreements", grouped);
    expect(mapping.headings).toMatchObject({
      field: "serviceArea",
      evidence: `headings such as "Victims' services"`,
    });
    expect(reading.rows.map(({ values, headed }) => [values.serviceArea, headed])).toEqual([
      ["Victims' services", { serviceArea: "Victims' services" }],
      ["Victims' services", { serviceArea: "Victims' services" }],
      ["Reducing reoffending", { serviceArea: "Reducing reoffending" }],
      [undefined, {}],
    ]);
    expect(reading.skipped.map(({ row: at }) => at)).toEqual([1, 4, 6]);
  });

  test("[REA44] a heading the lists or registers know says which field it is", () => {
    const statuses = [HEADER, lone("Live"), row("A"), lone("Pipeline (continued)"), row("B")];
    const { mapping, reading } = readAs("agreements", statuses);
    expect(mapping.headings).toMatchObject({ field: "status", confidence: 0.9 });
    expect(reading.rows.map(({ values }) => values.status)).toEqual(["live", "pipeline"]);
  });

  test("[REA44] years as headings are each row's year, and then none is missing", () => {
    const years = [
      ["Service area", "Fund", "Provider", "Amount"],
      lone("2024/25"),
      ["Advice", "Safer Fund", "A", "£5"],
      lone("2025/26"),
      ["Advice", "Safer Fund", "A", "£6"],
    ];
    const { mapping, reading } = readAs("allocations", years);
    expect(mapping.missing).toEqual([]);
    expect(reading.rows.map(({ values }) => values.financialYear)).toEqual(["2024/25", "2025/26"]);
  });

  test("[REA44] what the row says itself goes before its heading", () => {
    const rows = [
      [...HEADER, "Service area"],
      [...lone("Advice"), null],
      [...row("A"), "Housing"],
    ];
    const { mapping, reading } = readAs("agreements", rows);
    expect(mapping.headings?.field).not.toBe("serviceArea");
    expect(reading.rows[0]?.values.serviceArea).toBe("Housing");
  });

  test("[REA81] words the framework does not list give the rows nothing, and that is said", () => {
    const unlisted = [HEADER, lone("Grant codes"), row("A"), lone("More codes"), row("B")];
    const { vocabularies } = smallFramework;
    const listed = { ...vocabularies, serviceAreas: vocabularies.mechanisms };
    const framework = { ...smallFramework, vocabularies: listed };
    const { mapping, reading } = readAs("agreements", unlisted, framework);

    expect(mapping.headings).toBeNull();
    expect(reading.rows.map(({ headed }) => headed)).toEqual([{}, {}]);
    expect(reading.skipped).toEqual(
      [1, 3].map((at) => ({
        row: at,
        why: expect.stringMatching(/no list or register has: the rows beneath take nothing/),
      })),
    );
  });

  test.each([
    { heading: "Safer Streets Fund", field: "funds", confidence: 0.7 },
    { heading: "Grant to Individuals codelist", field: "serviceArea", confidence: 0.6 },
  ])("[REA81] without a list at hand $heading is not sure", ({ heading, field, confidence }) => {
    const { mapping } = readAs("agreements", [HEADER, lone(heading), row("A"), row("B")]);
    expect(mapping.headings).toMatchObject({ field, confidence });
  });
});
