import type { PlanEntryKind } from "../../../shared/forward-plan/plan-entry.ts";
import type { BriefPlanEntry } from "../../../shared/sync/screens.ts";
import {
  addDays,
  type CalendarDate,
  daysBetween,
  firstDayOf,
  type IsoDay,
  lastDayOf,
} from "../../../shared/values/calendar-date.ts";

/**
 * A stretch of time, from its first day to its last; null where that side is not known. Where only
 * a month is known it is kept as one, so that nobody is told of a day that nobody has said.
 */
export type Stretch = Readonly<{ from: CalendarDate | null; to: CalendarDate | null }>;

export type LifelineMark = Readonly<{ id: string; kind: PlanEntryKind; on: CalendarDate }>;

/** What an agreement's life looks like, from its plan entries alone. */
export type Lifeline = Readonly<{
  term: Stretch;
  /** From the day after the end to the end with every option; null where there is no option left. */
  options: Stretch | null;
  funding: Stretch | null;
  marks: readonly LifelineMark[];
  noSuccessor: boolean;
}>;

/** The points of a life at which somebody must or may act. */
const MARKED: readonly PlanEntryKind[] = [
  "decide-by",
  "option-notice",
  "break-date",
  "break-notice",
];

/** All that a life is drawn from. */
export const LIFELINE_KINDS: readonly PlanEntryKind[] = [
  "start",
  "end",
  "latest-end",
  "funding-until",
  ...MARKED,
];

/** Null where neither start nor end is known: there is nothing to draw. */
export function lifelineOf(entries: readonly BriefPlanEntry[]): Lifeline | null {
  const start = dateOf(entries, "start");
  const end = dateOf(entries, "end");
  const latest = dateOf(entries, "latest-end");
  const funding = dateOf(entries, "funding-until");
  if (start === null && end === null && latest === null) return null;
  return {
    term: { from: start, to: end },
    options:
      latest !== null && end !== null && lastDayOf(latest) > lastDayOf(end)
        ? { from: addDays(lastDayOf(end), 1), to: latest }
        : null,
    funding: funding === null ? null : { from: start, to: funding },
    marks: entries.flatMap(({ id, kind, date }) =>
      date !== null && MARKED.includes(kind) ? [{ id, kind, on: date }] : [],
    ),
    noSuccessor: entries.some(({ kind, noSuccessor }) => kind === "end" && noSuccessor),
  };
}

function dateOf(entries: readonly BriefPlanEntry[], kind: PlanEntryKind): CalendarDate | null {
  return entries.find((entry) => entry.kind === kind)?.date ?? null;
}

/** Where days fall on a line of some length: 0 at its first day, 1 at its last. */
export type Scale = Readonly<{ from: IsoDay; to: IsoDay; at: (day: IsoDay) => number }>;

export function scaleOf(from: IsoDay, to: IsoDay): Scale {
  const days = Math.max(1, daysBetween(from, to));
  return { from, to, at: (day) => daysBetween(from, day) / days };
}

function daysOf({ from, to }: Stretch): readonly IsoDay[] {
  return [...(from === null ? [] : [firstDayOf(from)]), ...(to === null ? [] : [lastDayOf(to)])];
}

/** Where a stretch lies on a scale; a side that is not known, or lies beyond it, is the scale's own. */
export function placeOn(
  { from, to }: Stretch,
  scale: Scale,
): Readonly<{ left: number; right: number }> {
  return {
    left: from === null ? 0 : Math.max(0, scale.at(firstDayOf(from))),
    right: to === null ? 1 : Math.min(1, scale.at(lastDayOf(to))),
  };
}

/** A scale on which the whole life and today have a place. */
export function lifelineScale({ term, options, funding, marks }: Lifeline, today: IsoDay): Scale {
  const days = [
    today,
    ...[term, options, funding].flatMap((stretch) => (stretch === null ? [] : daysOf(stretch))),
    ...marks.map(({ on }) => firstDayOf(on)),
  ].sort();
  const first = days[0] ?? today;
  const last = days.at(-1) ?? today;
  // A margin, so that a line that ends today is seen to end.
  const margin = Math.max(30, Math.round(daysBetween(first, last) * 0.04));
  return scaleOf(addDays(first, -margin), addDays(last, margin));
}
