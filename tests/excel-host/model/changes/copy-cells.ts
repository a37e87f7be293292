import type { Area } from "../area.ts";
import type { Cell } from "../cell.ts";
import { copiedFormula } from "../formula/rewrite.ts";
import type { Actor } from "../seat.ts";
import type { Sheet } from "../sheet.ts";
import type { Workbook } from "../workbook.ts";
import { placeCells } from "./write-cells.ts";

/** A block as taken up by Ctrl+C: later changes to the sheet do not change it. */
export type CopiedBlock = Readonly<{ area: Area; cells: readonly (readonly Cell[])[] }>;

export function takeCopy(sheet: Sheet, area: Area): CopiedBlock {
  const cells = Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (_, column) =>
      sheet.cell(area.row + row, area.column + column),
    ),
  );
  return { area, cells };
}

export type PasteWhat = "All" | "Formulas" | "Values" | "Formats";

/** Pastes over a block, again and again where it is larger than what was copied. */
export function pasteCopy(
  workbook: Workbook,
  by: Actor,
  copied: CopiedBlock,
  sheet: Sheet,
  to: Area,
  what: PasteWhat = "All",
): Area {
  const rows = repeated(to.rows, copied.area.rows);
  const columns = repeated(to.columns, copied.area.columns);
  const target = { ...to, rows, columns };
  placeCells(workbook, by, sheet, target, (cell, row, column) => {
    const fromRow = (row - to.row) % copied.area.rows;
    const fromColumn = (column - to.column) % copied.area.columns;
    const source = copied.cells[fromRow]?.[fromColumn];
    if (source === undefined) return cell;
    const moved = {
      rows: row - (copied.area.row + fromRow),
      columns: column - (copied.area.column + fromColumn),
    };
    return pasted(cell, source, moved, what);
  });
  return target;
}

/** A target of several times the copied size takes several copies, any other takes one. */
function repeated(wanted: number, copied: number): number {
  return wanted > copied && wanted % copied === 0 ? wanted : copied;
}

function pasted(
  cell: Cell,
  source: Cell,
  moved: Readonly<{ rows: number; columns: number }>,
  what: PasteWhat,
): Cell {
  const formula =
    source.formula === null ? null : copiedFormula(source.formula, moved.rows, moved.columns);
  switch (what) {
    case "All":
      return { value: source.value, formula, style: source.style };
    case "Formulas":
      return { ...cell, value: source.value, formula };
    case "Values":
      return { ...cell, value: source.value, formula: null };
    case "Formats":
      return { ...cell, style: source.style };
  }
}

/**
 * The fill handle dragged down from the first row of a block: formulas move along, numbers and
 * plain text repeat, and text that ends in digits counts on, as Excel does from one cell.
 */
export function fillDown(workbook: Workbook, by: Actor, sheet: Sheet, area: Area): void {
  const top = takeCopy(sheet, { ...area, rows: 1 });
  const below = { ...area, row: area.row + 1, rows: area.rows - 1 };
  if (below.rows < 1) return;
  placeCells(workbook, by, sheet, below, (cell, row, column) => {
    const source = top.cells[0]?.[column - area.column];
    if (source === undefined) return cell;
    const steps = row - area.row;
    if (source.formula !== null) {
      return { ...source, formula: copiedFormula(source.formula, steps, 0) };
    }
    return { ...source, value: countedOn(source.value, steps) };
  });
}

function countedOn(value: Cell["value"], steps: number): Cell["value"] {
  if (typeof value !== "string") return value;
  const match = /^(.*?)(\d+)$/s.exec(value);
  if (match === null) return value;
  const [, stem = "", digits = ""] = match;
  return stem + String(Number(digits) + steps).padStart(digits.length, "0");
}
