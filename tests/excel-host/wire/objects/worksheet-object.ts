import {
  ALL_COLUMNS,
  ALL_ROWS,
  type Area,
  cellArea,
  fitsSheet,
  fromA1,
  splitAddress,
} from "../../model/area.ts";
import { setProtected } from "../../model/changes/protection.ts";
import {
  copySheet,
  deleteSheet,
  moveSheet,
  renameSheet,
  setVisibility,
} from "../../model/changes/sheet-changes.ts";
import { Sheet } from "../../model/sheet.ts";
import { type Arguments, numberIn, oneOf, textIn } from "../arguments.ts";
import type { ExcelHost } from "../host.ts";
import { HostObject } from "../host-object.ts";
import { freezePanesObject } from "./freeze-panes-object.ts";
import { namesObject } from "./names-object.ts";
import { notesObject } from "./notes-object.ts";
import { pivotTablesObject } from "./pivot-tables-object.ts";
import { areaNamed, rangeObject } from "./range-object.ts";
import { tablesObject } from "./tables-object.ts";

/** Excel.Worksheet. */
export function worksheetObject(host: ExcelHost, sheet: Sheet): HostObject {
  const { workbook } = host;
  const neighbour = (step: 1 | -1, isVisibleOnly: boolean) => {
    const listed = isVisibleOnly
      ? workbook.sheets.filter((one) => one === sheet || one.visibility === "Visible")
      : workbook.sheets;
    return listed[listed.indexOf(sheet) + step] ?? null;
  };
  return new HostObject("Worksheet", sheet, {
    identity: { Id: sheet.id },
    exists: () => workbook.sheets.includes(sheet),
    eventTarget: sheet.id,
    get: {
      Id: () => sheet.id,
      Name: () => sheet.name,
      Position: () => workbook.sheets.indexOf(sheet),
      Visibility: () => sheet.visibility,
      TabColor: () => sheet.tabColor,
      ShowGridlines: () => true,
      ShowHeadings: () => true,
      StandardWidth: () => 8.43,
      StandardHeight: () => 15,
      EnableCalculation: () => true,
    },
    set: {
      Name: (value) => renameSheet(workbook, host.actor, sheet, textIn(value, "Worksheet.name")),
      Position: (value) =>
        moveSheet(workbook, host.actor, sheet, numberIn(value, "Worksheet.position")),
      TabColor: (value) =>
        workbook.change(host.actor, () => {
          sheet.tabColor = textIn(value, "Worksheet.tabColor");
        }),
      Visibility: (value) =>
        setVisibility(
          workbook,
          host.actor,
          sheet,
          oneOf(value, ["Visible", "Hidden", "VeryHidden"], "Worksheet.visibility"),
        ),
    },
    follow: {
      AutoFilter: () => autoFilterObject(host, sheet),
      FreezePanes: () => freezePanesObject(host, sheet),
      Names: () => namesObject(host, sheet),
      Notes: () => notesObject(host, sheet),
      PivotTables: () => pivotTablesObject(host, sheet),
      Protection: () => protectionObject(host, sheet),
      Tables: () => tablesObject(host, sheet),
    },
    call: {
      Activate: () => workbook.activate(host.seat, sheet),
      Calculate: () => workbook.calculate(host.actor),
      Copy: (given) => copied(host, sheet, given),
      Delete: () => deleteSheet(workbook, host.actor, sheet),
      GetCell: (given) => {
        const area = cellArea(given.number(0), given.number(1));
        return rangeOn(host, sheet, area, given);
      },
      GetNext: (given) => required(host, neighbour(1, given.flag(0, false)), given),
      GetNextOrNullObject: (given) => optional(host, neighbour(1, given.flag(0, false))),
      GetPrevious: (given) => required(host, neighbour(-1, given.flag(0, false)), given),
      GetPreviousOrNullObject: (given) => optional(host, neighbour(-1, given.flag(0, false))),
      GetRange: (given) => rangeOn(host, sheet, areaGiven(host, sheet, given), given),
      GetRangeByIndexes: (given) =>
        rangeOn(
          host,
          sheet,
          {
            row: given.number(0),
            column: given.number(1),
            rows: given.number(2),
            columns: given.number(3),
          },
          given,
        ),
      GetUsedRange: (given) =>
        rangeOn(host, sheet, sheet.usedArea(given.flag(0, false)) ?? cellArea(0, 0), given),
      GetUsedRangeOrNullObject: (given) => {
        const used = sheet.usedArea(given.flag(0, false));
        return used === null ? null : rangeOn(host, sheet, used, given);
      },
    },
  });
}

function rangeOn(host: ExcelHost, sheet: Sheet, area: Area, given: Arguments): HostObject {
  if (!fitsSheet(area)) throw given.refusal();
  return rangeObject(host, host.range(sheet, area));
}

function required(host: ExcelHost, sheet: Sheet | null, given: Arguments): HostObject {
  if (sheet === null) throw given.refusal();
  return worksheetObject(host, sheet);
}

function optional(host: ExcelHost, sheet: Sheet | null): HostObject | null {
  return sheet === null ? null : worksheetObject(host, sheet);
}

/** Nothing for the whole sheet, an address, or a name. */
function areaGiven(host: ExcelHost, sheet: Sheet, given: Arguments): Area {
  if (!given.isGiven(0)) return { row: 0, column: 0, rows: ALL_ROWS, columns: ALL_COLUMNS };
  const { place } = splitAddress(given.text(0));
  const area = fromA1(place) ?? areaNamed(host, sheet, place);
  if (area === null) throw given.refusal();
  return area;
}

function copied(host: ExcelHost, sheet: Sheet, given: Arguments): HostObject {
  const { workbook } = host;
  const copy = copySheet(workbook, host.actor, sheet);
  const beside = given.object(1)?.target;
  const at = beside instanceof Sheet ? workbook.sheets.indexOf(beside) : -1;
  const last = workbook.sheets.length - 1;
  const places: Readonly<Record<string, number>> = {
    None: last,
    Beginning: 0,
    End: last,
    Before: at,
    After: at + 1,
  };
  const place = places[given.textOr(0, "None")];
  if (place === undefined || place < 0) throw given.refusal();
  if (place !== last) moveSheet(workbook, host.actor, copy, place);
  return worksheetObject(host, copy);
}

/** The filter of a plain range; each table has one of its own. */
function autoFilterObject(host: ExcelHost, sheet: Sheet): HostObject {
  const range = () => {
    const area = sheet.filter?.area;
    return area === undefined ? null : rangeObject(host, host.range(sheet, area));
  };
  return new HostObject("AutoFilter", sheet, {
    get: {
      Enabled: () => sheet.filter !== null,
      IsDataFiltered: () => sheet.filter?.isFiltered ?? false,
    },
    call: {
      GetRange: (given) => {
        const found = range();
        if (found === null) throw given.refusal();
        return found;
      },
      GetRangeOrNullObject: range,
    },
  });
}

function protectionObject(host: ExcelHost, sheet: Sheet): HostObject {
  return new HostObject("WorksheetProtection", sheet, {
    get: { Protected: () => sheet.isProtected, Options: () => null },
    call: {
      Protect: () => setProtected(host.workbook, host.actor, sheet, true),
      Unprotect: () => setProtected(host.workbook, host.actor, sheet, false),
    },
  });
}
