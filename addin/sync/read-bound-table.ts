import type { Framework } from "../../shared/framework/framework.ts";
import type { ReadingContext } from "../../shared/reading/cell-reading.ts";
import { EMPTY_CELL, type RawCell } from "../../shared/reading/raw-sheet.ts";
import { fieldOf } from "../../shared/registers/all-registers.ts";
import type { FieldValue } from "../../shared/registers/field.ts";
import type { NameIndex } from "../../shared/registers/resolve-references.ts";
import type { SeenCell } from "../../shared/sync/diff-rows.ts";
import { heldBack, seenCellReader } from "../../shared/sync/seen-cell.ts";
import type { SeenRow } from "../../shared/sync/seen-row.ts";
import { idTextsOf, type TableBlock, type TableColumn } from "../workbook/workbook.ts";
import { type BoundSpread, cellOfRow, readBoundSpread } from "./bound-spread.ts";
import type { Binding, BoundColumn } from "./remembered.ts";

/** A bound table as it stands: what each row says, and where each field is. */
export type BoundTable = Readonly<{
  binding: Binding;
  block: TableBlock;
  rows: readonly SeenRow[];
  /** The place of each field's column in the block. */
  placeOf: ReadonlyMap<string, number>;
  /** How each field's column is read. */
  readers: ReadonlyMap<string, (cell: RawCell) => SeenCell>;
  /** Bound columns that are no longer in the table: their fields are left alone. */
  lost: readonly BoundColumn[];
  /** Bound columns of which it is not certain where they are: left alone until that is said. */
  doubtful: readonly DoubtfulColumn[];
  /** Amounts side by side: then `rows` are lines, until a look makes their own rows of them. */
  spread: BoundSpread | null;
}>;

/** What it was is headed otherwise, or gone, and another column stands under its header. */
export type DoubtfulColumn = Readonly<{
  column: BoundColumn;
  headed: TableColumn;
  former: TableColumn | null;
}>;

export type ReadingWords = Readonly<{ framework: Framework | null; names: NameIndex | null }>;

/** Reads every mapped cell of a table as its field, column by column. */
export function readBoundTable(
  binding: Binding,
  block: TableBlock,
  words: ReadingWords,
): BoundTable {
  const placeOf = new Map<string, number>();
  const lost: BoundColumn[] = [];
  const doubtful: DoubtfulColumn[] = [];
  for (const column of binding.columns) {
    const place = placeIn(block, column);
    if (place === "gone") lost.push(column);
    else if (typeof place === "number") placeOf.set(column.field, place);
    else doubtful.push(place);
  }
  const { byField, seen } = preparedFor(binding, block, words);
  const readers = binding.columns.flatMap((column) => {
    const place = placeOf.get(column.field);
    const read = byField.get(column.field);
    return place === undefined || read === undefined ? [] : [{ field: column.field, place, read }];
  });
  const ids = idTextsOf(block);
  const rows = block.rows.map((cells, at) => {
    const before = seen.get(cells);
    if (before !== undefined) return before;
    const row = {
      idText: ids[at] ?? "",
      cells: Object.fromEntries(
        readers.map(({ field, place, read }) => [field, read(cells[place] ?? EMPTY_CELL)]),
      ),
    };
    seen.set(cells, row);
    return row;
  });
  const spread = spreadOf(binding, block, rows, words);
  return { binding, block, rows, placeOf, readers: byField, lost, doubtful, spread };
}

function spreadOf(
  { register, spread }: Binding,
  block: TableBlock,
  rows: readonly SeenRow[],
  words: ReadingWords,
): BoundSpread | null {
  const field = spread === undefined ? undefined : fieldOf(register, spread.field);
  if (spread === undefined || field === undefined) return null;
  return readBoundSpread(spread, block, rows, (column) =>
    seenCellReader(field, contextOf(column, block, words)),
  );
}

/**
 * By Excel's own id for the column, which stays when it is renamed or moved. Where another column
 * stands under its header now, nobody can tell from that which of the two is meant.
 */
function placeIn(block: TableBlock, column: BoundColumn): number | "gone" | DoubtfulColumn {
  const byId = block.columns.findIndex(({ id }) => id === column.columnId);
  const byHeader = block.columns.findIndex(({ header }) => header === column.header);
  const headed = block.columns[byHeader];
  if (headed === undefined) return byId < 0 ? "gone" : byId;
  // A table that was connected without Excel goes by its headers.
  if (byId === byHeader || column.columnId < 0) return byHeader;
  return { column, headed, former: block.columns[byId] ?? null };
}

export function doubtfulColumns(
  { columns }: Pick<Binding, "columns">,
  block: TableBlock,
): readonly DoubtfulColumn[] {
  return columns.flatMap((column) => {
    const place = placeIn(block, column);
    return typeof place === "object" ? [place] : [];
  });
}

/** A column repeats itself, and a table is read again after every edit. */
const MOST_CELLS_KEPT = 50_000;

type Prepared = Readonly<{
  words: ReadingWords;
  date1904: boolean;
  byField: ReadonlyMap<string, (cell: RawCell) => SeenCell>;
  /** Rows that an earlier look has read, by the very cells they were read from. */
  seen: WeakMap<readonly RawCell[], SeenRow>;
}>;

/** What each column's cells read as, kept from one look to the next for as long as the binding is. */
const prepared = new WeakMap<Binding, Prepared>();

function preparedFor(binding: Binding, block: TableBlock, words: ReadingWords): Prepared {
  const before = prepared.get(binding);
  const isFit =
    before !== undefined &&
    before.date1904 === block.date1904 &&
    before.words.framework === words.framework &&
    before.words.names === words.names;
  if (isFit) return before;
  const byField = new Map(
    binding.columns.flatMap((column) => {
      const field = fieldOf(binding.register, column.field);
      if (field === undefined) return [];
      const told = {
        part: column.part ?? null,
        isOpenEnded: binding.openEnded?.includes(column.field) ?? false,
      };
      const context = contextOf(column, block, words);
      return [[column.field, keeping(seenCellReader(field, context, told))] as const];
    }),
  );
  const fresh = { words, date1904: block.date1904, byField, seen: new WeakMap() };
  prepared.set(binding, fresh);
  return fresh;
}

/** Reads a cell once for each thing it holds; how it is formatted decides along with its value. */
function keeping(read: (cell: RawCell) => SeenCell): (cell: RawCell) => SeenCell {
  const kept = new Map<string, SeenCell>();
  return (cell) => {
    const key = `${typeof cell.value} ${cell.format} ${cell.value}`;
    const before = kept.get(key);
    if (before !== undefined) return before;
    const seen = read(cell);
    if (kept.size === MOST_CELLS_KEPT) kept.clear();
    kept.set(key, seen);
    return seen;
  };
}

function contextOf(
  { unit }: Pick<BoundColumn, "unit">,
  { date1904 }: TableBlock,
  { framework, names }: ReadingWords,
): ReadingContext {
  return { date1904, framework, unit, neighbourYears: null, names };
}

/** How a cell would read in the column of a field, or in the one of a key across. */
export function readSeenCell(
  { readers, spread }: BoundTable,
  field: string,
  cell: RawCell,
  key: string | null = null,
): SeenCell {
  const read = key === null ? readers.get(field) : spread?.readers.get(key);
  return read?.(cell) ?? heldBack(cell.text, "a mapped column");
}

/** Which mapped cells of a row hold formulas. */
export function formulasIn(table: BoundTable, at: number): ReadonlySet<string> {
  const fields = [
    ...table.placeOf.keys(),
    ...(table.spread === null ? [] : [table.spread.spread.field]),
  ];
  const isFormula = (field: string) => {
    const cell = cellOfRow(table, at, field);
    return cell !== null && (table.block.rows[cell.row]?.[cell.column]?.formula ?? null) !== null;
  };
  return new Set(fields.filter(isFormula));
}

/** What a row says of fields that have no column of their own. */
export function alsoSaid(
  row: SeenRow,
  fields: readonly string[],
): Readonly<Record<string, FieldValue>> {
  const said: Record<string, FieldValue> = {};
  for (const field of fields) {
    const cell = row.cells[field];
    if (cell?.kind !== "value") continue;
    for (const [other, value] of Object.entries(cell.also ?? {})) {
      if (!(other in row.cells)) said[other] = value;
    }
  }
  return said;
}
