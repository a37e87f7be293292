import {
  type Area,
  EMPTY_CELL,
  type RawCell,
  type RawSheet,
} from "../../shared/reading/raw-sheet.ts";

export type CellGiven = string | number | boolean | null | RawCell;

/** A cell as typed: text, a number without a format, TRUE or FALSE, nothing. */
export function cellOf(given: CellGiven): RawCell {
  if (typeof given === "object" && given !== null) return given;
  if (given === null || given === "") return EMPTY_CELL;
  const text = typeof given === "boolean" ? String(given).toUpperCase() : String(given);
  return { ...EMPTY_CELL, value: given, text };
}

/** A number as a number format shows it. */
export function shown(value: number, format: string, text: string): RawCell {
  return { ...EMPTY_CELL, value, format, text };
}

export function errorCell(text: string): RawCell {
  return { ...EMPTY_CELL, value: text, text, isError: true, formula: "=A1" };
}

type Laid = Partial<Omit<RawSheet, "rows" | "merges">> & Readonly<{ merges?: readonly Area[] }>;

export function sheetOf(rows: readonly (readonly CellGiven[])[], laid: Laid = {}): RawSheet {
  return {
    name: "Sheet1",
    visibility: "visible",
    tables: [],
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    date1904: false,
    ...laid,
    rows: rows.map((cells) => cells.map(cellOf)),
  };
}
