import { SaxesParser } from "saxes";
import type { Area } from "../../shared/reading/raw-sheet.ts";
import { readAreaAddress, readCellAddress } from "./cell-address.ts";
import { attribute, isTrue, localName } from "./read-xml.ts";
import { Unreadable } from "./unreadable.ts";

/** A stretch of a part's text. */
export type Span = Readonly<{ from: number; to: number }>;

export type LocatedCell = Readonly<{
  column: number;
  span: Span;
  /** The style's number as written, or null for none. */
  style: string | null;
  hasFormula: boolean;
}>;

export type LocatedRow = {
  row: number;
  /** The opening tag; of an empty element all of it. */
  tag: Span;
  isEmptyElement: boolean;
  /** Where the closing tag begins. */
  contentEnd: number;
  cells: LocatedCell[];
};

/** Where things stand in the text of a worksheet part. */
export type LocatedSheet = Readonly<{
  /** Prefix of the part's elements with its colon: "" or "x:". */
  prefix: string;
  /** Rows that were asked for and exist. */
  rows: ReadonlyMap<number, LocatedRow>;
  /** The places where rows begin, in order, for putting new ones between. */
  rowStarts: readonly Readonly<{ row: number; at: number }>[];
  sheetData: Readonly<{ tag: Span; isEmptyElement: boolean; contentEnd: number }>;
  dimension: Readonly<{ tag: Span; area: Area }> | null;
  /** Areas of array formulas and data tables: no cell of theirs can be changed alone. */
  arrays: readonly Area[];
  merges: readonly Area[];
  isProtected: boolean;
  hasFormulas: boolean;
}>;

/** Finds the wanted rows and their cells; everything else is passed over. */
export function locateCells(xml: string, wanted: ReadonlySet<number>): LocatedSheet {
  const parser = new SaxesParser({ position: false });
  const rows = new Map<number, LocatedRow>();
  const rowStarts: { row: number; at: number }[] = [];
  const arrays: Area[] = [];
  const merges: Area[] = [];
  let prefix = "";
  let dimension: { tag: Span; area: Area } | null = null;
  let sheetData: { tag: Span; isEmptyElement: boolean; contentEnd: number } | null = null;
  let isProtected = false;
  let hasFormulas = false;
  let row = -1;
  let current: LocatedRow | null = null;
  let column = -1;
  let cellFrom = 0;
  let cell: Omit<LocatedCell, "span"> | null = null;

  const tagSpan = (): Span => ({
    from: xml.lastIndexOf("<", parser.position - 1),
    to: parser.position,
  });
  parser.on("error", (error) => {
    throw new Unreadable(
      `The workbook is broken: a sheet is not well-formed XML (${error.message}).`,
    );
  });
  parser.on("opentag", (tag) => {
    const name = localName(tag.name);
    // Without the namespaces option every attribute is a plain text.
    const attributes = tag.attributes as Record<string, string>;
    const isEmptyElement = tag.isSelfClosing;
    switch (name) {
      case "worksheet":
        prefix = tag.name.slice(0, tag.name.length - name.length);
        break;
      case "dimension": {
        const area = readAreaAddress(attribute(attributes, "ref") ?? "");
        if (area !== null) dimension = { tag: tagSpan(), area };
        break;
      }
      case "sheetData":
        sheetData = { tag: tagSpan(), isEmptyElement, contentEnd: 0 };
        break;
      case "sheetProtection":
        isProtected = isTrue(attributes.sheet);
        break;
      case "mergeCell": {
        const area = readAreaAddress(attributes.ref ?? "");
        if (area !== null) merges.push(area);
        break;
      }
      case "row": {
        if (sheetData === null || sheetData.contentEnd > 0) break;
        row = attributes.r === undefined ? row + 1 : Number(attributes.r) - 1;
        column = -1;
        const span = tagSpan();
        rowStarts.push({ row, at: span.from });
        current = wanted.has(row)
          ? { row, tag: span, isEmptyElement, contentEnd: span.to, cells: [] }
          : null;
        if (current !== null) rows.set(row, current);
        break;
      }
      case "c": {
        const address = attributes.r === undefined ? null : readCellAddress(attributes.r);
        column = address?.column ?? column + 1;
        if (current === null) break;
        cellFrom = tagSpan().from;
        const style = attributes.s ?? null;
        cell = { column, style, hasFormula: false };
        break;
      }
      case "f": {
        if (sheetData === null || sheetData.contentEnd > 0) break;
        hasFormulas = true;
        if (cell !== null) cell = { ...cell, hasFormula: true };
        const area = readAreaAddress(attributes.ref ?? "");
        if ((attributes.t === "array" || attributes.t === "dataTable") && area !== null) {
          arrays.push(area);
        }
        break;
      }
    }
  });
  parser.on("closetag", (tag) => {
    const name = localName(tag.name);
    const closing = tag.isSelfClosing ? parser.position : tagSpan().from;
    if (name === "c" && cell !== null && current !== null) {
      current.cells.push({ ...cell, span: { from: cellFrom, to: parser.position } });
      cell = null;
    } else if (name === "row" && current !== null) {
      current.contentEnd = closing;
      current = null;
    } else if (name === "sheetData" && sheetData !== null) {
      sheetData.contentEnd = closing;
    }
  });
  parser.write(xml).close();
  if (sheetData === null) {
    throw new Unreadable("The workbook is broken: a sheet has no place for its cells.");
  }
  return {
    prefix,
    rows,
    rowStarts,
    sheetData,
    dimension,
    arrays,
    merges,
    isProtected,
    hasFormulas,
  };
}
