import { isRenewal, MOST_YEARS_CORRECTED } from "../../../shared/sync/copied-file.ts";
import type { PulledRow } from "../../../shared/sync/protocol.ts";
import type { SheetChange } from "../../../shared/sync/scan-table.ts";
import { cellOf } from "../../../shared/sync/spread-cells.ts";
import { formatLongDate, IsoDay } from "../../../shared/values/calendar-date.ts";
import type { RowId } from "../../../shared/values/row-id.ts";
import type { FileMemory } from "./kept-in-file.ts";

/** What a person said of years changed on many rows at once; null where they were not asked yet. */
export type YearsAnswer = "new-rows" | "corrected" | null;

export type RollingForward = Readonly<{
  years: YearsAnswer;
  registerRows: ReadonlyMap<RowId, PulledRow>;
  today: IsoDay;
}>;

/**
 * Rows of the register that were made next year's, or put right: which of the two only a person can
 * say. Each with the question; a row that was never sent is none of them.
 */
export function rolledForward(
  memory: FileMemory,
  changes: readonly SheetChange[],
  { years, registerRows, today }: RollingForward,
): ReadonlyMap<RowId, string> {
  if (years === "corrected") return new Map();
  const rolled = new Map<RowId, string>();
  const ofYear: RowId[] = [];
  for (const change of changes) {
    if (change.kind !== "cells" || (memory.get(change.id)?.version ?? 0) === 0) continue;
    const before = registerRows.get(change.id)?.values ?? {};
    if (isRenewal(change.changes, before, today)) rolled.set(change.id, ofAgreement(before));
    const hasYear = change.changes.some(
      (cell) => cell.kind === "edit" && cell.field === "financialYear" && cell.value !== null,
    );
    if (hasYear) ofYear.push(change.id);
  }
  const lines = new Set(ofYear.map((id) => cellOf(memory.get(id) ?? { id })?.line ?? id));
  if (lines.size > MOST_YEARS_CORRECTED) for (const id of ofYear) rolled.set(id, OF_YEAR);
  return rolled;
}

const ANSWERS = "(--next-year), or a correction (--correct-years)?";
const OF_YEAR = `the financial year changed. Is it next year's row ${ANSWERS}`;

function ofAgreement({ currentEnd }: PulledRow["values"]): string {
  const end = IsoDay.safeParse(currentEnd);
  const on = end.success ? ` on ${formatLongDate(end.data)}` : "";
  return `the agreement ended${on}, and both its start and its end were changed. Is it a new agreement ${ANSWERS}`;
}
