import { ALL_COLUMNS, ALL_ROWS, type Area } from "../area.ts";
import { type CellStyle, withStyle } from "../cell.ts";
import type { Actor } from "../seat.ts";
import type { Look, Sheet } from "../sheet.ts";
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
