import { ALL_COLUMNS, ALL_ROWS } from "../../model/area.ts";
import type { CellStyle } from "../../model/cell.ts";
import { autofitColumns, lookColumns, lookRows, styleCells } from "../../model/changes/looks.ts";
import { USUAL_COLUMN_WIDTH, USUAL_ROW_HEIGHT } from "../../model/sheet.ts";
import { numberIn, textIn } from "../arguments.ts";
import type { ExcelHost } from "../host.ts";
import { HostObject } from "../host-object.ts";
import type { RangeHandle } from "../range-handle.ts";
import { uniform } from "./range-values.ts";

/** Excel.RangeFormat with its fill, font and protection. */
export function rangeFormatObject(host: ExcelHost, handle: RangeHandle): HostObject {
  const { workbook } = host;
  const { sheet } = handle;
  const style = (change: Partial<CellStyle>) =>
    styleCells(workbook, host.actor, sheet, handle.area, change);
  const shared = <Key extends keyof CellStyle>(key: Key) => sharedStyle(handle, key);
  const width = (size: number | null) =>
    lookColumns(workbook, host.actor, sheet, handle.area, { size });
  const height = (size: number | null) =>
    lookRows(workbook, host.actor, sheet, handle.area, { size });
  return new HostObject("RangeFormat", handle, {
    get: {
      ColumnWidth: () =>
        uniform(handle.area.columns, (at) => {
          const look = sheet.columnLook(handle.area.column + at);
          return look.hidden ? 0 : (look.size ?? USUAL_COLUMN_WIDTH);
        }),
      HorizontalAlignment: () => shared("horizontalAlignment"),
      RowHeight: () =>
        uniform(handle.area.rows, (at) => {
          const look = sheet.rowLook(handle.area.row + at);
          return look.hidden ? 0 : (look.size ?? USUAL_ROW_HEIGHT);
        }),
      UseStandardWidth: () =>
        uniform(
          handle.area.columns,
          (at) => sheet.columnLook(handle.area.column + at).size === null,
        ),
      VerticalAlignment: () => "Bottom",
      WrapText: () => shared("wrapText"),
    },
    set: {
      ColumnWidth: (value) => width(numberIn(value, "RangeFormat.columnWidth")),
      HorizontalAlignment: (value) =>
        style({ horizontalAlignment: textIn(value, "RangeFormat.horizontalAlignment") }),
      RowHeight: (value) => height(numberIn(value, "RangeFormat.rowHeight")),
      UseStandardWidth: (value) => {
        if (value === true) width(null);
      },
      WrapText: (value) => style({ wrapText: value === true }),
    },
    follow: {
      Borders: () => bordersObject(handle),
      Fill: () =>
        new HostObject("RangeFill", handle, {
          get: { Color: () => fillColor(handle) },
          set: { Color: (value) => style({ fill: colour(value, "RangeFill.color") }) },
          call: { Clear: () => style({ fill: null }) },
        }),
      Font: () =>
        new HostObject("RangeFont", handle, {
          get: {
            Bold: () => shared("bold"),
            Color: () => {
              const color = shared("fontColor");
              return color === undefined ? null : (color ?? "#000000");
            },
            Italic: () => false,
            Name: () => "Aptos Narrow",
            Size: () => 11,
          },
          set: {
            Bold: (value) => style({ bold: value === true }),
            Color: (value) => style({ fontColor: colour(value, "RangeFont.color") }),
          },
        }),
      Protection: () =>
        new HostObject("FormatProtection", handle, {
          get: { Locked: () => shared("locked"), FormulaHidden: () => false },
          set: { Locked: (value) => style({ locked: value === true }) },
        }),
    },
    call: {
      AutofitColumns: () => autofitColumns(workbook, host.actor, sheet, handle.area),
      AutofitRows: () => height(null),
    },
  });
}

/** Lines are not kept in this model, so there are none anywhere. */
function bordersObject(handle: RangeHandle): HostObject {
  const border = (edge: string) =>
    new HostObject("RangeBorder", handle, { get: { SideIndex: () => edge, Style: () => "None" } });
  return new HostObject("RangeBorderCollection", handle, {
    call: { GetItem: (given) => border(given.text(0)) },
  });
}

/** Undefined where the cells differ. */
function sharedStyle<Key extends keyof CellStyle>(
  handle: RangeHandle,
  key: Key,
): CellStyle[Key] | undefined {
  const { sheet, area } = handle;
  const isWhole = area.rows === ALL_ROWS || area.columns === ALL_COLUMNS;
  const looked = isWhole ? (sheet.filledPart(area) ?? { ...area, rows: 1, columns: 1 }) : area;
  const first = sheet.styleOf(looked.row, looked.column)[key];
  for (let row = looked.row; row < looked.row + looked.rows; row += 1) {
    for (let column = looked.column; column < looked.column + looked.columns; column += 1) {
      if (sheet.styleOf(row, column)[key] !== first) return undefined;
    }
  }
  return first;
}

/** Excel says white where there is no fill, and nothing where cells differ. */
function fillColor(handle: RangeHandle): string | null {
  const fill = sharedStyle(handle, "fill");
  return fill === undefined ? null : (fill ?? "#FFFFFF");
}

const NAMED_COLOURS: Readonly<Record<string, string>> = {
  black: "#000000",
  white: "#FFFFFF",
  red: "#FF0000",
  yellow: "#FFFF00",
  orange: "#FFA500",
  green: "#008000",
  blue: "#0000FF",
  gray: "#808080",
  grey: "#808080",
};

function colour(value: unknown, location: string): string {
  const text = textIn(value, location);
  return (NAMED_COLOURS[text.toLowerCase()] ?? text).toUpperCase();
}
