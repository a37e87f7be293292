import type { BriefPlanEntry } from "../../../shared/sync/screens.ts";
import {
  addDays,
  type IsoDay,
  isoDay,
  lastDayOf,
  moveStartByMonths,
} from "../../../shared/values/calendar-date.ts";

export type Quarter = Readonly<{ from: IsoDay; to: IsoDay }>;

/** The quarter of the financial year that today is in: it starts in April, July, October or January. */
export function quarterOf(today: IsoDay): Quarter {
  const month = Number(today.slice(5, 7));
  const from = isoDay(Number(today.slice(0, 4)), month - ((month - 1) % 3), 1);
  return { from, to: addDays(moveStartByMonths(from, 3), -1) };
}

/** Entries that fall in a quarter, in order; a month counts where its last day falls in it. */
export function entriesIn(
  { from, to }: Quarter,
  entries: readonly BriefPlanEntry[],
): readonly BriefPlanEntry[] {
  const dated = entries.flatMap((entry) =>
    entry.date === null ? [] : [{ entry, day: lastDayOf(entry.date) }],
  );
  return dated
    .filter(({ day }) => day >= from && day <= to)
    .toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))
    .map(({ entry }) => entry);
}

export type QuarterCounts = Readonly<{
  ends: number;
  withoutSuccessor: number;
  decisions: number;
  funding: number;
}>;

export function quarterCounts(entries: readonly BriefPlanEntry[]): QuarterCounts {
  const ends = entries.filter(({ kind }) => kind === "end");
  return {
    ends: ends.length,
    withoutSuccessor: ends.filter(({ noSuccessor }) => noSuccessor).length,
    decisions: entries.filter(({ kind }) => kind === "decide-by").length,
    funding: entries.filter(({ kind }) => kind === "funding-until").length,
  };
}
