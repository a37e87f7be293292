import { idTextsOf, type TableBlock } from "../workbook/workbook.ts";
import { ABOUT, HOW, heldUnder, type ReportLine, WHAT } from "./report-line.ts";

/**
 * The key of each row of a report. A row whose key somebody deleted is known again by what it
 * says, so that what people wrote beside it stays with its line: first by every cell of ours, and
 * of what is left by what it is and whom it is about. "" for a row that is none of these.
 */
export function keysOf(block: TableBlock, lines: readonly ReportLine[]): readonly string[] {
  const keys = [...idTextsOf(block)];
  const standing = new Set(keys);
  const free = new Set(lines.filter(({ key }) => !standing.has(key)));
  for (const isSame of [saysAll, saysWhatAndAbout]) {
    for (const [row, key] of keys.entries()) {
      const line = key === "" ? [...free].find((one) => isSame(block, row, one)) : undefined;
      if (line === undefined) continue;
      free.delete(line);
      keys[row] = line.key;
    }
  }
  return keys;
}

/** People's own rows in the table never say how a date comes about. */
export function isOurs(block: TableBlock, row: number): boolean {
  return idTextsOf(block)[row] !== "" || heldUnder(block, row, HOW) !== null;
}

function saysAll(block: TableBlock, row: number, line: ReportLine): boolean {
  return Object.keys(line.cells).every((header) => says(block, row, { header, line }));
}

function saysWhatAndAbout(block: TableBlock, row: number, line: ReportLine): boolean {
  return [WHAT, ABOUT].every((header) => says(block, row, { header, line }));
}

function says(
  block: TableBlock,
  row: number,
  { header, line }: Readonly<{ header: string; line: ReportLine }>,
): boolean {
  return (heldUnder(block, row, header) ?? "") === (line.cells[header] ?? "");
}
