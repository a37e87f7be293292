import { seenIn } from "../reading/cell-reading.ts";
import { cellAt, EMPTY_CELL, type RawCell, type RawSheet } from "../reading/raw-sheet.ts";
import { wordIndex } from "../reading/word-index.ts";
import type { Field, Fields, FieldValue, ValuesOf } from "../registers/field.ts";
import { foldText } from "../values/folded-text.ts";
import { type AuthoredCell, cellOf, readAuthored } from "./authored-cell.ts";
import { type AuthoringFinding, addressOf } from "./authoring-finding.ts";

/** A table of the framework workbook: its sheet's name, a line on what goes in, its columns. */
export type SheetDefinition<F extends Fields = Fields> = Readonly<{
  name: string;
  help: string;
  fields: F;
}>;

/** A sheet to be written: title and help above, then a table. */
export type AuthoredSheet = Readonly<{
  name: string;
  help: string;
  headers: readonly string[];
  rows: readonly (readonly AuthoredCell[])[];
}>;

/** One row as it was read; `place` and `refuse` say where it stands to whoever looks closer. */
export type AuthoredRow<F extends Fields = Fields> = Readonly<{
  values: ValuesOf<F>;
  cell: (field: keyof F & string) => RawCell;
  refuse: (
    field: keyof F & string,
    accepted: string,
    severity?: AuthoringFinding["severity"],
  ) => void;
}>;

/** Rows above the table that may hold its title and help. */
const MOST_ROWS_ABOVE = 12;

/** A sheet of rows given by field; columns that no row fills are left out where they are optional. */
export function authoredSheet(
  { name, help, fields }: SheetDefinition,
  rows: readonly Readonly<Record<string, FieldValue | undefined>>[],
  rawCells: Readonly<Record<string, readonly AuthoredCell[]>> = {},
): AuthoredSheet {
  const filled = (key: string) =>
    rows.some((row) => (row[key] ?? null) !== null) || (rawCells[key] ?? []).some((cell) => cell);
  const shown = Object.entries(fields).filter(
    ([key, { degree }]) => degree !== "optional" || filled(key),
  );
  return {
    name,
    help,
    headers: shown.map(([, { label }]) => label),
    rows: rows.map((row, place) =>
      shown.map(([key, { type }]) => rawCells[key]?.[place] ?? cellOf(type, row[key] ?? null)),
    ),
  };
}

/** The rows beneath the header, each cell read by its column's type; what cannot be read is found. */
export function readAuthoredSheet<F extends Fields>(
  sheet: RawSheet,
  definition: SheetDefinition<F>,
  findings: AuthoringFinding[],
  /** Columns whose cells are read later, by something else in their row. */
  readLater: readonly string[] = [],
): readonly AuthoredRow<F>[] {
  const header = headerOf(sheet, definition.fields);
  if (header === null) {
    const wanted = neededLabels(definition.fields).join(", ");
    findings.push({
      ...{ severity: "error", sheet: sheet.name, address: null, column: "header", seen: "" },
      accepted: `no row names the columns; they are ${wanted}.`,
    });
    return [];
  }
  askAboutOtherColumns(sheet, header, definition.fields, findings);
  const rows: AuthoredRow<F>[] = [];
  for (let row = header.row + 1; row < sheet.rows.length; row++) {
    const isBlank = header.columns.every(({ column }) => seenIn(cellAt(sheet, row, column)) === "");
    if (!isBlank) rows.push(readRow({ sheet, row, header, findings, readLater }));
  }
  return rows;
}

type Header = Readonly<{
  row: number;
  columns: readonly Readonly<{ column: number; key: string; field: Field }>[];
  missing: readonly string[];
}>;

type Reading = Readonly<{
  sheet: RawSheet;
  row: number;
  header: Header;
  findings: AuthoringFinding[];
  readLater: readonly string[];
}>;

function readRow<F extends Fields>(reading: Reading): AuthoredRow<F> {
  const { sheet, row, header, findings, readLater } = reading;
  const values: Record<string, FieldValue> = {};
  const columnOf = (key: string) => header.columns.find((each) => each.key === key);
  const cell = (key: string) => {
    const at = columnOf(key);
    return at === undefined ? EMPTY_CELL : cellAt(sheet, row, at.column);
  };
  const refuse: AuthoredRow["refuse"] = (key, accepted, severity = "error") => {
    const at = columnOf(key);
    findings.push({
      severity,
      sheet: sheet.name,
      address: addressOf(row, at?.column ?? 0),
      column: at?.field.label ?? key,
      seen: seenIn(cell(key)),
      accepted: `${accepted}${/[.?]$/.test(accepted) ? "" : "."}`,
    });
  };
  for (const { key, field } of header.columns) {
    values[key] = null;
    if (readLater.includes(key)) continue;
    const read = readAuthored(field.type, cell(key), sheet.date1904);
    if (!read.ok) refuse(key, `accepted is ${read.problem}`);
    else if (read.value === null && field.degree === "needed")
      refuse(key, `it needs ${field.help || field.label}`);
    else values[key] = read.value;
  }
  for (const key of header.missing) values[key] = null;
  // Each value was read by its own field's type.
  return { values: values as ValuesOf<F>, cell, refuse };
}

/** The first row that names every needed column, by label, key or another spelling. */
function headerOf(sheet: RawSheet, fields: Fields): Header | null {
  const keys = new Map<string, string>();
  for (const [key, { synonyms }] of Object.entries(fields)) {
    for (const word of [key, ...synonyms]) keys.set(foldText(word), key);
  }
  // A column's own name goes before another's second spelling.
  for (const [key, { label }] of Object.entries(fields)) keys.set(foldText(label), key);
  for (let row = 0; row < Math.min(sheet.rows.length, MOST_ROWS_ABOVE); row++) {
    const columns = (sheet.rows[row] ?? []).flatMap((cell, column) => {
      const key = keys.get(foldText(seenIn(cell)));
      const field = key === undefined ? undefined : fields[key];
      return key === undefined || field === undefined ? [] : [{ column, key, field }];
    });
    const given = new Set(columns.map(({ key }) => key));
    const needed = Object.keys(fields).filter((key) => fields[key]?.degree === "needed");
    if (columns.length >= 2 && needed.every((key) => given.has(key))) {
      return { row, columns, missing: Object.keys(fields).filter((key) => !given.has(key)) };
    }
  }
  return null;
}

/** A column nobody knows is left alone, and that is said: it may be a known one, spelt otherwise. */
function askAboutOtherColumns(
  sheet: RawSheet,
  { row, columns }: Header,
  fields: Fields,
  findings: AuthoringFinding[],
): void {
  const labels = Object.values(fields).map(({ label }) => ({ key: label, label, aliases: [] }));
  (sheet.rows[row] ?? []).forEach((cell, column) => {
    const seen = seenIn(cell);
    if (seen === "" || columns.some((known) => known.column === column)) return;
    const nearest = wordIndex(labels).nearest(seen).join(", ");
    findings.push({
      ...{ severity: "question", sheet: sheet.name, address: addressOf(row, column) },
      ...{ column: "header", seen },
      accepted: `no column is called so and it is left alone; perhaps ${nearest}?`,
    });
  });
}

function neededLabels(fields: Fields): readonly string[] {
  return Object.values(fields)
    .filter(({ degree }) => degree === "needed")
    .map(({ label }) => label);
}
