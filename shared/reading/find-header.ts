import { REGISTER_KEYS, registerOf } from "../registers/all-registers.ts";
import { plain } from "../values/plain-text.ts";
import { type HeaderText, isHint, readHeader } from "./header-text.ts";
import { headerWords } from "./header-words.ts";
import { type Area, cellAt, type RawCell, type RawSheet } from "./raw-sheet.ts";

/** The rows that are a table's header, and its columns' headers by column. */
export type Header = Readonly<{
  rows: readonly number[];
  headers: ReadonlyMap<number, HeaderText>;
  /** How many columns a register has a name for. */
  known: number;
}>;

/** A heading that begins another table must be known by this many of its names. */
export const NAMES_OF_ANOTHER = 3;

const ROWS_LOOKED_AT = 40;
const MOST_HEADER_LINES = 3;
const LONGEST_HEADER = 120;

/** The likeliest header at or below `from`, or null where nothing looks like one. */
export function findHeader(sheet: RawSheet, from: number): Header | null {
  const candidates: Readonly<{ header: Header; score: number }>[] = [];
  let looked = 0;
  for (let row = from; row < sheet.rows.length && looked < ROWS_LOOKED_AT; row++) {
    if (filledIn(sheet, row) === 0) continue;
    looked++;
    for (let lines = 1; lines <= MOST_HEADER_LINES; lines++) {
      const rows = Array.from({ length: lines }, (_, line) => row + line);
      const header = headerAt(sheet, rows);
      if (header === null) break;
      const score = scoreOf(sheet, header) - looked * 0.02;
      if (score > 0) candidates.push({ header, score });
    }
  }
  const best = likeliest(candidates);
  if (best === null) return null;
  const earlier = candidates.filter(
    ({ header }) => header.known >= NAMES_OF_ANOTHER && standsOverData(sheet, header, best),
  );
  const [top] = earlier.map(({ header }) => header.rows[0]);
  const first = likeliest(earlier.filter(({ header }) => header.rows[0] === top));
  return withHints(sheet, first ?? best);
}

function likeliest(
  candidates: readonly Readonly<{ header: Header; score: number }>[],
): Header | null {
  const none: Readonly<{ header: Header | null; score: number }> = { header: null, score: 0 };
  return candidates.reduce((best, each) => (each.score > best.score ? each : best), none).header;
}

/** A header further up with rows of its own beneath it is no title, however likely the later one. */
function standsOverData(sheet: RawSheet, { rows }: Header, later: Header): boolean {
  for (let row = (rows.at(-1) ?? 0) + 1; row < (later.rows[0] ?? 0); row++) {
    if (filledIn(sheet, row) >= NAMES_OF_ANOTHER && !rowIsWords(sheet, row)) return true;
  }
  return false;
}

/** A line of units or numbers right beneath the names belongs to the header: "(£000)", "dd/mm/yyyy". */
function withHints(sheet: RawSheet, header: Header): Header {
  const below = (header.rows.at(-1) ?? 0) + 1;
  const cells = (sheet.rows[below] ?? []).filter(isFilled).map(({ value }) => value);
  if (cells.length === 0 || header.rows.length === MOST_HEADER_LINES) return header;
  const rows = [...header.rows, below];
  if (cells.length > 2 && cells.every((value, at) => Number(value) === at + 1)) {
    return { ...header, rows };
  }
  if (!cells.every((value) => isHint(String(value).trim()))) return header;
  return headerAt(sheet, rows) ?? header;
}

/** The header these rows would make; null where one of them cannot be part of a header. */
export function headerAt(sheet: RawSheet, rows: readonly number[]): Header | null {
  const lines = new Map<number, string[]>();
  for (const [at, row] of rows.entries()) {
    if (filledIn(sheet, row) === 0 || !rowIsWords(sheet, row)) return null;
    for (const [column, text] of groupTexts(sheet, row, rows[at + 1])) {
      const above = lines.get(column);
      if (above === undefined) lines.set(column, [text]);
      else if (above.at(-1) !== text) above.push(text);
    }
  }
  const headers = new Map(
    [...lines].sort(([one], [other]) => one - other).map(([at, text]) => [at, readHeader(text)]),
  );
  return { rows, headers, known: knownIn([...headers.values()]) };
}

/** The most headers that any one register has a name for. */
export function knownIn(headers: readonly HeaderText[]): number {
  let most = 0;
  for (const key of REGISTER_KEYS) {
    const words = headerWords(registerOf(key));
    const fields = new Set<string>();
    for (const { spellings } of headers) {
      const naming = spellings.flatMap((spelling) => words.named(spelling)).at(0);
      if (naming !== undefined) fields.add(naming.field);
    }
    most = Math.max(most, fields.size);
  }
  return most;
}

export function filledIn(sheet: RawSheet, row: number): number {
  let filled = 0;
  for (const cell of sheet.rows[row] ?? []) if (isFilled(cell)) filled++;
  return filled;
}

export function isFilled(cell: RawCell): boolean {
  return cell.value !== null && (typeof cell.value !== "string" || cell.value.trim() !== "");
}

/** Names only: an address, a date, an amount or an error shows that a row is data. */
function rowIsWords(sheet: RawSheet, row: number): boolean {
  return (sheet.rows[row] ?? []).every((cell) => {
    if (!isFilled(cell)) return true;
    if (typeof cell.value === "number") return isYear(String(cell.value));
    if (typeof cell.value !== "string" || cell.isError) return false;
    const text = cell.value.trim();
    if (isYear(text)) return true;
    return text.length <= LONGEST_HEADER && (isHint(text) || !DATA.test(text));
  });
}

/** A name has no full stop, and is not told in a dozen words. */
const SENTENCE = /[a-z]{2}\.$|(?:\S+\s+){11}/;

const DATA =
  /^(?:https?:|www\.)|^\S+@\S+\.\S+$|^\d{4}-\d\d-\d\d|^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$|^[£(-]*\d[\d,]*(?:\.\d+)?[)%kKmM]*$/;

/** A year stands over its column bare, as a number or, in a file of text, as its digits. */
function isYear(text: string): boolean {
  return /^\d{4}$/.test(text) && Number(text) >= 1990 && Number(text) <= 2100;
}

/** A row's texts by column; what is merged stands over every column of its merge. */
function spreadTexts(sheet: RawSheet, row: number): Map<number, string> {
  const texts = new Map<number, string>();
  for (const [column, cell] of (sheet.rows[row] ?? []).entries()) {
    if (isFilled(cell)) texts.set(column, plain(String(cell.value)));
  }
  for (const merge of sheet.merges) {
    if (row < merge.top || row > merge.bottom) continue;
    const text = plain(String(cellAt(sheet, merge.top, merge.left).value ?? ""));
    if (text === "") continue;
    for (let column = merge.left; column <= Math.min(merge.right, merge.left + 200); column++) {
      if (!texts.has(column)) texts.set(column, text);
    }
  }
  return texts;
}

/** A group's heading stands over what is beneath it to its right, merged or not. */
function groupTexts(sheet: RawSheet, row: number, below: number | undefined): Map<number, string> {
  const texts = spreadTexts(sheet, row);
  if (below === undefined) return texts;
  const beneath = [...spreadTexts(sheet, below).keys()].sort((one, other) => one - other);
  const ends = beneath.at(-1) ?? -1;
  let group: string | null = null;
  for (let column = 0; column <= ends; column++) {
    const own = texts.get(column);
    const hasName = beneath.includes(column);
    if (own !== undefined) group = hasName ? own : null;
    else if (group !== null && hasName) texts.set(column, group);
    else group = null;
  }
  return texts;
}

/**
 * What speaks for a header: names that registers know, a name of its own for each column, and
 * beneath it rows as wide as it is, with other things than words in them.
 */
function scoreOf(sheet: RawSheet, { rows, headers, known }: Header): number {
  const texts = [...headers.values()].map(({ text }) => text);
  if (texts.length < 2 && known === 0) return 0;
  const first = (rows.at(-1) ?? 0) + 1;
  const beneath: number[] = [];
  for (let row = first; row < sheet.rows.length && beneath.length < 5; row++) {
    if (filledIn(sheet, row) > 0) beneath.push(row);
  }
  if (beneath.length === 0) return known > 1 ? known : 0;
  let covered = 0;
  let unlike = 0;
  for (const column of headers.keys()) {
    const cells = beneath.map((row) => cellAt(sheet, row, column)).filter(isFilled);
    if (cells.length > 0) covered++;
    if (cells.some((cell) => typeof cell.value !== "string" || /\d/.test(cell.value))) unlike++;
  }
  const width = Math.max(...beneath.map((row) => filledIn(sheet, row)));
  const wide = Math.min(1, texts.length / Math.max(width, 1));
  const distinct = new Set(texts).size / texts.length;
  const share = (count: number) => count / texts.length;
  const sentences = texts.filter((text) => SENTENCE.test(text)).length;
  // A second line must earn its place by names it completes, or by standing over groups of columns.
  const plainLines = rows.slice(0, -1).filter((row) => !isGroupLine(sheet, row));
  const lines = plainLines.length * 0.6 - (rows.length - 1 - plainLines.length) * 0.1;
  return (
    known * 1.2 +
    wide * 2 +
    distinct +
    share(covered) +
    share(unlike) -
    lines -
    share(sentences) * 4
  );
}

/** At least two headings, each merged over its columns. */
function isGroupLine(sheet: RawSheet, row: number): boolean {
  const merged = sheet.merges.filter(
    ({ top, left, right }) => top === row && right > left && isFilled(cellAt(sheet, row, left)),
  );
  return merged.length >= 2;
}

/** Whether an area is merged over at least two columns and holds the cell. */
export function isMergedAcross(sheet: RawSheet, row: number, column: number): boolean {
  const holds = ({ top, bottom, left, right }: Area) =>
    row >= top && row <= bottom && column >= left && column <= right && right > left;
  return sheet.merges.some(holds);
}
