import { type Area, isSingleCell } from "../area.ts";
import type { Cell, CellValue } from "../cell.ts";
import { readEntered } from "../entered-value.ts";
import type { Actor } from "../seat.ts";
import type { Sheet } from "../sheet.ts";
import type { Workbook } from "../workbook.ts";
import { refuseLocked } from "./protection.ts";

/** What goes into a block, by rows; null leaves a cell as it is. */
export type Entries = readonly (readonly (CellValue | null)[])[];

/** Puts values into a block the way Excel takes them in: text is read as if it had been typed. */
export function writeCells(
  workbook: Workbook,
  by: Actor,
  sheet: Sheet,
  area: Area,
  entries: Entries,
): void {
  refuseLocked(sheet, area, "Range.values");
  // Add-ins' text is read as American whatever the person's region; people's own by their region.
  const culture = by.through === "add-in" ? "en-US" : workbook.culture;
  const before = sheet.cell(area.row, area.column).value;
  workbook.change(by, () => {
    sheet.changeCells(area, (cell, row, column) => {
      const entry = entries[row - area.row]?.[column - area.column];
      if (entry === null || entry === undefined) return cell;
      return entered(cell, entry, culture);
    });
    noteEdit(workbook, sheet, area, before);
  });
}

/** Replaces whole cells, looks included, as pasting and filling do. */
export function placeCells(
  workbook: Workbook,
  by: Actor,
  sheet: Sheet,
  area: Area,
  make: (cell: Cell, row: number, column: number) => Cell,
): void {
  refuseLocked(sheet, area, "Range.copyFrom");
  const before = sheet.cell(area.row, area.column).value;
  workbook.change(by, () => {
    sheet.changeCells(area, make);
    noteEdit(workbook, sheet, area, before);
  });
}

/** Empties a block: what is in it, how it looks, or both. */
export function clearCells(
  workbook: Workbook,
  by: Actor,
  sheet: Sheet,
  area: Area,
  applyTo: "All" | "Contents" | "Formats",
): void {
  const part = sheet.filledPart(area);
  if (part === null) return;
  refuseLocked(sheet, part, "Range.clear");
  const before = sheet.cell(area.row, area.column).value;
  workbook.change(by, () => {
    sheet.changeCells(part, (cell) => emptied(cell, applyTo));
    if (applyTo === "Formats") workbook.note({ kind: "format-changed", sheet, area });
    else noteEdit(workbook, sheet, area, before);
  });
}

function emptied(cell: Cell, applyTo: "All" | "Contents" | "Formats"): Cell {
  const plain = {
    numberFormat: "General",
    fill: null,
    fontColor: null,
    bold: false,
    horizontalAlignment: "General",
    wrapText: false,
    locked: cell.style.locked,
  };
  switch (applyTo) {
    case "All":
      return { value: "", formula: null, style: plain };
    case "Contents":
      return { ...cell, value: "", formula: null };
    case "Formats":
      return { ...cell, style: plain };
  }
}

function entered(cell: Cell, entry: CellValue, culture: "en-GB" | "en-US"): Cell {
  const read = readEntered(entry, cell.style.numberFormat, culture);
  const style =
    read.format === null || read.format === cell.style.numberFormat
      ? cell.style
      : { ...cell.style, numberFormat: read.format };
  return { value: read.value, formula: read.formula, style };
}

export function noteEdit(workbook: Workbook, sheet: Sheet, area: Area, before: CellValue): void {
  const values = isSingleCell(area)
    ? { before, after: sheet.cell(area.row, area.column).value }
    : null;
  workbook.note({
    kind: "cells-changed",
    sheet,
    area,
    changeType: "RangeEdited",
    shift: "None",
    values,
  });
}
