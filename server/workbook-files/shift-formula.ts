import { columnLetters, columnNumber } from "./cell-address.ts";
import { MOST_COLUMNS, MOST_ROWS } from "./limits.ts";

/** Texts and quoted sheet names, which are stepped over, or a cell reference with its dollar signs. */
const PIECE =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\w.$])(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![\w(.!])/g;

/** A shared formula as the cell `rows` down and `columns` right of its first cell means it. */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  return formula.replace(
    PIECE,
    (piece, columnFixed?: string, letters?: string, rowFixed?: string, digits?: string) => {
      if (letters === undefined || digits === undefined) return piece;
      const column = columnNumber(letters) + (columnFixed === "$" ? 0 : columns);
      const row = Number(digits) - 1 + (rowFixed === "$" ? 0 : rows);
      if (column < 0 || column >= MOST_COLUMNS || row < 0 || row >= MOST_ROWS) return "#REF!";
      return `${columnFixed}${columnLetters(column)}${rowFixed}${row + 1}`;
    },
  );
}
