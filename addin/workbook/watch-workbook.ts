import { type ExcelLibrary, runInExcel } from "./run-in-excel.ts";
import type { Hint, SheetRows } from "./workbook.ts";

/**
 * One registration of every handler, at the start. `worksheets.onChanged` and not the tables' own
 * event: only there Excel says whether the change was this add-in's.
 */
export async function watchWorkbook(
  excel: ExcelLibrary,
  listener: (hint: Hint) => void,
): Promise<() => Promise<void>> {
  const stops = await runInExcel(excel, async (context) => {
    const { worksheets } = context.workbook;
    const handlers = [
      worksheets.onChanged.add(async (event) => listener(cellsHint(event))),
      worksheets.onCalculated.add(async ({ worksheetId }) =>
        listener({ kind: "calculated", sheetId: worksheetId }),
      ),
      worksheets.onSelectionChanged.add(async () => listener({ kind: "selection" })),
      worksheets.onActivated.add(async () => listener({ kind: "selection" })),
      worksheets.onAdded.add(async () => listener({ kind: "sheets" })),
      worksheets.onDeleted.add(async () => listener({ kind: "sheets" })),
    ];
    await context.sync();
    return handlers;
  });
  return async () => {
    for (const handler of stops) {
      await excel.run(handler.context, async (context) => {
        handler.remove();
        await context.sync();
      });
    }
  };
}

function cellsHint(event: Excel.WorksheetChangedEventArgs): Hint {
  const by =
    event.triggerSource === "ThisLocalAddin"
      ? "ours"
      : event.source === "Remote"
        ? "remote"
        : "local";
  return { kind: "cells", sheetId: event.worksheetId, rows: rowsOf(event.address), by };
}

/** "B5:D9" is rows 4 to 8; "B:D" and anything else says nothing of rows. */
function rowsOf(address: string): SheetRows | null {
  const rows = [...address.replace(/^.*!/, "").matchAll(/\$?[A-Z]*\$?(\d+)/gi)].map(([, row]) =>
    Number(row),
  );
  if (rows.length === 0) return null;
  return { from: Math.min(...rows) - 1, to: Math.max(...rows) - 1 };
}
