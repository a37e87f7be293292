import { entriesOf, type Framework } from "../../../shared/framework/framework.ts";
import type { Reference } from "../../../shared/registers/field.ts";
import type { BriefPlanEntry } from "../../../shared/sync/screens.ts";
import { alike } from "../../../shared/values/alike.ts";
import {
  addDays,
  type CalendarDate,
  firstDayOf,
  type IsoDay,
  lastDayOf,
  moveStartByMonths,
} from "../../../shared/values/calendar-date.ts";
import {
  financialYearOf,
  firstDayOfYear,
  yearsAfter,
} from "../../../shared/values/financial-year.ts";
import type { RowId } from "../../../shared/values/row-id.ts";
import type { ListedRow } from "../../session.ts";
import { type Lifeline, lifelineOf } from "../../task-pane/look/lifeline.ts";

/** One agreement on the timeline. */
export type TimelineLine = Readonly<{
  id: RowId;
  name: string;
  provider: string | null;
  owner: string | null;
  /** What views print several agreements as: a programme, a service, a title. */
  group: string;
  lifeline: Lifeline;
}>;

/** A line as it is drawn: one agreement, or several that are as one. */
export type TimelineRow = readonly [TimelineLine, ...TimelineLine[]];

export type TimelineFunding = Readonly<{ id: RowId; fund: string; until: CalendarDate }>;

/** A service: its agreements, soonest to end first, and the funding beneath them. */
export type TimelineGroup = Readonly<{
  /** Null for agreements whose service nobody has named. */
  name: string | null;
  lines: readonly TimelineLine[];
  funding: readonly TimelineFunding[];
}>;

export function timelineGroups(
  entries: readonly BriefPlanEntry[],
  agreements: readonly ListedRow[],
  framework: Framework,
): readonly TimelineGroup[] {
  const bySubject = new Map<RowId, BriefPlanEntry[]>();
  for (const entry of entries) {
    const own = bySubject.get(entry.subject.id);
    if (own === undefined) bySubject.set(entry.subject.id, [entry]);
    else own.push(entry);
  }
  const groups = new Map<string | null, { lines: TimelineLine[]; funds: Set<RowId> }>();
  for (const agreement of agreements) {
    const own = bySubject.get(agreement.id) ?? [];
    const lifeline = lifelineOf(own);
    if (lifeline === null) continue;
    const name = serviceOf(agreement, framework);
    const group = groups.get(name) ?? { lines: [], funds: new Set() };
    groups.set(name, group);
    group.lines.push({
      id: agreement.id,
      name: agreement.name,
      provider: textOf(agreement.values.provider),
      owner: textOf(agreement.values.owner),
      group: own[0]?.group ?? agreement.name,
      lifeline,
    });
    for (const { id } of referencesOf(agreement.values.funds)) if (id !== null) group.funds.add(id);
  }
  return [...groups]
    .map(([name, { lines, funds }]) => ({
      name,
      lines: lines.toSorted((one, other) => endOf(one).localeCompare(endOf(other))),
      funding: [...funds].flatMap((id) => fundingOf(bySubject.get(id) ?? [])),
    }))
    .toSorted((one, other) => {
      if (one.name === null) return 1;
      if (other.name === null) return -1;
      return one.name.localeCompare(other.name);
    });
}

function serviceOf({ values }: ListedRow, framework: Framework): string | null {
  const { serviceArea } = values;
  if (typeof serviceArea !== "string" || serviceArea === "") return null;
  const entry = entriesOf(framework, "serviceAreas").find(({ key }) => key === serviceArea);
  return entry?.label ?? serviceArea;
}

function textOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  if (typeof value === "object" && value !== null && "text" in value) {
    return typeof value.text === "string" ? value.text : null;
  }
  return null;
}

/** The field is a list of references, and the server parsed it by that. */
function referencesOf(value: unknown): readonly Reference[] {
  return Array.isArray(value) ? (value as readonly Reference[]) : [];
}

/** Agreements that go by one name and live and end together are one line; the rest stand alone. */
export function timelineRows(lines: readonly TimelineLine[]): readonly TimelineRow[] {
  const keyOf = ({ group, lifeline: { term, options, noSuccessor } }: TimelineLine) =>
    JSON.stringify([group, term, options, noSuccessor]);
  return alike(lines, keyOf).map(({ items }) => items);
}

export type DrawnGroup = Omit<TimelineGroup, "lines"> & Readonly<{ rows: readonly TimelineRow[] }>;

/** What is drawn of a window: its first rows, a service at a time, and how many stand behind them. */
export function drawnGroups(
  groups: readonly TimelineGroup[],
  window: TimelineWindow,
  most: number,
): Readonly<{ groups: readonly DrawnGroup[]; left: number }> {
  const drawn: DrawnGroup[] = [];
  let [room, left] = [most, 0];
  for (const { name, lines, funding } of groups) {
    const rows = timelineRows(lines.filter((line) => isIn(line, window)));
    const shown = rows.slice(0, room);
    if (shown.length > 0) drawn.push({ name, rows: shown, funding });
    room -= shown.length;
    left += rows.length - shown.length;
  }
  return { groups: drawn, left };
}

/** What has no end is drawn last. */
function endOf({ lifeline }: TimelineLine): string {
  return lifeline.term.to === null ? "9999" : lastDayOf(lifeline.term.to);
}

function fundingOf(entries: readonly BriefPlanEntry[]): readonly TimelineFunding[] {
  return entries.flatMap(({ kind, date, subject, subjectName }) =>
    kind === "funding-until" && date !== null
      ? [{ id: subject.id, fund: subjectName, until: date }]
      : [],
  );
}

export const ZOOM_YEARS = [1, 3, 5, 10] as const;
export type ZoomYears = (typeof ZOOM_YEARS)[number];

export type TimelineWindow = Readonly<{ from: IsoDay; to: IsoDay }>;

/** A window that shows some past for what went before; `steps` moves it by half its length. */
export function timelineWindow(today: IsoDay, years: ZoomYears, steps: number): TimelineWindow {
  const months = years * 12;
  const monthsBefore = Math.ceil(months / 6);
  const first = firstDayOf(`${today.slice(0, 7)}-01` as IsoDay);
  const from = moveStartByMonths(first, steps * (months / 2) - monthsBefore);
  return { from, to: addDays(moveStartByMonths(from, months), -1) };
}

export type Tick = Readonly<{ on: IsoDay; label: string; major: boolean }>;

/** Financial years, and within a short window their months or quarters. */
export function timelineTicks(
  { from, to }: TimelineWindow,
  years: ZoomYears,
  shortMonths: readonly string[],
): readonly Tick[] {
  const ticks: Tick[] = [];
  const everyMonths = years === 1 ? 1 : years === 3 ? 3 : 12;
  let on = firstDayOfYear(yearsAfter(financialYearOf(from), 0));
  while (on <= to) {
    const major = on.slice(5) === "04-01";
    if (on >= from) {
      const month = shortMonths[Number(on.slice(5, 7)) - 1] ?? "";
      ticks.push({ on, major, label: major ? financialYearOf(on) : month });
    }
    on = moveStartByMonths(on, everyMonths);
  }
  return ticks;
}

/** Whether any part of a life falls in the window. */
export function isIn({ lifeline }: TimelineLine, { from, to }: TimelineWindow): boolean {
  const first = lifeline.term.from;
  const last = lifeline.options?.to ?? lifeline.term.to;
  return (first === null || firstDayOf(first) <= to) && (last === null || lastDayOf(last) >= from);
}
