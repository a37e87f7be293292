import { strToU8, type Zippable, zipSync } from "fflate";
import { escapeXml } from "./escape-xml.ts";
import { StyleTable } from "./style-table.ts";
import {
  describedCell,
  type SheetDescription,
  type WorkbookDescription,
  type WrittenCell,
} from "./workbook-description.ts";
import { writeSheetPart } from "./write-sheet-part.ts";
import { columnNames, writeTablePart } from "./write-table-part.ts";

const HEADING = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/** Archives keep a time; a fixed one makes equal workbooks equal bytes. 1980 is the earliest there is. */
const WRITTEN_AT = new Date(1980, 0, 1);

/** Makes a new .xlsx. A person's own workbook is never saved so: see patch-xlsx. */
export function writeXlsx(workbook: WorkbookDescription): Uint8Array {
  const styles = new StyleTable();
  const parts = new Map<string, string>();
  const overrides: string[] = [];
  let tables = 0;
  workbook.sheets.forEach((described, index) => {
    const sheet = withTableHeaders(described);
    const number = index + 1;
    const relationships: string[] = [];
    const tableIds = (sheet.tables ?? []).map((table, place) => {
      tables++;
      const id = `rId${place + 1}`;
      parts.set(`xl/tables/table${tables}.xml`, writeTablePart(table, sheet, tables));
      overrides.push(override(`/xl/tables/table${tables}.xml`, `${CONTENT}.table+xml`));
      relationships.push(relationship(id, `${DOCUMENT}/table`, `../tables/table${tables}.xml`));
      return id;
    });
    const part = `xl/worksheets/sheet${number}.xml`;
    parts.set(part, writeSheetPart(sheet, styles, tableIds, index === 0));
    overrides.push(override(`/${part}`, `${CONTENT}.worksheet+xml`));
    if (relationships.length > 0) {
      parts.set(`xl/worksheets/_rels/sheet${number}.xml.rels`, relationshipsPart(relationships));
    }
  });
  parts.set("xl/workbook.xml", workbookPart(workbook));
  parts.set("xl/_rels/workbook.xml.rels", workbookRelationships(workbook.sheets.length));
  parts.set("xl/styles.xml", HEADING + styles.xml());
  parts.set(
    "_rels/.rels",
    relationshipsPart([relationship("rId1", `${DOCUMENT}/officeDocument`, "xl/workbook.xml")]),
  );
  const files: Zippable = { "[Content_Types].xml": strToU8(contentTypes(overrides)) };
  for (const [name, xml] of parts) files[name] = strToU8(xml);
  return zipSync(files, { level: 6, mtime: WRITTEN_AT });
}

/** Header cells under a table must be texts equal to its column names. */
function withTableHeaders(sheet: SheetDescription): SheetDescription {
  const rows: (readonly WrittenCell[])[] = [...sheet.rows];
  for (const table of sheet.tables ?? []) {
    if (table.hasHeader === false) continue;
    const { top, left } = table.area;
    const header: WrittenCell[] = [...(rows[top] ?? [])];
    columnNames(table, sheet).forEach((name, index) => {
      while (header.length < left + index) header.push(null);
      header[left + index] = { ...describedCell(header[left + index]), value: name, formula: null };
    });
    while (rows.length <= top) rows.push([]);
    rows[top] = header;
  }
  return { ...sheet, rows };
}

function workbookPart(workbook: WorkbookDescription): string {
  const sheets = workbook.sheets
    .map(({ name, visibility }, index) => {
      const state =
        visibility === "hidden"
          ? ` state="hidden"`
          : visibility === "very-hidden"
            ? ` state="veryHidden"`
            : "";
      return `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
    })
    .join("");
  const names = (workbook.definedNames ?? []).map(({ name, refersTo, sheet, hidden }) => {
    const index = workbook.sheets.findIndex((one) => one.name === sheet);
    const local = index < 0 ? "" : ` localSheetId="${index}"`;
    return `<definedName name="${escapeXml(name)}"${local}${hidden ? ` hidden="1"` : ""}>${escapeXml(refersTo)}</definedName>`;
  });
  const firstVisible = workbook.sheets.findIndex(
    ({ visibility }) => visibility === undefined || visibility === "visible",
  );
  return [
    HEADING,
    `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}">`,
    workbook.date1904 === true ? `<workbookPr date1904="1"/>` : `<workbookPr/>`,
    `<bookViews><workbookView activeTab="${Math.max(0, firstVisible)}"/></bookViews>`,
    `<sheets>${sheets}</sheets>`,
    names.length === 0 ? "" : `<definedNames>${names.join("")}</definedNames>`,
    // Cached values may be older than what the formulas would come to now.
    `<calcPr fullCalcOnLoad="1"/>`,
    `</workbook>`,
  ].join("");
}

function workbookRelationships(sheets: number): string {
  const each = Array.from({ length: sheets }, (_, index) =>
    relationship(`rId${index + 1}`, `${DOCUMENT}/worksheet`, `worksheets/sheet${index + 1}.xml`),
  );
  return relationshipsPart([
    ...each,
    relationship(`rId${sheets + 1}`, `${DOCUMENT}/styles`, "styles.xml"),
  ]);
}

function relationship(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
}

function relationshipsPart(relationships: readonly string[]): string {
  return `${HEADING}<Relationships xmlns="${PACKAGE}/relationships">${relationships.join("")}</Relationships>`;
}

function override(part: string, type: string): string {
  return `<Override PartName="${part}" ContentType="${type}"/>`;
}

function contentTypes(overrides: readonly string[]): string {
  return [
    HEADING,
    `<Types xmlns="${PACKAGE}/content-types">`,
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
    `<Default Extension="xml" ContentType="application/xml"/>`,
    override("/xl/workbook.xml", `${CONTENT}.sheet.main+xml`),
    override("/xl/styles.xml", `${CONTENT}.styles+xml`),
    ...overrides,
    `</Types>`,
  ].join("");
}
