import { areaAddress } from "./cell-address.ts";
import { escapeCellText, escapeXml } from "./escape-xml.ts";
import {
  describedCell,
  type SheetDescription,
  type TableDescription,
} from "./workbook-description.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** A table part. Its column names must equal the header cells to the letter, or Excel repairs the file. */
export function writeTablePart(
  table: TableDescription,
  sheet: SheetDescription,
  id: number,
): string {
  const { area } = table;
  const hasHeader = table.hasHeader ?? true;
  const hasTotals = table.hasTotals ?? false;
  const names = columnNames(table, sheet);
  const columns = names
    .map((name, index) => `<tableColumn id="${index + 1}" name="${columnNameXml(name)}"/>`)
    .join("");
  const filtered = areaAddress({ ...area, bottom: area.bottom - (hasTotals ? 1 : 0) });
  const style = table.style ?? "TableStyleLight1";
  const named = style === "" ? "" : ` name="${escapeXml(style)}"`;
  return [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`,
    `<table xmlns="${MAIN}" id="${id}" name="${escapeXml(table.name)}" displayName="${escapeXml(table.name)}" ref="${areaAddress(area)}"`,
    hasHeader ? "" : ` headerRowCount="0"`,
    hasTotals ? ` totalsRowCount="1">` : ` totalsRowShown="0">`,
    hasHeader ? `<autoFilter ref="${filtered}"/>` : "",
    `<tableColumns count="${names.length}">${columns}</tableColumns>`,
    `<tableStyleInfo${named} showFirstColumn="0" showLastColumn="0" showRowStripes="${named === "" ? 0 : 1}" showColumnStripes="0"/>`,
    `</table>`,
  ].join("");
}

/** Empty and repeated headers get the names Excel itself would give them. */
export function columnNames(table: TableDescription, sheet: SheetDescription): readonly string[] {
  const { area } = table;
  const hasHeader = table.hasHeader ?? true;
  const taken = new Set<string>();
  const names: string[] = [];
  for (let column = area.left; column <= area.right; column++) {
    const { value } = describedCell(hasHeader ? sheet.rows[area.top]?.[column] : null);
    const wanted = value === null || value === "" ? `Column${names.length + 1}` : String(value);
    let name = wanted;
    for (let again = 2; taken.has(name.toLowerCase()); again++) name = `${wanted}${again}`;
    taken.add(name.toLowerCase());
    names.push(name);
  }
  return names;
}

/** Column names are cell texts: their line breaks are written in the escaped form that Excel writes. */
export function columnNameXml(name: string): string {
  return escapeCellText(name).replaceAll("\n", "_x000a_").replaceAll('"', "&quot;");
}
