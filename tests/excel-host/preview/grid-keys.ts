import type { Sheet } from "../model/sheet.ts";
import type { GridLayout } from "./grid-layout.ts";
import type { Spot } from "./grid-view.ts";

const PAGE_ROWS = 20;

/** Where a key takes the selection, or null where it is no key of movement. */
export function movedBy(
  event: KeyboardEvent,
  from: Spot,
  layout: GridLayout,
  sheet: Sheet,
): Spot | null {
  const isJump = event.ctrlKey || event.metaKey;
  switch (event.key) {
    case "ArrowDown":
      return isJump ? jump(sheet, from, 1, 0) : { ...from, row: layout.rowFrom(from.row, 1) };
    case "ArrowUp":
      return isJump ? jump(sheet, from, -1, 0) : { ...from, row: layout.rowFrom(from.row, -1) };
    case "ArrowRight":
      return isJump
        ? jump(sheet, from, 0, 1)
        : { ...from, column: layout.columnFrom(from.column, 1) };
    case "ArrowLeft":
      return isJump
        ? jump(sheet, from, 0, -1)
        : { ...from, column: layout.columnFrom(from.column, -1) };
    case "PageDown":
      return { ...from, row: layout.rowFrom(from.row, PAGE_ROWS) };
    case "PageUp":
      return { ...from, row: layout.rowFrom(from.row, -PAGE_ROWS) };
    case "Home":
      return { row: isJump ? 0 : from.row, column: 0 };
    case "End":
      return isJump ? lastCell(sheet) : null;
    default:
      return null;
  }
}

/** Ctrl and an arrow: to the edge of what is filled, or over what is empty. */
function jump(sheet: Sheet, from: Spot, down: number, right: number): Spot {
  const used = sheet.usedArea(true);
  if (used === null) return { row: 0, column: 0 };
  const isFilled = (spot: Spot) => sheet.cell(spot.row, spot.column).value !== "";
  const next = (spot: Spot) => ({ row: spot.row + down, column: spot.column + right });
  const isInside = ({ row, column }: Spot) =>
    row >= 0 &&
    column >= 0 &&
    row < Math.max(used.row + used.rows, from.row + 1) &&
    column < Math.max(used.column + used.columns, from.column + 1);
  const crossesFilled = isFilled(from) && isInside(next(from)) && isFilled(next(from));
  let at = from;
  while (isInside(next(at))) {
    if (crossesFilled && !isFilled(next(at))) break;
    at = next(at);
    if (!crossesFilled && isFilled(at)) break;
  }
  return at;
}

function lastCell(sheet: Sheet): Spot {
  const used = sheet.usedArea(true);
  if (used === null) return { row: 0, column: 0 };
  return { row: used.row + used.rows - 1, column: used.column + used.columns - 1 };
}
