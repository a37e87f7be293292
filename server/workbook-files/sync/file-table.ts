import type { Framework } from "../../../shared/framework/framework.ts";
import { linesThatAreNone } from "../../../shared/reading/lines-that-are-none.ts";
import {
  cellAt,
  EMPTY_CELL,
  type RawCell,
  type RawTable,
} from "../../../shared/reading/raw-sheet.ts";
import { fieldOf } from "../../../shared/registers/all-registers.ts";
import type { FieldValue } from "../../../shared/registers/field.ts";
import { formatValue } from "../../../shared/registers/format-value.ts";
import type { CheckpointBinding } from "../../../shared/sync/checkpoint.ts";
import type { SeenCell } from "../../../shared/sync/diff-rows.ts";
import { withFresh } from "../../../shared/sync/next-year.ts";
import { overNewIds } from "../../../shared/sync/said-above.ts";
import { seenCellReader } from "../../../shared/sync/seen-cell.ts";
import type { SeenRow } from "../../../shared/sync/seen-row.ts";
import { plain } from "../../../shared/values/plain-text.ts";
import { fail, ok, type Result } from "../../../shared/values/result.ts";
import type { RowId } from "../../../shared/values/row-id.ts";
import type { CellValue } from "../patch-sheet-part.ts";
import { ID_HEADER } from "../row-ids.ts";
import type { SheetFile } from "../workbook-file.ts";
import { type FileSpread, type ReadingWords, readFileSpread } from "./file-spread.ts";

/** A bound table as it stands in a file. */
export type FileTable = Readonly<{
  binding: CheckpointBinding;
  sheet: SheetFile;
  table: RawTable;
  /** First and last row of the body, in the sheet. */
  top: number;
  bottom: number;
  idColumn: number;
  /** The column of each mapped field, in the sheet. */
  placeOf: ReadonlyMap<string, number>;
  readers: ReadonlyMap<string, (cell: RawCell) => SeenCell>;
  /** Line by line; of a table whose amounts stand side by side `spread` has more. */
  rows: readonly SeenRow[];
  /** Mapped columns that are no longer in the table. */
  lost: readonly string[];
  spread: FileSpread | null;
}>;

/** Finds the table of a binding in the workbook by its name, wherever it was moved to, and reads it. */
export function readFileTable(
  binding: CheckpointBinding,
  sheets: readonly SheetFile[],
  words: ReadingWords,
): Result<FileTable, string> {
  const found = sheets.flatMap((sheet) =>
    sheet.tables.flatMap((table) => (table.name === binding.table.name ? [{ sheet, table }] : [])),
  );
  const [place] = found;
  if (place === undefined) {
    return fail(`The connected table ${binding.table.name} is no longer in the workbook.`);
  }
  const { sheet, table } = place;
  const columns = headersOf(sheet, table);
  const idColumn = columns.get(ID_HEADER);
  if (idColumn === undefined) {
    return fail(
      `The column "${ID_HEADER}" is no longer in the table ${table.name}. Undo brings it back; without it rows cannot be told apart.`,
    );
  }
  const placeOf = new Map<string, number>();
  const readers = new Map<string, (cell: RawCell) => SeenCell>();
  const lost: string[] = [];
  for (const { field, header, unit, part = null } of binding.columns) {
    const isOpenEnded = binding.openEnded?.includes(field) ?? false;
    const column = columns.get(plain(header));
    const definition = fieldOf(binding.register, field);
    if (column === undefined || definition === undefined) {
      lost.push(header);
      continue;
    }
    placeOf.set(field, column);
    readers.set(
      field,
      seenCellReader(
        definition,
        { ...words, date1904: sheet.date1904, unit, neighbourYears: null },
        { part, isOpenEnded },
      ),
    );
  }
  const top = table.hasHeader ? table.area.top + 1 : table.area.top;
  const bottom = table.hasTotals ? table.area.bottom - 1 : table.area.bottom;
  const rows: SeenRow[] = [];
  for (let row = top; row <= bottom; row++) {
    rows.push({
      idText: String(cellAt(sheet, row, idColumn).value ?? ""),
      cells: Object.fromEntries(
        [...readers].map(([field, read]) => [
          field,
          read(cellAt(sheet, row, placeOf.get(field) ?? -1)),
        ]),
      ),
    });
  }
  const spread =
    binding.spread === undefined
      ? null
      : readFileSpread(binding.register, binding.spread, { sheet, table, rows, top, words });
  return ok({ binding, sheet, table, top, bottom, idColumn, placeOf, readers, rows, lost, spread });
}

/** The table's column headers as they are compared, with their columns in the sheet. */
function headersOf(sheet: SheetFile, { area, hasHeader }: RawTable): ReadonlyMap<string, number> {
  const headers = new Map<string, number>();
  if (!hasHeader) return headers;
  for (let column = area.left; column <= area.right; column++) {
    const text = plain(String(cellAt(sheet, area.top, column).value ?? ""));
    if (!headers.has(text)) headers.set(text, column);
  }
  return headers;
}

/** Lines of the table that are totals or headings, by their places in it. */
export function noRowsIn({ sheet, table, top, bottom, idColumn }: FileTable): ReadonlySet<number> {
  const { left, right } = table.area;
  const columns = Array.from({ length: right - left + 1 }, (_, at) => left + at);
  const headers = columns.flatMap((column): [number, string][] =>
    column === idColumn
      ? []
      : [[column, String(cellAt(sheet, table.area.top, column).value ?? "")]],
  );
  return linesThatAreNone(new Map(headers), sheet.rows.slice(top, bottom + 1));
}

/** Which mapped cells of a row hold formulas: their values are sent, and never written over. */
export function formulasIn({ sheet, placeOf, top }: FileTable, at: number): ReadonlySet<string> {
  const fields = [...placeOf].filter(
    ([, column]) => cellAt(sheet, top + at, column).formula !== null,
  );
  return new Set(fields.map(([field]) => field));
}

/** What a cell is to hold for a value, and how it will be read there. */
export function cellContent(
  { binding, sheet, readers, spread }: FileTable,
  framework: Framework,
  wanted: Wanted,
): Readonly<{ value: CellValue; shown: string }> {
  const { field, value, format, key = null } = wanted;
  const type = fieldOf(binding.register, field)?.type;
  const unit = unitOf(binding, field, key);
  const read = key === null ? readers.get(field) : spread?.readers.get(key);
  const content =
    value === null || type === undefined
      ? null
      : formatValue(type, value, {
          date1904: sheet.date1904,
          format,
          poundsEach: unit?.kind === "pounds" ? unit.each : 1,
          framework,
        }).value;
  const held = content === "" ? null : content;
  const cell: RawCell =
    held === null
      ? EMPTY_CELL
      : { value: held, isError: false, format, text: String(held), formula: null };
  return { value: held, shown: read?.(cell).digest ?? "" };
}

type Wanted = Readonly<{
  field: string;
  value: FieldValue;
  format: string;
  /** The column of a spread the cell is in. */
  key?: string | null;
}>;

function unitOf({ columns, spread }: CheckpointBinding, field: string, key: string | null) {
  const column =
    key === null
      ? columns.find((one) => one.field === field)
      : spread?.columns.find((one) => one.key === key);
  return column?.unit ?? null;
}

/** The binding with every new year's column taken as one of the spread's, because a person said so. */
export function withNewColumns({ binding, spread }: FileTable): CheckpointBinding {
  if (spread === null) return binding;
  return { ...binding, spread: withFresh({ ...spread, columnIdAt: () => -1 }) };
}

/** The table once new ids stand in it. */
export function withIds(
  table: FileTable,
  minted: readonly Readonly<{ row: number; id: RowId }>[],
): FileTable {
  const ids = new Map(minted.map(({ row, id }) => [row - table.top, id]));
  const identified = <Row extends { idText: string }>(row: Row, at: number): Row => ({
    ...row,
    idText: ids.get(at) ?? row.idText,
  });
  const { spread, binding, rows } = table;
  const places = [...ids].map(([at, id]) => ({ at, id }));
  return {
    ...table,
    binding: overNewIds(binding, rows, places),
    rows: rows.map(identified),
    spread: spread === null ? null : { ...spread, lines: spread.lines.map(identified) },
  };
}
