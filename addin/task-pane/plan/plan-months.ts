import type { PlanEntryView } from "../../../shared/sync/screens.ts";
import {
  firstDayOf,
  type IsoDay,
  type IsoMonth,
  lastDayOf,
  monthOf,
  moveMonth,
} from "../../../shared/values/calendar-date.ts";

/** One line of the plan: an entry, or several of one kind, day and group printed as one. */
export type PlanLine = Readonly<{
  title: string;
  entries: readonly [PlanEntryView, ...PlanEntryView[]];
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

/** Entries of one kind and date that go by one name are one line; the rest stand alone. */
export function linesOf(entries: readonly PlanEntryView[]): readonly PlanLine[] {
  const lines = new Map<string, [PlanEntryView, ...PlanEntryView[]]>();
  for (const entry of entries) {
    const key = `${entry.kind}/${entry.date}/${entry.step}/${entry.group}`;
    const line = lines.get(key);
    if (line === undefined) lines.set(key, [entry]);
    else line.push(entry);
  }
  return [...lines.values()].map((those) => ({
    title: those.length === 1 ? those[0].subjectName : those[0].group,
    entries: those,
  }));
}
