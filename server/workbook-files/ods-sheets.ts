import {
  type Area,
  EMPTY_CELL,
  type RawCell,
  type RawSheet,
} from "../../shared/reading/raw-sheet.ts";
import { type SurveyedSheet, unsurveyed } from "../../shared/reading/table-conditions.ts";
import { MOST_CELLS, MOST_COLUMNS, MOST_MERGES, MOST_ROWS } from "./limits.ts";
import { odsCell } from "./ods-cell.ts";
import type { OdsStyles } from "./ods-styles.ts";
import { attribute, type XmlAttributes } from "./read-xml.ts";
import { Unreadable } from "./unreadable.ts";

type SheetBeingRead = {
  name: string;
  visibility: RawSheet["visibility"];
  rows: (readonly RawCell[])[];
  merges: Area[];
  hiddenRows: Set<number>;
  hiddenColumns: Set<number>;
  isProtected: boolean;
  isFiltered: boolean;
};

type RowBeingRead = {
  cells: RawCell[];
  column: number;
  times: number;
  isHidden: boolean;
  isFilteredOut: boolean;
};

/** What the elements of an OpenDocument spreadsheet mean, one after the other. */
export class OdsSheets {
  readonly #styles: OdsStyles;
  readonly #onFilled: () => void;
  readonly #sheets: SheetBeingRead[] = [];
  #sheet: SheetBeingRead | null = null;
  #rowNumber = 0;
  #columnNumber = 0;
  #row: RowBeingRead | null = null;
  #cell: XmlAttributes | null = null;
  #lines: string[] = [];
  /** Elements whose texts are no cell's: notes, drawings, and what was changed before. */
  #asideDepth = 0;
  #cells = 0;

  constructor(styles: OdsStyles, onFilled: () => void) {
    this.#styles = styles;
    this.#onFilled = onFilled;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.#asideDepth > 0 || ASIDE.has(name)) {
      this.#asideDepth++;
      return;
    }
    switch (name) {
      case "table":
        this.#openSheet(attributes);
        break;
      case "table-column":
        this.#openColumn(attributes);
        break;
      case "table-row":
        this.#row = {
          cells: [],
          column: 0,
          times: repeats(attributes, "number-rows-repeated"),
          isHidden: isHidden(attributes),
          isFilteredOut: attribute(attributes, "visibility") === "filter",
        };
        break;
      case "table-cell":
        this.#cell = attributes;
        this.#lines = [];
        break;
      case "covered-table-cell":
        if (this.#row !== null) this.#row.column += repeats(attributes, "number-columns-repeated");
        break;
      case "p":
        if (this.#cell !== null) this.#lines.push("");
        break;
      case "s":
        this.#add(" ".repeat(Math.min(1000, Number(attribute(attributes, "c") ?? 1))));
        break;
      case "tab":
        this.#add("\t");
        break;
      case "line-break":
        this.#add("\n");
    }
  }

  close(name: string): void {
    if (this.#asideDepth > 0) {
      this.#asideDepth--;
      return;
    }
    if (name === "table-cell") this.#closeCell();
    else if (name === "table-row") this.#closeRow();
    else if (name === "table") this.#sheet = null;
  }

  text(text: string): void {
    if (this.#asideDepth === 0) this.#add(text);
  }

  all(): readonly SurveyedSheet[] {
    return this.#sheets.map((sheet) => {
      const hiddenRows = new Set([...sheet.hiddenRows].filter((row) => row < sheet.rows.length));
      // Dates are told as days here, whatever the document counts them from.
      const { isProtected, isFiltered, ...plain } = sheet;
      const surveyed = unsurveyed({ ...plain, hiddenRows, tables: [], date1904: false });
      return { ...surveyed, isProtected, isFiltered };
    });
  }

  #add(text: string): void {
    const last = this.#lines.length - 1;
    if (this.#cell !== null && last >= 0) this.#lines[last] += text;
  }

  #openSheet(attributes: XmlAttributes): void {
    const isHiddenSheet = this.#styles.hides(attribute(attributes, "style-name"));
    this.#sheet = {
      name: attribute(attributes, "name") ?? "",
      visibility: isHiddenSheet ? "hidden" : "visible",
      rows: [],
      merges: [],
      hiddenRows: new Set(),
      hiddenColumns: new Set(),
      isProtected: attribute(attributes, "protected") === "true",
      isFiltered: false,
    };
    this.#sheets.push(this.#sheet);
    this.#rowNumber = 0;
    this.#columnNumber = 0;
  }

  #openColumn(attributes: XmlAttributes): void {
    const end = this.#columnNumber + repeats(attributes, "number-columns-repeated");
    if (isHidden(attributes)) {
      for (let column = this.#columnNumber; column < Math.min(end, MOST_COLUMNS); column++) {
        this.#sheet?.hiddenColumns.add(column);
      }
    }
    this.#columnNumber = end;
  }

  #closeCell(): void {
    const attributes = this.#cell;
    this.#cell = null;
    const row = this.#row;
    if (attributes === null || row === null) return;
    const times = repeats(attributes, "number-columns-repeated");
    this.#noteMerge(attributes, row.column);
    const format = this.#styles.formatOf(attribute(attributes, "style-name"));
    const cell = odsCell(attributes, this.#lines.join("\n"), format);
    if (cell !== null) {
      if (row.column + times > MOST_COLUMNS) {
        throw new Unreadable(
          `The workbook is broken: it has a cell in column ${row.column + times}; the last column is ${MOST_COLUMNS}.`,
        );
      }
      while (row.cells.length < row.column) row.cells.push(EMPTY_CELL);
      for (let time = 0; time < times; time++) row.cells.push(cell);
      this.#onFilled();
    }
    row.column += times;
  }

  #noteMerge(attributes: XmlAttributes, left: number): void {
    const columns = Number(attribute(attributes, "number-columns-spanned") ?? 1);
    const rows = Number(attribute(attributes, "number-rows-spanned") ?? 1);
    const merges = this.#sheet?.merges;
    if (merges === undefined || (columns <= 1 && rows <= 1)) return;
    if (merges.length >= MOST_MERGES) {
      throw new Unreadable(
        `The workbook has a sheet with more than ${MOST_MERGES.toLocaleString("en-GB")} merged areas. Part them and save it again.`,
      );
    }
    const top = this.#rowNumber;
    merges.push({ top, left, bottom: top + rows - 1, right: left + columns - 1 });
  }

  /** A row that repeats itself without end says nothing, unless something stands in it. */
  #closeRow(): void {
    const [row, sheet] = [this.#row, this.#sheet];
    this.#row = null;
    if (row === null || sheet === null) return;
    const end = this.#rowNumber + row.times;
    if (row.isFilteredOut) sheet.isFiltered = true;
    if (row.isHidden) {
      for (let at = this.#rowNumber; at < Math.min(end, MOST_ROWS); at++) sheet.hiddenRows.add(at);
    }
    if (row.cells.length > 0) {
      this.#cells += Math.max(1, row.cells.length) * row.times;
      if (this.#cells > MOST_CELLS || end > MOST_ROWS) {
        throw new Unreadable(
          `The workbook is too large: it has more than ${MOST_CELLS.toLocaleString("en-GB")} cells. Delete what is not needed, or split it, and save it again.`,
        );
      }
      while (sheet.rows.length < this.#rowNumber) sheet.rows.push([]);
      for (let time = 0; time < row.times; time++) sheet.rows.push(row.cells);
    }
    this.#rowNumber = end;
  }
}

const ASIDE = new Set([
  "annotation",
  "tracked-changes",
  "shapes",
  "frame",
  "custom-shape",
  "dde-links",
]);

function repeats(attributes: XmlAttributes, name: string): number {
  const times = Number(attribute(attributes, name) ?? 1);
  return Number.isInteger(times) && times > 0 ? times : 1;
}

function isHidden(attributes: XmlAttributes): boolean {
  const visibility = attribute(attributes, "visibility");
  return visibility === "collapse" || visibility === "filter";
}
