import type { RawCell } from "../../shared/reading/raw-sheet.ts";
import { meaningOfFormat } from "../../shared/values/number-format.ts";

const DAY_MS = 86_400_000;
const FIRST_DAY_1900 = Date.UTC(1899, 11, 30);
/** Serial 0 is 1 January 1904 there, which is serial 1,462 in the other system. */
const DAYS_BETWEEN_SYSTEMS = 1_462;

/**
 * Whether serial 0 is 1 January 1904. Excel does not say so at our floor of its API, but a date
 * cell shows its year beside its serial, and the two systems are four years apart.
 */
export function counts1904(rows: Iterable<readonly RawCell[]>): boolean {
  for (const row of rows) {
    for (const cell of row) {
      const years = shownYear(cell);
      if (years !== null) return years.shown !== years.by1900 && years.shown === years.by1904;
    }
  }
  return false;
}

function shownYear(cell: RawCell): { shown: number; by1900: number; by1904: number } | null {
  if (typeof cell.value !== "number" || meaningOfFormat(cell.format).date === "none") return null;
  const year = /\b((?:19|20)\d\d)\b/.exec(cell.text)?.[1];
  if (year === undefined) return null;
  return {
    shown: Number(year),
    by1900: yearOf(cell.value),
    by1904: yearOf(cell.value + DAYS_BETWEEN_SYSTEMS),
  };
}

function yearOf(serial: number): number {
  return new Date(FIRST_DAY_1900 + Math.floor(serial) * DAY_MS).getUTCFullYear();
}
