import {
  lookKey,
  type SheetFile,
  type WorkbookFile,
} from "../../../server/workbook-files/workbook-file.ts";
import type { Area as FileArea, RawCell } from "../../../shared/reading/raw-sheet.ts";
import type { Area } from "../model/area.ts";
import { type Cell, type CellStyle, EMPTY_CELL, PLAIN_STYLE } from "../model/cell.ts";
import { displayedText } from "../model/displayed-text.ts";
import { Sheet, type Visibility } from "../model/sheet.ts";
import { freshColumns, Table, uniqueColumnName } from "../model/table.ts";
import { Workbook, type WorkbookOptions } from "../model/workbook.ts";

/** A column's width in characters, as files keep it, and in points, as Excel tells add-ins. */
const POINTS_PER_CHARACTER = 5.25;
const PADDING_POINTS = 3.75;

export function pointsOfCharacters(characters: number): number {
  return characters * POINTS_PER_CHARACTER + PADDING_POINTS;
}

export function charactersOfPoints(points: number): number {
  return (points - PADDING_POINTS) / POINTS_PER_CHARACTER;
}

/** A file's content as a workbook in Excel: what it came to last stands until something changes. */
export function openWorkbook(file: WorkbookFile, options: WorkbookOptions = {}): Workbook {
  const workbook = new Workbook(options);
  workbook.date1904 = file.date1904;
  workbook.sheets = file.sheets.map((sheet) => openSheet(workbook, sheet));
  file.sheets.forEach((sheet, at) => {
    const opened = workbook.sheets[at];
    if (opened !== undefined) openTables(workbook, opened, sheet);
  });
  workbook.names = file.definedNames.map((defined) => ({
    name: defined.name,
    scope: defined.sheet === null ? null : (workbook.sheet(defined.sheet) ?? null),
    formula: `=${defined.refersTo}`,
    visible: !defined.hidden,
  }));
  return workbook;
}

const VISIBILITIES: Readonly<Record<SheetFile["visibility"], Visibility>> = {
  visible: "Visible",
  hidden: "Hidden",
  "very-hidden": "VeryHidden",
};

function openSheet(workbook: Workbook, file: SheetFile): Sheet {
  const sheet = new Sheet(workbook.nextSheetId(), file.name);
  const styles = new StyleCache();
  sheet.visibility = VISIBILITIES[file.visibility];
  sheet.rows = file.rows.map((cells, row) =>
    cells.map((cell, column) => openCell(cell, styles.of(file, cell, row, column))),
  );
  sheet.merges = file.merges.map(openArea);
  sheet.frozen = file.frozen;
  sheet.isProtected = file.isProtected;
  for (const row of file.hiddenRows) sheet.rowLooks[row] = { size: null, hidden: true };
  for (const [column, characters] of file.columnWidths) {
    sheet.columnLooks[column] = { size: pointsOfCharacters(characters), hidden: false };
  }
  for (const column of file.hiddenColumns) {
    sheet.columnLooks[column] = { ...sheet.columnLook(column), hidden: true };
  }
  return sheet;
}

function openCell(cell: RawCell, style: CellStyle): Cell | undefined {
  if (cell.value === null && cell.formula === null && style === PLAIN_STYLE) return undefined;
  const isShared = cell.value === null && cell.formula === null;
  return isShared
    ? { ...EMPTY_CELL, style }
    : { value: cell.value ?? "", formula: cell.formula, style };
}

/** Thousands of cells share a few looks. */
class StyleCache {
  readonly #styles = new Map<string, CellStyle>();

  of(file: SheetFile, cell: RawCell, row: number, column: number): CellStyle {
    const look = file.looks.get(lookKey(row, column));
    const format = cell.format === "" ? "General" : cell.format;
    if (look === undefined && format === "General") return PLAIN_STYLE;
    const key = `${look?.bold}|${look?.fill}|${format}`;
    const known = this.#styles.get(key);
    if (known !== undefined) return known;
    const fill = look?.fill == null ? null : `#${look.fill}`;
    const made = { ...PLAIN_STYLE, numberFormat: format, bold: look?.bold ?? false, fill };
    this.#styles.set(key, made);
    return made;
  }
}

function openTables(workbook: Workbook, sheet: Sheet, file: SheetFile): void {
  for (const table of file.tables) {
    const area = openArea(table.area);
    const names: string[] = [];
    for (let at = 0; at < area.columns; at += 1) {
      const cell = sheet.cell(area.row, area.column + at);
      const seen = table.hasHeader ? displayedText(cell.value, cell.style.numberFormat) : "";
      names.push(uniqueColumnName(seen, names));
    }
    const opened = new Table(String(workbook.nextId()), sheet, {
      name: table.name,
      area,
      columns: freshColumns([], names),
      showHeaders: table.hasHeader,
    });
    opened.showTotals = table.hasTotals;
    workbook.tables.push(opened);
  }
}

function openArea({ top, left, bottom, right }: FileArea): Area {
  return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}
