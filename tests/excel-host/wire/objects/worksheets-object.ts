import { addSheet } from "../../model/changes/sheet-changes.ts";
import { HostError } from "../../model/host-error.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { ExcelHost } from "../host.ts";
import { HostObject } from "../host-object.ts";
import { worksheetObject } from "./worksheet-object.ts";

/** Excel.WorksheetCollection. */
export function worksheetsObject(host: ExcelHost): HostObject {
  const { workbook, seat } = host;
  const visible = () => workbook.sheets.filter(({ visibility }) => visibility === "Visible");
  const listed = (isVisibleOnly: boolean) => (isVisibleOnly ? visible() : workbook.sheets);
  const required = (sheet: Sheet | undefined, location: string) => {
    if (sheet === undefined) throw new HostError("ItemNotFound", location);
    return worksheetObject(host, sheet);
  };
  return new HostObject("WorksheetCollection", workbook.sheets, {
    eventTarget: "Workbook",
    items: () => workbook.sheets.map((sheet) => worksheetObject(host, sheet)),
    call: {
      Add: (given) => worksheetObject(host, addSheet(workbook, host.actor, given.textOr(0, null))),
      GetActiveWorksheet: () => worksheetObject(host, seat.activeSheet),
      GetCount: (given) => listed(given.flag(0, false)).length,
      GetFirst: (given) => required(listed(given.flag(0, false))[0], given.location),
      GetItem: (given) => required(workbook.sheet(given.text(0)), given.location),
      GetItemOrNullObject: (given) => {
        const sheet = workbook.sheet(given.text(0));
        return sheet === undefined ? null : worksheetObject(host, sheet);
      },
      GetLast: (given) => required(listed(given.flag(0, false)).at(-1), given.location),
    },
  });
}
