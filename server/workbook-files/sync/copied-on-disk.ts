import { cellAt } from "../../../shared/reading/raw-sheet.ts";
import { registerOf } from "../../../shared/registers/all-registers.ts";
import type { CopyAnswer } from "../../../shared/sync/copied-file.ts";
import { plain } from "../../../shared/values/plain-text.ts";
import type { CellPatch } from "../patch-sheet-part.ts";
import { ID_HEADER } from "../row-ids.ts";
import type { SheetFile } from "../workbook-file.ts";
import type { FileTable } from "./file-table.ts";

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

/** Every id of these columns, taken out. */
export function idsTakenOut(
  columns: ReturnType<typeof idColumns>,
): readonly (CellPatch & Readonly<{ sheet: string }>)[] {
  return columns.flatMap(({ sheet, column, table: { area } }) => {
    const rows = Array.from({ length: area.bottom - area.top }, (_, at) => area.top + 1 + at);
    return rows.flatMap((row) =>
      cellAt(sheet, row, column).value === null
        ? []
        : [{ sheet: sheet.name, row, column, value: null }],
    );
  });
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
