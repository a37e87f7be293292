import { MOST_YEARS_CORRECTED } from "../../shared/sync/copied-file.ts";
import type { SheetChange } from "../../shared/sync/scan-table.ts";
import { cellOf } from "../../shared/sync/spread-cells.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import type { Ground } from "./ground.ts";
import type { Binding } from "./remembered.ts";

/** More rows than this at once are sent only after the whole table was read. */
const MOST_ROWS_UNREAD = 100;

/** Whether cells were brought back to what they agreed on. */
export function areSettled(changes: readonly SheetChange[]): boolean {
  return changes.some(
    (one) => one.kind === "cells" && one.changes.some(({ kind }) => kind === "settled"),
  );
}

/** Too much at once to be sent of a table of which most is as an earlier reading had it. */
export function isTooMuchUnread(isWhole: boolean, changes: readonly SheetChange[]): boolean {
  return !isWhole && changes.length > MOST_ROWS_UNREAD;
}

/** Rows whose financial year was changed, where they are too many to be one by one put right. */
export function rolledForward(
  { kept, corrections }: Ground,
  binding: Binding,
  changes: readonly SheetChange[],
): readonly RowId[] {
  if (corrections.has(binding.id)) return [];
  const rolled = changes.flatMap((change) => {
    if (change.kind !== "cells") return [];
    const isKnown = (kept.row(binding.id, change.id)?.version ?? 0) > 0;
    const year = change.changes.some(
      (cell) => cell.kind === "edit" && cell.field === "financialYear" && cell.value !== null,
    );
    return isKnown && year ? [change.id] : [];
  });
  const lines = new Set(rolled.map((id) => cellOf(kept.row(binding.id, id) ?? { id })?.line ?? id));
  return lines.size > MOST_YEARS_CORRECTED ? rolled : [];
}
