import { type CellValue, isErrorValue } from "../cell.ts";
import { displayedText } from "../displayed-text.ts";
import { FormulaError } from "./formula-error.ts";

/** A block of values, by rows, as a reference gives it. */
export type Matrix = Readonly<{ rows: readonly (readonly CellValue[])[] }>;
export type Operand = CellValue | Matrix;

export function isMatrix(operand: Operand): operand is Matrix {
  return typeof operand === "object";
}

/** Every value of a block, or the one value. */
export function valuesOf(operand: Operand): readonly CellValue[] {
  return isMatrix(operand) ? operand.rows.flat() : [operand];
}

/** One value where one is needed; a block of one cell counts as that cell. */
export function single(operand: Operand): CellValue {
  const value = isMatrix(operand) ? operand.rows[0]?.[0] : operand;
  if (isMatrix(operand) && valuesOf(operand).length !== 1) throw new FormulaError("#VALUE!");
  if (value === undefined) return "";
  if (isErrorValue(value)) throw new FormulaError(value);
  return value;
}

export function numberOf(operand: Operand): number {
  const value = single(operand);
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value === "") return 0;
  const number = Number(value.replaceAll(",", ""));
  if (Number.isNaN(number)) throw new FormulaError("#VALUE!");
  return number;
}

export function textOf(operand: Operand): string {
  return displayedText(single(operand), "General");
}

export function truthOf(operand: Operand): boolean {
  const value = single(operand);
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0;
  if (value === "") return false;
  throw new FormulaError("#VALUE!");
}

/** The numbers SUM and its like see: in blocks only numbers count, given singly also text ones. */
export function numbersOf(operands: readonly Operand[]): readonly number[] {
  const numbers: number[] = [];
  for (const operand of operands) {
    if (!isMatrix(operand)) {
      numbers.push(numberOf(operand));
      continue;
    }
    for (const value of valuesOf(operand)) {
      if (isErrorValue(value)) throw new FormulaError(value);
      if (typeof value === "number") numbers.push(value);
    }
  }
  return numbers;
}

/** Excel's order: numbers before text before booleans; text without regard to case. */
export function compareValues(one: CellValue, other: CellValue): number {
  const rank = (value: CellValue) =>
    typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2;
  if (rank(one) !== rank(other)) return rank(one) - rank(other);
  if (typeof one === "number" && typeof other === "number") return one - other;
  if (typeof one === "string" && typeof other === "string") {
    const [left, right] = [one.toLowerCase(), other.toLowerCase()];
    return left < right ? -1 : left > right ? 1 : 0;
  }
  return Number(one) - Number(other);
}
