import type { Area } from "../../shared/reading/raw-sheet.ts";
import { readAreaAddress } from "./cell-address.ts";
import { readTablePart } from "./read-table-part.ts";
import type { RowFilter } from "./row-filter.ts";
import type { SheetFile } from "./workbook-file.ts";
import type { WorkbookPackage } from "./workbook-package.ts";

type PartsBeside = Pick<
  SheetFile,
  "tables" | "pivotTables" | "queryTables" | "filteredTables" | "isFiltered"
>;

/** What the parts that a sheet leads to say of it: its tables, and what Excel fills in by itself. */
export function partsBeside(
  file: WorkbookPackage,
  sheetPart: string,
  filter: RowFilter,
  hiddenRows: ReadonlySet<number>,
): PartsBeside {
  const related = file.relationshipsOf(sheetPart);
  const targets = (kind: string) =>
    related.flatMap((one) => (one.kind === kind ? [one.target] : []));
  const tables = targets("table").flatMap((target) => readTablePart(file, target) ?? []);
  const namesOf = (those: typeof tables) => new Set(those.map(({ table }) => table.name));
  const filteredTables = namesOf(tables.filter((one) => one.filter.hides(hiddenRows)));
  return {
    tables: tables.map(({ table }) => table),
    pivotTables: targets("pivotTable").flatMap((target) => pivotArea(file, target) ?? []),
    queryTables: namesOf(tables.filter(({ isQuery }) => isQuery)),
    filteredTables,
    // Rows that a table's filter hides need no other filter to explain them.
    isFiltered: filteredTables.size === 0 && filter.hides(hiddenRows),
  };
}

function pivotArea(file: WorkbookPackage, part: string): Area | null {
  let area: Area | null = null;
  file.read(part, {
    open(name, attributes) {
      if (name === "location") area ??= readAreaAddress(attributes.ref ?? "");
    },
    close() {},
    text() {},
  });
  return area;
}
