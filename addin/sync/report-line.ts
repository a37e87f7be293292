import { contentOf } from "../workbook/raw-cells.ts";
import { type CellContent, ID_HEADER, type TableBlock } from "../workbook/workbook.ts";

/** A line of a report: our columns by header, and the key by which it is found again. */
export type ReportLine = Readonly<{ key: string; cells: Readonly<Record<string, CellContent>> }>;

export const WHAT = "What";
export const ABOUT = "About";
export const TO_DO = "What to do";
export const STATUS = "Status";
export const HOW = "How this date comes about";

/** What a line says in a column; undefined in one that is not ours. */
export function contentUnder(header: string, { key, cells }: ReportLine): CellContent | undefined {
  return header === ID_HEADER ? key : cells[header];
}

/** What the sheet holds in a row under a header of ours; null for nothing. */
export function heldUnder(block: TableBlock, row: number, header: string): CellContent {
  const column = block.columns.findIndex((one) => one.header === header);
  const cell = block.rows[row]?.[column];
  return cell === undefined ? null : contentOf(cell);
}
