import { HostError } from "../../model/host-error.ts";
import { HostObject } from "../host-object.ts";

/** Excel.PivotTableCollection, always empty: the model has no pivot tables. */
export function pivotTablesObject(): HostObject {
  return new HostObject("PivotTableCollection", null, {
    items: () => [],
    call: {
      GetCount: () => 0,
      GetItem: (given) => {
        throw new HostError("ItemNotFound", given.location);
      },
      GetItemOrNullObject: () => null,
    },
  });
}
