import { cellAt } from "../../../shared/reading/raw-sheet.ts";
import type { CheckpointBinding } from "../../../shared/sync/checkpoint.ts";
import { titlesOver } from "../../../shared/sync/copied-file.ts";
import type {
  LastYearsRows,
  LastYearsSpread,
  LastYearsTable,
} from "../../../shared/sync/last-years-table.ts";
import { renewTable } from "../../../shared/sync/next-year.ts";
import { ok, type Result } from "../../../shared/values/result.ts";
import type { CellPatch } from "../patch-sheet-part.ts";
import type { FileTable } from "./file-table.ts";
import type { FileMemory } from "./kept-in-file.ts";

/** A table of the copied file as next year's, with the ids to be written into its sheet. */
export type RenewedInFile = Readonly<{
  binding: CheckpointBinding;
  memory: FileMemory;
  ids: readonly (CellPatch & Readonly<{ sheet: string }>)[];
  said: readonly string[];
}>;

export function renewInFile(
  table: FileTable,
  known: Omit<LastYearsRows, "thenDo">,
): Result<RenewedInFile, string> {
  const thenDo = "save, and sync again with --next-year";
  const renewed = renewTable(lastYearsTable(table), { ...known, thenDo });
  if (!renewed.ok) return renewed;
  const { binding, rows, ids, said } = renewed.value;
  return ok({
    binding: { ...table.binding, ...binding },
    memory: new Map(rows.map((row) => [row.id, row])),
    ids: ids.map(({ at, id }) => ({
      sheet: table.sheet.name,
      row: table.top + at,
      column: table.idColumn,
      value: id,
    })),
    said,
  });
}

/** A table of the file as the rules of next year's look at it. */
export function lastYearsTable(table: FileTable): LastYearsTable {
  const { binding, sheet, rows, placeOf, top } = table;
  return {
    binding,
    sheetName: sheet.name,
    titles: titlesOver(sheet.rows, table.table.area.top),
    firstRow: top + 1,
    rows,
    placeOf,
    spread: lastYearsSpread(table),
  };
}

function lastYearsSpread({ sheet, table, top, spread }: FileTable): LastYearsSpread | null {
  if (spread === null) return null;
  const isFilled = (at: number, place: number) => {
    const { value, formula } = cellAt(sheet, top + at, table.area.left + place);
    return value !== null || formula !== null;
  };
  // A file without Excel knows no ids of columns.
  return { ...spread, columnIdAt: () => -1, isFilled };
}
