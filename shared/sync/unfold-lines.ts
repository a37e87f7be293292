import type { RegisterKey } from "../registers/field.ts";
import { columnOfId, idInLine, type RowId, readRowId } from "../values/row-id.ts";
import { NOTHING } from "./cell-digest.ts";
import { matchingCells, type SeenCell, type SeenCells } from "./diff-rows.ts";
import type { SeenRow } from "./seen-row.ts";
import { columnFor, type Spread } from "./spread.ts";
import { type RowsByCell, rowsByCell, shownRows } from "./spread-cells.ts";
import { type RowMemory, settledDigest, type TableMemory } from "./table-memory.ts";

/** A line of a spread's table as the sheet shows it: what all its rows say, and each amount. */
export type SeenLine = Readonly<{
  idText: string;
  shared: SeenCells;
  /** By column key, for the columns that are in the table. */
  amounts: ReadonlyMap<string, SeenCell>;
}>;

/** A row of a spread's table: one amount of one line. */
export type LineRow = SeenRow &
  Readonly<{
    /** The line's place in the sheet's order. */
    line: number;
    key: string;
    /** The line's id where it stands in the sheet and is its own; null where it needs one. */
    lineId: RowId | null;
  }>;

export type Unfolded = Readonly<{
  rows: readonly LineRow[];
  /** The memory of what can be seen: without rows whose column is lost, or that wait. */
  inSight: TableMemory;
  /** Rows that the register has moved to another column than the one their amount stands in. */
  displaced: readonly Readonly<{ row: RowMemory; line: number; key: string }>[];
  /** Lines without any amount under an id that is nobody's any more, or another line's: to be cleared. */
  idle: readonly number[];
}>;

type Table = Readonly<{ register: RegisterKey; spread: Spread }>;

/**
 * The rows of a table whose amounts stand side by side. A line is known by its id alone, so that
 * sorting is nothing; of lines with one id that which says most of what is remembered keeps it.
 */
export function unfoldLines(
  { register, spread }: Table,
  lines: readonly SeenLine[],
  memory: TableMemory,
): Unfolded {
  const cells = rowsByCell(memory);
  const keepers = keepersOf(spread, lines, cells);
  const rows: LineRow[] = [];
  const displaced: Displaced[] = [];
  const inSight = new Map(memory);
  const idle: number[] = [];

  lines.forEach((line, at) => {
    const lineId = lineIdIn(line);
    const isKept = lineId !== null && keepers.get(lineId) === at;
    const known = lineId === null ? undefined : cells.get(lineId);
    if (!isKept || known === undefined) {
      if (lineId !== null && isEmpty(line)) idle.push(at);
      rows.push(...strangeRows(spread, line, { at, lineId, isKept, known }));
      return;
    }
    for (const [key, remembered] of known) {
      const moved = remembered.filter((row) => isDisplaced(register, spread, row, key));
      displaced.push(...moved.map((row) => ({ row, line: at, key })));
      // A column that is gone has taken no amounts away: that is asked about as a column.
      const isAside = moved.length > 0 || !line.amounts.has(key);
      if (isAside) for (const { id } of remembered) inSight.delete(id);
    }
    const aside = new Set(displaced.flatMap((one) => (one.line === at ? [one.key] : [])));
    for (const [key, amount] of line.amounts) {
      if (aside.has(key)) continue;
      const cell = { line: at, key, lineId, amount, shared: line.shared };
      rows.push(...rowsOfCell(spread.field, cell, rowsInCell(known.get(key) ?? [])));
    }
  });
  return { rows, inSight, displaced, idle };
}

type Displaced = Unfolded["displaced"][number];

type Cell = Pick<LineRow, "line" | "key" | "lineId"> &
  Readonly<{ amount: SeenCell; shared: SeenCells }>;

/** The rows a cell of a known line stands for; what is filled and stands for none is a new one. */
function rowsOfCell(
  field: string,
  { amount, shared, ...at }: Cell,
  remembered: readonly RowMemory[],
): readonly LineRow[] {
  const isEmpty = amount.digest === NOTHING;
  if (remembered.length === 0) {
    return isEmpty ? [] : [{ ...at, idText: "", cells: { ...shared, [field]: amount } }];
  }
  return remembered
    .filter((row) => !isEmpty || wasEmpty(row, field))
    .map((row) => ({
      ...at,
      idText: row.id,
      cells: { ...sharedCells(row, shared), [field]: amount },
    }));
}

/** The id a line stands under; null for text that is none, or that names a cell of a line. */
export function lineIdIn({ idText }: Pick<SeenLine, "idText">): RowId | null {
  const id = readRowId(idText);
  return id === null || columnOfId(id) !== null ? null : id;
}

function isEmpty({ amounts }: SeenLine): boolean {
  return [...amounts.values()].every(({ digest }) => digest === NOTHING);
}

/** What was let go, or is asked about, says nothing of a cell that shows another row by now. */
function rowsInCell(remembered: readonly RowMemory[]): readonly RowMemory[] {
  const here = remembered.filter(({ standing }) => standing.kind !== "coming");
  const shown = shownRows(here);
  return shown.length > 0 ? shown : here;
}

/** A line without an id, with none that can be read, a copy, or one this memory does not know. */
function strangeRows(
  spread: Spread,
  line: SeenLine,
  {
    at,
    lineId,
    isKept,
    known,
  }: Readonly<{
    at: number;
    lineId: RowId | null;
    isKept: boolean;
    known: ReadonlyMap<string, readonly RowMemory[]> | undefined;
  }>,
): readonly LineRow[] {
  // Amounts beside nothing at all are of no line yet.
  const saysNothing = Object.values(line.shared).every(({ digest }) => digest === NOTHING);
  return [...line.amounts].flatMap(([key, amount]): readonly LineRow[] => {
    if (amount.digest === NOTHING || (lineId === null && saysNothing)) return [];
    const cells = { ...line.shared, [spread.field]: amount };
    const base = { line: at, key, lineId: null, cells };
    if (lineId === null) return [{ ...base, idText: line.idText.trim() }];
    if (isKept) return [{ ...base, lineId, idText: idInLine(lineId, key) }];
    const copyOf = known?.get(key)?.[0]?.id ?? lineId;
    return [{ ...base, idText: "", copyOf }];
  });
}

function keepersOf(
  { field }: Spread,
  lines: readonly SeenLine[],
  cells: RowsByCell,
): ReadonlyMap<RowId, number> {
  const best = new Map<RowId, Readonly<{ at: number; matching: number }>>();
  lines.forEach((line, at) => {
    const id = lineIdIn(line);
    if (id === null) return;
    const known = cells.get(id) ?? new Map<string, readonly RowMemory[]>();
    let matching = 0;
    for (const [key, remembered] of known) {
      const amount = line.amounts.get(key);
      if (amount === undefined) continue;
      for (const row of remembered)
        matching += matchingCells(row, { ...line.shared, [field]: amount });
    }
    const before = best.get(id);
    if (before === undefined || matching > before.matching) best.set(id, { at, matching });
  });
  return new Map([...best].map(([id, { at }]) => [id, at]));
}

/** An amount that was empty when it was last looked at: what comes for it is yet to be written. */
function wasEmpty({ cells }: RowMemory, field: string): boolean {
  const cell = cells[field];
  return cell !== undefined && settledDigest(cell) === NOTHING;
}

/**
 * Of the cells of a line those a row of the register agreed with. A row that came to stand in a
 * cell beside others may say something else of its own, and keeps it.
 */
function sharedCells({ version, cells }: RowMemory, shared: SeenCells): SeenCells {
  if (version === 0) return shared;
  return Object.fromEntries(Object.entries(shared).filter(([field]) => field in cells));
}

function isDisplaced(
  register: RegisterKey,
  spread: Spread,
  { values, standing }: RowMemory,
  key: string,
): boolean {
  if (values === null || standing.kind !== "known") return false;
  return values[spread.by] !== undefined && columnFor(spread, register, values)?.key !== key;
}
