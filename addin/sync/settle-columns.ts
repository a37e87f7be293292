import { beforeAndNow, rememberedLines, saysAsBefore } from "../../shared/sync/as-before.ts";
import { placesFor } from "../../shared/sync/spread.ts";
import type { RowMemory } from "../../shared/sync/table-memory.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import type { TableBlock, TableColumn } from "../workbook/workbook.ts";
import { linesOf } from "./bound-spread.ts";
import type { Ground } from "./ground.ts";
import {
  type DoubtfulColumn,
  doubtfulColumns,
  type ReadingWords,
  readBoundTable,
} from "./read-bound-table.ts";
import type { Binding } from "./remembered.ts";

/**
 * A column that Excel's id and the header find at two places is where the header is if its cells
 * say there what was remembered: then the ids are new (a copied sheet, another program). Anything
 * else is left in doubt, which is for a person to end.
 */
export function settleColumns(
  { kept, me, names }: Ground,
  of: Binding,
  block: TableBlock,
): Binding {
  const was = kept.binding(of.id) ?? of;
  const binding = withExcelsIds(was, block);
  if (binding !== was) kept.rebind(binding);
  const doubtful = doubtfulColumns(binding, block);
  if (doubtful.length === 0) return binding;
  const words = { framework: me.framework, names };
  const remembered = rememberedLines(kept.rows(binding.id).values());
  const settled = doubtful.filter((one) => isAsBefore(binding, block, one, { words, remembered }));
  if (settled.length === 0) return binding;
  const known = settled.reduce(atHeader, binding);
  kept.rebind(known);
  return known;
}

/**
 * A table that was connected without Excel is found by its headers; from then on by Excel's ids for
 * its columns, so that one that is renamed or moved stays understood.
 */
function withExcelsIds(binding: Binding, block: TableBlock): Binding {
  const { spread } = binding;
  const columns = binding.columns.map((column) =>
    idOf(column, () => block.columns.filter(({ header }) => header === column.header)),
  );
  const across = spread?.columns.map((column) =>
    idOf(column, () =>
      placesFor(spread, column, block.columns).map((place) => block.columns[place]),
    ),
  );
  const isKnown =
    columns.every((column, at) => column === binding.columns[at]) &&
    (across ?? []).every((column, at) => column === spread?.columns[at]);
  if (isKnown) return binding;
  return spread === undefined || across === undefined
    ? { ...binding, columns }
    : { ...binding, columns, spread: { ...spread, columns: across } };
}

function idOf<Column extends Readonly<{ columnId: number }>>(
  column: Column,
  headedSo: () => readonly (TableColumn | undefined)[],
): Column {
  if (column.columnId >= 0) return column;
  const [headed, another] = headedSo();
  return headed === undefined || another !== undefined
    ? column
    : { ...column, columnId: headed.id };
}

/** The binding with a column where its header stands now. */
export function atHeader(binding: Binding, { column, headed }: DoubtfulColumn): Binding {
  return withColumn(binding, column.field, { columnId: headed.id });
}

/** The binding with a column where it was, under the header it has now. */
export function atFormer(binding: Binding, { column, former }: DoubtfulColumn): Binding {
  return former === null ? binding : withColumn(binding, column.field, { header: former.header });
}

function withColumn(
  binding: Binding,
  field: string,
  change: Readonly<{ columnId: number }> | Readonly<{ header: string }>,
): Binding {
  const columns = binding.columns.map((one) => (one.field === field ? { ...one, ...change } : one));
  return { ...binding, columns };
}

type Before = Readonly<{ words: ReadingWords; remembered: ReadonlyMap<RowId, RowMemory> }>;

function isAsBefore(
  binding: Binding,
  block: TableBlock,
  doubtful: DoubtfulColumn,
  { words, remembered }: Before,
): boolean {
  const { field } = doubtful.column;
  const table = readBoundTable(atHeader(binding, doubtful), block, words);
  const lines = linesOf(table).map(({ idText, cells }) => ({ idText, cell: cells[field] }));
  return saysAsBefore(beforeAndNow(lines, field, remembered));
}
