import { type Area, quotedSheetName, toA1 } from "../../model/area.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { ExcelHost } from "../host.ts";
import { HostObject } from "../host-object.ts";
import { rangeObject } from "./range-object.ts";
import { worksheetObject } from "./worksheet-object.ts";

/** Excel.RangeAreas: several blocks of one sheet. */
export function rangeAreasObject(
  host: ExcelHost,
  sheet: Sheet,
  areas: readonly Area[],
): HostObject {
  const name = quotedSheetName(sheet.name);
  const ranges = () => areas.map((area) => rangeObject(host, host.range(sheet, area)));
  return new HostObject("RangeAreas", areas, {
    get: {
      Address: () => areas.map((area) => `${name}!${toA1(area)}`).join(","),
      AreaCount: () => areas.length,
      CellCount: () => areas.reduce((total, area) => total + area.rows * area.columns, 0),
    },
    follow: {
      Areas: () =>
        new HostObject("RangeCollection", areas, {
          items: ranges,
          call: {
            GetCount: () => areas.length,
            GetItemAt: (given) => {
              const range = ranges()[given.number(0)];
              if (range === undefined) throw given.refusal();
              return range;
            },
          },
        }),
      Worksheet: () => worksheetObject(host, sheet),
    },
  });
}
