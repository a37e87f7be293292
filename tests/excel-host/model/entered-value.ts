import { type CellValue, isErrorValue } from "./cell.ts";
import { serialOf } from "./serial-date.ts";

/** Which of 1/4/2026 is the day: Excel reads what people type by their region. */
export type Culture = "en-GB" | "en-US";

/** What Excel makes of something typed: a value, or a formula, and the format it brings along. */
export type EnteredValue = Readonly<{
  value: CellValue;
  formula: string | null;
  /** Null keeps the format the cell has. */
  format: string | null;
}>;

const NUMBER = /^([-+]?)(£?)([-+]?)(\d{1,3}(?:,\d{3})+|\d+|)(\.\d*)?(e[-+]?\d+)?(%?)$/i;
const NUMERIC_DATE = /^(\d{1,4})[/-](\d{1,2})[/-](\d{1,4})$/;
const NAMED_DATE = /^(?:(\d{1,2})[ -])?([a-z]{3,9})[ -](\d{2}|\d{4})$/i;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * Reads what a person or an add-in puts into a cell the way Excel does: both go through the same
 * parsing, so text that looks like a number, a date or a formula becomes one unless an apostrophe
 * stands before it or the cell's format is Text.
 */
export function readEntered(entered: CellValue, format: string, culture: Culture): EnteredValue {
  if (typeof entered !== "string") return { value: entered, formula: null, format: null };
  if (entered.startsWith("'")) return { value: entered.slice(1), formula: null, format: null };
  if (format === "@") return { value: entered, formula: null, format: null };
  if (entered.length > 1 && entered.startsWith("=")) {
    return { value: 0, formula: entered, format: null };
  }
  const text = entered.trim();
  const read = readBoolean(text) ?? readNumber(text) ?? readDate(text, culture);
  if (read !== null) {
    return { ...read, formula: null, format: format === "General" ? read.format : null };
  }
  return { value: entered, formula: null, format: null };
}

type Read = Readonly<{ value: CellValue; format: string | null }>;

function readBoolean(text: string): Read | null {
  const upper = text.toUpperCase();
  if (upper === "TRUE" || upper === "FALSE") return { value: upper === "TRUE", format: null };
  return isErrorValue(upper) ? { value: upper, format: null } : null;
}

function readNumber(text: string): Read | null {
  const inBrackets = /^\((.+)\)$/.exec(text);
  const match = NUMBER.exec(inBrackets?.[1] ?? text);
  if (match === null) return null;
  const [, sign = "", pound = "", innerSign = "", whole = "", fraction = "", exponent = ""] = match;
  if (whole === "" && fraction.length < 2) return null;
  if (sign !== "" && innerSign !== "") return null;
  const isPercent = match[7] === "%";
  const size = Number(`${whole.replaceAll(",", "") || "0"}${fraction}${exponent}`);
  const isNegative = inBrackets !== null || sign === "-" || innerSign === "-";
  const value = (isNegative ? -size : size) / (isPercent ? 100 : 1);
  return { value, format: formatBroughtAlong({ pound, whole, fraction, exponent, isPercent }) };
}

function formatBroughtAlong(
  seen: Readonly<{
    pound: string;
    whole: string;
    fraction: string;
    exponent: string;
    isPercent: boolean;
  }>,
): string | null {
  const decimals = seen.fraction.length > 1 ? ".00" : "";
  if (seen.isPercent) return `0${decimals}%`;
  if (seen.exponent !== "") return "0.00E+00";
  if (seen.pound !== "") return `£#,##0${decimals}`;
  return seen.whole.includes(",") ? `#,##0${decimals}` : null;
}

function readDate(text: string, culture: Culture): Read | null {
  return readNumericDate(text, culture) ?? readNamedDate(text);
}

function readNumericDate(text: string, culture: Culture): Read | null {
  const match = NUMERIC_DATE.exec(text);
  if (match === null) return null;
  const [first = 0, middle = 0, last = 0] = match.slice(1).map(Number);
  if (first > 31) return dateRead(first, middle, last, "yyyy-mm-dd");
  const [day, month] = culture === "en-GB" ? [first, middle] : [middle, first];
  const format = culture === "en-GB" ? "dd/mm/yyyy" : "m/d/yyyy";
  return dateRead(fullYear(last), month, day, format);
}

function readNamedDate(text: string): Read | null {
  const match = NAMED_DATE.exec(text);
  const month = MONTHS.indexOf((match?.[2] ?? "").slice(0, 3).toLowerCase()) + 1;
  if (match === null || month === 0) return null;
  const year = fullYear(Number(match[3]));
  return match[1] === undefined
    ? dateRead(year, month, 1, "mmm-yy")
    : dateRead(year, month, Number(match[1]), "d-mmm-yy");
}

function dateRead(year: number, month: number, day: number, format: string): Read | null {
  const serial = serialOf(year, month, day);
  return serial === null ? null : { value: serial, format };
}

/** Excel's window: 00 to 29 is this century, 30 to 99 the last. */
function fullYear(year: number): number {
  if (year >= 100) return year;
  return year < 30 ? 2000 + year : 1900 + year;
}
