import type { Area } from "../area.ts";
import { HostError } from "../host-error.ts";
import type { Actor } from "../seat.ts";
import type { Sheet } from "../sheet.ts";
import type { Workbook } from "../workbook.ts";

/** On a protected sheet only cells that were unlocked beforehand take anything in. */
export function refuseLocked(sheet: Sheet, area: Area, location: string): void {
  if (!sheet.isProtected) return;
  const last = Math.min(area.column + area.columns, 1_000 + area.column);
  for (let row = area.row; row < area.row + area.rows; row += 1) {
    for (let column = area.column; column < last; column += 1) {
      if (sheet.styleOf(row, column).locked) throw new HostError("AccessDenied", location);
    }
  }
}

/** Rows, columns, tables and looks stay as they are on a protected sheet. */
export function refuseProtected(sheet: Sheet, location: string): void {
  if (sheet.isProtected) throw new HostError("AccessDenied", location);
}

export function setProtected(
  workbook: Workbook,
  by: Actor,
  sheet: Sheet,
  isProtected: boolean,
): void {
  if (sheet.isProtected === isProtected) {
    // Excel refuses to protect twice; unprotecting what is not protected does nothing.
    if (isProtected) throw new HostError("InvalidOperation", "WorksheetProtection.protect");
    return;
  }
  workbook.change(by, () => {
    sheet.isProtected = isProtected;
    workbook.note({ kind: "protection-changed", sheet, isProtected });
    workbook.endUndo();
  });
}
