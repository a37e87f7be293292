import type { SheetRows, TableBlock, Workbook } from "../workbook/workbook.ts";

/**
 * A workbook that says where it is written, before it is: whoever keeps an earlier reading of the
 * table reads those rows again before it judges them, whether or not the writing ended well.
 */
export function tellingWrites(
  workbook: Workbook,
  told: (sheetId: string, rows: readonly SheetRows[]) => void,
): Workbook {
  const tell = ({ sheetId, top }: TableBlock, rows: Iterable<number>) =>
    told(
      sheetId,
      [...rows].map((row) => ({ from: top + row, to: top + row })),
    );
  return {
    ...workbook,
    writeCells(block, writes) {
      if (writes.length > 0) tell(block, new Set(writes.map(({ row }) => row)));
      return workbook.writeCells(block, writes);
    },
    addRows(block, rows) {
      tell(block, []);
      return workbook.addRows(block, rows);
    },
    deleteRows(block, rows) {
      tell(block, []);
      return workbook.deleteRows(block, rows);
    },
  };
}
