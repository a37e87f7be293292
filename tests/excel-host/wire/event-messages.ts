import { unreachable } from "../../../shared/values/result.ts";
import { intersection, toA1 } from "../model/area.ts";
import { valueTypeOf } from "../model/cell.ts";
import type { Sheet } from "../model/sheet.ts";
import type { Workbook } from "../model/workbook.ts";
import type { CellsChanged, WorkbookEvent } from "../model/workbook-event.ts";

/** An event in the library's own words: its number, whose handlers it is for, its content. */
export type EventMessage = Readonly<{
  event: number;
  target: string;
  content: Readonly<Record<string, unknown>>;
}>;

export type Source = Readonly<{
  source: "Local" | "Remote";
  /** True where this very add-in did it; only worksheet events say so. */
  isOwn: boolean;
  /** Under which the add-in may ask for the event's range. */
  keepRange(sheet: Sheet, event: CellsChanged): string;
}>;

/** The events Office's older interface tells by itself, whoever registered. */
export const DOCUMENT_SELECTION_CHANGED = 2;

export function messagesOf(
  workbook: Workbook,
  event: WorkbookEvent,
  from: Source,
): readonly EventMessage[] {
  const { source } = from;
  const { sheet } = event;
  const onSheet = { worksheetId: sheet.id, source };
  switch (event.kind) {
    case "cells-changed":
      return changeMessages(workbook, event, from);
    case "format-changed":
      return toSheetAndAll(18, sheet, { ...onSheet, address: toA1(event.area) });
    case "rows-sorted":
      return toSheetAndAll(19, sheet, { ...onSheet, address: toA1(event.area) });
    case "calculated":
      return toSheetAndAll(16, sheet, { worksheetId: sheet.id });
    case "sheet-added":
      return [{ event: 13, target: "Workbook", content: onSheet }];
    case "sheet-deleted":
      return [{ event: 15, target: "Workbook", content: onSheet }];
    case "sheet-activated":
      return toSheetAndAll(11, sheet, { worksheetId: sheet.id });
    case "sheet-deactivated":
      return toSheetAndAll(12, sheet, { worksheetId: sheet.id });
    case "sheet-renamed":
      return toSheetAndAll(25, sheet, {
        ...onSheet,
        nameBefore: event.before,
        nameAfter: event.after,
      });
    case "sheet-visibility-changed":
      return toSheetAndAll(26, sheet, {
        ...onSheet,
        visibilityBefore: event.before,
        visibilityAfter: event.after,
      });
    case "sheet-moved":
      return [
        {
          event: 27,
          target: "Workbook",
          content: { ...onSheet, positionBefore: event.before, positionAfter: event.after },
        },
      ];
    case "protection-changed":
      return toSheetAndAll(24, sheet, { ...onSheet, isProtected: event.isProtected });
    case "selection-changed":
      return selectionMessages(workbook, event);
    case "table-added":
    case "table-deleted":
      return tableMessages(event, source);
    default:
      return unreachable(event);
  }
}

function toSheetAndAll(
  event: number,
  sheet: Sheet,
  content: EventMessage["content"],
): readonly EventMessage[] {
  return [
    { event, target: sheet.id, content },
    { event, target: "Workbook", content },
  ];
}

function changeMessages(
  workbook: Workbook,
  event: CellsChanged,
  from: Source,
): readonly EventMessage[] {
  const { sheet, area, values } = event;
  const content = {
    changeType: event.changeType,
    source: from.source,
    worksheetId: sheet.id,
    address: toA1(area),
    referenceId: from.keepRange(sheet, event),
    shiftDirection: event.shift,
    ...(values === null
      ? {}
      : {
          valueBefore: values.before,
          valueAfter: values.after,
          valueTypeBefore: valueTypeOf(values.before),
          valueTypeAfter: valueTypeOf(values.after),
        }),
  };
  const ofSheet = toSheetAndAll(
    10,
    sheet,
    from.isOwn ? { ...content, triggerSource: "ThisLocalAddin" } : content,
  );
  const ofTables = workbook
    .tablesOn(sheet)
    .filter((table) => intersection(table.area, area) !== null)
    .flatMap((table) =>
      [table.id, sheet.id, "Workbook"].map((target) => ({
        event: 101,
        target,
        content: { ...content, tableId: table.id },
      })),
    );
  return [...ofSheet, ...ofTables];
}

function selectionMessages(
  workbook: Workbook,
  event: Extract<WorkbookEvent, { kind: "selection-changed" }>,
): readonly EventMessage[] {
  const { sheet, area } = event;
  const content = { worksheetId: sheet.id, address: toA1(area) };
  const ofTables = workbook.tablesOn(sheet).map((table) => {
    const inside = intersection(table.area, area);
    return {
      event: 100,
      target: table.id,
      content: {
        ...content,
        address: inside === null ? "" : toA1(inside),
        isInsideTable: inside !== null,
        tableId: table.id,
      },
    };
  });
  return [
    { event: DOCUMENT_SELECTION_CHANGED, target: "", content: {} },
    ...toSheetAndAll(14, sheet, content),
    ...ofTables,
  ];
}

function tableMessages(
  event: Extract<WorkbookEvent, { kind: "table-added" | "table-deleted" }>,
  source: "Local" | "Remote",
): readonly EventMessage[] {
  const { sheet, tableId, tableName } = event;
  const number = event.kind === "table-added" ? 102 : 103;
  const content = { tableId, tableName, worksheetId: sheet.id, source };
  return toSheetAndAll(number, sheet, content);
}
