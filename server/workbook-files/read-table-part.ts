import type { RawTable } from "../../shared/reading/raw-sheet.ts";
import { readAreaAddress } from "./cell-address.ts";
import { RowFilter } from "./row-filter.ts";
import type { WorkbookPackage } from "./workbook-package.ts";

export type TablePart = Readonly<{
  table: RawTable;
  filter: RowFilter;
  /** Whether a query or an XML file brings its rows, from another workbook, a database or the web. */
  isQuery: boolean;
}>;

const FILLED: ReadonlySet<string> = new Set(["queryTable", "xml"]);

/** An Excel table, or null where its part is absent or its place makes no sense. */
export function readTablePart(file: WorkbookPackage, part: string): TablePart | null {
  let read: TablePart | null = null;
  const filter = new RowFilter();
  file.read(part, {
    open(name, attributes) {
      filter.open(name, attributes);
      if (name !== "table" || read !== null) return;
      const area = readAreaAddress(attributes.ref ?? "");
      if (area === null) return;
      const table = {
        name: attributes.displayName ?? attributes.name ?? "",
        area,
        hasHeader: attributes.headerRowCount !== "0",
        hasTotals: Number(attributes.totalsRowCount ?? 0) > 0,
      };
      read = { table, filter, isQuery: FILLED.has(attributes.tableType ?? "") };
    },
    close() {},
    text() {},
  });
  return read;
}
