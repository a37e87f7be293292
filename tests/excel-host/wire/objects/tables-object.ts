import { containsArea, fromA1, intersection, splitAddress } from "../../model/area.ts";
import { addTable } from "../../model/changes/table-changes.ts";
import { HostError } from "../../model/host-error.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { Table } from "../../model/table.ts";
import type { Arguments } from "../arguments.ts";
import type { ExcelHost } from "../host.ts";
import { HostObject, type ObjectMembers } from "../host-object.ts";
import { RangeHandle } from "../range-handle.ts";
import { tableObject } from "./table-object.ts";

/** Excel.TableCollection of the workbook, or of one sheet. */
export function tablesObject(host: ExcelHost, sheet: Sheet | null): HostObject {
  const { workbook } = host;
  const own = () => (sheet === null ? workbook.tables : workbook.tablesOn(sheet));
  return new HostObject("TableCollection", own(), {
    ...collectionMembers(host, own, {
      Add: (given) => {
        const place = placeGiven(host, sheet, given);
        const hasHeaders = given.flag(1, false);
        return tableObject(
          host,
          addTable(workbook, host.actor, place.sheet, place.area, hasHeaders),
        );
      },
    }),
    eventTarget: sheet?.id ?? "Workbook",
  });
}

/** Excel.TableScopedCollection: the tables a range touches, or holds whole. */
export function tablesInRangeObject(
  host: ExcelHost,
  handle: RangeHandle,
  isFully: boolean,
): HostObject {
  const own = () =>
    host.workbook
      .tablesOn(handle.sheet)
      .filter(({ area }) =>
        isFully ? containsArea(handle.area, area) : intersection(handle.area, area) !== null,
      );
  const members = collectionMembers(host, own, {
    GetFirst: (given) => required(host, own()[0], given),
  });
  return new HostObject("TableScopedCollection", handle, members);
}

function collectionMembers(
  host: ExcelHost,
  own: () => readonly Table[],
  more: NonNullable<ObjectMembers["call"]>,
): ObjectMembers {
  const find = (key: unknown) => {
    const wanted = String(key).toLowerCase();
    return own().find((table) => table.id === wanted || table.name.toLowerCase() === wanted);
  };
  return {
    items: () => own().map((table) => tableObject(host, table)),
    get: { Count: () => own().length },
    call: {
      GetCount: () => own().length,
      GetItem: (given) => required(host, find(given.raw(0)), given),
      GetItemAt: (given) => required(host, own()[given.number(0)], given),
      GetItemOrNullObject: (given) => {
        const table = find(given.raw(0));
        return table === undefined ? null : tableObject(host, table);
      },
      ...more,
    },
  };
}

function required(host: ExcelHost, table: Table | undefined, given: Arguments): HostObject {
  if (table === undefined) throw new HostError("ItemNotFound", given.location);
  return tableObject(host, table);
}

function placeGiven(host: ExcelHost, sheet: Sheet | null, given: Arguments) {
  const target = given.object(0)?.target;
  if (target instanceof RangeHandle) return { sheet: target.sheet, area: target.area };
  const address = splitAddress(given.text(0));
  const named = address.sheet === null ? null : host.workbook.sheet(address.sheet);
  const area = fromA1(address.place);
  if (area === null || named === undefined) throw given.refusal();
  return { sheet: named ?? sheet ?? host.seat.activeSheet, area };
}
