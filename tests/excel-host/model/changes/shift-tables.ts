import { HostError } from "../host-error.ts";
import type { Sheet } from "../sheet.ts";
import { isInBand, type Shift, shiftArea, touchesBand } from "../shift.ts";
import { freshColumns, type Table } from "../table.ts";
import type { Workbook } from "../workbook.ts";

/** Moves, grows, shrinks and removes tables; refuses what would tear one apart. */
export function shiftTables(workbook: Workbook, sheet: Sheet, shift: Shift): void {
  for (const table of workbook.tablesOn(sheet)) {
    if (!touchesBand(table.area, shift) || isBefore(table, shift)) continue;
    if (!isInBand(table.area, shift)) {
      throw new HostError(
        "InvalidOperation",
        "Range.insert",
        "This operation is not allowed. The operation is attempting to shift cells in a table on your worksheet.",
      );
    }
    const area = shiftArea(table.area, shift);
    if (area === null) removeTable(workbook, table);
    else {
      refuseLostHeader(table, shift);
      if (shift.axis === "column") shiftColumns(table, shift);
      table.area = area;
    }
  }
}

export function removeTable(workbook: Workbook, table: Table): void {
  workbook.tables = workbook.tables.filter((kept) => kept !== table);
  workbook.note({
    kind: "table-deleted",
    sheet: table.sheet,
    tableId: table.id,
    tableName: table.name,
  });
}

function isBefore(table: Table, shift: Shift): boolean {
  const end =
    shift.axis === "row"
      ? table.area.row + table.area.rows
      : table.area.column + table.area.columns;
  return end <= shift.at;
}

/** A header row cannot be deleted while its table stays, nor can the last body row. */
function refuseLostHeader(table: Table, shift: Shift): void {
  if (shift.axis === "column" || shift.count >= 0) return;
  const goneFrom = shift.at;
  const goneTo = shift.at - shift.count;
  const isHeaderGone = table.showHeaders && goneFrom <= table.area.row && table.area.row < goneTo;
  const body = table.bodyArea();
  const isBodyGone = goneFrom <= body.row && body.row + body.rows <= goneTo;
  if (isHeaderGone || isBodyGone) throw new HostError("InvalidOperation", "Range.delete");
}

function shiftColumns(table: Table, shift: Shift): void {
  const at = shift.at - table.area.column;
  if (shift.count > 0) {
    if (at <= 0) return;
    // Their headers are still empty, so each gets a name of its own when the change closes.
    const added = freshColumns(table.columns, new Array<string>(shift.count).fill(""));
    table.columns = [...table.columns.slice(0, at), ...added, ...table.columns.slice(at)];
    return;
  }
  const gone = (index: number) => index >= at && index < at - shift.count;
  const lost = new Set(table.columns.filter((_, index) => gone(index)).map(({ id }) => id));
  table.columns = table.columns.filter(({ id }) => !lost.has(id));
  table.filters = table.filters.filter(({ column }) => !lost.has(column));
  table.sortFields = table.sortFields.filter(({ column }) => !lost.has(column));
}
