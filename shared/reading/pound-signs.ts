import { PLAIN_CONTEXT } from "./cell-reading.ts";
import { sampleOf, valuesFit } from "./column-sample.ts";
import { isFilled } from "./find-header.ts";
import type { FoundColumn, FoundTable } from "./found-table.ts";
import { readHeader } from "./header-text.ts";
import { cellAt, type RawSheet } from "./raw-sheet.ts";

/** What Excel calls a column of a table to which nobody gave a name. */
const MADE_UP = /^Column\d+$/;

/** Whether a column holds nothing but "£" in these rows, and that at least once. */
export function holdsOnlyPoundSigns(
  sheet: RawSheet,
  column: number,
  rows: readonly number[],
): boolean {
  const filled = rows.map((row) => cellAt(sheet, row, column)).filter(isFilled);
  return filled.length > 0 && filled.every(({ value }) => String(value).trim() === "£");
}

/**
 * The table with each narrow column of pound signs told apart, as accountants set them beside their
 * numbers. It says that the amounts right of it are pounds and lends them its header where they
 * have none; itself it is no column of anything.
 */
export function withPoundSigns(sheet: RawSheet, table: FoundTable): FoundTable {
  const body = table.rows.flatMap(({ row, kind }) => (kind === "body" ? [row] : []));
  const columns: FoundColumn[] = [...table.columns];
  for (const [at, sign] of table.columns.entries()) {
    const amounts = table.columns[at + 1];
    if (amounts?.column !== sign.column + 1) continue;
    if (!holdsOnlyPoundSigns(sheet, sign.column, body)) continue;
    if (!holdsAmounts(sheet, table, amounts)) continue;
    const isNamed = isNameOfItsOwn(amounts, sign);
    const header = isNamed ? amounts.header : sign.header;
    const unit = header.unit ?? sign.header.unit;
    columns[at] = { ...sign, pounds: "sign", header: isNamed ? sign.header : readHeader([]) };
    columns[at + 1] = { ...amounts, pounds: "amounts", header: { ...header, unit } };
  }
  return { ...table, columns };
}

function holdsAmounts(sheet: RawSheet, table: FoundTable, column: FoundColumn): boolean {
  return (
    valuesFit(sampleOf(sheet, table, column), { kind: "money" }, PLAIN_CONTEXT).verdict === "for"
  );
}

/** A header that is merged over both is the amounts'. */
function isNameOfItsOwn({ header }: FoundColumn, sign: FoundColumn): boolean {
  const { text } = header;
  return text !== "" && !MADE_UP.test(text) && text !== sign.header.text;
}
