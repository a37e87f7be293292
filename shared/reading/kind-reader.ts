import type { CellReading } from "./cell-reading.ts";
import type { RawCell } from "./raw-sheet.ts";

/** Reads the cells of one column for one kind of field; what the context decides is prepared once. */
export type KindReader<Value> = Readonly<{
  /** One sentence part: "a date, such as 31/03/2025". */
  accepted: string;
  text(text: string): CellReading<Value>;
  number(value: number, cell: RawCell): CellReading<Value>;
  /** Where left out, TRUE and FALSE are not what the field holds. */
  truth?(value: boolean): CellReading<Value>;
}>;
