import { findTables } from "../../../shared/reading/find-tables.ts";
import { type FoundTable, rowsOf } from "../../../shared/reading/found-table.ts";
import { cellAt, type RawTable } from "../../../shared/reading/raw-sheet.ts";
import type { RegisterKey } from "../../../shared/registers/field.ts";
import type { Checkpoint, CheckpointBinding } from "../../../shared/sync/checkpoint.ts";
import { idsKnown, type KnownIds, originalOf } from "../../../shared/sync/copied-sheet.ts";
import { readRowId } from "../../../shared/values/row-id.ts";
import { areaAddress } from "../cell-address.ts";
import { ID_HEADER, idColumnOf } from "../row-ids.ts";
import type { SheetFile } from "../workbook-file.ts";
import { idColumns } from "./copied-on-disk.ts";
import { memoryOf } from "./kept-in-file.ts";

/** What stands under the ids of a connected table and is not connected itself: a copy of it. */
export type CopiedTable = Readonly<{
  of: CheckpointBinding;
  sheet: SheetFile;
  /** What people know it by: a table's name, or a range's address. */
  name: string;
  /** What it is left alone by. A range has no name of its own, so that is its sheet's, quoted. */
  key: string;
  /** The plain range it is; null where it is an Excel table. */
  range: FoundTable | null;
}>;

type InFile = Readonly<{ sheets: readonly SheetFile[]; checkpoint: Checkpoint }>;
type Known = KnownIds<CheckpointBinding>;

/** Tables and plain ranges of other sheets that were copied from connected tables of a register. */
export function copiedTables(file: InFile, register: RegisterKey): readonly CopiedTable[] {
  const { sheets, checkpoint } = file;
  const connected = new Set(checkpoint.bindings.map(({ table }) => table.name));
  const known = checkpoint.bindings
    .filter((binding) => binding.register === register)
    .map((of) => idsKnown(of, memoryOf(checkpoint, of, new Set()).values()));
  const others = idColumns(sheets, (name) => !connected.has(name));
  const tables = others.flatMap(({ sheet, table, column }) => {
    const of = originalOf(idTexts(sheet, bodyOf(table), column), known);
    const { name } = table;
    return of === null ? [] : [{ of, sheet, name, key: name, range: null }];
  });
  const doubled = known.map((one) => standingNow(file, one));
  return [...tables, ...sheets.flatMap((sheet) => copiedRanges(sheet, doubled))];
}

function copiedRanges(sheet: SheetFile, known: readonly Known[]): readonly CopiedTable[] {
  return rangesWithIds(sheet).flatMap(({ range, column }) => {
    const of = originalOf(idTexts(sheet, rowsOf(range, "body"), column), known);
    const named = { name: areaAddress(range.area), key: `'${sheet.name}'` };
    return of === null ? [] : [{ of, sheet, ...named, range }];
  });
}

/** The cells of plain ranges that say ids, and the headers over them. */
export function idCellsInRanges(
  sheets: readonly SheetFile[],
): readonly Readonly<{ sheet: string; row: number; column: number }>[] {
  return sheets.flatMap((sheet) =>
    rangesWithIds(sheet).flatMap(({ range, column }) =>
      [...range.headerRows.slice(-1), ...rowsOf(range, "body")].map((row) => {
        return { sheet: sheet.name, row, column };
      }),
    ),
  );
}

/** Plain ranges that have a column of ids, and where it stands. */
function rangesWithIds(sheet: SheetFile) {
  const isHere = sheet.rows.some((row) => row.some(({ value }) => value === ID_HEADER));
  const isAsked = isHere && sheet.visibility !== "very-hidden";
  return (isAsked ? findTables(sheet) : []).flatMap((range) => {
    const column = range.name === null ? idColumnOf({ found: range }) : null;
    return column === null ? [] : [{ range, column }];
  });
}

/**
 * The ids that stand in a connected table, all that were known where the table is gone: rows moved
 * to a plain range stand under theirs there alone, and are asked about as gone.
 */
function standingNow({ sheets }: InFile, { of, ids }: Known): Known {
  const [place] = idColumns(sheets, (name) => name === of.table.name);
  if (place === undefined) return { of, ids };
  const texts = idTexts(place.sheet, bodyOf(place.table), place.column);
  const standing = new Set(texts.map(readRowId));
  return { of, ids: new Set([...ids].filter((id) => standing.has(id))) };
}

/** The sheet a connected table stands on; null where it is no longer in the workbook. */
export function sheetOf({ sheets }: InFile, { table }: CheckpointBinding): string | null {
  const isOn = (sheet: SheetFile) => sheet.tables.some(({ name }) => name === table.name);
  return sheets.find(isOn)?.name ?? null;
}

function bodyOf({ area }: RawTable): readonly number[] {
  return Array.from({ length: area.bottom - area.top }, (_, at) => area.top + 1 + at);
}

function idTexts(sheet: SheetFile, rows: readonly number[], column: number): readonly string[] {
  return rows.map((row) => String(cellAt(sheet, row, column).value ?? ""));
}
