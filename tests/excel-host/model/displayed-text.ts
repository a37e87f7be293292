import {
  type NumberFormat,
  parseNumberFormat,
} from "../../../server/workbook-files/parse-number-format.ts";
import { showNumber, showText } from "../../../server/workbook-files/show-cell.ts";
import type { CellValue } from "./cell.ts";

/** A workbook has few formats and many cells. */
const parsed = new Map<string, NumberFormat>();

function formatOf(code: string): NumberFormat {
  const known = parsed.get(code);
  if (known !== undefined) return known;
  const format = parseNumberFormat(code);
  parsed.set(code, format);
  return format;
}

/** What a person sees in a cell of this value and number format, however narrow the column. */
export function displayedText(value: CellValue, format: string): string {
  switch (typeof value) {
    case "boolean":
      return value ? "TRUE" : "FALSE";
    case "number":
      return showNumber(value, formatOf(format), false);
    case "string":
      return format === "General" ? value : showText(value, formatOf(format));
  }
}
