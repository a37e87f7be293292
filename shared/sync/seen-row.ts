import type { RowId } from "../values/row-id.ts";
import type { SeenCells } from "./diff-rows.ts";

/** A row of a bound table as the sheet shows it now, in the sheet's order. */
export type SeenRow = Readonly<{
  /** What stands in the id column; "" where nothing does. */
  idText: string;
  cells: SeenCells;
  /** The column of a spread it stands in: the same amount in another year is another row. */
  key?: string;
  /** Whose copy it is, where its line is known to be one. */
  copyOf?: RowId;
}>;
