import { type LineTable, lineTableOf } from "../../shared/sync/line-key.ts";
import type { BoundSpread } from "./bound-spread.ts";
import type { BoundTable } from "./read-bound-table.ts";

/** A bound table as what is done with lines needs it. */
export function tableOfLines({ binding }: BoundTable, { spread }: BoundSpread): LineTable {
  return lineTableOf({ ...binding, spread });
}
