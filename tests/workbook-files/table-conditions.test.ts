import { afterAll, describe, expect, test } from "vitest";
import { readXlsx } from "../../server/workbook-files/read-xlsx.ts";
import { packageOf, relationships } from "./package-of.ts";
import { foreplan, TestFolder } from "./run-foreplan.ts";

const folder = new TestFolder();
afterAll(() => folder[Symbol.dispose]());

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const HEADERS = ["Title", "Provider", "Current end", "Annual value", "Status"];

type Special = Readonly<{
  /** Instead of the amounts 50000, 60000 and 70000 in D2:D4. */
  amount?: (row: number) => string;
  hiddenRow?: number;
  /** Before and after the cells of the sheet. */
  before?: string;
  after?: string;
  /** The attributes and the filter of a table over the cells. */
  table?: Readonly<{ attributes?: string; filter?: string }>;
  pivot?: string;
  /** The range that a query of the sheet's own fills. */
  query?: string;
}>;

/** Three contracts at A1:E4 of a sheet, with something special about it in its own parts. */
function fileWith(special: Special): string {
  const { amount, hiddenRow, before = "", after = "", table, pivot, query } = special;
  const text = (place: string, value: string) =>
    `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const money = amount ?? ((row: number) => `<v>${40_000 + row * 10_000}</v>`);
  const header = HEADERS.map((name, at) => text(`${"ABCDE"[at]}1`, name)).join("");
  const body = [2, 3, 4].map((row) => {
    const hidden = row === hiddenRow ? ' hidden="1"' : "";
    return `<row r="${row}"${hidden}>${text(`A${row}`, `Contract ${row}`)}${text(`B${row}`, "Acme")}${text(`C${row}`, "31/03/2027")}<c r="D${row}">${money(row - 1)}</c>${text(`E${row}`, "Live")}</row>`;
  });
  const columns = HEADERS.map((name, at) => `<tableColumn id="${at + 1}" name="${name}"/>`);
  const parts = [
    ...(table === undefined ? [] : [["table", "../tables/table1.xml"] as const]),
    ...(query === undefined ? [] : [["queryTable", "../queryTables/queryTable1.xml"] as const]),
    ...(pivot === undefined ? [] : [["pivotTable", "../pivotTables/pivotTable1.xml"] as const]),
  ];
  const bytes = packageOf({
    workbook: `<workbook ${MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="ExternalData_1" localSheetId="0">Sheet1!${query ?? "$Z$1"}</definedName></definedNames></workbook>`,
    sheet: `${before}<sheetData><row r="1">${header}</row>${body.join("")}</sheetData>${after}`,
    extra: {
      "xl/worksheets/_rels/sheet1.xml.rels": relationships(parts),
      "xl/tables/table1.xml": `<table ${MAIN} id="1" name="Contracts" displayName="Contracts" ref="A1:E4" ${table?.attributes ?? ""}><autoFilter ref="A1:E4">${table?.filter ?? ""}</autoFilter><tableColumns count="5">${columns.join("")}</tableColumns></table>`,
      "xl/queryTables/queryTable1.xml": `<queryTable ${MAIN} name="ExternalData_1" connectionId="1"/>`,
      "xl/pivotTables/pivotTable1.xml": `<pivotTableDefinition ${MAIN} name="P" cacheId="1"><location ref="${pivot}" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/></pivotTableDefinition>`,
    },
  });
  return folder.write("special.xlsx", bytes);
}

const FILTERED =
  '<filterColumn colId="0"><filters><filter val="Contract 2"/></filters></filterColumn>';
const BUTTON = '<filterColumn colId="0" hiddenButton="1"/>';
const spilled = (row: number) =>
  row === 1 ? '<f t="array" ref="D2:D4">_xlfn.SEQUENCE(3)*50000</f><v>50000</v>' : "<v>60000</v>";

async function read(file: string) {
  const ran = await foreplan(["read", file, "--register", "agreements", "--json"]);
  return { ...ran, document: ran.out === "" ? null : JSON.parse(ran.out) };
}

describe("what is special about a sheet, from its own parts", () => {
  test.each<{ what: string; special: Special; allows: string; says: readonly RegExp[] }>([
    {
      what: "a protected sheet",
      special: { after: '<sheetProtection sheet="1"/>' },
      allows: "reading",
      says: [/^The sheet Sheet1 is protected.*Review, Unprotect Sheet/],
    },
    {
      what: "a table that a query fills",
      special: { table: { attributes: 'tableType="queryTable"' } },
      allows: "reading",
      says: [/^A query, or a file brought in, fills this table \(Data, Queries and Connections\)/],
    },
    {
      what: "a table that an XML file fills",
      special: { table: { attributes: 'tableType="xml"' } },
      allows: "reading",
      says: [/^A query, or a file brought in, fills this table/],
    },
    {
      what: "a range that a query fills, as older workbooks have it",
      special: { query: "$A$1:$E$4" },
      allows: "reading",
      says: [/^A query, or a file brought in, fills this table/],
    },
    {
      what: "a query that fills another range",
      special: { query: "$H$1:$K$9" },
      allows: "connecting",
      says: [],
    },
    {
      what: "a filtered table",
      special: { table: { filter: FILTERED }, hiddenRow: 3 },
      allows: "connecting",
      says: [/^A filter hides some of its rows\..*new rows wait/],
    },
    {
      what: "a table with a button for a filter, and a row hidden by hand",
      special: { table: { filter: BUTTON }, hiddenRow: 3 },
      allows: "connecting",
      says: [/^Some rows of the sheet are hidden/],
    },
    {
      what: "a filtered range",
      special: { after: `<autoFilter ref="A1:E4">${FILTERED}</autoFilter>`, hiddenRow: 3 },
      allows: "reading",
      says: [/^A filter hides some of these rows\. Clear it/],
    },
    {
      what: "a range that an advanced filter leaves rows out of",
      special: { before: '<sheetPr filterMode="1"/>', hiddenRow: 3 },
      allows: "reading",
      says: [/^A filter hides some of these rows/],
    },
    {
      what: "a range whose filter hides nothing",
      special: { after: `<autoFilter ref="A1:E4">${FILTERED}</autoFilter>` },
      allows: "connecting",
      says: [],
    },
    {
      what: "a filter that only a view kept beside the sheet has",
      special: {
        after: `<customSheetViews><customSheetView guid="{1}"><autoFilter ref="A1:E4">${FILTERED}</autoFilter></customSheetView></customSheetViews>`,
        hiddenRow: 3,
      },
      allows: "connecting",
      says: [/^Some rows of the sheet are hidden/],
    },
    {
      what: "a formula that fills several cells",
      special: { amount: spilled },
      allows: "reading",
      says: [/^One formula fills several cells of this sheet/, /^“Annual value” is worked out/],
    },
    {
      what: "a pivot table elsewhere on the sheet",
      special: { pivot: "H1:J9" },
      allows: "connecting",
      says: [],
    },
    { what: "nothing special", special: {}, allows: "connecting", says: [] },
  ])("[XLS56] $what is said by read", async ({ special, allows, says }) => {
    const { exit, document } = await read(fileWith(special));

    expect(exit).toBe(0);
    expect(document.allows).toBe(allows);
    expect(document.conditions).toEqual(says.map((sentence) => expect.stringMatching(sentence)));
    expect(document.rows).toHaveLength(3);
  });

  test("[XLS56] in words, beneath the columns", async () => {
    const file = fileWith({ after: '<sheetProtection sheet="1"/>' });
    const { out } = await foreplan(["read", file, "--register", "agreements"]);

    expect(out).toMatch(
      /\nWhat is special about the table:\n {2}The sheet Sheet1 is protected, so/,
    );
  });

  test("[XLS56] is the same of the sheet for whoever opens the file", () => {
    const file = packageOf({ sheet: '<sheetProtection sheet="1"/><sheetData/>' });
    const opened = readXlsx(file);

    expect(opened.ok && opened.value.sheets[0]).toMatchObject({
      isProtected: true,
      pivotTables: [],
      queryTables: new Set(),
      queryRanges: [],
      filteredTables: new Set(),
      isFiltered: false,
      hasSpills: false,
      hasHiddenRows: false,
    });
  });
});

test("[XLS57] a pivot table is no register's rows, and the sheet it is made from is named instead", async () => {
  const { exit, out, said } = await read(fileWith({ pivot: "A1:E4" }));

  expect([exit, out]).toEqual([2, ""]);
  expect(said.at(-1)).toMatch(
    /sheet "Sheet1": This is a pivot table, .*\. Connect the sheet it is made from\.$/,
  );
});

test("[XLS58] a formula whose value was dropped is a finding, and no empty cell", async () => {
  const dropped = (row: number) => (row === 2 ? "<f>30000*2</f>" : "<f>25000*2</f><v>50000</v>");
  const { document } = await read(fileWith({ amount: dropped }));
  const rows: readonly { values: object; findings: readonly object[] }[] = document.rows;

  expect(rows.map(({ values }) => values)).toMatchObject([
    { annualValue: 5_000_000 },
    {},
    { annualValue: 5_000_000 },
  ]);
  expect(rows[1]?.values).not.toHaveProperty("annualValue");
  expect(rows.map(({ findings }) => findings)).toEqual([
    [],
    [
      expect.objectContaining({
        kind: "unread",
        field: "annualValue",
        seen: "=30000*2",
        accepted: expect.stringMatching(/open the workbook in Excel or LibreOffice and save it/),
      }),
    ],
    [],
  ]);
});
