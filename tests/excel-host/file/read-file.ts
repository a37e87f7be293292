import { readCsv } from "../../../server/workbook-files/read-csv.ts";
import { readXlsx } from "../../../server/workbook-files/read-xlsx.ts";
import type { WorkbookFile } from "../../../server/workbook-files/workbook-file.ts";
import { unsurveyed } from "../../../shared/reading/table-conditions.ts";
import { ok, type Result } from "../../../shared/values/result.ts";
import type { Workbook, WorkbookOptions } from "../model/workbook.ts";
import { openWorkbook } from "./open-workbook.ts";

/** Opens somebody's .xlsx or .csv, or says in one sentence why not. */
export function openFile(
  bytes: Uint8Array,
  fileName: string,
  options: WorkbookOptions = {},
): Result<Workbook, string> {
  const read = /\.csv$/i.test(fileName) ? csvAsWorkbook(bytes, fileName) : readXlsx(bytes);
  if (!read.ok) return read;
  return ok(openWorkbook(read.value, { name: fileName, ...options }));
}

function csvAsWorkbook(bytes: Uint8Array, fileName: string): Result<WorkbookFile, string> {
  const read = readCsv(bytes, fileName.replace(/\.csv$/i, "").slice(0, 31));
  if (!read.ok) return read;
  const plain = {
    columnWidths: new Map(),
    frozen: { rows: 0, columns: 0 },
    looks: new Map(),
  };
  return ok({
    sheets: [{ ...unsurveyed(read.value), ...plain }],
    definedNames: [],
    date1904: false,
  });
}
