import type { Row, Sheet } from "../sheet.ts";
import type { Workbook } from "../workbook.ts";

/** Rows never change in place, so where a row's formulas stand needs working out once. */
const columnsWithFormula = new WeakMap<Row, readonly number[]>();

const NONE: readonly number[] = [];

export function formulaColumns(row: Row): readonly number[] {
  const known = columnsWithFormula.get(row);
  if (known !== undefined) return known;
  const found = row.flatMap((cell, column) => (cell?.formula != null ? [column] : []));
  const kept = found.length === 0 ? NONE : found;
  columnsWithFormula.set(row, kept);
  return kept;
}

/** Rewrites every formula of a workbook, its names included. */
export function formulasChanged(
  workbook: Workbook,
  rewrite: (formula: string, sheet: Sheet, row: number, column: number) => string,
): void {
  for (const sheet of workbook.sheets) {
    sheet.rows.forEach((cells, row) => {
      for (const column of formulaColumns(cells)) {
        const cell = sheet.cell(row, column);
        if (cell.formula === null) continue;
        const formula = rewrite(cell.formula, sheet, row, column);
        if (formula !== cell.formula) sheet.setCell(row, column, { ...cell, formula });
      }
    });
  }
  workbook.names = workbook.names.map((name) => {
    const own = name.scope ?? workbook.firstVisibleSheet();
    const formula = rewrite(name.formula, own, 0, 0);
    return formula === name.formula ? name : { ...name, formula };
  });
}
