import { expect, test } from "vitest";
import { type FindingLine, findingsText } from "../../server/workbook-files/findings-text.ts";

const COUNTS = { error: 0, warning: 5, info: 0 };

function unknownKind(sheetRow: number, more: Partial<FindingLine> = {}): FindingLine {
  return {
    check: "expected-fields",
    rule: null,
    severity: "warning",
    source: { document: "The rules", quote: "What is not known is said.", rule: null },
    register: "agreements",
    ref: `agreements:a.csv#a!${sheetRow}`,
    name: null,
    file: "a.csv",
    sheet: "a",
    sheetRow,
    fields: ["kind"],
    message: "Not known: Kind.",
    arithmetic: [],
    suggestion: null,
    ...more,
  };
}

const CLAUSE = "    “What is not known is said.” (The rules)";

test("[CLI77] rows that are told the same are told together, with which they are", () => {
  const told = findingsText(
    [3, 4, 5, 9, 11].map((row) => unknownKind(row)),
    COUNTS,
  );
  expect(told.split("\n")).toEqual([
    "WARNING  5 rows of a.csv (3-5, 9, 11): Not known: Kind.",
    CLAUSE,
    "0 errors, 5 warnings, 0 for information.",
    "",
  ]);
});

test.each<[string, readonly FindingLine[]]>([
  ["three rows", [3, 4, 5].map((row) => unknownKind(row))],
  [
    "rows of several sheets",
    [3, 4, 5, 6].map((row) => unknownKind(row, { sheet: `sheet ${row}`, ref: `C-${row}` })),
  ],
  [
    "rows with sums of their own",
    [3, 4, 5, 6].map((row) => unknownKind(row, { arithmetic: [`${row}`] })),
  ],
  [
    "what stands on no sheet",
    [1, 2, 3, 4].map((at) => unknownKind(0, { ref: `fund ${at}`, sheetRow: null })),
  ],
])("[CLI77] %s are told one by one", (_, findings) => {
  expect(findingsText(findings, COUNTS).match(/Not known: Kind/g)).toHaveLength(findings.length);
});

const place = { file: "rows/a.xlsx", sheet: "2026" };

test.each<[string, Partial<FindingLine>, string]>([
  ["its name", { name: "Helpline" }, "Helpline, row 3 of a.csv"],
  ["its own reference", { ref: "C-7" }, "C-7, row 3 of a.csv"],
  ["both", { name: "Helpline", ref: "C-7" }, "Helpline (C-7), row 3 of a.csv"],
  ["a name that is its reference", { name: "C-7", ref: "C-7" }, "C-7, row 3 of a.csv"],
  ["its place alone", {}, "row 3 of a.csv"],
  [
    "its place in a workbook",
    { ...place, ref: "agreements:rows/a.xlsx#2026!3" },
    "row 3 of rows/a.xlsx, sheet “2026”",
  ],
  ["its name, on no sheet", { name: "A fund", sheetRow: null, file: null, sheet: null }, "A fund"],
])("[CLI76] a row is told by %s", (_, more, said) => {
  expect(findingsText([unknownKind(3, more)], COUNTS)).toMatch(
    `WARNING  ${said}: Not known: Kind.`,
  );
});

test("[CLI76] a row is told with sum, remedy and clause", () => {
  const finding = unknownKind(3, {
    ref: "C-7",
    arithmetic: ["one", "two"],
    suggestion: "Say which kind it is.",
  });
  expect(findingsText([finding], COUNTS).split("\n").slice(0, -2)).toEqual([
    "WARNING  C-7, row 3 of a.csv: Not known: Kind.",
    "    one",
    "    two",
    "    → Say which kind it is.",
    CLAUSE,
  ]);
});

test("[CLI76] a document without words of its own is named alone", () => {
  const source = { document: "The rules", quote: "", rule: null };
  expect(findingsText([unknownKind(3, { source })], COUNTS)).toContain("    (The rules)\n");
});
