import { londonDayOf } from "../../shared/sync/london-day.ts";
import { type Rolled, rolledForward } from "../../shared/sync/rolled-forward.ts";
import type { SheetChange } from "../../shared/sync/scan-table.ts";
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

/** Rows that were made next year's or put right, but for those a person has called a correction. */
export function waitingForWord(
  { kept, corrections, now }: Ground,
  binding: Binding,
  changes: readonly SheetChange[],
): ReadonlyMap<RowId, Rolled> {
  const rolled = rolledForward(kept.rows(binding.id), changes, {
    valuesOf: ({ values }) => values,
    today: londonDayOf(now()),
  });
  const isCorrected = (id: RowId, { kind }: Rolled) =>
    corrections.has(kind === "year" ? binding.id : id);
  return new Map([...rolled].filter(([id, one]) => !isCorrected(id, one)));
}
