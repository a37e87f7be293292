import type {
  CellDescription,
  SheetDescription,
  WorkbookDescription,
} from "../../../server/workbook-files/workbook-description.ts";
import { writeXlsx } from "../../../server/workbook-files/write-xlsx.ts";
import type { Area as FileArea } from "../../../shared/reading/raw-sheet.ts";
import type { Area } from "../model/area.ts";
import { type Cell, EMPTY_CELL, isErrorValue } from "../model/cell.ts";
import type { Sheet } from "../model/sheet.ts";
import type { Workbook } from "../model/workbook.ts";
import { charactersOfPoints } from "./open-workbook.ts";

/** The workbook as an .xlsx file's bytes. */
export function saveWorkbook(workbook: Workbook): Uint8Array {
  return writeXlsx(describeWorkbook(workbook));
}

function describeWorkbook(workbook: Workbook): WorkbookDescription {
  return {
    sheets: workbook.sheets.map((sheet) => describeSheet(workbook, sheet)),
    definedNames: workbook.names.map(({ name, scope, formula, visible }) => ({
      name,
      refersTo: formula.slice(1),
      sheet: scope?.name ?? null,
      hidden: !visible,
    })),
    date1904: workbook.date1904,
  };
}

const VISIBILITIES = { Visible: "visible", Hidden: "hidden", VeryHidden: "very-hidden" } as const;

function describeSheet(workbook: Workbook, sheet: Sheet): SheetDescription {
  const widths = new Map<number, number>();
  const hiddenColumns = new Set<number>();
  sheet.columnLooks.forEach((look, column) => {
    if (look?.size != null) widths.set(column, charactersOfPoints(look.size));
    if (look?.hidden === true) hiddenColumns.add(column);
  });
  const hiddenRows = new Set<number>();
  sheet.rowLooks.forEach((look, row) => {
    if (look?.hidden === true) hiddenRows.add(row);
  });
  return {
    name: sheet.name,
    rows: sheet.rows.map((cells) => Array.from(cells, (cell) => describeCell(cell ?? EMPTY_CELL))),
    visibility: VISIBILITIES[sheet.visibility],
    tables: workbook.tablesOn(sheet).map((table) => ({
      name: table.name,
      area: describeArea(table.area),
      hasHeader: table.showHeaders,
      hasTotals: table.showTotals,
      style: table.style,
    })),
    merges: sheet.merges.map(describeArea),
    hiddenRows,
    hiddenColumns,
    columnWidths: widths,
    frozen: sheet.frozen,
  };
}

function describeCell({ value, formula, style }: Cell): CellDescription {
  return {
    value: value === "" && formula === null ? null : value,
    isError: isErrorValue(value),
    format: style.numberFormat,
    formula,
    bold: style.bold,
    fill: style.fill === null ? null : style.fill.replace("#", ""),
    wrap: style.wrapText,
  };
}

function describeArea({ row, column, rows, columns }: Area): FileArea {
  return { top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 };
}
