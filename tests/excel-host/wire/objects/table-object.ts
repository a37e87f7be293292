import { type Area, fromA1, splitAddress } from "../../model/area.ts";
import {
  convertToRange,
  deleteTable,
  renameTable,
  resizeTable,
  setTotalsShown,
} from "../../model/changes/table-changes.ts";
import { clearFilters, sortTable } from "../../model/changes/table-columns.ts";
import { HostError } from "../../model/host-error.ts";
import type { Table } from "../../model/table.ts";
import { type Arguments, textIn } from "../arguments.ts";
import type { ExcelHost } from "../host.ts";
import { HostObject } from "../host-object.ts";
import { RangeHandle } from "../range-handle.ts";
import { rangeObject } from "./range-object.ts";
import { sortFieldsGiven } from "./sort-fields.ts";
import { tableColumnsObject } from "./table-columns-object.ts";
import { tableRowsObject } from "./table-rows-object.ts";
import { worksheetObject } from "./worksheet-object.ts";

/** Excel.Table. */
export function tableObject(host: ExcelHost, table: Table): HostObject {
  const { workbook } = host;
  const range = (area: Area) => rangeObject(host, host.range(table.sheet, area));
  const partRange = (area: Area | null, given: Arguments) => {
    if (area === null) throw new HostError("ItemNotFound", given.location);
    return range(area);
  };
  const look = (change: () => void) => workbook.change(host.actor, change);
  return new HostObject("Table", table, {
    identity: { Id: table.id },
    exists: () => workbook.tables.includes(table),
    eventTarget: table.id,
    get: {
      HighlightFirstColumn: () => false,
      HighlightLastColumn: () => false,
      Id: () => table.id,
      LegacyId: () => table.id,
      Name: () => table.name,
      ShowBandedColumns: () => false,
      ShowBandedRows: () => table.showBandedRows,
      ShowFilterButton: () => table.showFilterButton,
      ShowHeaders: () => table.showHeaders,
      ShowTotals: () => table.showTotals,
      Style: () => table.style,
    },
    set: {
      Name: (value) => renameTable(workbook, host.actor, table, textIn(value, "Table.name")),
      ShowBandedRows: (value) =>
        look(() => {
          table.showBandedRows = value === true;
        }),
      ShowFilterButton: (value) =>
        look(() => {
          table.showFilterButton = value === true;
        }),
      ShowTotals: (value) => setTotalsShown(workbook, host.actor, table, value === true),
      Style: (value) =>
        look(() => {
          table.style = textIn(value, "Table.style");
        }),
    },
    follow: {
      AutoFilter: () => autoFilterObject(host, table),
      Columns: () => tableColumnsObject(host, table),
      Rows: () => tableRowsObject(host, table),
      Sort: () => tableSortObject(host, table),
      Worksheet: () => worksheetObject(host, table.sheet),
    },
    call: {
      ClearFilters: () => clearFilters(workbook, host.actor, table),
      ConvertToRange: () => {
        const { area, sheet } = table;
        convertToRange(workbook, host.actor, table);
        return rangeObject(host, host.range(sheet, area));
      },
      Delete: () => deleteTable(workbook, host.actor, table),
      GetDataBodyRange: () => range(table.bodyArea()),
      GetHeaderRowRange: (given) => partRange(table.headerArea(), given),
      GetRange: () => range(table.area),
      GetTotalRowRange: (given) => partRange(table.totalsArea(), given),
      Resize: (given) => resizeTable(workbook, host.actor, table, areaGiven(table, given)),
    },
  });
}

function areaGiven(table: Table, given: Arguments): Area {
  const target = given.object(0)?.target;
  if (target instanceof RangeHandle) {
    if (target.sheet !== table.sheet) throw given.refusal();
    return target.area;
  }
  const area = fromA1(splitAddress(given.text(0)).place);
  if (area === null) throw given.refusal();
  return area;
}

function tableSortObject(host: ExcelHost, table: Table): HostObject {
  const { workbook } = host;
  return new HostObject("TableSort", table, {
    get: {
      Fields: () =>
        table.sortFields.map(({ column, ascending }) => ({
          key: table.indexOfColumn(column),
          ascending,
        })),
      MatchCase: () => false,
      Method: () => "PinYin",
    },
    call: {
      Apply: (given) => {
        const fields = sortFieldsGiven(given, table.columns.length).flatMap(
          ({ key, ascending }) => {
            const column = table.columns[key]?.id;
            return column === undefined ? [] : [{ column, ascending }];
          },
        );
        sortTable(workbook, host.actor, table, fields);
      },
      Clear: () =>
        workbook.change(host.actor, () => {
          table.sortFields = [];
        }),
      Reapply: () => sortTable(workbook, host.actor, table, table.sortFields),
    },
  });
}

function autoFilterObject(host: ExcelHost, table: Table): HostObject {
  return new HostObject("AutoFilter", table, {
    get: {
      Criteria: () =>
        table.columns.map(({ id }) => {
          const filter = table.filters.find(({ column }) => column === id);
          return filter === undefined ? null : { filterOn: "Values", values: [...filter.shown] };
        }),
      Enabled: () => table.showFilterButton,
      IsDataFiltered: () => table.isFiltered(),
    },
    call: {
      ClearCriteria: () => clearFilters(host.workbook, host.actor, table),
      GetRange: () => rangeObject(host, host.range(table.sheet, table.area)),
      GetRangeOrNullObject: () => rangeObject(host, host.range(table.sheet, table.area)),
    },
  });
}
