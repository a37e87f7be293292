import { Sheet } from "../model/sheet.ts";
import { Table } from "../model/table.ts";
import { Workbook, type WorkbookOptions } from "../model/workbook.ts";

/**
 * The file copied in a folder: everything in it goes along, ids and settings too, and only its
 * name and address tell the two apart.
 */
export function copyWorkbook(workbook: Workbook, options: WorkbookOptions): Workbook {
  const copy = new Workbook({ culture: workbook.culture, ...options });
  const sheets = new Map(
    workbook.sheets.map((sheet) => {
      const twin = new Sheet(sheet.id, sheet.name);
      twin.restore(sheet.state());
      return [sheet, twin] as const;
    }),
  );
  const twinOf = (sheet: Sheet) => sheets.get(sheet) ?? copy.firstVisibleSheet();
  copy.continueIdsOf(workbook);
  copy.sheets = [...sheets.values()];
  copy.tables = workbook.tables.map((table) => {
    const twin = new Table(table.id, twinOf(table.sheet), table);
    twin.restore(table.state());
    return twin;
  });
  copy.names = workbook.names.map((defined) => ({
    ...defined,
    scope: defined.scope === null ? null : twinOf(defined.scope),
  }));
  for (const [key, value] of workbook.settings) copy.settings.set(key, value);
  for (const [key, value] of workbook.customProperties) copy.customProperties.set(key, value);
  copy.calculationMode = workbook.calculationMode;
  copy.date1904 = workbook.date1904;
  return copy;
}
