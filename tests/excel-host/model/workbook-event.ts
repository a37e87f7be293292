import type { Area } from "./area.ts";
import type { CellValue } from "./cell.ts";
import type { Sheet, Visibility } from "./sheet.ts";

/** Excel.DataChangeType. */
export type ChangeType =
  | "RangeEdited"
  | "RowInserted"
  | "RowDeleted"
  | "ColumnInserted"
  | "ColumnDeleted"
  | "CellInserted"
  | "CellDeleted";

export type CellsChanged = Readonly<{
  kind: "cells-changed";
  sheet: Sheet;
  area: Area;
  changeType: ChangeType;
  shift: "None" | "Down" | "Up" | "Left" | "Right";
  /** Only for a single edited cell. */
  values: Readonly<{ before: CellValue; after: CellValue }> | null;
}>;

/** What happened in a workbook, before it is put into an add-in's words. */
export type WorkbookEvent =
  | CellsChanged
  | Readonly<{ kind: "format-changed"; sheet: Sheet; area: Area }>
  | Readonly<{ kind: "rows-sorted"; sheet: Sheet; area: Area }>
  | Readonly<{ kind: "calculated"; sheet: Sheet }>
  | Readonly<{ kind: "sheet-added" | "sheet-deleted"; sheet: Sheet }>
  | Readonly<{ kind: "sheet-activated" | "sheet-deactivated"; sheet: Sheet }>
  | Readonly<{ kind: "sheet-renamed"; sheet: Sheet; before: string; after: string }>
  | Readonly<{ kind: "sheet-moved"; sheet: Sheet; before: number; after: number }>
  | Readonly<{
      kind: "sheet-visibility-changed";
      sheet: Sheet;
      before: Visibility;
      after: Visibility;
    }>
  | Readonly<{ kind: "protection-changed"; sheet: Sheet; isProtected: boolean }>
  | Readonly<{ kind: "selection-changed"; sheet: Sheet; area: Area }>
  | Readonly<{
      kind: "table-added" | "table-deleted";
      sheet: Sheet;
      tableId: string;
      tableName: string;
    }>;
