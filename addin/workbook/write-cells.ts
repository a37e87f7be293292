import type { RawCell } from "../../shared/reading/raw-sheet.ts";
import { CELL_PROPERTIES, contentOf, rawCellsOf, writtenContent } from "./raw-cells.ts";
import { findTable } from "./read-block.ts";
import {
  type CellWrite,
  ID_HEADER,
  idColumnOf,
  idTextsOf,
  type TableBlock,
  WorkbookTrouble,
} from "./workbook.ts";

/** At most this many rows are written in one batch. */
const ROWS_A_WRITE = 500;
/** After so many rounds somebody is sorting faster than we can put back; the rest is thrown. */
const MOST_ROUNDS = 6;

/**
 * Writes cells into rows that stand as `block` read them. One batch reads the rows again, writes,
 * and reads the ids once more; Excel keeps a batch in order, so what it read first is what was
 * written over. Where a row is another one than expected, or was changed meanwhile, every cell
 * just written gets back what stood there, found again by its row's id, and the answer is `moved`;
 * what earlier batches wrote where it belonged stays.
 */
export async function writeCells(
  context: Excel.RequestContext,
  block: TableBlock,
  writes: readonly CellWrite[],
): Promise<"written" | "moved"> {
  let current = block;
  for (const part of partsOf(writes)) {
    const outcome = await writePart(context, current, part);
    if (outcome === "moved") return "moved";
    current = withIds(current, part);
  }
  return "written";
}

/** The block as the next part is to find it: ids that were given stand there now. */
function withIds(block: TableBlock, part: readonly CellWrite[]): TableBlock {
  const column = idColumnOf(block);
  const given = new Map(
    part.filter((write) => write.column === column).map(({ row, content }) => [row, content]),
  );
  if (given.size === 0) return block;
  const rows = block.rows.map((cells, row) => {
    const content = given.get(row);
    if (content === undefined) return cells;
    return cells.map((cell, at) => (at === column ? { ...cell, value: content } : cell));
  });
  return { ...block, rows };
}

/**
 * A cell to write: its place, and the text its row is found again by in the id column ("" where
 * the row has none). For a cell of the id column itself that is what was written there last.
 */
type Wanted = Readonly<{
  find: string;
  row: number;
  column: number;
  written: string | number | boolean;
}>;

type Round = Readonly<{
  idsBefore: readonly string[];
  idsAfter: readonly string[];
  /** What stood in the written rows, from `top` on. */
  before: readonly (readonly RawCell[])[];
  top: number;
}>;

async function writePart(
  context: Excel.RequestContext,
  block: TableBlock,
  writes: readonly CellWrite[],
): Promise<"written" | "moved"> {
  const ids = idTextsOf(block);
  const wanted = writes.map(({ row, column, content }) => ({
    find: ids[row] ?? "",
    row,
    column,
    written: writtenContent(content, block.rows[row]?.[column]?.format ?? "General"),
  }));
  const round = await writeRound(context, block, wanted);
  if (standsAsRead(block, ids, wanted, round)) return "written";
  await putBack(context, block, wanted, round);
  return "moved";
}

/** Reads, writes and reads the ids again, in one batch. */
async function writeRound(
  context: Excel.RequestContext,
  block: TableBlock,
  wanted: readonly Wanted[],
): Promise<Round> {
  const table = await findTable(context, block.table);
  if (table === null) throw new WorkbookTrouble("lost", "The table is gone.", null);
  const hasIds = idColumnOf(block) >= 0;
  const top = Math.min(...wanted.map(({ row }) => row));
  const bottom = Math.max(...wanted.map(({ row }) => row));
  const left = Math.min(...wanted.map(({ column }) => column));
  const right = Math.max(...wanted.map(({ column }) => column));
  const rows = table
    .getDataBodyRange()
    .getRow(top)
    .getResizedRange(bottom - top, 0);
  const area = rows.getColumn(left).getResizedRange(0, right - left);

  rows.load(CELL_PROPERTIES);
  const idsBefore = hasIds ? idRange(table).load("values") : null;
  const cells = new Map(wanted.map((one) => [`${one.row}:${one.column}`, one.written]));
  // Null leaves a cell as it is, so one write serves cells that do not touch.
  area.values = Array.from({ length: bottom - top + 1 }, (_, down) =>
    Array.from(
      { length: right - left + 1 },
      (_, along) => cells.get(`${top + down}:${left + along}`) ?? null,
    ),
  );
  const idsAfter = hasIds ? idRange(table).load("values") : null;
  await context.sync();
  return {
    idsBefore: textsOf(idsBefore),
    idsAfter: textsOf(idsAfter),
    before: rawCellsOf(rows),
    top,
  };
}

function idRange(table: Excel.Table): Excel.Range {
  return table.columns.getItem(ID_HEADER).getDataBodyRange();
}

function textsOf(ids: Excel.Range | null): readonly string[] {
  return ids === null ? [] : ids.values.map(([text]) => String(text ?? "").trim());
}

function standsAsRead(
  block: TableBlock,
  ids: readonly string[],
  wanted: readonly Wanted[],
  round: Round,
): boolean {
  const idColumn = idColumnOf(block);
  const given = new Map(
    wanted
      .filter(({ column }) => column === idColumn)
      .map(({ row, written }) => [row, String(written)]),
  );
  const expected = idColumn < 0 ? [] : ids;
  return (
    sameTexts(round.idsBefore, expected) &&
    sameTexts(
      round.idsAfter,
      expected.map((id, row) => given.get(row) ?? id),
    ) &&
    wanted.every(({ row }) => sameRow(block.rows[row], round.before[row - round.top]))
  );
}

function sameTexts(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((text, at) => text === others[at]);
}

function sameRow(
  some: readonly RawCell[] | undefined,
  others: readonly RawCell[] | undefined,
): boolean {
  if (some === undefined || others === undefined || some.length !== others.length) return false;
  return some.every((cell, at) => {
    const other = others[at];
    return other !== undefined && contentOf(cell) === contentOf(other);
  });
}

/**
 * Gives every cell just written what stood there before. Rows may move again while that is done,
 * so each round knows over what it really wrote, and puts that right in the next.
 */
async function putBack(
  context: Excel.RequestContext,
  block: TableBlock,
  first: readonly Wanted[],
  firstRound: Round,
): Promise<void> {
  const idColumn = idColumnOf(block);
  const known = new Map<string, RawCell>();
  const ours = new Set<string>();
  remember(known, ours, idTextsOf(block), block.rows, 0);

  let written = first;
  let round = firstRound;
  let owed: readonly Wanted[] = [];
  for (let rounds = 0; ; rounds += 1) {
    remember(known, ours, round.idsBefore, round.before, round.top);
    const missed = rounds === 0 ? [] : written.filter((one) => !landed(one, round));
    const struck = rounds === 0 ? written : missed;
    owed = [...missed, ...overwritten(struck, round, { known, ours, idColumn })];
    const ids = round.idsAfter;
    const placed = owed
      .map((one) => ({ ...one, row: one.find === "" ? one.row : ids.indexOf(one.find) }))
      .filter(({ row }) => row >= 0 && row < Math.max(ids.length, block.rows.length));
    if (placed.length === 0) return;
    if (rounds === MOST_ROUNDS) {
      throw new WorkbookTrouble(
        "failed",
        "Rows kept moving while cells were put back. Press Undo until they show your own text again.",
        null,
      );
    }
    written = placed;
    round = await writeRound(context, block, placed);
  }
}

/** Whether a cell was written in the row it was meant for. */
function landed({ find, row }: Wanted, round: Round): boolean {
  return find === "" || (round.idsBefore[row] ?? "") === find;
}

type Knowledge = Readonly<{
  known: ReadonlyMap<string, RawCell>;
  /** Cells that hold, or held, something of ours: never read as what stood there. */
  ours: Set<string>;
  idColumn: number;
}>;

/** What stood in the cells that a round wrote over. */
function overwritten(
  written: readonly Wanted[],
  round: Round,
  { known, ours, idColumn }: Knowledge,
): readonly Wanted[] {
  return written.flatMap(({ row, column, written: text }) => {
    const id = round.idsBefore[row] ?? "";
    const key = keyOf(id, row, column);
    ours.add(key);
    const cell = known.get(key);
    if (cell === undefined) return [];
    return [
      { find: column === idColumn ? String(text) : id, row, column, written: restored(cell) },
    ];
  });
}

/** What brings a cell back as it was: its formula, its error, or its value as text or number. */
function restored(cell: RawCell): string | number | boolean {
  if (cell.formula !== null) return cell.formula;
  if (cell.isError) return String(cell.value);
  return writtenContent(cell.value, cell.format);
}

/** Keeps what is known of each cell by its row's id; the newest reading counts. */
function remember(
  known: Map<string, RawCell>,
  ours: ReadonlySet<string>,
  ids: readonly string[],
  rows: readonly (readonly RawCell[])[],
  top: number,
): void {
  rows.forEach((cells, at) => {
    cells.forEach((cell, column) => {
      const key = keyOf(ids[top + at] ?? "", top + at, column);
      if (!ours.has(key)) known.set(key, cell);
    });
  });
}

function keyOf(id: string, row: number, column: number): string {
  return `${id === "" ? `row ${row}` : id}:${column}`;
}

function* partsOf(writes: readonly CellWrite[]): Generator<readonly CellWrite[]> {
  const sorted = [...writes].sort((a, b) => a.row - b.row || a.column - b.column);
  let part: CellWrite[] = [];
  for (const write of sorted) {
    const first = part[0];
    if (first !== undefined && write.row - first.row >= ROWS_A_WRITE) {
      yield part;
      part = [];
    }
    part.push(write);
  }
  if (part.length > 0) yield part;
}
