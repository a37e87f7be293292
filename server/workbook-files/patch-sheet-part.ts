import type { Area } from "../../shared/reading/raw-sheet.ts";
import { areaAddress, cellAddress } from "./cell-address.ts";
import { escapeCellText } from "./escape-xml.ts";
import { type LocatedRow, type LocatedSheet, locateCells } from "./locate-cells.ts";
import { staleValues } from "./stale-values.ts";
import { applyEdits, type TextEdit, withAttribute } from "./text-edits.ts";

export type CellValue = string | number | boolean | null;

/** What a cell is to hold. Its look and format stay as they are. */
export type CellPatch = Readonly<{
  row: number;
  column: number;
  value: CellValue;
  /** A cell that is new takes its look and format from the cell of this row in its column. */
  likeRow?: number;
}>;

/** A cell that was left as it is, and why. */
export type CellLeft = Readonly<{ row: number; column: number; why: "formula" | "merged" }>;

export type PatchedSheet = Readonly<{
  xml: string;
  left: readonly CellLeft[];
  hasFormulas: boolean;
  isProtected: boolean;
}>;

/** Changes the given cells in a worksheet part and nothing else of its text. */
export function patchSheetPart(xml: string, cells: readonly CellPatch[]): PatchedSheet {
  const byRow = new Map<number, CellPatch[]>();
  for (const cell of cells) byRow.set(cell.row, [...(byRow.get(cell.row) ?? []), cell]);
  const models = cells.flatMap(({ likeRow }) => (likeRow === undefined ? [] : [likeRow]));
  const sheet = locateCells(xml, new Set([...byRow.keys(), ...models]));
  const left: CellLeft[] = [];
  const edits: TextEdit[] = [];
  for (const [row, patches] of [...byRow].sort(([a], [b]) => a - b)) {
    const inOrder = [...patches].sort((a, b) => a.column - b.column);
    const writable = inOrder.filter((cell) => {
      const why = reasonToLeave(sheet, cell);
      if (why !== null) left.push({ row: cell.row, column: cell.column, why });
      return why === null;
    });
    const located = sheet.rows.get(row);
    edits.push(
      ...(located === undefined
        ? newRow(sheet, row, writable)
        : changedRow(xml, sheet, located, writable)),
    );
  }
  if (edits.length > 0) edits.push(...grownDimension(xml, sheet, cells));
  const { hasFormulas, isProtected } = sheet;
  const written = cells.filter(({ row, column }) => !left.some(isAt(row, column)));
  const changed = applyEdits(xml, edits);
  return {
    xml: hasFormulas && edits.length > 0 ? withoutStale(changed, written) : changed,
    left,
    hasFormulas,
    isProtected,
  };
}

function isAt(row: number, column: number) {
  return (cell: CellLeft) => cell.row === row && cell.column === column;
}

function withoutStale(xml: string, changed: readonly CellPatch[]): string {
  return applyEdits(
    xml,
    staleValues(xml, changed).map((span) => ({ ...span, text: "" })),
  );
}

function reasonToLeave(sheet: LocatedSheet, cell: CellPatch): CellLeft["why"] | null {
  const located = sheet.rows.get(cell.row)?.cells.find(({ column }) => column === cell.column);
  if (located?.hasFormula || sheet.arrays.some((area) => holds(area, cell))) return "formula";
  const merge = sheet.merges.find((area) => holds(area, cell));
  if (merge !== undefined && (merge.top !== cell.row || merge.left !== cell.column))
    return "merged";
  return null;
}

function holds(area: Area, { row, column }: CellPatch): boolean {
  return row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
}

function changedRow(
  xml: string,
  sheet: LocatedSheet,
  located: LocatedRow,
  cells: readonly CellPatch[],
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let inserted = "";
  for (const cell of cells) {
    const existing = located.cells.find(({ column }) => column === cell.column);
    if (existing !== undefined) {
      edits.push({ ...existing.span, text: cellXml(sheet.prefix, cell, existing.style) });
      continue;
    }
    if (cell.value === null) continue;
    const text = cellXml(sheet.prefix, cell, modelStyle(sheet, cell));
    const next = located.cells.find(({ column }) => column > cell.column);
    if (next === undefined) {
      inserted += text;
      continue;
    }
    edits.push({ from: next.span.from, to: next.span.from, text });
  }
  const lastColumn = Math.max(-1, ...cells.map(({ column }) => column));
  const tag = xml.slice(located.tag.from, located.tag.to);
  const tagText = withSpans(tag, lastColumn);
  if (inserted !== "" && located.isEmptyElement) {
    const opened = tagText.replace(/\s*\/>$/, ">");
    const text = `${opened}${inserted}</${sheet.prefix}row>`;
    return [...edits, { ...located.tag, text }];
  }
  if (inserted !== "")
    edits.push({ from: located.contentEnd, to: located.contentEnd, text: inserted });
  if (edits.length > 0 && tagText !== tag) edits.push({ ...located.tag, text: tagText });
  return edits;
}

function modelStyle(sheet: LocatedSheet, { likeRow, column }: CellPatch): string | null {
  const model = likeRow === undefined ? undefined : sheet.rows.get(likeRow);
  return model?.cells.find((cell) => cell.column === column)?.style ?? null;
}

function newRow(
  sheet: LocatedSheet,
  row: number,
  cells: readonly CellPatch[],
): readonly TextEdit[] {
  const filled = cells.filter(({ value }) => value !== null);
  if (filled.length === 0) return [];
  const { prefix, sheetData } = sheet;
  const inside = filled.map((cell) => cellXml(prefix, cell, modelStyle(sheet, cell))).join("");
  const text = `<${prefix}row r="${row + 1}">${inside}</${prefix}row>`;
  const next = sheet.rowStarts.find((start) => start.row > row);
  if (next !== undefined) return [{ from: next.at, to: next.at, text }];
  if (!sheetData.isEmptyElement) {
    return [{ from: sheetData.contentEnd, to: sheetData.contentEnd, text }];
  }
  return [{ ...sheetData.tag, text: `<${prefix}sheetData>${text}</${prefix}sheetData>` }];
}

/** Text goes in as an inline string, so that the part of shared texts stays as it is. */
function cellXml(prefix: string, cell: CellPatch, style: string | null): string {
  const name = `${prefix}c`;
  const start = `<${name} r="${cellAddress(cell.row, cell.column)}"${style === null ? "" : ` s="${style}"`}`;
  const { value } = cell;
  const v = (text: string) => `<${prefix}v>${text}</${prefix}v>`;
  if (value === null || value === "") return `${start}/>`;
  if (typeof value === "number") return `${start}>${v(String(value))}</${name}>`;
  if (typeof value === "boolean") return `${start} t="b">${v(value ? "1" : "0")}</${name}>`;
  const text = `<${prefix}t xml:space="preserve">${escapeCellText(value)}</${prefix}t>`;
  return `${start} t="inlineStr"><${prefix}is>${text}</${prefix}is></${name}>`;
}

/** "1:5" says which columns a row uses; one that is passed over must not be wrong. */
function withSpans(tag: string, lastColumn: number): string {
  const match = /\sspans\s*=\s*["'](\d+):(\d+)["']/.exec(tag);
  const [, first = "1", last = "1"] = match ?? [];
  if (match === null || Number(last) >= lastColumn + 1) return tag;
  return withAttribute(tag, "spans", `${first}:${lastColumn + 1}`);
}

function grownDimension(
  xml: string,
  sheet: LocatedSheet,
  cells: readonly CellPatch[],
): readonly TextEdit[] {
  if (sheet.dimension === null) return [];
  const { tag, area } = sheet.dimension;
  let { top, left, bottom, right } = area;
  for (const { row, column, value } of cells) {
    if (value === null) continue;
    top = Math.min(top, row);
    left = Math.min(left, column);
    bottom = Math.max(bottom, row);
    right = Math.max(right, column);
  }
  const grown = areaAddress({ top, left, bottom, right });
  if (grown === areaAddress(area)) return [];
  return [{ ...tag, text: withAttribute(xml.slice(tag.from, tag.to), "ref", grown) }];
}
