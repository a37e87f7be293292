import { fail, ok, type Result } from "../../../shared/values/result.ts";
import type { NewTable } from "../patch-xlsx.ts";
import type { SheetFile } from "../workbook-file.ts";
import type { CopiedTable } from "./copied-sheet.ts";
import { tableToBe, withTable } from "./table-to-be.ts";

/** The table a copy is, in the sheets as they will be once a plain range is one. */
export type AsTable = Readonly<{
  name: string;
  sheets: readonly SheetFile[];
  newTable: NewTable | null;
}>;

/** Only an Excel table can be connected: a plain range becomes one, with its ids as they stand. */
export function asTable(
  sheets: readonly SheetFile[],
  { sheet, name, range }: CopiedTable,
): Result<AsTable, string> {
  if (range === null) return ok({ name, sheets, newTable: null });
  const target = tableToBe(sheet, range, sheets);
  if (!target.ok) return target;
  const { headers, ...table } = target.value;
  if (headers === null) return fail(`The range ${name} on "${sheet.name}" is a table already.`);
  const made = withTable(sheet, target.value);
  return ok({
    name: table.name,
    sheets: sheets.map((one) => (one === sheet ? made : one)),
    newTable: { sheet: sheet.name, ...table, headers },
  });
}
