import { readAreaAddress } from "./cell-address.ts";
import { readTablePart } from "./read-table-part.ts";
import type { RowFilter } from "./row-filter.ts";
import type { DefinedName, SheetFile } from "./workbook-file.ts";
import type { WorkbookPackage } from "./workbook-package.ts";

type PartsBeside = Pick<
  SheetFile,
  "tables" | "pivotTables" | "queryTables" | "queryRanges" | "filteredTables" | "isFiltered"
>;

type Sheet = Readonly<{
  filter: RowFilter;
  hiddenRows: ReadonlySet<number>;
  /** The names that belong to this sheet alone. */
  names: readonly DefinedName[];
}>;

/** What the parts that a sheet leads to say of it: its tables, and what Excel fills in by itself. */
export function partsBeside(
  file: WorkbookPackage,
  sheetPart: string,
  { filter, hiddenRows, names }: Sheet,
): PartsBeside {
  const related = file.relationshipsOf(sheetPart);
  const targets = (kind: string) =>
    related.flatMap((one) => (one.kind === kind ? [one.target] : []));
  const tables = targets("table").flatMap((target) => readTablePart(file, target) ?? []);
  const namesOf = (those: typeof tables) => new Set(those.map(({ table }) => table.name));
  const filteredTables = namesOf(tables.filter((one) => one.filter.hides(hiddenRows)));
  return {
    tables: tables.map(({ table }) => table),
    pivotTables: targets("pivotTable").flatMap((target) => {
      const ref = firstOf(file, target, "location", "ref");
      return readAreaAddress(ref ?? "") ?? [];
    }),
    // The query of a table belongs to the table; one of the sheet's own fills a range by its name.
    queryRanges: targets("queryTable").flatMap((target) => {
      const query = firstOf(file, target, "queryTable", "name");
      const range = names
        .find(({ name }) => name === query)
        ?.refersTo.split("!")
        .at(-1);
      return readAreaAddress((range ?? "").replaceAll("$", "")) ?? [];
    }),
    queryTables: namesOf(tables.filter(({ isQuery }) => isQuery)),
    filteredTables,
    // Rows that a table's filter hides need no other filter to explain them.
    isFiltered: filteredTables.size === 0 && filter.hides(hiddenRows),
  };
}

/** An attribute of the first such element of a part. */
function firstOf(
  file: WorkbookPackage,
  part: string,
  element: string,
  attribute: string,
): string | undefined {
  let found: string | undefined;
  file.read(part, {
    open(name, attributes) {
      if (name === element) found ??= attributes[attribute];
    },
    close() {},
    text() {},
  });
  return found;
}
