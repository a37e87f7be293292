/** An empty cell's value is "", as Excel hands it to add-ins. */
export type CellValue = string | number | boolean;

export type CellStyle = Readonly<{
  numberFormat: string;
  /** "#RRGGBB", or null for no fill. */
  fill: string | null;
  fontColor: string | null;
  bold: boolean;
  horizontalAlignment: string;
  wrapText: boolean;
  /** Only matters while its sheet is protected. */
  locked: boolean;
}>;

/** Cells and rows are never changed in place, so keeping a version of a sheet costs no copy. */
export type Cell = Readonly<{
  value: CellValue;
  /** With its "=", or null. The value is then what it last came to. */
  formula: string | null;
  style: CellStyle;
}>;

export const PLAIN_STYLE: CellStyle = {
  numberFormat: "General",
  fill: null,
  fontColor: null,
  bold: false,
  horizontalAlignment: "General",
  wrapText: false,
  locked: true,
};

export const EMPTY_CELL: Cell = { value: "", formula: null, style: PLAIN_STYLE };

const ERROR_VALUES: ReadonlySet<string> = new Set([
  "#NULL!",
  "#DIV/0!",
  "#VALUE!",
  "#REF!",
  "#NAME?",
  "#NUM!",
  "#N/A",
  "#SPILL!",
  "#CALC!",
]);

export function isErrorValue(value: CellValue): value is string {
  return typeof value === "string" && ERROR_VALUES.has(value);
}

/** Excel.RangeValueType of a value. */
export function valueTypeOf(value: CellValue): "Empty" | "Double" | "Boolean" | "Error" | "String" {
  if (value === "") return "Empty";
  if (typeof value === "number") return "Double";
  if (typeof value === "boolean") return "Boolean";
  return isErrorValue(value) ? "Error" : "String";
}

/** True where there is nothing to keep: no value, no formula, no look of its own. */
export function isBlank(cell: Cell): boolean {
  return cell.value === "" && cell.formula === null;
}

export function withStyle(cell: Cell, style: Partial<CellStyle>): Cell {
  return { ...cell, style: { ...cell.style, ...style } };
}
