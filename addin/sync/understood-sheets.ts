import type { FoundTable } from "../../shared/reading/found-table.ts";
import type { UnderstoodSheet } from "../../shared/sync/checkpoint.ts";
import { foldText } from "../../shared/values/folded-text.ts";
import type { ConnectChoice, TableProposal } from "../session.ts";
import { ID_HEADER, STATUS_HEADER } from "../workbook/workbook.ts";

/** Sheets of one workbook beyond this are not like one another for long. */
const MOST_KEPT = 20;
/** Of all the headings that two sheets have, so many must be shared. */
const LEAST_ALIKE = 0.7;

type Columns = Pick<FoundTable, "columns">;

/** A sheet's headings word by word, in their order. */
export function headingsOf({ columns }: Columns): string {
  return columns
    .map(({ header }) => header.text)
    .filter((text) => text !== "" && !isOurs(text))
    .map(foldText)
    .join(" | ");
}

/** How the sheet most alike was understood, of equals the newest; null where none is alike enough. */
export function understoodLike(
  found: Columns,
  understood: readonly UnderstoodSheet[],
): UnderstoodSheet | null {
  const keys = new Set(keysOf(found).values());
  let most = { likeness: LEAST_ALIKE, sheet: null as UnderstoodSheet | null };
  for (const sheet of understood) {
    const likeness = likenessOf(keys, new Set(Object.keys(sheet.fields)));
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
  const headings = headingsOf(found);
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

/**
 * What each column is known again by: its heading without the years and units it tells, so that next
 * year's sheet is like this one; word by word where that is not one column's alone.
 */
function keysOf({ columns }: Columns): ReadonlyMap<number, string> {
  const headed = columns.filter(({ header }) => header.text !== "" && !isOurs(header.text));
  const bare = headed.map(({ header }) => header.spellings[0] ?? "");
  return new Map(
    headed.map(({ column, header }, at) => {
      const name = bare[at] ?? "";
      const isAlone = name !== "" && bare.indexOf(name) === bare.lastIndexOf(name);
      return [column, isAlone ? name : foldText(header.text)];
    }),
  );
}

function likenessOf(now: ReadonlySet<string>, then: ReadonlySet<string>): number {
  const shared = [...now].filter((key) => then.has(key)).length;
  const all = now.size + then.size - shared;
  return all === 0 ? 0 : shared / all;
}

function isOurs(header: string): boolean {
  return header === ID_HEADER || header === STATUS_HEADER;
}
