import { isDeepStrictEqual } from "node:util";
import { findTables } from "../../../shared/reading/find-tables.ts";
import { type FoundTable, rowsOf } from "../../../shared/reading/found-table.ts";
import { matchColumns } from "../../../shared/reading/match-columns.ts";
import type { RawSheet } from "../../../shared/reading/raw-sheet.ts";
import { readTable } from "../../../shared/reading/read-table.ts";
import type { ReadRow } from "../../../shared/reading/table-reading.ts";
import { registerOf } from "../../../shared/registers/all-registers.ts";
import type { FieldValue } from "../../../shared/registers/field.ts";
import { fail, ok, type Result } from "../../../shared/values/result.ts";
import { openFile } from "../open-file.ts";
import { contextOf } from "../open-tables.ts";
import { type FileLabel, HELD_BACK, NOT_KNOWN } from "./labels.ts";

/** A column mapped wrong with more than this is a column nobody would look at again. */
const SURE = 0.8;

/** How a file's reading compares with its label. */
export type FileScore = Readonly<{
  file: string;
  sheet: string | null;
  /** The header row and the first, last and number of rows, all as labelled. */
  rangeRight: boolean;
  columns: Readonly<{ right: number; unmapped: number; wrong: number; wrongAndSure: number }>;
  /** Held back counts apart: it was declared, and it was not right. */
  cells: Readonly<{ right: number; declared: number; silentlyWrong: number }>;
  /** What was not as labelled, each in a few words. */
  misses: readonly string[];
}>;

export async function evaluateFile(
  data: string,
  label: FileLabel,
): Promise<Result<FileScore, string>> {
  const opened = await openFile(`${data}/${label.file}`);
  if (!opened.ok) return opened;
  const sheets = opened.value.sheets;
  const sheet = label.sheet === null ? sheets[0] : sheets.find(({ name }) => name === label.sheet);
  if (sheet === undefined) return fail(`${label.file} has no sheet ${label.sheet ?? "at all"}.`);
  const tables = findTables(sheet);
  const table = tables.find((each) => headerOf(each) === label.header) ?? tables[0];
  if (table === undefined) return ok(nothingFound(label));
  const misses: string[] = [];
  return ok({
    file: label.file,
    sheet: label.sheet,
    rangeRight: isRangeRight(table, label, misses),
    columns: columnsOf(sheet, table, label, misses),
    cells: cellsOf(sheet, table, label, misses),
    misses,
  });
}

/** Where no table is found every column is left alone and every cell is held back. */
function nothingFound({ file, sheet, columns, cells }: FileLabel): FileScore {
  return {
    file,
    sheet,
    rangeRight: false,
    columns: { right: 0, unmapped: Object.keys(columns).length, wrong: 0, wrongAndSure: 0 },
    cells: { right: 0, declared: cells.length, silentlyWrong: 0 },
    misses: ["no table was found"],
  };
}

function headerOf({ headerRows }: FoundTable): number {
  return (headerRows.at(-1) ?? -1) + 1;
}

function isRangeRight(table: FoundTable, label: FileLabel, misses: string[]): boolean {
  const body = rowsOf(table, "body");
  const found = [headerOf(table), (body[0] ?? -1) + 1, (body.at(-1) ?? -1) + 1, body.length];
  const right = isDeepStrictEqual(found, [label.header, label.first, label.last, label.rows]);
  if (!right) misses.push(`header, first, last, rows: ${found.join(", ")}`);
  return right;
}

function columnsOf(
  sheet: RawSheet,
  table: FoundTable,
  label: FileLabel,
  misses: string[],
): FileScore["columns"] {
  const mapping = matchColumns(sheet, table, registerOf(label.register), contextOf(sheet, null));
  const score = { right: 0, unmapped: 0, wrong: 0, wrongAndSure: 0 };
  for (const { header, field, confidence } of mapping.columns) {
    const labelled = label.columns[header] ?? null;
    const wanted: readonly (string | null)[] = Array.isArray(labelled) ? labelled : [labelled];
    if (wanted.includes(field)) score.right++;
    else if (field === null) score.unmapped++;
    else {
      score.wrong++;
      if (confidence > SURE) score.wrongAndSure++;
      misses.push(`column ${header}: ${field} (${confidence.toFixed(2)})`);
    }
  }
  return score;
}

/** Cells are read by the labelled mapping, as after a person accepted it. */
function cellsOf(
  sheet: RawSheet,
  table: FoundTable,
  label: FileLabel,
  misses: string[],
): FileScore["cells"] {
  const fields = new Map(label.cells.map(([, header, field]) => [header, field]));
  const columns = table.columns.map(({ column, header }) => ({
    column,
    header: header.text,
    field: fields.get(header.text) ?? null,
    confidence: 1,
    evidence: "labelled",
    unit: header.unit ?? table.unit,
  }));
  const mapping = { columns, constants: {} };
  const { rows } = readTable(sheet, table, registerOf(label.register), mapping);
  const score = { right: 0, declared: 0, silentlyWrong: 0 };
  for (const [sheetRow, header, field, expected] of label.cells) {
    const row = rows.find((each) => each.row === sheetRow - 1);
    const outcome = outcomeIn(row, field);
    if (isDeepStrictEqual(outcome, expected)) score.right++;
    else {
      const isDeclared = outcome === HELD_BACK || outcome === NOT_KNOWN;
      score[isDeclared ? "declared" : "silentlyWrong"]++;
      misses.push(`row ${sheetRow}, ${header}: ${JSON.stringify(outcome)}`);
    }
  }
  return score;
}

function outcomeIn(row: ReadRow | undefined, field: string): unknown {
  if (row === undefined) return "(no such row)";
  if (!(field in row.values)) return HELD_BACK;
  const value = row.values[field] ?? null;
  const isSaid = row.findings.some((finding) => finding.field === field);
  return value === null && isSaid ? NOT_KNOWN : plainly(value);
}

function plainly(value: FieldValue): unknown {
  return typeof value === "object" && value !== null && "text" in value ? value.text : value;
}
