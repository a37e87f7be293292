import { ALL_COLUMNS, ALL_ROWS, type Area, containsArea, intersection } from "../../model/area.ts";
import { type Cell, PLAIN_STYLE, valueTypeOf } from "../../model/cell.ts";
import { lookColumns, lookRows, setNumberFormats, styleCells } from "../../model/changes/looks.ts";
import { writeCells } from "../../model/changes/write-cells.ts";
import { displayedText } from "../../model/displayed-text.ts";
import { HostError } from "../../model/host-error.ts";
import { entriesOf } from "../arguments.ts";
import type { ExcelHost } from "../host.ts";
import type { RangeHandle } from "../range-handle.ts";

/** Excel reads no more than this at once. */
const MOST_CELLS = 5_000_000;

/** What can be read of a range's cells, by rows. */
export function readRange(
  host: ExcelHost,
  handle: RangeHandle,
): Readonly<Record<string, () => unknown>> {
  const { sheet } = handle;
  const grid = (of: (cell: Cell) => unknown) => () => gridOf(handle, of);
  return {
    Values: () => {
      const read = host.cellsRead.get(sheet.name) ?? 0;
      host.cellsRead.set(sheet.name, read + handle.area.rows * handle.area.columns);
      return gridOf(handle, (cell) => cell.value);
    },
    Formulas: grid((cell) => cell.formula ?? cell.value),
    FormulasLocal: grid((cell) => cell.formula ?? cell.value),
    Text: grid((cell) => displayedText(cell.value, cell.style.numberFormat)),
    NumberFormat: grid((cell) => cell.style.numberFormat),
    NumberFormatLocal: grid((cell) => cell.style.numberFormat),
    ValueTypes: grid((cell) => valueTypeOf(cell.value)),
    ColumnHidden: () =>
      uniform(handle.area.columns, (at) => sheet.columnLook(handle.area.column + at).hidden),
    RowHidden: () => uniform(handle.area.rows, (at) => sheet.rowLook(handle.area.row + at).hidden),
    Hidden: () => isHidden(handle),
    HasSpill: () => hasSpill(handle),
  };
}

export function writeRange(
  host: ExcelHost,
  handle: RangeHandle,
): Readonly<Record<string, (value: unknown) => void>> {
  const { workbook } = host;
  const { sheet } = handle;
  const write = (location: string) => (value: unknown) =>
    writeCells(workbook, host.actor, sheet, handle.area, entriesOf(value, handle.area, location));
  const format = (value: unknown) => {
    const entries = entriesOf(value, handle.area, "Range.numberFormat");
    const formats = entries.map((row) =>
      row.map((entry) => (entry === null ? null : String(entry))),
    );
    setNumberFormats(workbook, host.actor, sheet, handle.area, formats);
  };
  return {
    Values: write("Range.values"),
    Formulas: write("Range.formulas"),
    FormulasLocal: write("Range.formulasLocal"),
    NumberFormat: format,
    NumberFormatLocal: format,
    ColumnHidden: (value) =>
      lookColumns(workbook, host.actor, sheet, handle.area, { hidden: value === true }),
    // The one style this model knows is the one that new cells have.
    Style: (value) => {
      if (value !== "Normal") throw new HostError("InvalidArgument", "Range.style");
      styleCells(workbook, host.actor, sheet, handle.area, PLAIN_STYLE);
    },
    RowHidden: (value) =>
      lookRows(workbook, host.actor, sheet, handle.area, { hidden: value === true }),
  };
}

/** Whole rows and columns have no grid: Excel answers null. */
function gridOf(handle: RangeHandle, of: (cell: Cell) => unknown): unknown {
  const { sheet, area } = handle;
  if (isUnbounded(area)) return null;
  if (area.rows * area.columns > MOST_CELLS) {
    throw new HostError("ResponsePayloadSizeLimitExceeded", "Range");
  }
  return Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (_, column) =>
      of(sheet.cell(area.row + row, area.column + column)),
    ),
  );
}

function isUnbounded(area: Area): boolean {
  return area.rows === ALL_ROWS || area.columns === ALL_COLUMNS;
}

/** The one answer all share, or null where they differ. */
export function uniform<Answer>(count: number, answer: (at: number) => Answer): Answer | null {
  const first = answer(0);
  // Beyond the thousandth nothing of a whole row or column has a look of its own in practice.
  const looked = Math.min(count, 1_000);
  for (let at = 1; at < looked; at += 1) {
    if (answer(at) !== first) return null;
  }
  return first;
}

/** True or false where all cells are alike, else null. */
function hasSpill({ sheet, area }: RangeHandle): boolean | null {
  const spilled = sheet.spills.flatMap((spill) => intersection(spill, area) ?? []);
  if (spilled.length === 0) return false;
  return spilled.some((each) => containsArea(each, area)) ? true : null;
}

function isHidden({ sheet, area }: RangeHandle): boolean | null {
  const columns = uniform(area.columns, (at) => sheet.columnLook(area.column + at).hidden);
  const rows = uniform(area.rows, (at) => sheet.rowLook(area.row + at).hidden);
  if (columns === true || rows === true) return true;
  return columns === null || rows === null ? null : false;
}
