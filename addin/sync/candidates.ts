import { findTables } from "../../shared/reading/find-tables.ts";
import type { FoundTable } from "../../shared/reading/found-table.ts";
import type { FoundSheet, TableKey } from "../workbook/workbook.ts";
import type { Binding } from "./remembered.ts";
import { headingsOf } from "./understood-sheets.ts";

/** A table of the workbook, with the sheet it was found in. */
export type Candidate = Readonly<{
  id: string;
  sheet: FoundSheet;
  found: FoundTable;
  /** Excel's key for it; null for a plain range. */
  table: TableKey | null;
}>;

/** Every table and every block that reads like one, but for those that are connected already. */
export function candidatesIn(
  sheets: readonly FoundSheet[],
  bindings: readonly Binding[],
): readonly Candidate[] {
  const connected = new Set(bindings.flatMap(({ table }) => [table.id, table.name]));
  return sheets.flatMap((sheet) =>
    findTables(sheet).flatMap((found) => {
      const table = sheet.tableKeys.find(({ name }) => name === found.name) ?? null;
      if (table !== null && (connected.has(table.id) || connected.has(table.name))) return [];
      if (isReadAlready(sheet, found, bindings)) return [];
      const id = `${sheet.id}/${table?.id ?? `${found.area.top}:${found.area.left}`}`;
      return [{ id, sheet, found, table }];
    }),
  );
}

function isReadAlready(
  sheet: FoundSheet,
  found: FoundTable,
  bindings: readonly Binding[],
): boolean {
  return bindings.some(
    ({ readOnly }) => readOnly?.sheetId === sheet.id && readOnly.headings === headingsOf(found),
  );
}
