import { ALL_COLUMNS, ALL_ROWS, columnIndex, columnLetters, quotedSheetName } from "../area.ts";

/** One end of a reference; null is every row ("A:B") or every column ("2:9"). */
export type Corner = Readonly<{
  row: number | null;
  column: number | null;
  rowFixed: boolean;
  columnFixed: boolean;
}>;

/** The block a formula names, and whether it named the sheet. */
export type Reference = Readonly<{ sheet: string | null; from: Corner; to: Corner }>;

/** Table[Column], [@Column], Table[#Headers]. */
export type StructuredReference = Readonly<{
  table: string | null;
  column: string | null;
  part: "data" | "all" | "headers" | "totals" | "this-row";
}>;

export type Token =
  | Readonly<{ kind: "number"; value: number; source: string }>
  | Readonly<{ kind: "text"; value: string; source: string }>
  | Readonly<{ kind: "error"; value: string; source: string }>
  | Readonly<{ kind: "reference"; reference: Reference; source: string }>
  | Readonly<{ kind: "structured"; reference: StructuredReference; source: string }>
  | Readonly<{ kind: "name"; value: string; source: string }>
  | Readonly<{ kind: "symbol"; value: string; source: string }>
  | Readonly<{ kind: "space"; source: string }>;

const SHEET = String.raw`(?:(?:'((?:[^']|'')+)'|([A-Za-z_][\w.]*))!)?`;
const CELL = String.raw`(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})`;
const PATTERNS = {
  space: /\s+/y,
  text: /"((?:[^"]|"")*)"/y,
  error: /#(?:REF!|N\/A|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)/y,
  cells: new RegExp(`${SHEET}${CELL}(?::${CELL})?(?![\\w(.!])`, "y"),
  columns: new RegExp(
    `${SHEET}${String.raw`(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})`}(?![\\w(.])`,
    "y",
  ),
  rows: new RegExp(`${SHEET}${String.raw`(\$?)([1-9]\d*):(\$?)([1-9]\d*)`}(?![\\w(.])`, "y"),
  structured: /([A-Za-z_][\w.]*)?\[((?:[^[\]]|\[[^[\]]*\])*)\]/y,
  number: /\d+(?:\.\d*)?(?:e[-+]?\d+)?|\.\d+(?:e[-+]?\d+)?/iy,
  name: /[A-Za-z_][\w.]*/y,
  symbol: /<=|>=|<>|[-+*/^&=<>%(),:;{}@]/y,
} as const;

/** Null where the text is no formula we can take apart. */
export function tokensOf(formula: string): readonly Token[] | null {
  const tokens: Token[] = [];
  let at = formula.startsWith("=") ? 1 : 0;
  while (at < formula.length) {
    const token = tokenAt(formula, at);
    if (token === null) return null;
    tokens.push(token);
    at += token.source.length;
  }
  return tokens;
}

export function formulaOf(tokens: readonly Token[]): string {
  return `=${tokens.map((token) => token.source).join("")}`;
}

function tokenAt(formula: string, at: number): Token | null {
  const find = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(formula);
  };
  const space = find(PATTERNS.space);
  if (space !== null) return { kind: "space", source: space[0] };
  const text = find(PATTERNS.text);
  if (text !== null) {
    return { kind: "text", value: (text[1] ?? "").replaceAll('""', '"'), source: text[0] };
  }
  const error = find(PATTERNS.error);
  if (error !== null) return { kind: "error", value: error[0], source: error[0] };
  const reference = referenceIn(find);
  if (reference !== null) return reference;
  const structured = find(PATTERNS.structured);
  if (structured !== null) return structuredToken(structured);
  const number = find(PATTERNS.number);
  if (number !== null) return { kind: "number", value: Number(number[0]), source: number[0] };
  const name = find(PATTERNS.name);
  if (name !== null) return { kind: "name", value: name[0], source: name[0] };
  const symbol = find(PATTERNS.symbol);
  return symbol === null ? null : { kind: "symbol", value: symbol[0], source: symbol[0] };
}

function referenceIn(find: (pattern: RegExp) => RegExpExecArray | null): Token | null {
  const cells = find(PATTERNS.cells);
  if (cells !== null) {
    const [source, , , ...corners] = cells;
    const from = cornerOf(corners.slice(0, 4));
    const to = corners[5] === undefined ? from : cornerOf(corners.slice(4, 8));
    return { kind: "reference", reference: { sheet: sheetIn(cells), from, to }, source };
  }
  const columns = find(PATTERNS.columns);
  if (columns !== null) {
    const [source, , , fixed = "", letters = "", lastFixed = "", lastLetters = ""] = columns;
    const from = cornerOf([fixed, letters, "", undefined]);
    const to = cornerOf([lastFixed, lastLetters, "", undefined]);
    return { kind: "reference", reference: { sheet: sheetIn(columns), from, to }, source };
  }
  const rows = find(PATTERNS.rows);
  if (rows === null) return null;
  const [source, , , fixed = "", number = "", lastFixed = "", lastNumber = ""] = rows;
  const from = cornerOf(["", undefined, fixed, number]);
  const to = cornerOf(["", undefined, lastFixed, lastNumber]);
  return { kind: "reference", reference: { sheet: sheetIn(rows), from, to }, source };
}

function sheetIn(match: RegExpExecArray): string | null {
  return match[1]?.replaceAll("''", "'") ?? match[2] ?? null;
}

function cornerOf(parts: readonly (string | undefined)[]): Corner {
  const [columnFixed = "", letters, rowFixed = "", number] = parts;
  return {
    row: number === undefined ? null : Number(number) - 1,
    column: letters === undefined ? null : columnIndex(letters),
    rowFixed: rowFixed === "$",
    columnFixed: columnFixed === "$",
  };
}

function structuredToken(match: RegExpExecArray): Token {
  const [source, table = null, inside = ""] = match;
  const named = inside.replaceAll(/[[\]]/g, "").trim();
  const pieces = inside.includes("[")
    ? [...inside.matchAll(/@|\[([^[\]]*)\]/g)].map((piece) => piece[1] ?? "@")
    : named.startsWith("@")
      ? ["@", named.slice(1)]
      : [named];
  const part = pieces.map(structuredPart).find((found) => found !== null) ?? "data";
  const column = pieces.find((piece) => piece !== "" && structuredPart(piece) === null) ?? null;
  return { kind: "structured", reference: { table, column, part }, source };
}

function structuredPart(piece: string): StructuredReference["part"] | null {
  switch (piece.toLowerCase()) {
    case "@":
    case "#this row":
      return "this-row";
    case "#all":
      return "all";
    case "#headers":
      return "headers";
    case "#totals":
      return "totals";
    case "#data":
      return "data";
    default:
      return null;
  }
}

/** The same reference with other corners, written as a person would write it. */
export function referenceToken(reference: Reference): Token {
  const sheet = reference.sheet === null ? "" : `${quotedSheetName(reference.sheet)}!`;
  const from = cornerText(reference.from);
  const to = cornerText(reference.to);
  const isOneCell = from === to && reference.from.row !== null && reference.from.column !== null;
  return { kind: "reference", reference, source: sheet + (isOneCell ? from : `${from}:${to}`) };
}

export const REFERENCE_LOST: Token = { kind: "error", value: "#REF!", source: "#REF!" };

export function isOnSheet(corner: Corner): boolean {
  const { row, column } = corner;
  return (
    (row === null || (row >= 0 && row < ALL_ROWS)) &&
    (column === null || (column >= 0 && column < ALL_COLUMNS))
  );
}

function cornerText(corner: Corner): string {
  const column =
    corner.column === null ? "" : (corner.columnFixed ? "$" : "") + columnLetters(corner.column);
  const row = corner.row === null ? "" : `${corner.rowFixed ? "$" : ""}${corner.row + 1}`;
  return column + row;
}
