import { ALL_COLUMNS, ALL_ROWS, type Area } from "../model/area.ts";
import { type Sheet, USUAL_COLUMN_WIDTH } from "../model/sheet.ts";

export const ROW_HEIGHT = 22;
export const HEADING_WIDTH = 46;
const PIXELS_PER_POINT = 4 / 3;
/** Empty rows and columns to scroll into beyond what is filled. */
const ROOM_ROWS = 60;
const ROOM_COLUMNS = 12;

export type Box = Readonly<{ left: number; top: number; width: number; height: number }>;

/** Where rows and columns stand on the screen, hidden ones left out. */
export class GridLayout {
  /** Sheet rows that show, top to bottom. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly #placeOfRow = new Map<number, number>();
  readonly #lefts: number[] = [];
  readonly #widths: number[] = [];
  readonly width: number;
  readonly height: number;

  constructor(sheet: Sheet, reach: Readonly<{ row: number; column: number }>) {
    const used = sheet.usedArea(false);
    const lastRow = Math.max(reach.row, used === null ? 0 : used.row + used.rows) + ROOM_ROWS;
    const lastColumn =
      Math.max(reach.column, used === null ? 0 : used.column + used.columns) + ROOM_COLUMNS;
    this.rows = indexes(Math.min(ALL_ROWS, lastRow)).filter((row) => !sheet.rowLook(row).hidden);
    this.columns = indexes(Math.min(ALL_COLUMNS, lastColumn));
    for (const [place, row] of this.rows.entries()) this.#placeOfRow.set(row, place);
    let left = HEADING_WIDTH;
    for (const column of this.columns) {
      const look = sheet.columnLook(column);
      const width = look.hidden
        ? 0
        : Math.round((look.size ?? USUAL_COLUMN_WIDTH) * PIXELS_PER_POINT);
      this.#lefts.push(left);
      this.#widths.push(width);
      left += width;
    }
    this.width = left;
    this.height = ROW_HEIGHT + this.rows.length * ROW_HEIGHT;
  }

  leftOf(column: number): number {
    return this.#lefts[column] ?? this.width;
  }

  widthOf(column: number): number {
    return this.#widths[column] ?? 0;
  }

  topOf(row: number): number {
    const place = this.#placeOfRow.get(row) ?? this.rows.filter((shown) => shown < row).length;
    return ROW_HEIGHT + place * ROW_HEIGHT;
  }

  /** The part of a block that shows. */
  boxOf(area: Area): Box {
    const left = this.leftOf(area.column);
    const right = this.leftOf(Math.min(area.column + area.columns, this.columns.length));
    const top = this.topOf(area.row);
    const shown = Math.min(area.rows, this.rows.length);
    let height = 0;
    for (let row = area.row; row < area.row + shown; row += 1) {
      if (this.#placeOfRow.has(row)) height += ROW_HEIGHT;
    }
    return { left, top, width: Math.max(0, right - left), height };
  }

  /** Rows between two heights of the canvas. */
  rowsBetween(from: number, to: number): readonly number[] {
    const first = Math.max(0, Math.floor((from - ROW_HEIGHT) / ROW_HEIGHT));
    return this.rows.slice(first, Math.ceil(to / ROW_HEIGHT) + 1);
  }

  columnsBetween(from: number, to: number): readonly number[] {
    return this.columns.filter((column) => {
      const left = this.leftOf(column);
      return this.widthOf(column) > 0 && left < to && left + this.widthOf(column) > from;
    });
  }

  rowAt(y: number): number {
    const place = Math.floor((y - ROW_HEIGHT) / ROW_HEIGHT);
    return this.rows[Math.max(0, Math.min(place, this.rows.length - 1))] ?? 0;
  }

  columnAt(x: number): number {
    const found = this.columns.findLast(
      (column) => this.leftOf(column) <= x && this.widthOf(column) > 0,
    );
    return found ?? 0;
  }

  /** The next row or column that shows, `steps` away. */
  rowFrom(row: number, steps: number): number {
    const place = this.rows.findIndex((shown) => shown >= row);
    const wanted = Math.max(0, Math.min(place + steps, this.rows.length - 1));
    return this.rows[wanted] ?? row;
  }

  columnFrom(column: number, steps: number): number {
    const shown = this.columns.filter((one) => this.widthOf(one) > 0);
    const place = shown.findIndex((one) => one >= column);
    return shown[Math.max(0, Math.min(place + steps, shown.length - 1))] ?? column;
  }
}

function indexes(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
