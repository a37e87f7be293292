import type { PlanEntryKind } from "../../../shared/forward-plan/plan-entry.ts";
import type { PlanEntryView } from "../../../shared/sync/screens.ts";
import {
  addDays,
  daysBetween,
  firstDayOf,
  type IsoDay,
  lastDayOf,
} from "../../../shared/values/calendar-date.ts";

/** A stretch of time; null where that side is not known. */
export type Stretch = Readonly<{ from: IsoDay | null; to: IsoDay | null }>;

export type LifelineMark = Readonly<{ id: string; kind: PlanEntryKind; on: IsoDay }>;

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

/** Null where neither start nor end is known: there is nothing to draw. */
export function lifelineOf(entries: readonly PlanEntryView[]): Lifeline | null {
  const start = dateOf(entries, "start", firstDayOf);
  const end = dateOf(entries, "end", lastDayOf);
  const latest = dateOf(entries, "latest-end", lastDayOf);
  const funding = dateOf(entries, "funding-until", lastDayOf);
  if (start === null && end === null && latest === null) return null;
  return {
    term: { from: start, to: end },
    options:
      latest !== null && end !== null && latest > end
        ? { from: addDays(end, 1), to: latest }
        : null,
    funding: funding === null ? null : { from: start, to: funding },
    marks: entries.flatMap(({ id, kind, date }) =>
      date !== null && MARKED.includes(kind) ? [{ id, kind, on: firstDayOf(date) }] : [],
    ),
    noSuccessor: entries.some(({ kind, noSuccessor }) => kind === "end" && noSuccessor),
  };
}

function dateOf(
  entries: readonly PlanEntryView[],
  kind: PlanEntryKind,
  dayOf: typeof firstDayOf,
): IsoDay | null {
  const date = entries.find((entry) => entry.kind === kind)?.date ?? null;
  return date === null ? null : dayOf(date);
}

/** Where days fall on a line of some length: 0 at its first day, 1 at its last. */
export type Scale = Readonly<{ from: IsoDay; to: IsoDay; at: (day: IsoDay) => number }>;

export function scaleOf(from: IsoDay, to: IsoDay): Scale {
  const days = Math.max(1, daysBetween(from, to));
  return { from, to, at: (day) => daysBetween(from, day) / days };
}

/** A scale on which the whole life and today have a place. */
export function lifelineScale({ term, options, funding, marks }: Lifeline, today: IsoDay): Scale {
  const days = [
    today,
    ...[term, options, funding].flatMap((stretch) => [stretch?.from, stretch?.to]),
    ...marks.map(({ on }) => on),
  ]
    .filter((day) => day !== null && day !== undefined)
    .sort();
  const first = days[0] ?? today;
  const last = days.at(-1) ?? today;
  // A margin, so that a line that ends today is seen to end.
  const margin = Math.max(30, Math.round(daysBetween(first, last) * 0.04));
  return scaleOf(addDays(first, -margin), addDays(last, margin));
}
