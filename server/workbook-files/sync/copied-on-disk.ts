import { yearsIn } from "../../../shared/reading/header-text.ts";
import { cellAt } from "../../../shared/reading/raw-sheet.ts";
import { fieldOf, registerOf } from "../../../shared/registers/all-registers.ts";
import type { CheckpointBinding } from "../../../shared/sync/checkpoint.ts";
import {
  type CopyAnswer,
  isMostlyChanged,
  MOST_YEARS_CORRECTED,
  namesAnotherYear,
  titlesOver,
} from "../../../shared/sync/copied-file.ts";
import { FinancialYear } from "../../../shared/values/financial-year.ts";
import { plain } from "../../../shared/values/plain-text.ts";
import { readRowId } from "../../../shared/values/row-id.ts";
import type { CellPatch } from "../patch-sheet-part.ts";
import { ID_HEADER } from "../row-ids.ts";
import type { SheetFile } from "../workbook-file.ts";
import type { FileTable } from "./file-table.ts";
import type { FileMemory } from "./kept-in-file.ts";

/** The options a person answers with, by what they say a copied or moved file is. */
export const COPY_OPTIONS: ReadonlyMap<string, CopyAnswer> = new Map([
  ["same-file", "moved"],
  ["copy-for-colleague", "colleague"],
  ["next-year", "next-year"],
  ["forget", "forget"],
]);

/** Asked before anything is sent from a file that stands elsewhere or goes by another name. */
export function copyQuestion(
  { before, now }: Readonly<{ before: string; now: string }>,
  tables: readonly FileTable[],
  whyNextYear: string | null,
): string {
  const was =
    before === now ? `${now} was connected in another folder` : `${now} was connected as ${before}`;
  const about = tables.map(({ binding, sheet, rows }) => {
    const count = rows.filter(({ idText }) => idText !== "").length;
    const label = registerOf(binding.register).label.toLowerCase();
    return `${count} ${count === 1 ? "row" : "rows"} of ${label} in ${binding.table.name} on "${sheet.name}"`;
  });
  const likely = whyNextYear === null ? "" : ` It looks like next year's: ${whyNextYear}.`;
  return `${was}, so nothing was sent of what it holds (${about.join("; ")}).${likely} Say which it is: --same-file (moved or renamed), --copy-for-colleague (the same rows), --next-year (new rows from these, last year's stay) or --forget (Foreplan is taken out of this file).`;
}

/** Why a copy is likely to be next year's file; null where nothing says so. */
export function whyNextYear(
  names: Readonly<{ before: string; now: string }>,
  table: FileTable,
  memory: FileMemory,
): string | null {
  const { binding, sheet } = table;
  if (namesAnotherYear(names.before, names.now)) return "the file's name says another year";
  if (namesAnotherYear(binding.sheetName, sheet.name)) return "the sheet's name says another year";
  const year = FinancialYear.safeParse(binding.constants.financialYear);
  const titles = yearsIn(titlesOver(sheet.rows, table.table.area.top));
  if (year.success && titles.length > 0 && !titles.includes(year.data)) {
    return `its title says ${titles.join(", ")} and not ${year.data}`;
  }
  const [column] = table.spread?.fresh ?? [];
  if (column !== undefined) return `the column ${column.header} is of another year`;
  if (yearsChanged(table, memory) > MOST_YEARS_CORRECTED) return "the year was changed on its rows";
  const of = (kind: string) =>
    new Set([...table.placeOf.keys()].filter((field) => kindOf(binding, field) === kind));
  if (isMostlyChanged(memory, table.rows, of("money"))) {
    return "more than a fifth of its amounts changed";
  }
  if (isMostlyChanged(memory, table.rows, of("date"))) {
    return "more than a fifth of its dates changed";
  }
  return null;
}

/** Every id of the connected tables, taken out; with `header` the column's heading as well. */
export function idsTakenOut(
  sheets: readonly SheetFile[],
  bindings: readonly CheckpointBinding[],
): readonly (CellPatch & Readonly<{ sheet: string }>)[] {
  return idColumns(sheets, isOneOf(bindings)).flatMap(({ sheet, column, table: { area } }) => {
    const rows = Array.from({ length: area.bottom - area.top }, (_, at) => area.top + 1 + at);
    return rows.flatMap((row) =>
      cellAt(sheet, row, column).value === null
        ? []
        : [{ sheet: sheet.name, row, column, value: null }],
    );
  });
}

/** Whether a name is that of a table of these bindings. */
export function isOneOf(bindings: readonly CheckpointBinding[]): (name: string) => boolean {
  const names = new Set(bindings.map(({ table }) => table.name));
  return (name) => names.has(name);
}

/** The tables of such names that have a column of ids, and where it stands. */
export function idColumns(sheets: readonly SheetFile[], isAsked: (name: string) => boolean) {
  return sheets.flatMap((sheet) =>
    sheet.tables.flatMap((table) => {
      if (!isAsked(table.name)) return [];
      const { top, left, right } = table.area;
      for (let column = right; column >= left; column--) {
        const header = plain(String(cellAt(sheet, top, column).value ?? ""));
        if (header === ID_HEADER) return [{ sheet, table, column }];
      }
      return [];
    }),
  );
}

function yearsChanged(table: FileTable, memory: FileMemory): number {
  return table.rows.filter(({ idText, cells }) => {
    const id = readRowId(idText);
    const remembered = id === null ? undefined : memory.get(id)?.cells.financialYear;
    const year = cells.financialYear;
    return remembered !== undefined && year !== undefined && year.digest !== remembered.digest;
  }).length;
}

function kindOf({ register }: CheckpointBinding, field: string): string | undefined {
  return fieldOf(register, field)?.type.kind;
}
