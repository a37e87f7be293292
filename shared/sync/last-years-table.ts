import type { FieldValue, RegisterKey } from "../registers/field.ts";
import { idInLine, mintRowId, type RowId, readRowId } from "../values/row-id.ts";
import type { PulledRow } from "./protocol.ts";
import type { TableHeading } from "./said-above.ts";
import type { SeenRow } from "./seen-row.ts";
import { unsentRow } from "./send-cells.ts";
import type { NewColumn, Spread, SpreadColumn } from "./spread.ts";
import { cellOf } from "./spread-cells.ts";
import type { RowMemory, SpreadCell, TableMemory } from "./table-memory.ts";

/** A connected table in a copy of last year's file, as it stands there now. */
export type LastYearsTable = Readonly<{
  binding: Readonly<{
    register: RegisterKey;
    table: Readonly<{ name: string }>;
    /** What its sheet was called when it was connected. */
    sheetName: string;
    constants: Readonly<Record<string, FieldValue>>;
    headings?: readonly TableHeading[] | undefined;
  }>;
  sheetName: string;
  /** What stands over the table. */
  titles: string;
  /** Where the body begins, as Excel numbers rows. */
  firstRow: number;
  /** Row by row; of a table whose amounts stand side by side, line by line. */
  rows: readonly SeenRow[];
  /** The fields that have a column, and its place. */
  placeOf: ReadonlyMap<string, number>;
  spread: LastYearsSpread | null;
}>;

export type LastYearsSpread = Readonly<{
  spread: Spread;
  /** Columns of years that none of the spread's is of. */
  fresh: readonly NewColumn[];
  lost: readonly SpreadColumn[];
  /** Excel's id for the column in a place of the table. */
  columnIdAt: (place: number) => number;
  isFilled: (at: number, place: number) => boolean;
}>;

const MOST_NAMED = 8;

/** What is known of the rows that the copy came with. */
export type LastYearsRows = Readonly<{
  memory: TableMemory;
  registerRows: ReadonlyMap<RowId, PulledRow>;
  random: () => number;
  /** How the person goes on after putting the table right: what a refusal ends with. */
  thenDo: string;
}>;

/** A row of the copy, or a line of one, with what the register has of it. */
export type KnownRow = Readonly<{
  at: number;
  sheetRow: number;
  id: RowId;
  cells: SeenRow["cells"];
  before: readonly Before[];
}>;

type Before = Readonly<{ row: PulledRow; cell: SpreadCell | null }>;

/** What the register has removed is nobody's origin, and is met again by its id. */
export function knownRows(
  { rows, firstRow, spread }: LastYearsTable,
  { memory, registerRows }: LastYearsRows,
): readonly KnownRow[] {
  const beside = new Map<RowId, Before[]>();
  for (const row of registerRows.values()) {
    if (row.removed) continue;
    const cell = spread === null ? null : cellOf(memory.get(row.id) ?? row);
    const id = cell?.line ?? row.id;
    beside.set(id, [...(beside.get(id) ?? []), { row, cell }]);
  }
  return rows.flatMap(({ idText, cells }, at) => {
    const id = readRowId(idText);
    if (id === null) return [];
    return [{ at, sheetRow: firstRow + at, id, cells, before: beside.get(id) ?? [] }];
  });
}

export type NewIds = Readonly<{
  rows: readonly RowMemory[];
  ids: readonly Readonly<{ at: number; id: RowId }>[];
}>;

/** New ids for rows, and what is remembered of them: only where they were copied from. */
export function withNewIds(
  { spread }: LastYearsTable,
  known: readonly KnownRow[],
  random: () => number,
): NewIds {
  const rows: RowMemory[] = [];
  const ids = known.map(({ at, before }) => {
    const id = mintRowId(random);
    if (spread === null) rows.push(unsentRow(id, before[0]?.row.id ?? null));
    else rows.push(...amountsCopied(id, before));
    return { at, id };
  });
  return { rows, ids };
}

/** A cell that stood for several rows is one new row, copied from the first of them. */
function amountsCopied(line: RowId, before: readonly Before[]): readonly RowMemory[] {
  const origins = new Map<string, RowId>();
  for (const { row, cell } of before) {
    if (cell !== null && !origins.has(cell.key)) origins.set(cell.key, row.id);
  }
  return [...origins].map(([key, origin]) => unsentAmount({ line, key }, origin));
}

/** A new amount of a line, in its cell. */
export function unsentAmount(cell: SpreadCell, copiedFrom: RowId | null): RowMemory {
  return { ...unsentRow(idInLine(cell.line, cell.key), copiedFrom), cell };
}

/** "rows 3, 4", for the first few. */
export function rowsNamed(rows: readonly KnownRow[]): string {
  const numbers = rows.slice(0, MOST_NAMED).map(({ sheetRow }) => sheetRow);
  const more = rows.length > numbers.length ? " and more" : "";
  return `row${rows.length === 1 ? "" : "s"} ${numbers.join(", ")}${more}`;
}
