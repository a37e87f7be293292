import { fail, ok, type Result } from "../../shared/values/result.ts";
import { contentOf } from "../workbook/raw-cells.ts";
import {
  type CellWrite,
  ID_HEADER,
  type NewRow,
  type ReportShape,
  reportIsProtected,
  type TableBlock,
  type Workbook,
  WorkbookTrouble,
} from "../workbook/workbook.ts";
import { isOurs, keysOf } from "./lost-keys.ts";
import { contentUnder, heldUnder, type ReportLine, STATUS } from "./report-line.ts";

/** Why a report could not be written, in a sentence; `moved` is to be tried again. */
export type ReportOutcome = Result<"written" | "moved", string>;

const OVER = "Over";
const MOVED: ReportOutcome = ok("moved");
/** Rows whose keys were given back are read once more before others are taken out. */
const MOST_TRIES = 2;

/**
 * Brings a report up to date in place, by key: people's own columns, order, filters and pivots
 * stay. A line that is over goes, unless somebody wrote beside it: then it says that it is over.
 * Whatever is wrong with its sheet is the report's own trouble and no other's.
 */
export async function updateReport(
  workbook: Workbook,
  shape: ReportShape,
  lines: readonly ReportLine[],
): Promise<ReportOutcome> {
  try {
    const table = await workbook.ensureReport(shape);
    if (!table.ok) return table;
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const block = await workbook.readTable(table.value);
      const done = block === null ? MOVED : await updateBlock(workbook, shape, block, lines);
      if (!done.ok || done.value === "written") return done;
    }
    return MOVED;
  } catch (error) {
    // While a cell is being edited nothing at all can be asked, and that passes by itself.
    if (!(error instanceof WorkbookTrouble) || error.kind === "editing") throw error;
    return fail(notWritten(shape.sheetName, error.message));
  }
}

type Changes = Readonly<{
  writes: readonly CellWrite[];
  /** Rows that go. */
  over: readonly number[];
  fresh: readonly ReportLine[];
}>;

async function updateBlock(
  workbook: Workbook,
  shape: ReportShape,
  block: TableBlock,
  lines: readonly ReportLine[],
): Promise<ReportOutcome> {
  const { writes, over, fresh } = changesOf(shape, block, lines);
  if (writes.length + over.length + fresh.length === 0) return ok("written");
  if (block.isProtected) return fail(reportIsProtected(block.sheetName));
  if ((await workbook.writeCells(block, writes)) === "moved") return MOVED;
  const remaining = await without(workbook, block, over);
  if (remaining === null) return MOVED;
  const added = await workbook.addRows(
    remaining,
    fresh.map((line) => newLine(remaining, line)),
  );
  return added.ok ? ok("written") : fail(notWritten(block.sheetName, added.problem));
}

function notWritten(sheetName: string, why: string): string {
  return `The sheet ${sheetName} could not be brought up to date, so what it says may be old. ${why}`;
}

function changesOf(shape: ReportShape, block: TableBlock, lines: readonly ReportLine[]): Changes {
  const byKey = new Map(lines.map((line) => [line.key, line]));
  const writes: CellWrite[] = [];
  const over: number[] = [];
  for (const [row, key] of keysOf(block, lines).entries()) {
    const line = byKey.get(key);
    byKey.delete(key);
    if (line !== undefined) writes.push(...changedCells(block, row, line));
    else if (isOurs(block, row)) {
      if (hasOwnCells(shape, block, row)) writes.push(...overCells(block, row));
      else over.push(row);
    }
  }
  return { writes, over, fresh: [...byKey.values()] };
}

/** A table always keeps one row: where all are over, the last one is emptied instead. */
async function without(
  workbook: Workbook,
  block: TableBlock,
  over: readonly number[],
): Promise<TableBlock | null> {
  if (over.length === 0) return workbook.readTable(block.table);
  const all = over.length === block.rows.length;
  const emptied = all ? over.slice(0, 1) : [];
  const deleted = all ? over.slice(1) : over;
  const blanks = emptied.flatMap((row) =>
    block.columns.map((_, column) => ({ row, column, content: null })),
  );
  if ((await workbook.writeCells(block, blanks)) === "moved") return null;
  const after = blanks.length === 0 ? block : await workbook.readTable(block.table);
  if (after === null) return null;
  if (deleted.length > 0 && (await workbook.deleteRows(after, deleted)) === "moved") return null;
  return workbook.readTable(block.table);
}

function changedCells(block: TableBlock, row: number, line: ReportLine): readonly CellWrite[] {
  return block.columns.flatMap(({ header }, column) => {
    const content = contentUnder(header, line);
    const cell = block.rows[row]?.[column];
    if (content === undefined || cell === undefined || contentOf(cell) === content) return [];
    return [{ row, column, content }];
  });
}

function overCells(block: TableBlock, row: number): readonly CellWrite[] {
  if (heldUnder(block, row, STATUS) === OVER) return [];
  const column = block.columns.findIndex(({ header }) => header === STATUS);
  return column < 0 ? [] : [{ row, column, content: OVER }];
}

/** Whether anybody wrote into a column that is not ours. */
function hasOwnCells({ headers }: ReportShape, block: TableBlock, row: number): boolean {
  const ours = new Set([...headers, ID_HEADER]);
  return block.columns.some(
    ({ header }, column) =>
      !ours.has(header) && (block.rows[row]?.[column]?.value ?? null) !== null,
  );
}

function newLine(block: TableBlock, line: ReportLine): NewRow {
  return Object.fromEntries(
    block.columns.flatMap(({ header }, column) => {
      const content = contentUnder(header, line);
      return content === undefined ? [] : [[column, content]];
    }),
  );
}
