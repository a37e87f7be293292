import type { Area } from "../../model/area.ts";
import {
  addTableColumn,
  deleteTableColumn,
  filterTable,
  renameTableColumn,
} from "../../model/changes/table-columns.ts";
import { writeCells } from "../../model/changes/write-cells.ts";
import { HostError } from "../../model/host-error.ts";
import type { Table, TableColumn } from "../../model/table.ts";
import { type Arguments, entriesOf, textIn } from "../arguments.ts";
import type { ExcelHost } from "../host.ts";
import { HostObject } from "../host-object.ts";
import { rangeObject } from "./range-object.ts";

/** Excel.TableColumnCollection. */
export function tableColumnsObject(host: ExcelHost, table: Table): HostObject {
  const find = (key: unknown) =>
    typeof key === "number"
      ? table.columns.find(({ id }) => id === key)
      : table.columnNamed(String(key));
  return new HostObject("TableColumnCollection", table, {
    items: () => table.columns.map((column) => tableColumnObject(host, table, column.id)),
    get: { Count: () => table.columns.length },
    call: {
      Add: (given) => added(host, table, given),
      GetCount: () => table.columns.length,
      GetItem: (given) => required(host, table, find(given.raw(0)), given),
      GetItemAt: (given) => required(host, table, table.columns[given.number(0)], given),
      GetItemOrNullObject: (given) => {
        const column = find(given.raw(0));
        return column === undefined ? null : tableColumnObject(host, table, column.id);
      },
    },
  });
}

function required(
  host: ExcelHost,
  table: Table,
  column: TableColumn | undefined,
  given: Arguments,
): HostObject {
  if (column === undefined) throw new HostError("ItemNotFound", given.location);
  return tableColumnObject(host, table, column.id);
}

/** A column with its values: header first where there are as many as the table is high. */
function added(host: ExcelHost, table: Table, given: Arguments): HostObject {
  const { workbook } = host;
  const at = given.numberOr(0, null);
  const values = given.isGiven(1) ? given.list(1) : null;
  const place = workbook.change(host.actor, () => {
    const made = addTableColumn(workbook, host.actor, table, at, given.textOr(2, ""));
    if (values !== null) {
      const whole = { ...table.area, column: table.area.column + made, columns: 1 };
      const body = { ...table.bodyArea(), column: whole.column, columns: 1 };
      const area = values.length === whole.rows ? whole : body;
      writeCells(workbook, host.actor, table.sheet, area, entriesOf(values, area, given.location));
    }
    return made;
  });
  return required(host, table, table.columns[place], given);
}

function tableColumnObject(host: ExcelHost, table: Table, id: number): HostObject {
  const { workbook } = host;
  const { sheet } = table;
  const at = () => table.indexOfColumn(id);
  const within = (area: Area) => ({ ...area, column: table.area.column + at(), columns: 1 });
  const range = (area: Area) => rangeObject(host, host.range(sheet, within(area)));
  const part = (area: Area | null, given: Arguments) => {
    if (area === null) throw new HostError("ItemNotFound", given.location);
    return range(area);
  };
  return new HostObject(
    "TableColumn",
    { table, id },
    {
      identity: { Id: id },
      exists: () => workbook.tables.includes(table) && at() >= 0,
      get: {
        Id: () => id,
        Index: at,
        Name: () => table.columns[at()]?.name ?? "",
        Values: () => {
          const { row, column, rows } = within(table.area);
          return Array.from({ length: rows }, (_, offset) => [
            sheet.cell(row + offset, column).value,
          ]);
        },
      },
      set: {
        Name: (value) =>
          renameTableColumn(workbook, host.actor, table, id, textIn(value, "TableColumn.name")),
        Values: (value) => {
          const area = within(table.area);
          writeCells(
            workbook,
            host.actor,
            sheet,
            area,
            entriesOf(value, area, "TableColumn.values"),
          );
        },
      },
      follow: { Filter: () => filterObject(host, table, id) },
      call: {
        Delete: () => deleteTableColumn(workbook, host.actor, table, id),
        GetDataBodyRange: () => range(table.bodyArea()),
        GetHeaderRowRange: (given) => part(table.headerArea(), given),
        GetRange: () => range(table.area),
        GetTotalRowRange: (given) => part(table.totalsArea(), given),
      },
    },
  );
}

function filterObject(host: ExcelHost, table: Table, id: number): HostObject {
  const { workbook } = host;
  const current = () => table.filters.find(({ column }) => column === id);
  return new HostObject(
    "Filter",
    { table, id },
    {
      get: {
        Criteria: () => {
          const filter = current();
          return filter === undefined ? null : { filterOn: "Values", values: [...filter.shown] };
        },
      },
      call: {
        ApplyValuesFilter: (given) => {
          const wanted = given.list(0).map((value) => textIn(value, given.location));
          filterTable(workbook, host.actor, table, id, wanted);
        },
        Clear: () => filterTable(workbook, host.actor, table, id, null),
      },
    },
  );
}
