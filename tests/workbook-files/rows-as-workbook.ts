import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import { registerOf } from "../../shared/registers/all-registers.ts";
import type { RegisterKey } from "../../shared/registers/field.ts";
import type { TestFolder } from "./run-foreplan.ts";

type Cells = Readonly<Record<string, string | number>>;

/** A workbook of one register, with the labels of its fields for headers: the file argument for it. */
export function workbookOf(
  folder: TestFolder,
  name: string,
  register: RegisterKey,
  rows: readonly Cells[],
): string {
  const { fields, label } = registerOf(register);
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const header = keys.map((key) => ({ value: fields[key]?.label ?? key, bold: true }));
  const lines = rows.map((row) => keys.map((key) => row[key] ?? null));
  const bytes = writeXlsx({ sheets: [{ name: label, rows: [header, ...lines] }] });
  return `${folder.write(`${name}.xlsx`, bytes)}:${register}`;
}
