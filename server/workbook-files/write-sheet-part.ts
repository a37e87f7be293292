import { areaAddress, cellAddress } from "./cell-address.ts";
import { escapeCellText, escapeXml } from "./escape-xml.ts";
import type { StyleTable } from "./style-table.ts";
import {
  type CellDescription,
  describedCell,
  type SheetDescription,
} from "./workbook-description.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A worksheet part. Elements stand in the order the format demands; Excel repairs any other. */
export function writeSheetPart(
  sheet: SheetDescription,
  styles: StyleTable,
  tableRelationships: readonly string[],
  isFirst: boolean,
): string {
  const tables = tableRelationships.map((id) => `<tablePart r:id="${id}"/>`).join("");
  return [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`,
    `<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}">`,
    sheetViews(sheet, isFirst),
    `<sheetFormatPr defaultRowHeight="15"/>`,
    columns(sheet),
    `<sheetData>`,
    ...rows(sheet, styles),
    `</sheetData>`,
    merges(sheet),
    tables === "" ? "" : `<tableParts count="${tableRelationships.length}">${tables}</tableParts>`,
    `</worksheet>`,
  ].join("");
}

function sheetViews(sheet: SheetDescription, isFirst: boolean): string {
  const selected = isFirst ? ` tabSelected="1"` : "";
  const frozen = sheet.frozen ?? { rows: 0, columns: 0 };
  if (frozen.rows === 0 && frozen.columns === 0) {
    return `<sheetViews><sheetView${selected} workbookViewId="0"/></sheetViews>`;
  }
  const split =
    (frozen.columns > 0 ? ` xSplit="${frozen.columns}"` : "") +
    (frozen.rows > 0 ? ` ySplit="${frozen.rows}"` : "");
  const active = frozen.rows > 0 ? (frozen.columns > 0 ? "bottomRight" : "bottomLeft") : "topRight";
  const first = cellAddress(frozen.rows, frozen.columns);
  return `<sheetViews><sheetView${selected} workbookViewId="0"><pane${split} topLeftCell="${first}" activePane="${active}" state="frozen"/></sheetView></sheetViews>`;
}

function columns(sheet: SheetDescription): string {
  const widths = sheet.columnWidths ?? new Map<number, number>();
  const hidden = sheet.hiddenColumns ?? new Set<number>();
  const numbers = [...new Set([...widths.keys(), ...hidden])].sort((a, b) => a - b);
  if (numbers.length === 0) return "";
  const each = numbers.map((column) => {
    const width = widths.get(column) ?? 9.140625;
    const state = hidden.has(column) ? ` hidden="1"` : "";
    return `<col min="${column + 1}" max="${column + 1}" width="${width}" customWidth="1"${state}/>`;
  });
  return `<cols>${each.join("")}</cols>`;
}

function* rows(sheet: SheetDescription, styles: StyleTable): Generator<string> {
  const hidden = sheet.hiddenRows ?? new Set<number>();
  const lastHidden = Math.max(-1, ...hidden);
  const count = Math.max(sheet.rows.length, lastHidden + 1);
  for (let index = 0; index < count; index++) {
    let cells = "";
    sheet.rows[index]?.forEach((cell, column) => {
      cells += writeCell(describedCell(cell), index, column, styles);
    });
    const isHidden = hidden.has(index);
    if (cells === "" && !isHidden) continue;
    yield `<row r="${index + 1}"${isHidden ? ` hidden="1"` : ""}>${cells}</row>`;
  }
}

function writeCell(cell: CellDescription, row: number, column: number, styles: StyleTable): string {
  const style = styles.numberOf(cell);
  const formula = cell.formula ?? null;
  if (cell.value === null && formula === null && style === 0) return "";
  const start = `<c r="${cellAddress(row, column)}"${style === 0 ? "" : ` s="${style}"`}`;
  const formulaXml = formula === null ? "" : `<f>${escapeXml(formula.replace(/^=/, ""))}</f>`;
  return start + cellContent(cell, formulaXml);
}

/** From the cell's type to its closing tag. */
export function cellContent(cell: CellDescription, formulaXml: string): string {
  const { value } = cell;
  if (value === null) return formulaXml === "" ? "/>" : `>${formulaXml}</c>`;
  if (cell.isError === true) return ` t="e">${formulaXml}<v>${escapeXml(String(value))}</v></c>`;
  switch (typeof value) {
    case "boolean":
      return ` t="b">${formulaXml}<v>${value ? 1 : 0}</v></c>`;
    case "number":
      return `>${formulaXml}<v>${value}</v></c>`;
    default:
      return formulaXml === ""
        ? ` t="inlineStr"><is><t xml:space="preserve">${escapeCellText(value)}</t></is></c>`
        : ` t="str">${formulaXml}<v>${escapeCellText(value)}</v></c>`;
  }
}

function merges(sheet: SheetDescription): string {
  const areas = sheet.merges ?? [];
  if (areas.length === 0) return "";
  const each = areas.map((area) => `<mergeCell ref="${areaAddress(area)}"/>`).join("");
  return `<mergeCells count="${areas.length}">${each}</mergeCells>`;
}
