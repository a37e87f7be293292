import { frameworkIn, frameworkWorkbook } from "../../server/workbook-files/framework-workbook.ts";
import { readXlsx } from "../../server/workbook-files/read-xlsx.ts";
import type { SheetDescription } from "../../server/workbook-files/workbook-description.ts";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import { type FrameworkReading, readFramework } from "../../shared/authoring/read-framework.ts";
import { writeFramework } from "../../shared/authoring/write-framework.ts";
import type { Framework } from "../../shared/framework/framework.ts";
import { EMPTY_CELL } from "../../shared/reading/raw-sheet.ts";
import { REGISTER_KEYS } from "../../shared/registers/all-registers.ts";

/** A framework through a workbook file and back. */
export function throughWorkbook(framework: Framework): FrameworkReading {
  const read = frameworkIn(frameworkWorkbook(framework));
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

/** The same without a file between: the sheets as cells, read at once. */
export function throughCells(framework: Framework): FrameworkReading {
  return readFramework(
    writeFramework(framework).map(({ name, headers, rows }) => ({
      ...{ name, visibility: "visible", tables: [], merges: [], date1904: false },
      ...{ hiddenRows: new Set<number>(), hiddenColumns: new Set<number>() },
      rows: [headers.map((value) => ({ value, format: "General" })), ...rows].map((row) =>
        row.map((cell) =>
          cell === null
            ? EMPTY_CELL
            : { ...EMPTY_CELL, ...cell, text: typeof cell.value === "string" ? cell.value : "" },
        ),
      ),
    })),
  );
}

/** A workbook has a sheet a register, so figures stand register by register. */
export function figuresByRegister(framework: Framework): Framework {
  const figures = REGISTER_KEYS.flatMap((register) =>
    framework.figures.filter((figure) => figure.register === register),
  );
  return { ...framework, figures };
}

type Cells = readonly (readonly (string | number | null)[])[];

/** The workbook of a framework with some sheets written over: rows from the header down. */
export function readWith(framework: Framework, sheets: Readonly<Record<string, Cells>>) {
  const read = readXlsx(frameworkWorkbook(framework));
  if (!read.ok) throw new Error(read.problem);
  const described = read.value.sheets.map(
    (sheet): SheetDescription => ({
      name: sheet.name,
      rows:
        sheets[sheet.name] ??
        sheet.rows.map((row) => row.map(({ value, format }) => ({ value, format }))),
    }),
  );
  const added = Object.entries(sheets)
    .filter(([name]) => !described.some((sheet) => sheet.name === name))
    .map(([name, rows]): SheetDescription => ({ name, rows }));
  const again = readXlsx(writeXlsx({ sheets: [...described, ...added] }));
  if (!again.ok) throw new Error(again.problem);
  return readFramework(again.value.sheets);
}
