import type { RawCell } from "../../shared/reading/raw-sheet.ts";
import { isDateFormat, type NumberFormat, parseNumberFormat } from "./parse-number-format.ts";
import { unescapeText } from "./read-shared-strings.ts";
import { type CellStyle, PLAIN_STYLE } from "./read-styles.ts";
import { showNumber, showText } from "./show-cell.ts";
import { serialOf } from "./show-date.ts";

const ISO_DATE_FORMAT = parseNumberFormat("yyyy-mm-dd");
const ISO_MOMENT_FORMAT = parseNumberFormat("yyyy-mm-dd hh:mm:ss");

/** Days of one style kept at a time: a column of moments, each another, must not fill the memory. */
const MOST_DAYS_KEPT = 20_000;

/** Makes cells from what a sheet part says; equal texts and equal days of one style are one object. */
export class CellMaker {
  readonly #styles: readonly CellStyle[];
  readonly #sharedStrings: readonly string[];
  readonly #date1904: boolean;
  readonly #textCells = new Map<number, Map<number, RawCell>>();
  readonly #dayCells = new Map<number, Map<string, RawCell>>();

  constructor(styles: readonly CellStyle[], sharedStrings: readonly string[], date1904: boolean) {
    this.#styles = styles;
    this.#sharedStrings = sharedStrings;
    this.#date1904 = date1904;
  }

  styleOf(style: number): CellStyle | undefined {
    return this.#styles[style];
  }

  /** Null for a cell that holds nothing. */
  make(type: string, value: string | null, style: number, formula: string | null): RawCell | null {
    const { format } = this.#styles[style] ?? PLAIN_STYLE;
    if (value === null) {
      if (formula === null) return null;
      return { value: null, isError: false, format: format.code, text: "", formula };
    }
    switch (type) {
      case "s":
        return this.#sharedText(Number(value), style, formula);
      case "str":
      case "inlineStr":
        return textCell(unescapeText(value), format, formula);
      case "b": {
        const isTrue = value.trim() === "1" || value.trim() === "true";
        const text = isTrue ? "TRUE" : "FALSE";
        return { value: isTrue, isError: false, format: format.code, text, formula };
      }
      case "e":
        return { value, isError: true, format: format.code, text: value, formula };
      case "d":
        return this.#isoDate(value, format, formula);
      default:
        return this.styleOf(style)?.isDate === true && formula === null
          ? this.#day(value, style)
          : this.#number(value, format, formula);
    }
  }

  /** Spelling a day out costs more than all else about its cell, and columns repeat their days. */
  #day(value: string, style: number): RawCell | null {
    const days = this.#dayCells.get(style) ?? new Map<string, RawCell>();
    this.#dayCells.set(style, days);
    const existing = days.get(value);
    if (existing !== undefined) return existing;
    const cell = this.#number(value, (this.#styles[style] ?? PLAIN_STYLE).format, null);
    if (days.size >= MOST_DAYS_KEPT) days.clear();
    if (cell !== null) days.set(value, cell);
    return cell;
  }

  #sharedText(index: number, style: number, formula: string | null): RawCell | null {
    const text = this.#sharedStrings[index];
    if (text === undefined || text === "") return null;
    const { format } = this.#styles[style] ?? PLAIN_STYLE;
    if (formula !== null) return textCell(text, format, formula);
    const byText = this.#textCells.get(style) ?? new Map<number, RawCell>();
    this.#textCells.set(style, byText);
    const existing = byText.get(index);
    if (existing !== undefined) return existing;
    const cell = textCell(text, format, null);
    if (cell !== null) byText.set(index, cell);
    return cell;
  }

  #number(value: string, format: NumberFormat, formula: string | null): RawCell | null {
    const number = Number(value);
    if (value.trim() === "" || !Number.isFinite(number)) return textCell(value, format, formula);
    return {
      value: number,
      isError: false,
      format: format.code,
      text: showNumber(number, format, this.#date1904),
      formula,
    };
  }

  /** Strict workbooks may hold a date as text; here it is a number with a date's format like any other. */
  #isoDate(value: string, format: NumberFormat, formula: string | null): RawCell | null {
    const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?/.exec(
      value,
    );
    if (match === null) return textCell(value, format, formula);
    const [, year, month, day, hours = "0", minutes = "0", seconds = "0"] = match;
    const time = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
    const serial = serialOf(Number(year), Number(month), Number(day), this.#date1904) + time;
    const shownAs = isDateFormat(format)
      ? format
      : time === 0
        ? ISO_DATE_FORMAT
        : ISO_MOMENT_FORMAT;
    return {
      value: serial,
      isError: false,
      format: shownAs.code,
      text: showNumber(serial, shownAs, this.#date1904),
      formula,
    };
  }
}

/** An empty text without a formula is an empty cell, as it is for Excel's own reading of it. */
function textCell(text: string, format: NumberFormat, formula: string | null): RawCell | null {
  if (text === "" && formula === null) return null;
  return {
    value: text,
    isError: false,
    format: format.code,
    text: showText(text, format),
    formula,
  };
}
