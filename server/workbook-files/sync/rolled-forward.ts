import type { PulledRow } from "../../../shared/sync/protocol.ts";
import { type Rolled, rolledForward } from "../../../shared/sync/rolled-forward.ts";
import type { SheetChange } from "../../../shared/sync/scan-table.ts";
import { formatLongDate, type IsoDay } from "../../../shared/values/calendar-date.ts";
import { unreachable } from "../../../shared/values/result.ts";
import type { RowId } from "../../../shared/values/row-id.ts";
import type { FileMemory } from "./kept-in-file.ts";

/** What a person said of years changed on many rows at once; null where they were not asked yet. */
export type YearsAnswer = "new-rows" | "corrected" | null;

export type RollingForward = Readonly<{
  years: YearsAnswer;
  registerRows: ReadonlyMap<RowId, PulledRow>;
  today: IsoDay;
}>;

/** Rows that were made next year's, or put right: which of the two is asked of each. */
export function askedOfRolled(
  memory: FileMemory,
  changes: readonly SheetChange[],
  { years, registerRows, today }: RollingForward,
): ReadonlyMap<RowId, string> {
  if (years === "corrected") return new Map();
  const rolled = rolledForward(memory, changes, {
    valuesOf: ({ id }) => registerRows.get(id)?.values ?? null,
    today,
  });
  return new Map([...rolled].map(([id, one]) => [id, questionOf(one)]));
}

const ANSWERS = "(--next-year), or a correction (--correct-years)?";

function questionOf(rolled: Rolled): string {
  switch (rolled.kind) {
    case "year":
      return `the financial year changed. Is it next year's row ${ANSWERS}`;
    case "renewal":
      return `the agreement ended on ${formatLongDate(rolled.ended)}, and both its start and its end were changed. Is it a new agreement ${ANSWERS}`;
    case "unknown":
      return `both the start and the end of an agreement were changed that is out of your sight in the register. Is it a new agreement ${ANSWERS}`;
    default:
      return unreachable(rolled);
  }
}
