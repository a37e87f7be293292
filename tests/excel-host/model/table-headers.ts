import { withStyle } from "./cell.ts";
import { displayedText } from "./displayed-text.ts";
import { formulasChanged } from "./formula/formula-cells.ts";
import { tableAt } from "./formula/recalculate.ts";
import { formulaAfterColumnRename } from "./formula/rewrite.ts";
import { type Table, uniqueColumnName } from "./table.ts";
import type { Workbook } from "./workbook.ts";

/**
 * A table's header cells and its columns' names are one thing: whatever was written into a header
 * becomes the column's name, as text; an emptied or doubled header gets a name of its own.
 */
export function headersMatched(workbook: Workbook): void {
  for (const table of workbook.tables) {
    if (table.showHeaders) matchHeaders(workbook, table);
  }
}

function matchHeaders(workbook: Workbook, table: Table): void {
  const taken: string[] = [];
  const columns = table.columns.map((column, at) => {
    const place = table.area.column + at;
    const cell = table.sheet.cell(table.area.row, place);
    const seen = displayedText(cell.value, cell.style.numberFormat);
    const name = uniqueColumnName(seen, taken);
    taken.push(name);
    if (cell.value !== name || cell.formula !== null) {
      table.sheet.setCell(table.area.row, place, {
        ...withStyle(cell, {}),
        value: name,
        formula: null,
      });
    }
    return name === column.name ? column : { ...column, name };
  });
  const renamed = columns.flatMap((column, at) => {
    const before = table.columns[at]?.name;
    return before === undefined || before === column.name ? [] : [{ before, after: column.name }];
  });
  if (renamed.length === 0) return;
  table.columns = columns;
  for (const { before, after } of renamed) renameInFormulas(workbook, table, before, after);
}

function renameInFormulas(workbook: Workbook, table: Table, before: string, after: string): void {
  formulasChanged(workbook, (formula, sheet, row, column) =>
    formulaAfterColumnRename(
      formula,
      (reference) =>
        reference.table === null
          ? tableAt(workbook, sheet, row, column) === table
          : reference.table.toLowerCase() === table.name.toLowerCase(),
      before,
      after,
    ),
  );
}
