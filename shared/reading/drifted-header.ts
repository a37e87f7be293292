import { plain } from "../values/plain-text.ts";
import { type Area, cellAt, type RawSheet } from "./raw-sheet.ts";

const FEWEST_NAMES = 3;
const MOST_OF_THEM = 0.6;

/**
 * The first row from `from` on that is a header again, and not the same one: most of the names, in
 * other places or with others beside them. What stands beneath it is not what the first header says.
 */
export function driftedHeader(sheet: RawSheet, area: Area, from: number): number | null {
  const names = textsIn(sheet, area, area.top);
  const known = new Set(names.values());
  for (let row = from; row <= Math.min(area.bottom, sheet.rows.length - 1); row++) {
    const first = sheet.rows[row]?.[area.left]?.value;
    // Told by the first cell for nearly every row.
    if (typeof first !== "string" || !known.has(plain(first))) continue;
    const texts = textsIn(sheet, area, row);
    if (texts.size < FEWEST_NAMES) continue;
    const same = [...texts.values()].filter((text) => known.has(text)).length;
    const inPlace = [...texts].filter(([column, text]) => names.get(column) === text).length;
    const isHeader = same >= Math.max(FEWEST_NAMES, texts.size * MOST_OF_THEM);
    if (isHeader && inPlace < texts.size) return row;
  }
  return null;
}

/** The texts of a row by column; empty where anything but text stands in it. */
function textsIn(sheet: RawSheet, { left, right }: Area, row: number): Map<number, string> {
  const texts = new Map<number, string>();
  for (let column = left; column <= right; column++) {
    const { value } = cellAt(sheet, row, column);
    if (value === null) continue;
    if (typeof value !== "string") return new Map();
    const text = plain(value);
    if (text !== "") texts.set(column, text);
  }
  return texts;
}
