import { isDeepStrictEqual } from "node:util";
import { CHECKPOINT_SHEET } from "../../addin/workbook/workbook.ts";
import { EMPTY_CELL } from "../excel-host/model/cell.ts";
import { PLAIN_LOOK } from "../excel-host/model/sheet.ts";
import type { Workbook } from "../excel-host/model/workbook.ts";

/**
 * Everything a workbook holds but our hidden sheet, as one value: cells with formulas and looks,
 * widths, rules, tables, names. What was never touched and what is as if never touched are one.
 */
export function wholeOf(workbook: Workbook): unknown {
  const sheets = workbook.sheets.filter(({ name }) => name !== CHECKPOINT_SHEET);
  return {
    sheets: sheets.map((sheet) => {
      const state = sheet.state();
      return {
        ...state,
        rows: filled(
          state.rows.map((row) => filled([...row], EMPTY_CELL)),
          [],
        ),
        rowLooks: filled(state.rowLooks, PLAIN_LOOK),
        columnLooks: filled(state.columnLooks, PLAIN_LOOK),
      };
    }),
    tables: workbook.tables.map((table) => ({ id: table.id, ...table.state() })),
    names: workbook.names,
  };
}

/** Without what is empty at the end; gaps are what they stand for. */
function filled<Item>(items: readonly (Item | undefined)[], empty: Item): readonly Item[] {
  const all = Array.from(items, (item) => item ?? empty);
  const last = all.findLastIndex((item) => !isDeepStrictEqual(item, empty));
  return all.slice(0, last + 1);
}
