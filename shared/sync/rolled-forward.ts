import type { FieldValue } from "../registers/field.ts";
import { CalendarDate, type IsoDay, lastDayOf } from "../values/calendar-date.ts";
import type { RowId } from "../values/row-id.ts";
import { MOST_YEARS_CORRECTED, TERM_FIELDS } from "./copied-file.ts";
import type { SheetChange } from "./scan-table.ts";
import { cellOf } from "./spread-cells.ts";
import type { CellState, RowMemory, TableMemory } from "./table-memory.ts";

/** Why a row of the register waits for a person to say whether it was put right, or is a new one. */
export type Rolled =
  /** One of many whose financial year was changed at once. */
  | Readonly<{ kind: "year" }>
  /** An agreement that had ended, given another start and another end. */
  | Readonly<{ kind: "renewal"; ended: CalendarDate }>
  /** An agreement given both anew, of which it is not known here yet when it ended. */
  | Readonly<{ kind: "unknown" }>;

type Known = Readonly<{
  /** What the register says of a row; null where that is not known yet. */
  valuesOf: (row: RowMemory) => Readonly<Record<string, FieldValue>> | null;
  today: IsoDay;
}>;

/** Rows of the register that were made next year's, or put right; a row never sent is none of them. */
export function rolledForward(
  memory: TableMemory,
  changes: readonly SheetChange[],
  { valuesOf, today }: Known,
): ReadonlyMap<RowId, Rolled> {
  const rolled = new Map<RowId, Rolled>();
  const ofYear: RowMemory[] = [];
  for (const change of changes) {
    const row = change.kind === "cells" ? memory.get(change.id) : undefined;
    if (change.kind !== "cells" || row === undefined || row.version === 0) continue;
    const edited = new Set(
      change.changes.flatMap((one) => (one.kind === "edit" && one.value !== null ? one.field : [])),
    );
    const renewal = renewalOf(row, edited, valuesOf(row), today);
    if (renewal !== null) rolled.set(row.id, renewal);
    if (edited.has("financialYear")) ofYear.push(row);
  }
  const lines = new Set(ofYear.map((row) => cellOf(row)?.line ?? row.id));
  if (lines.size > MOST_YEARS_CORRECTED) {
    for (const { id } of ofYear) rolled.set(id, { kind: "year" });
  }
  return rolled;
}

/** A date that was typed first and is on its way, or was not taken alone, was changed as well. */
const TYPED_BEFORE: ReadonlySet<CellState["kind"]> = new Set(["sent", "refused"]);

function renewalOf(
  { cells }: RowMemory,
  edited: ReadonlySet<string>,
  before: Readonly<Record<string, FieldValue>> | null,
  today: IsoDay,
): Rolled | null {
  const isNow = TERM_FIELDS.some((field) => edited.has(field));
  const isBoth = TERM_FIELDS.every(
    (field) => edited.has(field) || TYPED_BEFORE.has(cells[field]?.state.kind ?? "synced"),
  );
  if (!isNow || !isBoth) return null;
  if (before === null) return { kind: "unknown" };
  const end = CalendarDate.safeParse(before.currentEnd);
  if (!end.success || lastDayOf(end.data) >= today) return null;
  return { kind: "renewal", ended: end.data };
}
