import { ALL_COLUMNS, ALL_ROWS, type Area, fitsSheet, intersection } from "../area.ts";
import { formulasChanged } from "../formula/formula-cells.ts";
import { shiftFormula } from "../formula/rewrite.ts";
import { HostError } from "../host-error.ts";
import type { Actor } from "../seat.ts";
import type { Row, Sheet } from "../sheet.ts";
import { type Shift, shiftArea } from "../shift.ts";
import type { Workbook } from "../workbook.ts";
import type { ChangeType } from "../workbook-event.ts";
import { refuseProtected } from "./protection.ts";
import { shiftTables } from "./shift-tables.ts";

/** Makes room: what lies in and beyond the block moves down or right. */
export function insertCells(
  workbook: Workbook,
  by: Actor,
  sheet: Sheet,
  area: Area,
  direction: "Down" | "Right",
): void {
  refuseProtected(sheet, "Range.insert");
  const shift = shiftOf(area, direction === "Down" ? "row" : "column", 1);
  refuseOverflow(sheet, area, direction);
  workbook.change(by, () => {
    shiftEverything(workbook, sheet, shift);
    workbook.note({
      kind: "cells-changed",
      sheet,
      area,
      changeType: changeTypeOf(area, "Inserted"),
      shift: isWhole(area) ? "None" : direction,
      values: null,
    });
  });
}

/** Takes cells away: what lies beyond them moves up or left. */
export function deleteCells(
  workbook: Workbook,
  by: Actor,
  sheet: Sheet,
  area: Area,
  direction: "Up" | "Left",
): void {
  refuseProtected(sheet, "Range.delete");
  const shift = shiftOf(area, direction === "Up" ? "row" : "column", -1);
  workbook.change(by, () => {
    shiftEverything(workbook, sheet, shift);
    workbook.note({
      kind: "cells-changed",
      sheet,
      area,
      changeType: changeTypeOf(area, "Deleted"),
      shift: isWhole(area) ? "None" : direction,
      values: null,
    });
  });
}

function isWhole(area: Area): boolean {
  return area.columns === ALL_COLUMNS || area.rows === ALL_ROWS;
}

function changeTypeOf(area: Area, what: "Inserted" | "Deleted"): ChangeType {
  if (area.columns === ALL_COLUMNS) return `Row${what}`;
  return area.rows === ALL_ROWS ? `Column${what}` : `Cell${what}`;
}

function shiftOf(area: Area, axis: "row" | "column", sign: 1 | -1): Shift {
  return axis === "row"
    ? {
        axis,
        at: area.row,
        count: sign * area.rows,
        bandStart: area.column,
        bandSize: area.columns,
      }
    : {
        axis,
        at: area.column,
        count: sign * area.columns,
        bandStart: area.row,
        bandSize: area.rows,
      };
}

/** Excel will not push filled cells off the sheet. */
function refuseOverflow(sheet: Sheet, area: Area, direction: "Down" | "Right"): void {
  const used = sheet.usedArea(true);
  const reach = used === null ? null : intersection(used, beyond(area, direction));
  if (reach === null) return;
  const pushed =
    direction === "Down"
      ? { ...reach, row: reach.row + area.rows }
      : { ...reach, column: reach.column + area.columns };
  if (!fitsSheet(pushed)) throw new HostError("InvalidOperation", "Range.insert");
}

function beyond(area: Area, direction: "Down" | "Right"): Area {
  return direction === "Down"
    ? { ...area, rows: ALL_ROWS - area.row }
    : { ...area, columns: ALL_COLUMNS - area.column };
}

/** Tables first: they may refuse. */
function shiftEverything(workbook: Workbook, sheet: Sheet, shift: Shift): void {
  refuseSplitMerges(sheet, shift);
  shiftTables(workbook, sheet, shift);
  shiftCells(sheet, shift);
  shiftLooks(sheet, shift);
  sheet.merges = shiftedAreas(sheet.merges, shift);
  sheet.conditionalFormats = shiftedHolders(sheet.conditionalFormats, shift);
  sheet.validations = shiftedHolders(sheet.validations, shift);
  sheet.notes = shiftedHolders(sheet.notes, shift);
  formulasChanged(workbook, (formula, own) => shiftFormula(formula, own.name, sheet.name, shift));
  workbook.noteShift(sheet, shift);
}

function refuseSplitMerges(sheet: Sheet, shift: Shift): void {
  for (const merge of sheet.merges) {
    const band: Area =
      shift.axis === "row"
        ? {
            row: shift.at,
            column: shift.bandStart,
            rows: ALL_ROWS - shift.at,
            columns: shift.bandSize,
          }
        : {
            row: shift.bandStart,
            column: shift.at,
            rows: shift.bandSize,
            columns: ALL_COLUMNS - shift.at,
          };
    const part = intersection(merge, band);
    const isAcross =
      part !== null &&
      (shift.axis === "row" ? part.columns !== merge.columns : part.rows !== merge.rows);
    if (isAcross) throw new HostError("InvalidOperation", "Range.insert");
  }
}

function shiftCells(sheet: Sheet, shift: Shift): void {
  if (shift.axis === "column") {
    const last = Math.min(shift.bandStart + shift.bandSize, sheet.rows.length);
    for (let row = shift.bandStart; row < last; row += 1) {
      const cells = sheet.rows[row];
      if (cells !== undefined) sheet.setRow(row, spliced(cells, shift.at, shift.count, undefined));
    }
    return;
  }
  if (shift.bandStart === 0 && shift.bandSize >= ALL_COLUMNS) {
    if (shift.at < sheet.rows.length)
      sheet.rows = [...spliced(sheet.rows, shift.at, shift.count, [])];
    return;
  }
  shiftCellsOfBand(sheet, shift);
}

/** Rows move within some columns only, so the rest of each row stays. */
function shiftCellsOfBand(sheet: Sheet, shift: Shift): void {
  const before = [...sheet.rows];
  const lastRow = before.length + Math.max(0, shift.count);
  for (let row = shift.at; row < lastRow; row += 1) {
    const from = shift.count > 0 && row < shift.at + shift.count ? -1 : row - shift.count;
    const cells = [...(before[row] ?? [])];
    const source: Row = before[from] ?? [];
    const lastColumn = Math.min(
      shift.bandStart + shift.bandSize,
      Math.max(cells.length, source.length),
    );
    for (let column = shift.bandStart; column < lastColumn; column += 1) {
      cells[column] = source[column];
    }
    sheet.setRow(row, cells);
  }
}

/** New places hold `filler`; beyond the end nothing needs making. */
function spliced<Item>(
  items: readonly Item[],
  at: number,
  count: number,
  filler: Item,
): readonly Item[] {
  const kept = items.slice(0, at);
  if (count < 0) return [...kept, ...items.slice(at - count)];
  if (at >= items.length) return kept;
  return [...kept, ...Array.from({ length: count }, () => filler), ...items.slice(at)];
}

function shiftLooks(sheet: Sheet, shift: Shift): void {
  if (shift.axis === "row" && shift.bandSize >= ALL_COLUMNS) {
    sheet.rowLooks = [...spliced(sheet.rowLooks, shift.at, shift.count, undefined)];
  }
  if (shift.axis === "column" && shift.bandSize >= ALL_ROWS) {
    sheet.columnLooks = [...spliced(sheet.columnLooks, shift.at, shift.count, undefined)];
  }
}

function shiftedAreas(areas: readonly Area[], shift: Shift): readonly Area[] {
  return areas.flatMap((area) => {
    const moved = shiftArea(area, shift);
    return moved === null ? [] : [moved];
  });
}

function shiftedHolders<Holder extends Readonly<{ area: Area }>>(
  holders: readonly Holder[],
  shift: Shift,
): readonly Holder[] {
  return holders.flatMap((holder) => {
    const area = shiftArea(holder.area, shift);
    return area === null ? [] : [area === holder.area ? holder : { ...holder, area }];
  });
}
