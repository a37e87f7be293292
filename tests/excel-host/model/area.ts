/** A block of cells, zero-based. A whole column has ALL_ROWS rows, a whole row ALL_COLUMNS columns. */
export type Area = Readonly<{ row: number; column: number; rows: number; columns: number }>;

export const ALL_ROWS = 1_048_576;
export const ALL_COLUMNS = 16_384;

export function cellArea(row: number, column: number): Area {
  return { row, column, rows: 1, columns: 1 };
}

export function isSingleCell(area: Area): boolean {
  return area.rows === 1 && area.columns === 1;
}

/** False where a block would lie beyond the sheet's edges, or hold nothing. */
export function fitsSheet(area: Area): boolean {
  return (
    area.row >= 0 &&
    area.column >= 0 &&
    area.rows >= 1 &&
    area.columns >= 1 &&
    area.row + area.rows <= ALL_ROWS &&
    area.column + area.columns <= ALL_COLUMNS
  );
}

export function intersection(one: Area, other: Area): Area | null {
  const row = Math.max(one.row, other.row);
  const column = Math.max(one.column, other.column);
  const rows = Math.min(one.row + one.rows, other.row + other.rows) - row;
  const columns = Math.min(one.column + one.columns, other.column + other.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
}

export function boundingArea(one: Area, other: Area): Area {
  const row = Math.min(one.row, other.row);
  const column = Math.min(one.column, other.column);
  return {
    row,
    column,
    rows: Math.max(one.row + one.rows, other.row + other.rows) - row,
    columns: Math.max(one.column + one.columns, other.column + other.columns) - column,
  };
}

export function containsArea(outer: Area, inner: Area): boolean {
  return (
    inner.row >= outer.row &&
    inner.column >= outer.column &&
    inner.row + inner.rows <= outer.row + outer.rows &&
    inner.column + inner.columns <= outer.column + outer.columns
  );
}

export function containsCell(area: Area, row: number, column: number): boolean {
  return containsArea(area, cellArea(row, column));
}

export function columnLetters(column: number): string {
  let letters = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}

export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** "B2:C9", "B:C" for whole columns, "2:9" for whole rows. */
export function toA1(area: Area): string {
  const lastColumn = columnLetters(area.column + area.columns - 1);
  const lastRow = area.row + area.rows;
  if (area.rows === ALL_ROWS) return `${columnLetters(area.column)}:${lastColumn}`;
  if (area.columns === ALL_COLUMNS) return `${area.row + 1}:${lastRow}`;
  const first = `${columnLetters(area.column)}${area.row + 1}`;
  return isSingleCell(area) ? first : `${first}:${lastColumn}${lastRow}`;
}

const CELLS = /^([a-z]{1,3})(\d+)(?::([a-z]{1,3})(\d+))?$/i;
const COLUMNS = /^([a-z]{1,3}):([a-z]{1,3})$/i;
const ROWS = /^(\d+):(\d+)$/;

/** Null where the text is no address; a sheet's name in front is for `splitAddress`. */
export function fromA1(text: string): Area | null {
  const plain = text.replaceAll("$", "").trim();
  const area = cellsOf(plain) ?? columnsOf(plain) ?? rowsOf(plain);
  return area !== null && fitsSheet(area) ? area : null;
}

function cellsOf(text: string): Area | null {
  const match = CELLS.exec(text);
  if (match === null) return null;
  const [, letters = "", number = "", lastLetters = letters, lastNumber = number] = match;
  return boundingArea(
    cellArea(Number(number) - 1, columnIndex(letters)),
    cellArea(Number(lastNumber) - 1, columnIndex(lastLetters)),
  );
}

function columnsOf(text: string): Area | null {
  const match = COLUMNS.exec(text);
  if (match === null) return null;
  const [, first = "", last = ""] = match;
  const columns = [columnIndex(first), columnIndex(last)].sort((a, b) => a - b);
  const [from = 0, to = 0] = columns;
  return { row: 0, column: from, rows: ALL_ROWS, columns: to - from + 1 };
}

function rowsOf(text: string): Area | null {
  const match = ROWS.exec(text);
  if (match === null) return null;
  const [from = 0, to = 0] = [Number(match[1]) - 1, Number(match[2]) - 1].sort((a, b) => a - b);
  return { row: from, column: 0, rows: to - from + 1, columns: ALL_COLUMNS };
}

/** "'My sheet'!A1" into the sheet's name, null where none is given, and the rest. */
export function splitAddress(address: string): Readonly<{ sheet: string | null; place: string }> {
  const bang = address.lastIndexOf("!");
  if (bang < 0) return { sheet: null, place: address };
  const quoted = address.slice(0, bang);
  const sheet = quoted.startsWith("'") ? quoted.slice(1, -1).replaceAll("''", "'") : quoted;
  return { sheet, place: address.slice(bang + 1) };
}

/** A sheet's name as it stands before "!" in an address or a formula. */
export function quotedSheetName(name: string): string {
  return /^[A-Za-z_][\w.]*$/.test(name) ? name : `'${name.replaceAll("'", "''")}'`;
}
