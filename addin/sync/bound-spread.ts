import { EMPTY_CELL, type RawCell } from "../../shared/reading/raw-sheet.ts";
import type { FieldValue, RegisterKey } from "../../shared/registers/field.ts";
import type { SeenCell } from "../../shared/sync/diff-rows.ts";
import { lostColumns, type Rivals, rivalColumns } from "../../shared/sync/rival-columns.ts";
import type { SeenRow } from "../../shared/sync/seen-row.ts";
import {
  type NewColumn,
  newColumns,
  placesOf,
  type Spread,
  type SpreadColumn,
} from "../../shared/sync/spread.ts";
import type { LineRow, SeenLine } from "../../shared/sync/unfold-lines.ts";
import type { TableBlock } from "../workbook/workbook.ts";

/** The amounts of a bound table that stand side by side, as they are now. */
export type BoundSpread = Readonly<{
  spread: Spread;
  lines: readonly SeenLine[];
  /** The lines' rows, once they were held against the memory. */
  rows: readonly LineRow[];
  /** The place of each key's column in the block. */
  placeOf: ReadonlyMap<string, number>;
  readers: ReadonlyMap<string, (cell: RawCell) => SeenCell>;
  /** Years that came into the table, and are asked about. */
  fresh: readonly NewColumn[];
  /** Years that stand twice, and are asked about. */
  rivals: readonly Rivals[];
  /** Columns that are no longer in the table: their amounts are left alone. */
  lost: readonly SpreadColumn[];
}>;

export function readBoundSpread(
  spread: Spread,
  block: TableBlock,
  lines: readonly SeenRow[],
  readerOf: (column: SpreadColumn) => (cell: RawCell) => SeenCell,
): BoundSpread {
  const placeOf = placesOf(spread, block.columns);
  const rivals = rivalColumns(spread, block.columns);
  const readers = new Map(spread.columns.map((column) => [column.key, readerOf(column)]));
  return {
    spread,
    lines: lines.map(({ idText, cells }, at) => ({
      idText,
      shared: cells,
      amounts: new Map(
        [...placeOf].flatMap(([key, place]) => {
          const read = readers.get(key);
          return read === undefined ? [] : [[key, read(block.rows[at]?.[place] ?? EMPTY_CELL)]];
        }),
      ),
    })),
    rows: [],
    placeOf,
    readers,
    fresh: newColumns(spread, block.columns),
    rivals,
    lost: lostColumns(spread, placeOf, rivals),
  };
}

type Placed = Readonly<{
  placeOf: ReadonlyMap<string, number>;
  spread: BoundSpread | null;
}>;

/** Where a field of a row stands in the block: a row of a line shares all but its amount. */
export function cellOfRow(
  { placeOf, spread }: Placed,
  at: number,
  field: string,
): Readonly<{ row: number; column: number }> | null {
  const line = spread?.rows[at];
  const isAmount = line !== undefined && field === spread?.spread.field;
  const column = isAmount ? spread?.placeOf.get(line.key) : placeOf.get(field);
  return column === undefined ? null : { row: lineOfRow({ spread }, at), column };
}

/** The line of the sheet that a row stands in. */
export function lineOfRow({ spread }: Pick<Placed, "spread">, at: number): number {
  return spread?.rows[at]?.line ?? at;
}

/** The rows of the sheet, which are lines where amounts stand side by side. */
export function linesOf({
  rows,
  spread,
}: Pick<Placed, "spread"> & Readonly<{ rows: readonly SeenRow[] }>): readonly SeenRow[] {
  return spread?.lines.map(({ idText, shared }) => ({ idText, cells: shared })) ?? rows;
}

/** What holds for a row without a cell of its own: the table's constants, and its column's year. */
export function constantsAt(
  {
    binding,
    spread,
  }: Placed &
    Readonly<{
      binding: Readonly<{ register: RegisterKey; constants: Readonly<Record<string, FieldValue>> }>;
    }>,
  at: number,
): Readonly<Record<string, FieldValue>> {
  const line = spread?.rows[at];
  const column = spread?.spread.columns.find(({ key }) => key === line?.key);
  if (spread === null || column === undefined) return binding.constants;
  return { ...binding.constants, [spread.spread.by]: column.value };
}
