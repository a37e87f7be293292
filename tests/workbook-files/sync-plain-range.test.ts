import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readXlsx } from "../../server/workbook-files/read-xlsx.ts";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import { RowId } from "../../shared/values/row-id.ts";
import { partsThatDiffer } from "./package-differences.ts";
import { packageOf, relationships } from "./package-of.ts";
import { richWorkbook } from "./rich-workbook.ts";
import { cells, HEADERS, SyncWorld } from "./sync-world.ts";

let world: SyncWorld;

beforeAll(async () => {
  world = await SyncWorld.start();
});
afterAll(() => world[Symbol.asyncDispose]());

test.each([
  ["an .xlsx", "range.xlsx", {}],
  ["an .xlsm with macros", "range.xlsm", { macros: true }],
  ["a strict .xlsx", "strict.xlsx", { strict: true }],
])(
  "[CLI23] the plain range of %s is made a table and connected, and a change from elsewhere touches its sheet alone",
  async (_, file, kind) => {
    const names = [`Helpline of ${file}`, `Refuge of ${file}`] as const;
    const path = world.folder.write(file, richWorkbook(names, kind));
    const before = readFileSync(path);
    const { document } = await world.sync(path, "--connect", "--yes");
    const connected = readFileSync(path);
    await world.edit(names[0], { annualValue: 7_500_000 });
    const second = await world.sync(path);
    const read = readXlsx(readFileSync(path));
    const sheet = read.ok ? read.value.sheets[0] : undefined;

    expect(document).toMatchObject({ pushed: 2, conflicts: 0, refused: 0 });
    expect(second.document).toMatchObject({ pushed: 0, pulled: 1, conflicts: 0, refused: 0 });
    expect(sheet?.tables[0]?.area).toEqual({ top: 2, left: 0, bottom: 4, right: 7 });
    expect(sheet?.rows[3]?.[3]).toMatchObject({ value: 75_000, format: "#,##0.00" });
    expect(RowId.safeParse(sheet?.rows[3]?.[7]?.value).success).toBe(true);
    expect(partsThatDiffer(before, connected)).toEqual([
      "[Content_Types].xml",
      "xl/_rels/workbook.xml.rels",
      "xl/tables/foreplan1.xml (new)",
      "xl/workbook.xml",
      "xl/worksheets/_rels/sheet1.xml.rels",
      "xl/worksheets/foreplan.xml (new)",
      "xl/worksheets/sheet1.xml",
    ]);
    expect(partsThatDiffer(connected, readFileSync(path))).toEqual([
      "xl/worksheets/foreplan.xml",
      "xl/worksheets/sheet1.xml",
    ]);
  },
);

test("[CLI23] a range that cannot become a table is left as it is, with what to do", async () => {
  const row = (name: string) => [name, "Acme", null, 5, "Live", null];
  const merged = writeXlsx({
    sheets: [
      {
        name: "Contracts",
        rows: [HEADERS, row("Advice"), row("Shelter")],
        merges: [{ top: 1, left: 1, bottom: 2, right: 1 }],
      },
    ],
  });
  const path = world.folder.write("merged.xlsx", merged);
  const { exit, said } = await world.sync(path, "--connect", "--yes");

  expect([exit, said.at(-1)]).toEqual([
    2,
    'The rows on "Contracts" (A1:F3) cannot become an Excel table: B2:B3 is merged. Select it, choose Merge & Center once to part it, save, and connect again.',
  ]);
  expect(readFileSync(path).equals(merged)).toBe(true);
});

test("[XLS59] a range that a query fills is refused with what to do", async () => {
  const cell = (place: string, text: string) =>
    `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const row = (number: number, texts: readonly string[]) =>
    `<row r="${number}">${texts.map((text, at) => cell(`${"ABCDEF"[at]}${number}`, text)).join("")}</row>`;
  const contract = (title: string) => [title, "Acme", "31/03/2027", "£50,000", "Live", "first"];
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const file = packageOf({
    workbook: `<workbook ${main} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Contracts" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="Query" localSheetId="0">Contracts!$A$1:$F$3</definedName></definedNames></workbook>`,
    sheet: `<sheetData>${row(1, HEADERS)}${row(2, contract("Advice"))}${row(3, contract("Shelter"))}</sheetData>`,
    extra: {
      "xl/worksheets/_rels/sheet1.xml.rels": relationships([["queryTable", "../q.xml"]]),
      "xl/q.xml": `<queryTable ${main} name="Query" connectionId="1"/>`,
    },
  });
  const path = world.folder.write("query.xlsx", file);
  const { exit, said } = await world.sync(path, "--connect", "--yes");

  expect([exit, said.at(-1)]).toEqual([
    2,
    'The rows on "Contracts" (A1:F3) cannot become an Excel table: a query fills them, and would lose Foreplan\'s column when it is refreshed. Copy them to a sheet of their own, save, and connect that.',
  ]);
  expect(readFileSync(path).equals(file)).toBe(true);
});

test("[CLI24] a formula that nobody has worked out is told, and is no empty cell", async () => {
  const name = "Counselling by formula";
  const rows = [
    HEADERS,
    [name, "Acme", null, { value: 50_000, formula: "=40000+10000" }, "Live", "first"],
  ];
  const tables = [{ name: "Contracts", area: { top: 0, left: 0, bottom: 1, right: 5 } }];
  const path = world.folder.write(
    "formula.xlsx",
    writeXlsx({ sheets: [{ name: "Contracts", rows, tables }] }),
  );
  await world.sync(path, "--connect", "--yes");
  // What a program writes that keeps no values: the formula, and nothing that it came to.
  const kept = readXlsx(readFileSync(path));
  const sheets = kept.ok ? kept.value.sheets : [];
  const emptied = sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) =>
      row.map((cell) => (cell.formula === null ? cell : { ...cell, value: null })),
    ),
  }));
  world.folder.write("formula.xlsx", writeXlsx({ sheets: emptied }));
  const { document } = await world.sync(path);

  expect(document?.pushed).toBe(0);
  expect(document?.details.questions).toContainEqual(
    expect.stringMatching(/"=40000\+10000" cannot be read; a formula that has been worked out/),
  );
  expect((await world.registerRow(name)).values.annualValue).toBe(5_000_000);
  expect(cells(path)[1]?.[0]).toBe(name);
});
