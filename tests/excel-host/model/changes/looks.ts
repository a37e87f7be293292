import { ALL_COLUMNS, ALL_ROWS, type Area } from "../area.ts";
import { type CellStyle, withStyle } from "../cell.ts";
import { displayedText } from "../displayed-text.ts";
import type { Actor } from "../seat.ts";
import { type Look, type Sheet, USUAL_COLUMN_WIDTH } from "../sheet.ts";
import type { Workbook } from "../workbook.ts";
import { refuseProtected } from "./protection.ts";

export function styleCells(
  workbook: Workbook,
  by: Actor,
  sheet: Sheet,
  area: Area,
  style: Partial<CellStyle>,
): void {
  refuseProtected(sheet, "RangeFormat");
  const isWhole = area.rows === ALL_ROWS || area.columns === ALL_COLUMNS;
  const part = isWhole ? sheet.filledPart(area) : area;
  workbook.change(by, () => {
    if (part !== null) sheet.changeCells(part, (cell) => withStyle(cell, style));
    workbook.note({ kind: "format-changed", sheet, area });
  });
}

/** Number formats by rows; null leaves a cell's as it is. */
export function setNumberFormats(
  workbook: Workbook,
  by: Actor,
  sheet: Sheet,
  area: Area,
  formats: readonly (readonly (string | null)[])[],
): void {
  refuseProtected(sheet, "Range.numberFormat");
  workbook.change(by, () => {
    sheet.changeCells(area, (cell, row, column) => {
      const format = formats[row - area.row]?.[column - area.column];
      return format == null ? cell : withStyle(cell, { numberFormat: format });
    });
    workbook.note({ kind: "format-changed", sheet, area });
  });
}

export function lookColumns(
  workbook: Workbook,
  by: Actor,
  sheet: Sheet,
  area: Area,
  look: Partial<Look>,
): void {
  refuseProtected(sheet, "RangeFormat.columnWidth");
  workbook.change(by, () => {
    for (let column = area.column; column < area.column + area.columns; column += 1) {
      sheet.columnLooks[column] = { ...sheet.columnLook(column), ...look };
    }
    workbook.note({ kind: "format-changed", sheet, area });
  });
}

/** Points a character takes, and what a cell adds around its text. */
const CHARACTER_POINTS = 5.25;
const CELL_PADDING_POINTS = 9;
const WIDEST_AUTOFIT_POINTS = 240;
/** Beyond these rows a longer text is cut off rather than looked for. */
const MEASURED_ROWS = 500;

/** Widths that show each column's longest text, within reason. */
export function autofitColumns(workbook: Workbook, by: Actor, sheet: Sheet, area: Area): void {
  const part = sheet.filledPart(area);
  if (part === null) return;
  refuseProtected(sheet, "RangeFormat.autofitColumns");
  const lastRow = Math.min(part.row + part.rows, part.row + MEASURED_ROWS);
  workbook.change(by, () => {
    for (let column = part.column; column < part.column + part.columns; column += 1) {
      let longest = 0;
      for (let row = part.row; row < lastRow; row += 1) {
        const { value, style } = sheet.cell(row, column);
        if (value !== "")
          longest = Math.max(longest, displayedText(value, style.numberFormat).length);
      }
      const wanted = longest * CHARACTER_POINTS + CELL_PADDING_POINTS;
      const size = Math.min(WIDEST_AUTOFIT_POINTS, Math.max(USUAL_COLUMN_WIDTH, wanted));
      sheet.columnLooks[column] = { ...sheet.columnLook(column), size };
    }
    workbook.note({ kind: "format-changed", sheet, area });
  });
}

export function lookRows(
  workbook: Workbook,
  by: Actor,
  sheet: Sheet,
  area: Area,
  look: Partial<Look>,
): void {
  refuseProtected(sheet, "RangeFormat.rowHeight");
  workbook.change(by, () => {
    for (let row = area.row; row < area.row + area.rows; row += 1) {
      sheet.rowLooks[row] = { ...sheet.rowLook(row), ...look };
    }
    workbook.note({ kind: "format-changed", sheet, area });
  });
}
