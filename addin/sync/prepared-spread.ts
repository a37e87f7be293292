import type { SpreadMatch } from "../../shared/reading/find-spread.ts";
import type { FoundTable } from "../../shared/reading/found-table.ts";
import { cellAt, type RawSheet } from "../../shared/reading/raw-sheet.ts";
import { keyedColumns, type Spread } from "../../shared/sync/spread.ts";
import type { TableBlock } from "../workbook/workbook.ts";

/** Years or funds across a sheet, as a person accepted them. */
export type PreparedSpread = Pick<SpreadMatch, "field" | "by" | "evidence"> &
  Readonly<{
    /** Zero-based in the sheet, each under the key its rows' ids end in. */
    columns: ReturnType<typeof keyedColumns>;
    /** As it will be bound, but for Excel's ids of the columns. */
    bound: Spread;
  }>;

export function preparedSpread(
  match: SpreadMatch,
  sheet: RawSheet,
  found: FoundTable,
): PreparedSpread {
  const { field, by, evidence } = match;
  const columns = keyedColumns(match);
  const header = found.headerRows.at(-1) ?? found.area.top;
  return {
    field,
    by,
    evidence,
    columns,
    bound: {
      field,
      by,
      columns: columns.map(({ key, value, unit, column }) => ({
        key,
        value,
        unit,
        columnId: -1,
        header: String(cellAt(sheet, header, column).value ?? ""),
      })),
      leftAlone: [],
    },
  };
}

/** The spread with Excel's own ids for its columns, once there is a table. */
export function boundIn({ bound, columns }: PreparedSpread, block: TableBlock): Spread {
  return {
    ...bound,
    columns: bound.columns.map((column, at) => {
      const there = block.columns[(columns[at]?.column ?? 0) - block.left];
      return { ...column, columnId: there?.id ?? -1, header: there?.header ?? column.header };
    }),
  };
}
