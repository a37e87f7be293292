import type { FieldValue } from "../registers/field.ts";
import { lineOfId, type RowId } from "../values/row-id.ts";
import { NOTHING } from "./cell-digest.ts";
import type { SeenCells } from "./diff-rows.ts";
import { type LineTable, lineKey } from "./line-key.ts";
import { agreedCell, digestIn } from "./settle-answer.ts";
import { columnFor } from "./spread.ts";
import { cellOf, rowsByCell, showingOf, shownRows } from "./spread-cells.ts";
import type { CellMemory, RowMemory, SpreadCell, TableMemory } from "./table-memory.ts";
import { adoptSeen } from "./take-pulled.ts";
import { lineIdIn, type SeenLine } from "./unfold-lines.ts";

/** Rows of one line that the sheet does not have yet, to be added as one. */
export type NewLine = Readonly<{
  /** The line's id where its rows have one of their own; null where it needs one. */
  lineId: RowId | null;
  rows: readonly RowMemory[];
}>;

export type Placed = Readonly<{
  /** Rows that stand in a line of the sheet from now on; their amounts are yet to be written. */
  placed: readonly RowMemory[];
  newLines: readonly NewLine[];
}>;

type Asker = Readonly<{ who: string; at: number }>;

/**
 * Finds rows of the register that are yet to come into the sheet their place: the line they say
 * they are of, the one line that goes by the same names, or a line of their own. Where several
 * lines go by these names none is guessed.
 */
export function placeComing(
  table: LineTable,
  lines: readonly SeenLine[],
  memory: TableMemory,
  asker: Asker,
): Placed {
  const standing = linesById(lines);
  const byKey = linesByKey(table, lines);
  const cells = rowsByCell(memory);
  const arriving = new Map<string, Arriving>();
  const homeless: Homeless[] = [];

  for (const row of memory.values()) {
    if (row.standing.kind !== "coming" || row.values === null) continue;
    const column = columnFor(table.spread, table.register, row.values);
    if (column === undefined) continue;
    const key = lineKey(table, row.values);
    const own = cellOf(row)?.line ?? null;
    const named = byKey.get(key) ?? [];
    const target =
      own !== null && standing.has(own) ? own : named.length === 1 ? (named[0] ?? null) : null;
    const line = target === null ? undefined : standing.get(target);
    if (target === null || line === undefined) {
      homeless.push({ row, own, key: key === "" || named.length > 1 ? null : key });
      continue;
    }
    if (!line.amounts.has(column.key)) continue;
    const at = `${target} ${column.key}`;
    const before = arriving.get(at);
    const others = shownRows(cells.get(target)?.get(column.key) ?? []);
    const cell = { line: target, key: column.key };
    arriving.set(at, { cell, line, others, rows: [...(before?.rows ?? []), row] });
  }
  const placed = [...arriving.values()].flatMap((one) => placedIn(table, one, asker));
  return { placed, newLines: newLinesOf(homeless, standing) };
}

/** Rows that come into one cell, and those it stands for already. */
type Arriving = Readonly<{
  cell: SpreadCell;
  line: SeenLine;
  others: readonly RowMemory[];
  rows: readonly RowMemory[];
}>;

/** Rows as they stand in their line: what it says of all its rows is agreed where it is equal. */
function placedIn(
  table: LineTable,
  { cell, line, others, rows }: Arriving,
  asker: Asker,
): readonly RowMemory[] {
  const { register, spread } = table;
  const { field } = spread;
  const amount = line.amounts.get(cell.key);
  if (amount === undefined) return [];
  const isEmpty = amount.digest === NOTHING;
  // What was just cleared is asked about first: nothing is written there meanwhile.
  if (isEmpty && others.some((row) => row.cells[field]?.digest !== NOTHING)) return [];
  const showing = showingOf(table, rows);
  const isUnknown = !isEmpty && others.length === 0;
  return rows.map((row) => {
    if (isUnknown && showing.kind === "own") {
      const pulled = { ...row, register, removed: false, values: row.values ?? {} };
      return { ...adoptSeen(register, pulled, { ...line.shared, [field]: amount }, asker), cell };
    }
    const sum =
      isUnknown && showing.kind === "sum" ? digestIn(register, field, showing.value) : null;
    // What stands there is the others' sum; with these rows it is another one, yet to be written.
    const shown = others[0]?.cells[field]?.digest ?? NOTHING;
    const cells: Record<string, CellMemory> = {
      ...agreedShared(register, row, line.shared),
      [field]:
        sum === null ? agreedCell(shown, "", row.version) : agreedCell(sum, sum, row.version),
    };
    return { ...row, cells, standing: { kind: "known" as const }, cell };
  });
}

/** A row without a line; `key` is null where what it goes by does not tell it from others. */
type Homeless = Readonly<{ row: RowMemory; own: RowId | null; key: string | null }>;

/** Rows of one line elsewhere are one line here; others join the one line that goes by their names. */
function newLinesOf(
  homeless: readonly Homeless[],
  standing: ReadonlyMap<RowId, SeenLine>,
): readonly NewLine[] {
  const lines = new Map<string, RowMemory[]>();
  const put = (line: string, row: RowMemory) => {
    const rows = lines.get(line);
    if (rows === undefined) lines.set(line, [row]);
    else rows.push(row);
  };
  const byKey = new Map<string, Set<RowId>>();
  for (const { row, own, key } of homeless) {
    if (own === null) continue;
    put(own, row);
    if (key !== null) byKey.set(key, (byKey.get(key) ?? new Set()).add(own));
  }
  for (const { row, own, key } of homeless) {
    if (own !== null) continue;
    const [only, another] = key === null ? [] : (byKey.get(key) ?? []);
    // Several lines that go by one name elsewhere are several here: a row of none of them is apart.
    put(key === null || another !== undefined ? row.id : (only ?? key), row);
  }
  return [...lines.values()].map((rows) => newLine(rows, standing));
}

function agreedShared(
  register: LineTable["register"],
  { values, version }: RowMemory,
  shared: SeenCells,
): Record<string, CellMemory> {
  return Object.fromEntries(
    Object.entries(shared).flatMap(([field, { digest }]) => {
      const says = digestIn(register, field, values?.[field]);
      return says === digest ? [[field, agreedCell(digest, says, version)]] : [];
    }),
  );
}

function linesById(lines: readonly SeenLine[]): ReadonlyMap<RowId, SeenLine> {
  const byId = new Map<RowId, SeenLine>();
  const twice = new Set<RowId>();
  for (const line of lines) {
    const id = lineIdIn(line);
    if (id === null) continue;
    if (byId.has(id)) twice.add(id);
    byId.set(id, line);
  }
  // Of a line and its copy nothing is known until the next look has told them apart.
  for (const id of twice) byId.delete(id);
  return byId;
}

function linesByKey(
  table: LineTable,
  lines: readonly SeenLine[],
): ReadonlyMap<string, readonly RowId[]> {
  const byKey = new Map<string, RowId[]>();
  for (const line of lines) {
    const id = lineIdIn(line);
    const key = lineKey(table, valuesOf(line.shared));
    if (id === null || key === "") continue;
    byKey.set(key, [...(byKey.get(key) ?? []), id]);
  }
  return byKey;
}

function valuesOf(cells: SeenCells): Record<string, FieldValue> {
  return Object.fromEntries(
    Object.entries(cells).flatMap(([field, cell]) =>
      cell.kind === "value" ? [[field, cell.value]] : [],
    ),
  );
}

function newLine(rows: readonly RowMemory[], standing: ReadonlyMap<RowId, SeenLine>): NewLine {
  const own = rows.flatMap((row) => cellOf(row)?.line ?? []);
  const free = own.find((id) => !standing.has(id));
  return { lineId: free === undefined ? null : lineOfId(free), rows };
}
