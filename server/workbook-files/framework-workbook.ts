import type { AuthoredSheet } from "../../shared/authoring/authored-sheet.ts";
import { type FrameworkReading, readFramework } from "../../shared/authoring/read-framework.ts";
import { writeFramework } from "../../shared/authoring/write-framework.ts";
import type { Framework } from "../../shared/framework/framework.ts";
import { ok, type Result } from "../../shared/values/result.ts";
import { readXlsx } from "./read-xlsx.ts";
import type { SheetDescription, WrittenCell } from "./workbook-description.ts";
import { writeXlsx } from "./write-xlsx.ts";

const NARROW = 16;
const WIDE = 44;
/** Title, help and an empty row stand above the table. */
const HEADER_ROW = 3;

/** A framework as a workbook to change and give back. */
export function frameworkWorkbook(framework: Framework): Uint8Array {
  return writeXlsx({ sheets: writeFramework(framework).map(describe) });
}

/** The framework a workbook holds, with what is to be put right in it. */
export function frameworkIn(bytes: Uint8Array): Result<FrameworkReading, string> {
  const workbook = readXlsx(bytes);
  return workbook.ok ? ok(readFramework(workbook.value.sheets)) : workbook;
}

function describe({ name, help, headers, rows }: AuthoredSheet, place: number): SheetDescription {
  // A table has at least one row beneath its header.
  const body: readonly (readonly WrittenCell[])[] = rows.length === 0 ? [[]] : rows;
  const right = headers.length - 1;
  const area = { top: HEADER_ROW, left: 0, bottom: HEADER_ROW + body.length, right };
  return {
    name,
    rows: [[{ value: name, bold: true }], [help], [], headers, ...body.map(wrapped)],
    tables: [{ name: `Framework${place + 1}`, area, style: "TableStyleLight1" }],
    columnWidths: new Map(headers.map((_, column) => [column, widthOf(rows, column)])),
    frozen: { rows: HEADER_ROW + 1, columns: 1 },
  };
}

function wrapped(cells: readonly WrittenCell[]): readonly WrittenCell[] {
  return cells.map((cell) =>
    typeof cell === "object" && cell !== null && typeof cell.value === "string"
      ? { ...cell, wrap: true }
      : cell,
  );
}

function widthOf(rows: AuthoredSheet["rows"], column: number): number {
  const longest = Math.max(0, ...rows.map((row) => String(row[column]?.value ?? "").length));
  return longest > NARROW * 1.5 ? WIDE : NARROW;
}
