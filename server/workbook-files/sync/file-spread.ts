import type { Framework } from "../../../shared/framework/framework.ts";
import { cellAt, type RawCell, type RawTable } from "../../../shared/reading/raw-sheet.ts";
import { fieldOf } from "../../../shared/registers/all-registers.ts";
import type { RegisterKey } from "../../../shared/registers/field.ts";
import type { NameIndex } from "../../../shared/registers/resolve-references.ts";
import type { SeenCell } from "../../../shared/sync/diff-rows.ts";
import { lostColumns, type Rivals, rivalColumns } from "../../../shared/sync/rival-columns.ts";
import { seenCellReader } from "../../../shared/sync/seen-cell.ts";
import type { SeenRow } from "../../../shared/sync/seen-row.ts";
import {
  type NewColumn,
  newColumns,
  placesOf,
  type Spread,
  type SpreadColumn,
} from "../../../shared/sync/spread.ts";
import type { SeenLine } from "../../../shared/sync/unfold-lines.ts";
import { plain } from "../../../shared/values/plain-text.ts";
import type { SheetFile } from "../workbook-file.ts";

export type ReadingWords = Readonly<{ framework: Framework; names: NameIndex }>;

/** The amounts of a bound table that stand side by side, as they are in a file. */
export type FileSpread = Readonly<{
  spread: Spread;
  lines: readonly SeenLine[];
  /** The column of each key, in the sheet. */
  placeOf: ReadonlyMap<string, number>;
  readers: ReadonlyMap<string, (cell: RawCell) => SeenCell>;
  /** Years that came into the table, and are asked about. */
  fresh: readonly NewColumn[];
  /** Years that stand twice, and are asked about. */
  rivals: readonly Rivals[];
  /** Columns that are no longer in the table. */
  lost: readonly SpreadColumn[];
}>;

type Read = Readonly<{
  sheet: SheetFile;
  table: RawTable;
  /** What each line says of all its rows. */
  rows: readonly SeenRow[];
  top: number;
  words: ReadingWords;
}>;

export function readFileSpread(register: RegisterKey, spread: Spread, read: Read): FileSpread {
  const { sheet, table, rows, top } = read;
  const headers = headersIn(sheet, table);
  const left = table.area.left;
  const places = placesOf(spread, headers);
  const rivals = rivalColumns(spread, headers);
  const placeOf = new Map([...places].map(([key, place]) => [key, left + place]));
  const readers = amountReaders(register, spread, read);
  const lines = rows.map(({ idText, cells }, at): SeenLine => {
    const amounts = [...placeOf].flatMap(([key, column]) => {
      const read = readers.get(key);
      return read === undefined ? [] : [[key, read(cellAt(sheet, top + at, column))] as const];
    });
    return { idText, shared: cells, amounts: new Map(amounts) };
  });
  return {
    spread,
    lines,
    placeOf,
    readers,
    fresh: newColumns(spread, headers),
    rivals,
    lost: lostColumns(spread, places, rivals),
  };
}

/** A file without Excel knows no ids of columns: each is told by its header. */
function headersIn(sheet: SheetFile, { area }: RawTable) {
  return Array.from({ length: area.right - area.left + 1 }, (_, at) => ({
    id: -2 - at,
    header: plain(String(cellAt(sheet, area.top, area.left + at).value ?? "")),
  }));
}

export function amountReaders(
  register: RegisterKey,
  { field, columns }: Pick<Spread, "field" | "columns">,
  { sheet, words }: Pick<Read, "sheet" | "words">,
): ReadonlyMap<string, (cell: RawCell) => SeenCell> {
  const definition = fieldOf(register, field);
  if (definition === undefined) return new Map();
  const { date1904 } = sheet;
  return new Map(
    columns.map(({ key, unit }) => [
      key,
      seenCellReader(definition, { ...words, date1904, unit, neighbourYears: null }),
    ]),
  );
}
