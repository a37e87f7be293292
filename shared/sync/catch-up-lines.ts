import type { FieldValue } from "../registers/field.ts";
import type { RowId } from "../values/row-id.ts";
import type { LineTable } from "./line-key.ts";
import { agreedCell, digestIn } from "./settle-answer.ts";
import {
  cellOf,
  type RowsByCell,
  rowsByCell,
  type Showing,
  showingOf,
  shownRows,
} from "./spread-cells.ts";
import type { RowMemory, TableMemory } from "./table-memory.ts";
import { type CatchUp, catchUp } from "./take-pulled.ts";
import type { LineRow } from "./unfold-lines.ts";

/** A cell to write: an amount of a line, or where `key` is null what the line says of all its rows. */
export type LineWrite = Readonly<{
  line: number;
  key: string | null;
  field: string;
  value: FieldValue;
  /** The rows the cell is of, which agree once it is written. */
  rows: readonly RowId[];
}>;

/** What the register says of rows of one line in different ways, which one cell cannot show. */
export type LineDiffers = Readonly<{ line: number; field: string; rows: readonly RowId[] }>;

export type LinesCatchUp = Readonly<{
  /** Rows whose memory changes though nothing is written. */
  noted: readonly RowMemory[];
  writes: readonly LineWrite[];
  differs: readonly LineDiffers[];
  /** What came of cells that may not be written, and is to be told; `key` is null for a line's own. */
  held: readonly LineHeld[];
}>;

type LineHeld = CatchUp["held"][number] & Readonly<{ line: number; key: string | null }>;

/** What the register says and the lines of a spread do not yet, cell by cell of the sheet. */
export function catchUpLines(
  table: LineTable,
  rows: readonly LineRow[],
  memory: TableMemory,
  formulasOf: (row: LineRow) => ReadonlySet<string>,
): LinesCatchUp {
  const { field } = table.spread;
  const cells = rowsByCell(memory);
  const noted: RowMemory[] = [];
  const held: LineHeld[] = [];
  const amounts = new Map<string, LineWrite>();
  const shared = new Map<string, LineWrite>();

  for (const row of rows) {
    const known = rememberedAs(row, memory);
    if (known === undefined) continue;
    const showing = showingIn(table, rowsBeside(cells, known));
    const { [field]: amount, ...others } = row.cells;
    const seen = showing.kind === "unknown" || amount === undefined ? others : row.cells;
    const shows = asShown(known, field, showing);
    const plan = catchUp(table.register, shows, seen, formulasOf(row));
    if (plan.memory !== shows) noted.push({ ...plan.memory, values: known.values });
    held.push(
      ...plan.held.map((one) => {
        const key = one.field === field ? row.key : null;
        return { line: row.line, key, ...one };
      }),
    );
    for (const write of plan.writes) {
      const isAmount = write.field === field;
      const at = `${row.line} ${isAmount ? row.key : write.field}`;
      const kept = isAmount ? amounts : shared;
      const before = kept.get(at)?.rows ?? [];
      const key = isAmount ? row.key : null;
      kept.set(at, { line: row.line, key, ...write, rows: [...before, known.id] });
    }
  }
  const lineIds = new Map(rows.map(({ line, lineId }) => [line, lineId]));
  const told = [...shared.values()].map((write) => {
    const line = lineIds.get(write.line) ?? null;
    const all = line === null ? [] : subscribed(cells, line, write.field);
    const isOne = all.every(
      ({ id, values }) => write.rows.includes(id) && isSame(table, write, values?.[write.field]),
    );
    return { write, isOne };
  });
  return {
    noted,
    held,
    writes: [...amounts.values(), ...told.flatMap(({ write, isOne }) => (isOne ? [write] : []))],
    differs: told.flatMap(({ write: { line, field: of, rows: ids }, isOne }) =>
      isOne ? [] : [{ line, field: of, rows: ids }],
    ),
  };
}

/** The rows of a written cell, which show from now on what the register says. */
export function writtenLine(
  table: LineTable,
  memory: TableMemory,
  { field, rows }: LineWrite,
  shown: string,
): readonly RowMemory[] {
  const cells = rowsByCell(memory);
  return rows.flatMap((id) => {
    const row = memory.get(id);
    if (row === undefined) return [];
    const isAmount = field === table.spread.field;
    const showing = isAmount ? showingOf(table, rowsBeside(cells, row)) : OWN;
    const { values } = asShown(row, field, showing);
    const agreed = digestIn(table.register, field, values?.[field]);
    const before = row.cells[field]?.digest ?? null;
    const cell = { ...agreedCell(shown, agreed, row.version), before };
    return [{ ...row, cells: { ...row.cells, [field]: cell } }];
  });
}

const OWN: Showing = { kind: "own" };

/** What the cell of a row shows. Where a text of somebody's is held in it, that is not known. */
function showingIn(table: LineTable, rows: readonly RowMemory[]): Showing {
  const showing = showingOf(table, rows);
  const isHeld = rows.some(({ cells }) => cells[table.spread.field]?.state.kind !== "synced");
  return showing.kind === "sum" && isHeld ? { kind: "unknown" } : showing;
}

function rowsBeside(cells: RowsByCell, row: RowMemory): readonly RowMemory[] {
  const cell = cellOf(row);
  return cell === null ? [row] : shownRows(cells.get(cell.line)?.get(cell.key) ?? []);
}

/** The row as its cell shows it: with the sum for its amount, where that is what it shows. */
function asShown(row: RowMemory, field: string, showing: Showing): RowMemory {
  if (showing.kind !== "sum") return row;
  return { ...row, values: { ...row.values, [field]: showing.value } };
}

function rememberedAs({ idText }: LineRow, memory: TableMemory): RowMemory | undefined {
  // Unfolded rows of the memory carry its own ids.
  return idText === "" ? undefined : memory.get(idText as RowId);
}

/** The rows of a line that say what its cell for a field says. */
function subscribed(cells: RowsByCell, line: RowId, field: string): readonly RowMemory[] {
  return [...(cells.get(line)?.values() ?? [])]
    .flat()
    .filter((row) => row.standing.kind === "known" && row.cells[field] !== undefined);
}

function isSame(table: LineTable, { field, value }: LineWrite, other: FieldValue | undefined) {
  return digestIn(table.register, field, value) === digestIn(table.register, field, other);
}
