import {
  ALL_COLUMNS,
  ALL_ROWS,
  type Area,
  boundingArea,
  fitsSheet,
  fromA1,
  intersection,
  quotedSheetName,
  splitAddress,
  toA1,
} from "../../model/area.ts";
import { areaOf } from "../../model/formula/rewrite.ts";
import { tokensOf } from "../../model/formula/tokens.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { Arguments } from "../arguments.ts";
import type { ExcelHost } from "../host.ts";
import { HostObject } from "../host-object.ts";
import { RangeHandle } from "../range-handle.ts";
import { conditionalFormatsObject } from "./conditional-formats-object.ts";
import { dataValidationObject } from "./data-validation-object.ts";
import { rangeAreasObject } from "./range-areas-object.ts";
import { rangeChanges } from "./range-changes.ts";
import { rangeFormatObject } from "./range-format-object.ts";
import { rangeSortObject } from "./range-sort-object.ts";
import { readRange, writeRange } from "./range-values.ts";
import { tablesInRangeObject } from "./tables-object.ts";
import { worksheetObject } from "./worksheet-object.ts";

/** Excel.Range. */
export function rangeObject(host: ExcelHost, handle: RangeHandle): HostObject {
  const { sheet } = handle;
  const { workbook } = host;
  const at = (area: Area) => rangeObject(host, host.range(sheet, area));
  const within = (area: Area, given: Arguments) => {
    if (!fitsSheet(area)) throw given.refusal();
    return at(area);
  };
  return new HostObject("Range", handle, {
    exists: () => workbook.sheets.includes(sheet) && !handle.isGone,
    get: {
      Address: () => `${quotedSheetName(sheet.name)}!${toA1(handle.area)}`,
      AddressLocal: () => `${quotedSheetName(sheet.name)}!${toA1(handle.area)}`,
      CellCount: () => cellCount(handle.area),
      ColumnCount: () => handle.area.columns,
      ColumnIndex: () => handle.area.column,
      RowCount: () => handle.area.rows,
      RowIndex: () => handle.area.row,
      IsEntireColumn: () => handle.area.rows === ALL_ROWS,
      IsEntireRow: () => handle.area.columns === ALL_COLUMNS,
      ...readRange(host, handle),
    },
    set: writeRange(host, handle),
    follow: {
      ConditionalFormats: () => conditionalFormatsObject(host, handle),
      DataValidation: () => dataValidationObject(host, handle),
      Format: () => rangeFormatObject(host, handle),
      Sort: () => rangeSortObject(host, handle),
      Worksheet: () => worksheetObject(host, sheet),
    },
    call: {
      ...rangeChanges(host, handle),
      GetAbsoluteResizedRange: (given) =>
        within({ ...handle.area, rows: given.number(0), columns: given.number(1) }, given),
      GetBoundingRect: (given) => at(boundingArea(handle.area, areaFrom(host, sheet, given, 0))),
      GetCell: (given) => {
        const row = handle.area.row + given.number(0);
        const column = handle.area.column + given.number(1);
        return within({ row, column, rows: 1, columns: 1 }, given);
      },
      GetColumn: (given) =>
        within({ ...handle.area, column: handle.area.column + given.number(0), columns: 1 }, given),
      GetEntireColumn: () => at({ ...handle.area, row: 0, rows: ALL_ROWS }),
      GetEntireRow: () => at({ ...handle.area, column: 0, columns: ALL_COLUMNS }),
      GetIntersection: (given) => {
        const area = intersection(handle.area, areaFrom(host, sheet, given, 0));
        if (area === null) throw given.refusal();
        return at(area);
      },
      GetIntersectionOrNullObject: (given) => {
        const area = intersection(handle.area, areaFrom(host, sheet, given, 0));
        return area === null ? null : at(area);
      },
      GetLastCell: () => at(lastOf(handle.area, { rows: 1, columns: 1 })),
      GetLastColumn: () => at(lastOf(handle.area, { rows: handle.area.rows, columns: 1 })),
      GetLastRow: () => at(lastOf(handle.area, { rows: 1, columns: handle.area.columns })),
      GetMergedAreasOrNullObject: () => {
        const merged = sheet.merges.filter((merge) => intersection(merge, handle.area) !== null);
        return merged.length === 0 ? null : rangeAreasObject(host, sheet, merged);
      },
      GetOffsetRange: (given) =>
        within(
          {
            ...handle.area,
            row: handle.area.row + given.number(0),
            column: handle.area.column + given.number(1),
          },
          given,
        ),
      GetResizedRange: (given) =>
        within(
          {
            ...handle.area,
            rows: handle.area.rows + given.number(0),
            columns: handle.area.columns + given.number(1),
          },
          given,
        ),
      GetRow: (given) =>
        within({ ...handle.area, row: handle.area.row + given.number(0), rows: 1 }, given),
      GetSurroundingRegion: () => at(surroundingRegion(sheet, handle.area)),
      GetTables: (given) => tablesInRangeObject(host, handle, given.flag(0, false)),
      GetUsedRange: (given) => {
        const used = usedWithin(sheet, handle.area, given.flag(0, false));
        return at(used ?? { ...handle.area, rows: 1, columns: 1 });
      },
      GetUsedRangeOrNullObject: (given) => {
        const used = usedWithin(sheet, handle.area, given.flag(0, false));
        return used === null ? null : at(used);
      },
      Select: () => workbook.select(host.seat, sheet, handle.area),
    },
  });
}

/** A range given as an argument: an object, or an address that may name a sheet. */
export function areaFrom(host: ExcelHost, sheet: Sheet, given: Arguments, at: number): Area {
  const target = given.object(at)?.target;
  if (target instanceof RangeHandle) return target.area;
  const { place } = splitAddress(given.text(at));
  const area = fromA1(place) ?? areaNamed(host, sheet, place);
  if (area === null) throw given.refusal();
  return area;
}

/** The block a defined name, or a table's name, stands for. */
export function areaNamed(host: ExcelHost, sheet: Sheet, name: string): Area | null {
  const { workbook } = host;
  const wanted = name.toLowerCase();
  const defined = workbook.names.find(
    (one) => one.name.toLowerCase() === wanted && (one.scope === null || one.scope === sheet),
  );
  const token = defined === undefined ? undefined : tokensOf(defined.formula)?.[0];
  if (token?.kind === "reference") return areaOf(token.reference);
  return (
    workbook
      .tablesOn(sheet)
      .find((table) => table.name.toLowerCase() === wanted)
      ?.bodyArea() ?? null
  );
}

/** -1 where the number does not fit, as Excel answers. */
function cellCount(area: Area): number {
  const count = area.rows * area.columns;
  return count > 2 ** 31 - 1 ? -1 : count;
}

function lastOf(area: Area, size: Readonly<{ rows: number; columns: number }>): Area {
  return {
    row: area.row + area.rows - size.rows,
    column: area.column + area.columns - size.columns,
    ...size,
  };
}

function usedWithin(sheet: Sheet, area: Area, valuesOnly: boolean): Area | null {
  const used = sheet.usedArea(valuesOnly);
  return used === null ? null : intersection(used, area);
}

/** Grows until an empty row and column surround it, as Ctrl+A does. */
function surroundingRegion(sheet: Sheet, start: Area): Area {
  let region = start;
  for (;;) {
    const ring = {
      row: Math.max(0, region.row - 1),
      column: Math.max(0, region.column - 1),
      rows: region.rows + (region.row > 0 ? 2 : 1),
      columns: region.columns + (region.column > 0 ? 2 : 1),
    };
    let grown = region;
    for (let row = ring.row; row < ring.row + ring.rows; row += 1) {
      for (let column = ring.column; column < ring.column + ring.columns; column += 1) {
        if (sheet.cell(row, column).value === "") continue;
        grown = boundingArea(grown, { row, column, rows: 1, columns: 1 });
      }
    }
    if (toA1(grown) === toA1(region)) return region;
    region = grown;
  }
}
