import { cellAt } from "../../../shared/reading/raw-sheet.ts";
import {
  type BeforeAndNow,
  beforeAndNow,
  rememberedLines,
  saysAsBefore,
} from "../../../shared/sync/as-before.ts";
import { NOTHING } from "../../../shared/sync/cell-digest.ts";
import type { FileTable } from "./file-table.ts";
import type { FileMemory } from "./kept-in-file.ts";

/** A file knows its columns by their headers alone: those that are perhaps not what was connected. */
export type WithoutExchanged = Readonly<{ table: FileTable; questions: readonly string[] }>;

type Remembered = ReturnType<typeof rememberedLines>;

const IF_MEANT = "or, if it is meant, sync with --take-columns";

/**
 * The table without the columns that were perhaps exchanged for others: what they said stands under
 * another header now, or nowhere any more and nothing in its place. Nothing of them is sent.
 */
export function withoutExchanged(table: FileTable, memory: FileMemory): WithoutExchanged {
  const remembered = rememberedLines(memory.values());
  const told = table.binding.columns.flatMap(({ field, header }) => {
    const why = whyInDoubt(table, remembered, field, header);
    return why === null ? [] : [{ field, why }];
  });
  const fields = new Set(told.map(({ field }) => field));
  return { table: withoutFields(table, fields), questions: told.map(({ why }) => why) };
}

function whyInDoubt(
  table: FileTable,
  remembered: Remembered,
  field: string,
  header: string,
): string | null {
  const own = table.placeOf.get(field);
  if (own === undefined) return null;
  const lines = linesUnder(table, remembered, field, own);
  if (saysAsBefore(lines)) return null;
  const elsewhere = columnsOf(table).find(
    (column) => column !== own && isWhatItWas(table, remembered, field, column),
  );
  if (elsewhere !== undefined) {
    const now = headerAt(table, elsewhere);
    return `What stood under “${header}” stands under “${now}” now, and “${header}” says something else: nothing under “${header}” is sent. Put the headers back; ${IF_MEANT}.`;
  }
  const emptied = filled(lines);
  const isEmptied = emptied.length > MOST_EMPTIED && emptied.every(({ now }) => now === NOTHING);
  return isEmptied
    ? `The column “${header}” is empty in all ${emptied.length} rows that said something in it: nothing of that is sent. Put it back; ${IF_MEANT}.`
    : null;
}

/** So many cells of one column somebody may well have emptied one by one. */
const MOST_EMPTIED = 3;

/** Whether a column says what was remembered of a field, and does not stand there as another one. */
function isWhatItWas(
  table: FileTable,
  remembered: Remembered,
  field: string,
  column: number,
): boolean {
  const said = filled(linesUnder(table, remembered, field, column));
  if (said.length === 0 || !saysAsBefore(said)) return false;
  const others = [...table.placeOf].filter(([, place]) => place === column);
  return others.every(([other]) => !saysAsBefore(linesUnder(table, remembered, other, column)));
}

function filled(lines: readonly BeforeAndNow[]): readonly BeforeAndNow[] {
  return lines.filter(({ before }) => before !== NOTHING);
}

/** What the remembered lines said of a field, and what they say of it in a column. */
function linesUnder(
  { sheet, top, rows, readers }: FileTable,
  remembered: Remembered,
  field: string,
  column: number,
): readonly BeforeAndNow[] {
  const read = readers.get(field);
  const lines = rows.map(({ idText }, at) => ({
    idText,
    cell: read?.(cellAt(sheet, top + at, column)),
  }));
  return beforeAndNow(lines, field, remembered);
}

function columnsOf({ table: { area }, idColumn }: FileTable): readonly number[] {
  const all = Array.from({ length: area.right - area.left + 1 }, (_, at) => area.left + at);
  return all.filter((column) => column !== idColumn);
}

function headerAt({ sheet, table }: FileTable, column: number): string {
  return String(cellAt(sheet, table.area.top, column).value ?? "");
}

function withoutFields(table: FileTable, fields: ReadonlySet<string>): FileTable {
  if (fields.size === 0) return table;
  const rest = <Value>(all: Iterable<readonly [string, Value]>) =>
    [...all].filter(([field]) => !fields.has(field));
  const cellsOf = (cells: FileTable["rows"][number]["cells"]) =>
    Object.fromEntries(rest(Object.entries(cells)));
  const { spread } = table;
  return {
    ...table,
    placeOf: new Map(rest(table.placeOf)),
    readers: new Map(rest(table.readers)),
    rows: table.rows.map((row) => ({ ...row, cells: cellsOf(row.cells) })),
    spread: spread && {
      ...spread,
      lines: spread.lines.map((line) => ({ ...line, shared: cellsOf(line.shared) })),
    },
  };
}
