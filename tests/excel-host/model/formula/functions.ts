import { type CellValue, isErrorValue } from "../cell.ts";
import { displayedText } from "../displayed-text.ts";
import { partsOfSerial, serialOf } from "../serial-date.ts";
import { FormulaError } from "./formula-error.ts";
import {
  compareValues,
  numberOf,
  numbersOf,
  type Operand,
  textOf,
  truthOf,
  valuesOf,
} from "./operands.ts";

type SheetFunction = (operands: readonly Operand[]) => CellValue;

/** The functions that need no more than their arguments' values. IF and IFERROR are in evaluate. */
export const FUNCTIONS: Readonly<Record<string, SheetFunction>> = {
  SUM: (all) => sum(numbersOf(all)),
  AVERAGE: (all) => average(numbersOf(all)),
  MIN: (all) =>
    numbersOf(all)
      .toSorted((a, b) => a - b)
      .at(0) ?? 0,
  MAX: (all) =>
    numbersOf(all)
      .toSorted((a, b) => a - b)
      .at(-1) ?? 0,
  COUNT: (all) => all.flatMap(valuesOf).filter((value) => typeof value === "number").length,
  COUNTA: (all) => all.flatMap(valuesOf).filter((value) => value !== "").length,
  COUNTBLANK: (all) => all.flatMap(valuesOf).filter((value) => value === "").length,
  COUNTIF: ([block = "", test = ""]) => valuesOf(block).filter(meets(test)).length,
  SUMIF: ([block = "", test = "", summed = block]) => {
    const amounts = valuesOf(summed);
    const met = valuesOf(block).map(meets(test));
    return sum(
      amounts.filter(
        (amount, at): amount is number => met[at] === true && typeof amount === "number",
      ),
    );
  },
  SUBTOTAL: ([which = 0, ...blocks]) => subtotal(numberOf(which), blocks),
  ROUND: ([value = 0, digits = 0]) => {
    const scale = 10 ** numberOf(digits);
    const number = numberOf(value);
    return (Math.sign(number) * Math.round(Math.abs(number) * scale)) / scale;
  },
  ABS: ([value = 0]) => Math.abs(numberOf(value)),
  INT: ([value = 0]) => Math.floor(numberOf(value)),
  AND: (all) => all.flatMap(valuesOf).filter(isSaid).every(truthOf),
  OR: (all) => all.flatMap(valuesOf).filter(isSaid).some(truthOf),
  NOT: ([value = false]) => !truthOf(value),
  TRUE: () => true,
  FALSE: () => false,
  NA: () => {
    throw new FormulaError("#N/A");
  },
  CONCATENATE: (all) => all.map(textOf).join(""),
  CONCAT: (all) => all.flatMap(valuesOf).map(textOf).join(""),
  TEXT: ([value = "", format = "General"]) => displayedText(numberOf(value), textOf(format)),
  LEN: ([value = ""]) => textOf(value).length,
  LEFT: ([value = "", letters = 1]) => textOf(value).slice(0, numberOf(letters)),
  RIGHT: ([value = "", letters = 1]) => {
    const count = numberOf(letters);
    return count === 0 ? "" : textOf(value).slice(-count);
  },
  MID: ([value = "", from = 1, letters = 0]) => {
    const start = numberOf(from) - 1;
    return textOf(value).slice(start, start + numberOf(letters));
  },
  TRIM: ([value = ""]) => textOf(value).trim().replaceAll(/ +/g, " "),
  UPPER: ([value = ""]) => textOf(value).toUpperCase(),
  LOWER: ([value = ""]) => textOf(value).toLowerCase(),
  ISBLANK: ([value = ""]) => valuesOf(value).every((one) => one === ""),
  ISNUMBER: ([value = ""]) => valuesOf(value).every((one) => typeof one === "number"),
  ISTEXT: ([value = ""]) => valuesOf(value).every((one) => typeof one === "string" && one !== ""),
  DATE: ([year = 0, month = 1, day = 1]) =>
    dayAfterMonths(numberOf(year), numberOf(month) - 1, 1) + numberOf(day) - 1,
  EDATE: ([from = 0, months = 0]) => {
    const { year, month, day } = partsOfSerial(numberOf(from));
    return dayAfterMonths(year, month - 1 + numberOf(months), day);
  },
  EOMONTH: ([from = 0, months = 0]) => {
    const { year, month } = partsOfSerial(numberOf(from));
    return dayAfterMonths(year, month + numberOf(months), 1) - 1;
  },
  YEAR: ([value = 0]) => partsOfSerial(numberOf(value)).year,
  MONTH: ([value = 0]) => partsOfSerial(numberOf(value)).month,
  DAY: ([value = 0]) => partsOfSerial(numberOf(value)).day,
};

function sum(numbers: readonly number[]): number {
  return Number(numbers.reduce((total, next) => total + next, 0).toPrecision(15));
}

function average(numbers: readonly number[]): number {
  if (numbers.length === 0) throw new FormulaError("#DIV/0!");
  return sum(numbers) / numbers.length;
}

/** 9 and 109 sum, 1 and 101 average, and so on; hidden rows are not told apart here. */
function subtotal(which: number, blocks: readonly Operand[]): CellValue {
  const name = ["", "AVERAGE", "COUNT", "COUNTA", "MAX", "MIN", "", "", "", "SUM"][which % 100];
  const chosen = name === undefined ? undefined : FUNCTIONS[name];
  if (chosen === undefined) throw new FormulaError("#VALUE!");
  return chosen(blocks);
}

function isSaid(value: CellValue): boolean {
  return value !== "" && (typeof value !== "string" || isErrorValue(value));
}

/** COUNTIF's tests: ">=10", "<>x", or a value to equal, with * for anything. */
function meets(test: Operand): (value: CellValue) => boolean {
  const wanted = typeof test === "object" ? valuesOf(test)[0] : test;
  const match = typeof wanted === "string" ? /^(<=|>=|<>|<|>|=)?(.*)$/s.exec(wanted) : null;
  const sign = match?.[1] ?? "=";
  const text = match?.[2] ?? "";
  const target =
    wanted === undefined || match === null
      ? (wanted ?? "")
      : text !== "" && !Number.isNaN(Number(text))
        ? Number(text)
        : text;
  return (value) => {
    const isAlike = typeof value === typeof target;
    if (typeof target === "string" && target.includes("*")) {
      const escaped = target.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
      return new RegExp(`^${escaped}$`, "is").test(String(value)) === (sign !== "<>");
    }
    const order = isAlike ? compareValues(value, target) : Number.NaN;
    switch (sign) {
      case "<":
        return order < 0;
      case "<=":
        return order <= 0;
      case ">":
        return order > 0;
      case ">=":
        return order >= 0;
      case "<>":
        return order !== 0;
      default:
        return order === 0;
    }
  };
}

/** The same day so many months on, or the month's last where it is shorter. */
function dayAfterMonths(year: number, monthsAfterJanuary: number, day: number): number {
  const inYear = year + Math.floor(monthsAfterJanuary / 12);
  const month = (((monthsAfterJanuary % 12) + 12) % 12) + 1;
  for (let wanted = day; wanted >= 28; wanted -= 1) {
    const serial = serialOf(inYear, month, wanted);
    if (serial !== null) return serial;
  }
  const serial = serialOf(inYear, month, day);
  if (serial === null) throw new FormulaError("#NUM!");
  return serial;
}
