import type { Framework } from "../../shared/framework/framework.ts";
import type { CellFinding } from "../../shared/reading/cell-finding.ts";
import { readTable } from "../../shared/reading/read-table.ts";
import type { ReadRow } from "../../shared/reading/table-reading.ts";
import { registerOf } from "../../shared/registers/all-registers.ts";
import type { FieldValue, RegisterKey } from "../../shared/registers/field.ts";
import { type AnyRow, type Ledger, ledgerOf } from "../../shared/registers/ledger.ts";
import { type NameIndex, nameIndexOf } from "../../shared/registers/resolve-references.ts";
import { ok, type Result } from "../../shared/values/result.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import type { FileArgument } from "./file-argument.ts";
import { linkReferences } from "./link-references.ts";
import { naturalKey } from "./natural-key.ts";
import { type OpenTable, openTables } from "./open-tables.ts";
import { RowIds } from "./row-ids.ts";

/** Where a row was read, so that what is said of it can be found again. */
export type RowPlace = Readonly<{
  register: RegisterKey;
  file: string;
  sheet: string;
  /** As Excel numbers rows, from 1. */
  sheetRow: number;
}>;

export type ReadFinding = Readonly<{ row: AnyRow; finding: CellFinding }>;

export type LoadedLedger = Readonly<{
  ledger: Ledger;
  /** Rows that the framework prints stand in no file. */
  places: ReadonlyMap<RowId, RowPlace>;
  /** What was met while reading the cells. */
  findings: readonly ReadFinding[];
  remarks: readonly string[];
}>;

/**
 * All files as one ledger, on top of the rows the framework prints. A row from a file takes the
 * place of a printed one with the same natural key.
 */
export async function loadLedger(
  files: readonly FileArgument[],
  framework: Framework,
  sheet: string | null,
): Promise<Result<LoadedLedger, string>> {
  const tables: OpenTable[] = [];
  const remarks: string[] = [];
  for (const file of files) {
    const opened = await openTables(file, sheet, framework);
    if (!opened.ok) return opened;
    tables.push(...opened.value.tables);
    remarks.push(...opened.value.remarks);
  }
  const ids = new RowIds();
  const read = readTables(tables, framework, ids);
  const printed = printedRows(framework, ids, read.rows);
  if (printed.length > 0) {
    remarks.push(
      `Counted in beside the files, as the framework prints them: ${countsOf(printed)}.`,
    );
  }
  return ok({
    ledger: ledgerOf(linkReferences([...printed, ...read.rows])),
    places: read.places,
    findings: read.findings,
    remarks,
  });
}

type ReadTables = Readonly<{
  rows: readonly AnyRow[];
  places: ReadonlyMap<RowId, RowPlace>;
  findings: readonly ReadFinding[];
}>;

function readTables(tables: readonly OpenTable[], framework: Framework, ids: RowIds): ReadTables {
  const rows: AnyRow[] = [];
  const places = new Map<RowId, RowPlace>();
  const findings: ReadFinding[] = [];
  const first = tables.map((table) => ({ table, read: readRows(table, framework, null) }));
  const names = namesIn(first);
  for (const { table, read } of first) {
    const { register } = table.guess;
    // A list of names with commas in them is told apart by the names that are known.
    const readAgain = listsNames(table) ? readRows(table, framework, names) : read;
    for (const each of readAgain) {
      const place = placeOfRow(table, each.row);
      const row: AnyRow = {
        id: ids.forRead(table, each, addressOf(place)),
        register,
        values: withEveryField(register, each.values),
      };
      rows.push(row);
      places.set(row.id, place);
      for (const finding of each.findings) findings.push({ row, finding });
    }
  }
  return { rows, places, findings };
}

function readRows(
  { sheet, found, guess }: OpenTable,
  framework: Framework,
  names: NameIndex | null,
): readonly ReadRow[] {
  const register = registerOf(guess.register);
  return readTable(sheet, found, register, guess.mapping, { framework, names }).rows;
}

function namesIn(
  read: readonly Readonly<{ table: OpenTable; read: readonly ReadRow[] }>[],
): NameIndex {
  // Only names matter here, so rows stand in under ids that are used nowhere else.
  const ids = new RowIds();
  return nameIndexOf(
    read.flatMap(({ table, read: rows }) =>
      rows.map(({ row, column, values }) => ({
        id: ids.forPlace(`${addressOf(placeOfRow(table, row))}${column ?? ""}`),
        register: table.guess.register,
        values,
      })),
    ),
  );
}

function listsNames({ guess }: OpenTable): boolean {
  const { fields } = registerOf(guess.register);
  return guess.mapping.columns.some(
    ({ field }) => field !== null && fields[field]?.type.kind === "reference-list",
  );
}

/** Checks and the plan expect every field; what was held back or has no column is not known. */
function withEveryField(
  register: RegisterKey,
  values: Readonly<Record<string, FieldValue>>,
): Readonly<Record<string, FieldValue>> {
  const all: Record<string, FieldValue> = {};
  for (const field of Object.keys(registerOf(register).fields)) all[field] = values[field] ?? null;
  return all;
}

function printedRows(
  framework: Framework,
  ids: RowIds,
  fromFiles: readonly AnyRow[],
): readonly AnyRow[] {
  const keys = new Set(fromFiles.map(({ register, values }) => naturalKey(register, values)));
  return framework.figures.flatMap(({ register, values }, index) => {
    const key = naturalKey(register, values);
    if (key !== null && keys.has(key)) return [];
    const id = ids.forPlace(`${framework.key} figure ${index}`);
    return [{ id, register, values: withEveryField(register, values) }];
  });
}

function countsOf(rows: readonly AnyRow[]): string {
  const counts = new Map<RegisterKey, number>();
  for (const { register } of rows) counts.set(register, (counts.get(register) ?? 0) + 1);
  return [...counts]
    .map(
      ([register, count]) =>
        `${count} ${count === 1 ? registerOf(register).singular : registerOf(register).label.toLowerCase()}`,
    )
    .join(", ");
}

function placeOfRow({ file, sheet, guess }: OpenTable, row: number): RowPlace {
  return { register: guess.register, file, sheet: sheet.name, sheetRow: row + 1 };
}

/** "agreements:contracts.xlsx#2026!14": what a row without a reference of its own is called. */
export function addressOf({ register, file, sheet, sheetRow }: RowPlace): string {
  return `${register}:${file}#${sheet}!${sheetRow}`;
}

/** The people's own reference where there is one, else the row's address. */
export function refOf(row: AnyRow, places: ReadonlyMap<RowId, RowPlace>): string {
  const { ref } = row.values;
  if (typeof ref === "string" && ref !== "") return ref;
  const place = places.get(row.id);
  // A row the framework prints has neither; its register and name say which.
  return place === undefined ? `${row.register}:framework#${printedName(row)}` : addressOf(place);
}

function printedName({ values, id }: AnyRow): string {
  const { name, title, financialYear, fund } = values;
  if (typeof name === "string") return name;
  if (typeof title === "string") return title;
  const of = typeof fund === "object" && fund !== null && "text" in fund ? fund.text : "";
  return (
    [of, financialYear].filter((part) => typeof part === "string" && part !== "").join(" ") || id
  );
}
