import { type Area, cellArea, columnLetters, containsCell, toA1 } from "../model/area.ts";
import type { Seat } from "../model/seat.ts";
import type { Workbook } from "../model/workbook.ts";
import { cellLook } from "./cell-look.ts";
import { type Box, GridLayout, HEADING_WIDTH, ROW_HEIGHT } from "./grid-layout.ts";

/** A cell by its row and column. */
export type Spot = Readonly<{ row: number; column: number }>;

/** Draws the part of the sheet in front that is in sight, and nothing more. */
export class GridView {
  readonly #element: HTMLElement;
  readonly #workbook: Workbook;
  readonly #seat: Seat;
  readonly #canvas = made("div", "canvas");
  /** What is drawn anew each time; an open editor lies beside it, undisturbed. */
  readonly #layer = made("div", "layer");
  #layout: GridLayout;
  #isPlanned = false;
  /** The cell that typing goes to; the selection spreads from it. */
  active: Spot = { row: 0, column: 0 };

  constructor(element: HTMLElement, workbook: Workbook, seat: Seat) {
    this.#element = element;
    this.#workbook = workbook;
    this.#seat = seat;
    this.#layout = this.#measured();
    // Only the cells in sight exist, so no table element would be true of it.
    element.setAttribute("role", "grid");
    element.setAttribute("aria-label", "Cells");
    element.tabIndex = 0;
    this.#canvas.append(this.#layer);
    element.replaceChildren(this.#canvas);
    element.addEventListener("scroll", this.refresh);
    new ResizeObserver(this.refresh).observe(element);
  }

  get layout(): GridLayout {
    return this.#layout;
  }

  get canvas(): HTMLElement {
    return this.#canvas;
  }

  close(): void {
    this.#element.removeEventListener("scroll", this.refresh);
  }

  /** Draws again with the next frame, however often it is asked. */
  readonly refresh = (): void => {
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    requestAnimationFrame(() => {
      this.#isPlanned = false;
      this.#draw();
    });
  };

  spotAt(event: MouseEvent): Spot {
    const frame = this.#element.getBoundingClientRect();
    return {
      row: this.#layout.rowAt(event.clientY - frame.top + this.#element.scrollTop),
      column: this.#layout.columnAt(event.clientX - frame.left + this.#element.scrollLeft),
    };
  }

  /** "column" or "row" where the pointer is on a heading. */
  headingAt(event: MouseEvent): "column" | "row" | null {
    const frame = this.#element.getBoundingClientRect();
    if (event.clientY - frame.top < ROW_HEIGHT) return "column";
    return event.clientX - frame.left < HEADING_WIDTH ? "row" : null;
  }

  boxOf(spot: Spot): Box {
    return this.#layout.boxOf(cellArea(spot.row, spot.column));
  }

  show(spot: Spot): void {
    this.#layout = this.#measured();
    this.#canvas.style.width = `${this.#layout.width}px`;
    this.#canvas.style.height = `${this.#layout.height}px`;
    const box = this.boxOf(spot);
    const view = this.#element;
    if (box.top - ROW_HEIGHT < view.scrollTop) view.scrollTop = box.top - ROW_HEIGHT;
    if (box.top + box.height > view.scrollTop + view.clientHeight) {
      view.scrollTop = box.top + box.height - view.clientHeight;
    }
    if (box.left - HEADING_WIDTH < view.scrollLeft) view.scrollLeft = box.left - HEADING_WIDTH;
    if (box.left + box.width > view.scrollLeft + view.clientWidth) {
      view.scrollLeft = box.left + box.width - view.clientWidth;
    }
    this.refresh();
  }

  #measured(): GridLayout {
    const { selected } = this.#seat;
    return new GridLayout(this.#seat.activeSheet, {
      row: Math.min(selected.row + Math.min(selected.rows, 1_000), 100_000),
      column: Math.min(selected.column + Math.min(selected.columns, 30), 16_000),
    });
  }

  #draw(): void {
    this.#layout = this.#measured();
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.#element;
    const rows = this.#layout.rowsBetween(scrollTop, scrollTop + clientHeight);
    const columns = this.#layout.columnsBetween(scrollLeft, scrollLeft + clientWidth);
    this.#canvas.style.width = `${this.#layout.width}px`;
    this.#canvas.style.height = `${this.#layout.height}px`;
    this.#layer.replaceChildren(
      this.#columnHeadings(columns),
      this.#rowHeadings(rows),
      ...rows.map((row) => this.#row(row, columns)),
      ...this.#selection(),
    );
    this.#element.setAttribute("aria-activedescendant", "active-cell");
    this.#element.setAttribute("aria-rowcount", String(this.#layout.rows.length));
  }

  #columnHeadings(columns: readonly number[]): HTMLElement {
    const { selected } = this.#seat;
    const strip = made("div", "headings");
    strip.append(made("div", "corner"));
    for (const column of columns) {
      const heading = made("div", "column-heading", columnLetters(column));
      const isChosen = column >= selected.column && column < selected.column + selected.columns;
      heading.classList.toggle("heading-chosen", isChosen);
      placed(heading, {
        left: this.#layout.leftOf(column),
        top: 0,
        width: this.#layout.widthOf(column),
        height: ROW_HEIGHT,
      });
      strip.append(heading);
    }
    return strip;
  }

  #rowHeadings(rows: readonly number[]): HTMLElement {
    const { selected } = this.#seat;
    const strip = made("div", "row-headings");
    for (const row of rows) {
      const heading = made("div", "row-heading", String(row + 1));
      const isChosen = row >= selected.row && row < selected.row + selected.rows;
      heading.classList.toggle("heading-chosen", isChosen);
      heading.style.top = `${this.#layout.topOf(row) - ROW_HEIGHT}px`;
      strip.append(heading);
    }
    return strip;
  }

  #row(row: number, columns: readonly number[]): HTMLElement {
    const element = made("div", "row");
    element.setAttribute("role", "row");
    element.setAttribute("aria-rowindex", String(row + 1));
    for (const column of columns) {
      const cell = this.#cell({ row, column });
      if (cell !== null) element.append(cell);
    }
    return element;
  }

  /** Null beneath a merged block's first cell. */
  #cell(spot: Spot): HTMLElement | null {
    const sheet = this.#seat.activeSheet;
    const merge = sheet.merges.find((area) => containsCell(area, spot.row, spot.column));
    const isBeneath =
      merge !== undefined && (merge.row !== spot.row || merge.column !== spot.column);
    if (isBeneath) return null;
    const look = cellLook(this.#workbook, sheet, spot.row, spot.column);
    const box = merge === undefined ? this.boxOf(spot) : this.#layout.boxOf(merge);
    const isNumber = typeof sheet.cell(spot.row, spot.column).value === "number";
    // A number that does not fit shows as ####, never as a shorter number.
    const isTooNarrow = isNumber && look.text.length * 6 > box.width;
    const element = made(
      "div",
      "cell",
      isTooNarrow ? "#".repeat(Math.max(1, box.width / 8)) : look.text,
    );
    element.classList.add(...look.classes);
    element.setAttribute("role", "gridcell");
    element.dataset.address = toA1(cellArea(spot.row, spot.column));
    const isActive = spot.row === this.active.row && spot.column === this.active.column;
    if (isActive) element.id = "active-cell";
    placed(element, box);
    if (look.text !== "" && !isNumber && merge === undefined) this.#letSpill(element, spot, box);
    if (look.fill !== null) element.style.background = look.fill;
    if (look.color !== null) element.style.color = look.color;
    return element;
  }

  /** A long text goes on over the empty cells to its right, up to the next filled one. */
  #letSpill(element: HTMLElement, spot: Spot, box: Box): void {
    const sheet = this.#seat.activeSheet;
    if (sheet.cell(spot.row, spot.column).style.horizontalAlignment === "Fill") return;
    if (sheet.cell(spot.row, spot.column + 1).value !== "") return;
    let end = spot.column + 1;
    while (end < this.#layout.columns.length && sheet.cell(spot.row, end).value === "") end += 1;
    element.classList.add("spills");
    element.style.width = "max-content";
    element.style.minWidth = `${box.width}px`;
    element.style.maxWidth = `${this.#layout.leftOf(end) - box.left}px`;
  }

  #selection(): readonly HTMLElement[] {
    const { selected } = this.#seat;
    const block = made("div", "chosen-block");
    placed(block, this.#layout.boxOf(selected));
    const cell = made("div", "chosen-cell");
    placed(cell, this.boxOf(this.active));
    return selected.rows * selected.columns > 1 ? [block, cell] : [cell];
  }
}

export function made(tag: string, className: string, text = ""): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

export function placed(element: HTMLElement, box: Box): void {
  element.style.left = `${box.left}px`;
  element.style.top = `${box.top}px`;
  element.style.width = `${box.width}px`;
  element.style.height = `${box.height}px`;
}

/** The block between two cells, whichever way round. */
export function between(one: Spot, other: Spot): Area {
  const row = Math.min(one.row, other.row);
  const column = Math.min(one.column, other.column);
  return {
    row,
    column,
    rows: Math.abs(one.row - other.row) + 1,
    columns: Math.abs(one.column - other.column) + 1,
  };
}
