import { type Area, EMPTY_CELL, overlap, type RawCell } from "../../shared/reading/raw-sheet.ts";
import { cellAddress, readAreaAddress, readCellAddress } from "./cell-address.ts";
import { MOST_BLANK_ROWS, MOST_CELLS, MOST_COLUMNS, MOST_MERGES, MOST_ROWS } from "./limits.ts";
import type { CellMaker } from "./make-cell.ts";
import { PLAIN_STYLE } from "./read-styles.ts";
import { isTrue, type XmlAttributes } from "./read-xml.ts";
import { RowFilter } from "./row-filter.ts";
import { SheetFormulas } from "./sheet-formulas.ts";
import { Unreadable } from "./unreadable.ts";
import type { SheetFile } from "./workbook-file.ts";
import { lookKey } from "./workbook-file.ts";
import type { WorkbookPackage } from "./workbook-package.ts";

/** What the part of a sheet says itself; its name and the parts it leads to say the rest. */
export type SheetContent = Omit<
  SheetFile,
  | "name"
  | "visibility"
  | "tables"
  | "date1904"
  | "pivotTables"
  | "queryTables"
  | "queryRanges"
  | "filteredTables"
  | "isFiltered"
> &
  Readonly<{ filter: RowFilter }>;

/** Cells read so far in all sheets of a workbook. */
export type CellBudget = { cells: number };

const NO_CELLS: readonly RawCell[] = [];

/** Reads one worksheet part as it streams by; blank cells, however formatted, cost nothing. */
export function readSheetPart(
  file: WorkbookPackage,
  part: string,
  maker: CellMaker,
  budget: CellBudget,
): SheetContent {
  const reader = new SheetReader(maker, budget, () => file.expectMore());
  const found = file.read(part, {
    open: (name, attributes) => reader.open(name, attributes),
    close: (name) => reader.close(name),
    text: (text) => reader.text(text),
  });
  if (!found) {
    throw new Unreadable(
      `The workbook is broken: it names the sheet part "${part}", which is not in it.`,
    );
  }
  return reader.content();
}

type CellBeingRead = {
  row: number;
  column: number;
  style: number;
  type: string;
  value: string | null;
  formula: string | null;
};

/** What the sheet's elements mean, one after the other. */
class SheetReader {
  readonly #maker: CellMaker;
  readonly #budget: CellBudget;
  readonly #onFilled: () => void;
  readonly #rows: (readonly RawCell[])[] = [];
  readonly #looks = new Map<number, { bold: boolean; fill: string | null }>();
  readonly #merges: Area[] = [];
  readonly #hiddenRows: number[] = [];
  readonly #hiddenColumns = new Set<number>();
  readonly #columnWidths = new Map<number, number>();
  readonly #formulas = new SheetFormulas();
  readonly #filter = new RowFilter();
  #frozen = { rows: 0, columns: 0 };
  #isProtected = false;
  /** Row elements since the last cell that holds something. */
  #blankRows = 0;
  #row = -1;
  #column = -1;
  #cell: CellBeingRead | null = null;
  #formulaAttributes: XmlAttributes = {};
  #captured: string | null = null;
  #inPhonetic = false;
  #extensionDepth = 0;

  constructor(maker: CellMaker, budget: CellBudget, onFilled: () => void) {
    this.#onFilled = onFilled;
    this.#maker = maker;
    this.#budget = budget;
  }

  open(name: string, attributes: XmlAttributes): void {
    // Views that people keep of a sheet beside it repeat its filter and panes as they were then.
    if (this.#extensionDepth > 0 || name === "extLst" || name === "customSheetViews") {
      this.#extensionDepth++;
      return;
    }
    if (this.#cell !== null) {
      this.#openInCell(name, attributes);
      return;
    }
    switch (name) {
      case "row":
        this.#openRow(attributes);
        break;
      case "c":
        this.#openCell(attributes);
        break;
      case "col":
        this.#openColumns(attributes);
        break;
      case "mergeCell": {
        const area = readAreaAddress(attributes.ref ?? "");
        if (area !== null) this.#keepMerge(area);
        break;
      }
      case "sheetProtection":
        this.#isProtected = isTrue(attributes.sheet);
        break;
      case "pane":
        if (attributes.state?.startsWith("frozen")) {
          this.#frozen = {
            rows: Math.floor(Number(attributes.ySplit ?? 0)) || 0,
            columns: Math.floor(Number(attributes.xSplit ?? 0)) || 0,
          };
        }
        break;
      default:
        this.#filter.open(name, attributes);
    }
  }

  close(name: string): void {
    if (this.#extensionDepth > 0) {
      this.#extensionDepth--;
      return;
    }
    const cell = this.#cell;
    if (cell === null) return;
    if (name === "c") {
      this.#cell = null;
      this.#keep(cell);
    } else if (name === "rPh") {
      this.#inPhonetic = false;
    } else if (this.#captured !== null && (name === "v" || name === "t" || name === "f")) {
      const text = this.#captured;
      this.#captured = null;
      if (name === "f") {
        cell.formula = this.#formulas.formulaOf(cell, this.#formulaAttributes, text);
        this.#formulaAttributes = {};
      }
      // A rich inline text comes in several pieces.
      else if (name === "t") cell.value = (cell.value ?? "") + text;
      else cell.value = text;
    }
  }

  text(text: string): void {
    if (this.#captured !== null) this.#captured += text;
  }

  content(): SheetContent {
    const hiddenRows = new Set(this.#hiddenRows.filter((row) => row < this.#rows.length));
    return {
      rows: this.#rows,
      merges: this.#merges,
      hiddenRows,
      hasHiddenRows: hiddenRows.size > 0,
      hasSpills: this.#formulas.hasSpills,
      filter: this.#filter,
      hiddenColumns: this.#hiddenColumns,
      columnWidths: this.#columnWidths,
      frozen: this.#frozen,
      isProtected: this.#isProtected,
      looks: this.#looks,
    };
  }

  #openRow(attributes: XmlAttributes): void {
    this.#row = attributes.r === undefined ? this.#row + 1 : Number(attributes.r) - 1;
    this.#column = -1;
    if (!Number.isInteger(this.#row) || this.#row < 0 || this.#row >= MOST_ROWS) {
      throw new Unreadable(
        `The workbook is broken: it has a row numbered "${attributes.r}"; Excel's last row is ${MOST_ROWS}.`,
      );
    }
    if (isTrue(attributes.hidden)) this.#hiddenRows.push(this.#row);
    this.#blankRows++;
    if (this.#blankRows > MOST_BLANK_ROWS) {
      throw new Unreadable(
        `The workbook has more than ${MOST_BLANK_ROWS.toLocaleString("en-GB")} formatted rows with nothing in them, up to row ${this.#row + 1}. In Excel select the rows beneath what you need, delete them, and save it again.`,
      );
    }
  }

  /** Excel lets no two merged areas overlap; of those that do the first counts. */
  #keepMerge(area: Area): void {
    if (this.#merges.length >= MOST_MERGES) {
      throw new Unreadable(
        `The workbook has a sheet with more than ${MOST_MERGES.toLocaleString("en-GB")} merged areas. Part them in Excel (Home, Merge & Center) and save it again.`,
      );
    }
    if (!this.#merges.some((other) => overlap(area, other))) this.#merges.push(area);
  }

  #openCell(attributes: XmlAttributes): void {
    let row = this.#row;
    let column = this.#column + 1;
    if (attributes.r !== undefined) {
      const address = readCellAddress(attributes.r);
      if (address === null || address.row >= MOST_ROWS) {
        throw new Unreadable(`The workbook is broken: "${attributes.r}" is not a cell's address.`);
      }
      ({ row, column } = address);
    }
    if (column >= MOST_COLUMNS) {
      throw new Unreadable(
        `The workbook is broken: it has a cell in column ${column + 1}; Excel's last column is ${MOST_COLUMNS}.`,
      );
    }
    this.#column = column;
    this.#cell = {
      row,
      column,
      style: Number(attributes.s ?? 0),
      type: attributes.t ?? "n",
      value: null,
      formula: null,
    };
  }

  #openInCell(name: string, attributes: XmlAttributes): void {
    if (name === "rPh") this.#inPhonetic = true;
    if (name === "f") this.#formulaAttributes = attributes;
    if (name === "v" || name === "f" || (name === "t" && !this.#inPhonetic)) this.#captured = "";
  }

  #openColumns(attributes: XmlAttributes): void {
    const first = Number(attributes.min) - 1;
    const last = Math.min(Number(attributes.max), MOST_COLUMNS) - 1;
    if (!Number.isInteger(first) || first < 0) return;
    const width = attributes.customWidth === undefined ? null : Number(attributes.width);
    for (let column = first; column <= last; column++) {
      if (isTrue(attributes.hidden)) this.#hiddenColumns.add(column);
      if (width !== null && Number.isFinite(width)) this.#columnWidths.set(column, width);
    }
  }

  #keep(read: CellBeingRead): void {
    const style = this.#maker.styleOf(read.style) ?? PLAIN_STYLE;
    const formula = read.formula ?? this.#formulas.arrayFormulaAt(read);
    const cell = this.#maker.make(read.type, read.value, read.style, formula);
    if (style.look !== null) this.#looks.set(lookKey(read.row, read.column), style.look);
    if (cell === null) return;
    this.#blankRows = 0;
    this.#onFilled();
    while (this.#rows.length < read.row) this.#rows.push(NO_CELLS);
    const row = this.#rowFor(read.row);
    this.#budget.cells += Math.max(1, read.column + 1 - row.length);
    if (this.#budget.cells > MOST_CELLS) {
      throw new Unreadable(
        `The workbook is too large: it has more than ${MOST_CELLS.toLocaleString("en-GB")} cells up to ${cellAddress(read.row, read.column)}. Delete what is not needed, or split it, and save it again.`,
      );
    }
    while (row.length < read.column) row.push(EMPTY_CELL);
    row[read.column] = cell;
  }

  #rowFor(index: number): RawCell[] {
    const existing = this.#rows[index];
    // Every row with a cell in it was made by this method, so it may be written to.
    if (existing !== undefined && existing.length > 0) return existing as RawCell[];
    const fresh: RawCell[] = [];
    this.#rows[index] = fresh;
    return fresh;
  }
}
