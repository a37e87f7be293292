import type { FoundTable } from "../../shared/reading/found-table.ts";
import type { UnderstoodSheet } from "../../shared/sync/checkpoint.ts";
import { foldText } from "../../shared/values/folded-text.ts";
import type { ConnectChoice, TableProposal } from "../session.ts";
import { ID_HEADER, STATUS_HEADER } from "../workbook/workbook.ts";

/** Sheets of one workbook beyond this are not like one another for long. */
const MOST_KEPT = 20;
/** Of all the headings that two sheets have, so many must be shared. */
const LEAST_ALIKE = 0.7;

const BETWEEN = " | ";

type Columns = Pick<FoundTable, "columns">;
type Column = Columns["columns"][number];

/** A sheet's headings word by word, in their order. */
export function headingsOf({ columns }: Columns): string {
  return headed({ columns })
    .map(({ header }) => foldText(header.text))
    .join(BETWEEN);
}

/** How the sheet most alike was understood, of equals the newest; null where none is alike enough. */
export function understoodLike(
  found: Columns,
  understood: readonly UnderstoodSheet[],
): UnderstoodSheet | null {
  const names = headed(found).map(nameOf);
  let most = { likeness: LEAST_ALIKE, sheet: null as UnderstoodSheet | null };
  for (const sheet of understood) {
    const likeness = likenessOf(names, sheet.headings.split(BETWEEN));
    if (likeness >= most.likeness) most = { likeness, sheet };
  }
  return most.sheet;
}

/** The newest understanding of a sheet's headings takes the place of an older one. */
export function withUnderstood(
  before: readonly UnderstoodSheet[],
  found: Columns,
  sheetName: string,
  choice: Pick<ConnectChoice, "register" | "columns">,
): readonly UnderstoodSheet[] {
  const headings = headed(found).map(nameOf).join(BETWEEN);
  const fields = Object.fromEntries(
    [...keysOf(found)].map(([column, key]) => [key, choice.columns[column] ?? null]),
  );
  const one = { headings, sheetName, register: choice.register, fields };
  return [...before.filter((other) => other.headings !== headings), one].slice(-MOST_KEPT);
}

/**
 * A sheet's columns as those of one like it were understood. A column that one had not stays as it is
 * proposed, but for a field that another column had there.
 */
export function columnsAsBefore(
  columns: TableProposal["columns"],
  found: Columns,
  { fields, sheetName }: UnderstoodSheet,
): TableProposal["columns"] {
  const keys = keysOf(found);
  const known = columns.map(({ column }) => fields[keys.get(column) ?? ""]);
  return columns.map((column, at) => {
    const field = known[at];
    if (field !== undefined) {
      return { ...column, field, confidence: 1, evidence: `as in ${sheetName}` };
    }
    if (column.field === null || !known.includes(column.field)) return column;
    const evidence = `${sheetName} has another column for it`;
    return { ...column, field: null, confidence: 0, evidence };
  });
}

/** What each column is known again by: its name, or word by word where another column has that name. */
function keysOf(found: Columns): ReadonlyMap<number, string> {
  const columns = headed(found);
  const names = columns.map(nameOf);
  return new Map(
    columns.map(({ column, header }, at) => {
      const name = names[at] ?? "";
      const isAlone = names.indexOf(name) === names.lastIndexOf(name);
      return [column, isAlone ? name : foldText(header.text)];
    }),
  );
}

/** A heading without the years and units it tells, so that next year's sheet is like this one. */
function nameOf({ header }: Column): string {
  const [fullest] = header.spellings;
  return fullest ?? (header.financialYear === null ? foldText(header.text) : "year");
}

function headed({ columns }: Columns): readonly Column[] {
  return columns.filter(({ header }) => header.text !== "" && !isOurs(header.text));
}

function likenessOf(names: readonly string[], others: readonly string[]): number {
  const [now, then] = [new Set(names), new Set(others)];
  const shared = [...now].filter((name) => then.has(name)).length;
  const all = now.size + then.size - shared;
  return all === 0 ? 0 : shared / all;
}

function isOurs(header: string): boolean {
  return header === ID_HEADER || header === STATUS_HEADER;
}
