import { cellArea } from "../../model/area.ts";
import { HostError } from "../../model/host-error.ts";
import type { ExcelHost } from "../host.ts";
import { HostObject } from "../host-object.ts";
import { applicationObject, runtimeObject } from "./application-object.ts";
import { namesObject } from "./names-object.ts";
import { pivotTablesObject } from "./pivot-tables-object.ts";
import { documentPropertiesObject, settingsObject } from "./properties-object.ts";
import { queriesObject } from "./queries-object.ts";
import { rangeObject } from "./range-object.ts";
import { tablesObject } from "./tables-object.ts";
import { worksheetsObject } from "./worksheets-object.ts";

/** Excel.Workbook, the root of every batch. */
export function workbookObject(host: ExcelHost): HostObject {
  const { workbook, seat } = host;
  const eventRange = (id: string) => {
    const handle = host.eventRanges.get(id);
    return handle === undefined || handle.isGone ? null : rangeObject(host, handle);
  };
  return new HostObject("Workbook", workbook, {
    get: {
      Name: () => workbook.name,
      AutoSave: () => true,
      IsDirty: () => workbook.isDirty,
      ReadOnly: () => false,
    },
    set: {
      IsDirty: (value) => {
        workbook.isDirty = value === true;
      },
    },
    follow: {
      Application: () => applicationObject(host),
      Names: () => namesObject(host, null),
      PivotTables: () => pivotTablesObject(host, null),
      Properties: () => documentPropertiesObject(host),
      Queries: () => queriesObject(workbook),
      Settings: () => settingsObject(host),
      Tables: () => tablesObject(host, null),
      Worksheets: () => worksheetsObject(host),
      _Runtime: () => runtimeObject(host),
    },
    call: {
      GetActiveCell: () => {
        const { row, column } = seat.selected;
        return rangeObject(host, host.range(seat.activeSheet, cellArea(row, column)));
      },
      GetSelectedRange: () => rangeObject(host, host.range(seat.activeSheet, seat.selected)),
      Save: () => {
        workbook.isDirty = false;
      },
      _GetRangeForEventByReferenceId: (given) => {
        const range = eventRange(given.text(0));
        if (range === null) throw new HostError("ItemNotFound", given.location);
        return range;
      },
      _GetRangeOrNullObjectForEventByReferenceId: (given) => eventRange(given.text(0)),
      _RemoveReference: (given) => {
        host.references.delete(given.text(0));
      },
    },
  });
}
