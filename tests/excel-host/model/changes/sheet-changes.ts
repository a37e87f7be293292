import { formulasChanged } from "../formula/formula-cells.ts";
import { formulaAfterRename, formulaWithoutSheet } from "../formula/rewrite.ts";
import { HostError } from "../host-error.ts";
import type { Actor } from "../seat.ts";
import { Sheet, type Visibility } from "../sheet.ts";
import { Table } from "../table.ts";
import type { Workbook } from "../workbook.ts";

export function addSheet(workbook: Workbook, by: Actor, wanted: string | null): Sheet {
  const name = wanted ?? freeName(workbook, "Sheet");
  refuseName(workbook, name, null, "WorksheetCollection.add");
  return workbook.change(by, () => {
    const sheet = new Sheet(workbook.nextSheetId(), name);
    workbook.sheets.push(sheet);
    workbook.note({ kind: "sheet-added", sheet });
    workbook.endUndo();
    return sheet;
  });
}

export function deleteSheet(workbook: Workbook, by: Actor, sheet: Sheet): void {
  const visible = workbook.sheets.filter(({ visibility }) => visibility === "Visible");
  if (visible.length === 1 && visible[0] === sheet) {
    throw new HostError("InvalidOperation", "Worksheet.delete");
  }
  // Excel will not delete what nobody can see; it must be shown first.
  if (sheet.visibility === "VeryHidden") {
    throw new HostError("InvalidOperation", "Worksheet.delete");
  }
  workbook.change(by, () => {
    workbook.sheets = workbook.sheets.filter((kept) => kept !== sheet);
    workbook.tables = workbook.tables.filter((table) => table.sheet !== sheet);
    workbook.names = workbook.names.filter(({ scope }) => scope !== sheet);
    formulasChanged(workbook, (formula) => formulaWithoutSheet(formula, sheet.name));
    workbook.note({ kind: "sheet-deleted", sheet });
    workbook.endUndo();
  });
  leaveSheet(workbook, sheet);
}

export function renameSheet(workbook: Workbook, by: Actor, sheet: Sheet, name: string): void {
  refuseName(workbook, name, sheet, "Worksheet.name");
  const before = sheet.name;
  if (before === name) return;
  workbook.change(by, () => {
    sheet.name = name;
    formulasChanged(workbook, (formula) => formulaAfterRename(formula, before, name));
    workbook.note({ kind: "sheet-renamed", sheet, before, after: name });
  });
}

export function setVisibility(
  workbook: Workbook,
  by: Actor,
  sheet: Sheet,
  visibility: Visibility,
): void {
  const before = sheet.visibility;
  if (before === visibility) return;
  const isLastVisible = workbook.sheets.every(
    (other) => other === sheet || other.visibility !== "Visible",
  );
  if (isLastVisible) throw new HostError("InvalidOperation", "Worksheet.visibility");
  workbook.change(by, () => {
    sheet.visibility = visibility;
    workbook.note({ kind: "sheet-visibility-changed", sheet, before, after: visibility });
  });
  if (visibility !== "Visible") leaveSheet(workbook, sheet);
}

export function moveSheet(workbook: Workbook, by: Actor, sheet: Sheet, to: number): void {
  const before = workbook.sheets.indexOf(sheet);
  if (to < 0 || to >= workbook.sheets.length) {
    throw new HostError("InvalidArgument", "Worksheet.position");
  }
  workbook.change(by, () => {
    workbook.sheets = workbook.sheets.filter((kept) => kept !== sheet);
    workbook.sheets.splice(to, 0, sheet);
    workbook.note({ kind: "sheet-moved", sheet, before, after: to });
  });
}

/** A copy at the end, its tables under names of their own with the same column ids. */
export function copySheet(workbook: Workbook, by: Actor, sheet: Sheet): Sheet {
  return workbook.change(by, () => {
    const name = freeName(workbook, sheet.name, " (", ")");
    const copy = new Sheet(workbook.nextSheetId(), name);
    copy.restore({ ...sheet.state(), name, visibility: "Visible" });
    workbook.sheets.push(copy);
    workbook.note({ kind: "sheet-added", sheet: copy });
    for (const table of workbook.tablesOn(sheet)) {
      const twin = new Table(String(workbook.nextId()), copy, table);
      twin.restore({ ...table.state(), name: freeTableName(workbook, table.name) });
      workbook.tables.push(twin);
      workbook.note({ kind: "table-added", sheet: copy, tableId: twin.id, tableName: twin.name });
    }
    workbook.endUndo();
    return copy;
  });
}

/** Windows that stood on a sheet now gone or hidden move to the first one left. */
function leaveSheet(workbook: Workbook, sheet: Sheet): void {
  for (const seat of workbook.seats) {
    if (seat.activeSheet === sheet) workbook.activate(seat, workbook.firstVisibleSheet());
  }
}

function refuseName(workbook: Workbook, name: string, own: Sheet | null, location: string): void {
  const other = workbook.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  if (other !== undefined && other !== own) throw new HostError("ItemAlreadyExists", location);
  if (name === "" || name.length > 31 || /[\\/?*[\]:]/.test(name) || /^'|'$/.test(name)) {
    throw new HostError("InvalidArgument", location);
  }
}

function freeName(workbook: Workbook, stem: string, before = "", after = ""): string {
  const isCopy = before !== "";
  let number = isCopy ? 2 : 1;
  const named = () => {
    const ending = `${before}${number}${after}`;
    return `${stem.slice(0, 31 - ending.length)}${ending}`;
  };
  while (workbook.sheet(named()) !== undefined) number += 1;
  return named();
}

function freeTableName(workbook: Workbook, stem: string): string {
  let number = 2;
  while (workbook.table(`${stem}${number}`) !== undefined) number += 1;
  return `${stem}${number}`;
}
