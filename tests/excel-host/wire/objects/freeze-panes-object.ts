import { ALL_COLUMNS, ALL_ROWS, type Area } from "../../model/area.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { ExcelHost } from "../host.ts";
import { HostObject } from "../host-object.ts";
import { areaFrom, rangeObject } from "./range-object.ts";

/** Excel.WorksheetFreezePanes. */
export function freezePanesObject(host: ExcelHost, sheet: Sheet): HostObject {
  const freeze = (rows: number, columns: number) =>
    host.workbook.change(host.actor, () => {
      sheet.frozen = { rows, columns };
    });
  const location = (): Area | null => {
    const { rows, columns } = sheet.frozen;
    if (rows === 0 && columns === 0) return null;
    return {
      row: 0,
      column: 0,
      rows: rows === 0 ? ALL_ROWS : rows,
      columns: columns === 0 ? ALL_COLUMNS : columns,
    };
  };
  return new HostObject("WorksheetFreezePanes", sheet, {
    call: {
      FreezeAt: (given) => {
        const area = areaFrom(host, sheet, given, 0);
        freeze(
          area.rows === ALL_ROWS ? 0 : area.row + area.rows,
          area.columns === ALL_COLUMNS ? 0 : area.column + area.columns,
        );
      },
      FreezeColumns: (given) => freeze(0, given.numberOr(0, 1)),
      FreezeRows: (given) => freeze(given.numberOr(0, 1), 0),
      GetLocationOrNullObject: () => {
        const area = location();
        return area === null ? null : rangeObject(host, host.range(sheet, area));
      },
      Unfreeze: () => freeze(0, 0),
    },
  });
}
