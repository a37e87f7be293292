import { addTableRows, deleteTableRows } from "../../model/changes/table-rows.ts";
import { writeCells } from "../../model/changes/write-cells.ts";
import type { Table } from "../../model/table.ts";
import { type Arguments, entriesOf } from "../arguments.ts";
import type { ExcelHost } from "../host.ts";
import { HostObject } from "../host-object.ts";
import { rangeObject } from "./range-object.ts";

/** Excel.TableRowCollection. Rows have no id: they are known by where they stand. */
export function tableRowsObject(host: ExcelHost, table: Table): HostObject {
  const { workbook } = host;
  const count = () => table.bodyArea().rows;
  return new HostObject("TableRowCollection", table, {
    items: () => Array.from({ length: count() }, (_, at) => tableRowObject(host, table, at)),
    get: { Count: count },
    call: {
      Add: (given) => {
        const at = given.numberOr(0, null);
        const entries = rowsGiven(table, given);
        return tableRowObject(host, table, addTableRows(workbook, host.actor, table, at, entries));
      },
      DeleteRowsAt: (given) =>
        deleteTableRows(workbook, host.actor, table, given.number(0), given.numberOr(1, 1)),
      GetCount: count,
      GetItem: (given) => rowAt(host, table, given),
      GetItemAt: (given) => rowAt(host, table, given),
    },
  });
}

function rowAt(host: ExcelHost, table: Table, given: Arguments): HostObject {
  const at = given.number(0);
  if (at < 0 || at >= table.bodyArea().rows) throw given.refusal();
  return tableRowObject(host, table, at);
}

/** Several rows, one row, one value for every column, or nothing. */
function rowsGiven(table: Table, given: Arguments) {
  const { columns } = table.area;
  const value = given.raw(1);
  if (!Array.isArray(value)) return entriesOf(value ?? "", { rows: 1, columns }, given.location);
  const rows = Array.isArray(value[0]) ? value : [value];
  return entriesOf(rows, { rows: rows.length, columns }, given.location);
}

function tableRowObject(host: ExcelHost, table: Table, at: number): HostObject {
  const { workbook } = host;
  const { sheet } = table;
  const area = () => ({ ...table.bodyArea(), row: table.bodyArea().row + at, rows: 1 });
  return new HostObject(
    "TableRow",
    { table, at },
    {
      exists: () => workbook.tables.includes(table) && at < table.bodyArea().rows,
      get: {
        Index: () => at,
        Values: () => {
          const { row, column, columns } = area();
          return [
            Array.from({ length: columns }, (_, offset) => sheet.cell(row, column + offset).value),
          ];
        },
      },
      set: {
        Values: (value) => {
          const place = area();
          const entries = entriesOf(value, place, "TableRow.values");
          writeCells(workbook, host.actor, sheet, place, entries);
        },
      },
      call: {
        Delete: () => deleteTableRows(workbook, host.actor, table, at, 1),
        GetRange: () => rangeObject(host, host.range(sheet, area())),
      },
    },
  );
}
