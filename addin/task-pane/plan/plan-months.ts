import type { BriefPlanEntry, PlanEntryView } from "../../../shared/sync/screens.ts";
import { alike } from "../../../shared/values/alike.ts";
import {
  firstDayOf,
  type IsoDay,
  type IsoMonth,
  lastDayOf,
  monthOf,
  moveMonth,
} from "../../../shared/values/calendar-date.ts";

/** One line of the plan: an entry, or several of one kind, day and group printed as one. */
export type PlanLine<Entry extends BriefPlanEntry = PlanEntryView> = Readonly<{
  entries: readonly [Entry, ...Entry[]];
}>;

export type PlanMonth = Readonly<{ month: IsoMonth; lines: readonly PlanLine[] }>;

/** The first day of this month, and the last of the month a year on less one. */
export function nextTwelveMonths(today: IsoDay): Readonly<{ from: IsoDay; to: IsoDay }> {
  const month = monthOf(today);
  return { from: firstDayOf(month), to: lastDayOf(moveMonth(month, 11)) };
}

/** Twelve months from this one, each with its lines, empty months too. */
export function planByMonth(
  entries: readonly PlanEntryView[],
  today: IsoDay,
): readonly PlanMonth[] {
  const first = monthOf(today);
  return Array.from({ length: 12 }, (_, months) => {
    const month = moveMonth(first, months);
    return {
      month,
      lines: linesOf(
        entries
          .filter(({ date }) => date !== null && monthOf(date) === month)
          // What only has a month sorts on its last day, as facts do.
          .toSorted((one, other) => (dayIn(one) < dayIn(other) ? -1 : 1)),
      ),
    };
  });
}

function dayIn({ date }: PlanEntryView): string {
  return date === null ? "" : lastDayOf(date);
}

/**
 * Entries of one kind and date that go by one name are one line, and so are those of one kind of
 * which no date is known, whatever their names, apart those of what was over long before it came;
 * the rest stand alone.
 */
export function linesOf<Entry extends BriefPlanEntry>(
  entries: readonly Entry[],
): readonly PlanLine<Entry>[] {
  const keyOf = ({ kind, date, step, group, longPast }: Entry) =>
    date === null ? `${kind}/${step}/${longPast}` : `${kind}/${date}/${step}/${group}`;
  return alike(entries, keyOf).map(({ items }) => ({ entries: items }));
}

/** How grave the gravest of a line is. */
export function gravityOf({ entries }: PlanLine<BriefPlanEntry>): BriefPlanEntry["severity"] {
  const gravities = entries.map(({ severity }) => severity);
  if (gravities.includes("error")) return "error";
  return gravities.includes("warning") ? "warning" : "info";
}
