import type { PivotTable, Sheet } from "../../model/sheet.ts";
import type { ExcelHost } from "../host.ts";
import { HostObject } from "../host-object.ts";
import { rangeObject } from "./range-object.ts";

/** Excel.PivotTableCollection of the workbook, or of one sheet. */
export function pivotTablesObject(host: ExcelHost, sheet: Sheet | null): HostObject {
  const own = () =>
    (sheet === null ? host.workbook.sheets : [sheet]).flatMap((each) =>
      each.pivotTables.map((pivot) => ({ sheet: each, pivot })),
    );
  const find = (key: string) =>
    own().find((one) => one.pivot.name === key || idOf(one.sheet, one.pivot) === key);
  return new HostObject("PivotTableCollection", sheet, {
    items: () => own().map((one) => pivotTableObject(host, one.sheet, one.pivot)),
    call: {
      GetCount: () => own().length,
      GetItem: (given) => {
        const found = find(given.text(0));
        if (found === undefined) throw given.refusal();
        return pivotTableObject(host, found.sheet, found.pivot);
      },
      GetItemOrNullObject: (given) => {
        const found = find(given.text(0));
        return found === undefined ? null : pivotTableObject(host, found.sheet, found.pivot);
      },
    },
  });
}

function pivotTableObject(host: ExcelHost, sheet: Sheet, pivot: PivotTable): HostObject {
  return new HostObject("PivotTable", pivot, {
    identity: { Id: idOf(sheet, pivot) },
    get: { Name: () => pivot.name, Id: () => idOf(sheet, pivot) },
    follow: {
      Layout: () =>
        new HostObject("PivotLayout", pivot, {
          call: { GetRange: () => rangeObject(host, host.range(sheet, pivot.area)) },
        }),
    },
  });
}

function idOf(sheet: Sheet, pivot: PivotTable): string {
  return `${sheet.id}/${pivot.name}`;
}
