import type { Area } from "../../shared/reading/raw-sheet.ts";

/** "A" for 0, "AA" for 26. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

export function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

/** "B3" for row 2, column 1. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** "A1:C9", or "A1" for a single cell. */
export function areaAddress(area: Area): string {
  const first = cellAddress(area.top, area.left);
  const last = cellAddress(area.bottom, area.right);
  return first === last ? first : `${first}:${last}`;
}

/** Reads "B3", with or without dollar signs; null where it is no cell. Called for every cell. */
export function readCellAddress(text: string): { row: number; column: number } | null {
  let column = 0;
  let row = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 36) continue;
    if (code >= 48 && code <= 57) row = row * 10 + code - 48;
    else if (row === 0 && code >= 65 && code <= 90) column = column * 26 + code - 64;
    else if (row === 0 && code >= 97 && code <= 122) column = column * 26 + code - 96;
    else return null;
  }
  return column === 0 || row === 0 ? null : { row: row - 1, column: column - 1 };
}

export function readAreaAddress(text: string): Area | null {
  const [from = "", to = from] = text.split(":");
  const first = readCellAddress(from);
  const last = readCellAddress(to);
  if (first === null || last === null) return null;
  return {
    top: Math.min(first.row, last.row),
    left: Math.min(first.column, last.column),
    bottom: Math.max(first.row, last.row),
    right: Math.max(first.column, last.column),
  };
}
