import type { RawTable } from "../../shared/reading/raw-sheet.ts";
import { readAreaAddress } from "./cell-address.ts";
import type { WorkbookPackage } from "./workbook-package.ts";

/** An Excel table, or null where its part is absent or its place makes no sense. */
export function readTablePart(file: WorkbookPackage, part: string): RawTable | null {
  let table: RawTable | null = null;
  file.read(part, {
    open(name, attributes) {
      if (name !== "table" || table !== null) return;
      const area = readAreaAddress(attributes.ref ?? "");
      if (area === null) return;
      table = {
        name: attributes.displayName ?? attributes.name ?? "",
        area,
        hasHeader: attributes.headerRowCount !== "0",
        hasTotals: Number(attributes.totalsRowCount ?? 0) > 0,
      };
    },
    close() {},
    text() {},
  });
  return table;
}
