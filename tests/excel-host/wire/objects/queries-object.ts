import type { Query, Workbook } from "../../model/workbook.ts";
import { HostObject } from "../host-object.ts";

/** Excel.QueryCollection: what Power Query fetches into this workbook. */
export function queriesObject({ queries }: Workbook): HostObject {
  return new HostObject("QueryCollection", queries, {
    items: () => queries.map(queryObject),
    call: {
      GetCount: () => queries.length,
      GetItem: (given) => {
        const found = queries.find(({ name }) => name === given.text(0));
        if (found === undefined) throw given.refusal();
        return queryObject(found);
      },
    },
  });
}

function queryObject(query: Query): HostObject {
  return new HostObject("Query", query, {
    identity: { Name: query.name, Id: query.name },
    get: {
      Name: () => query.name,
      LoadedTo: () => query.loadedTo,
      LoadedToDataModel: () => false,
      Error: () => "None",
    },
  });
}
