import type { PlanEntryView } from "../../../shared/sync/screens.ts";
import {
  addDays,
  firstDayOf,
  type IsoDay,
  lastDayOf,
  moveStartByMonths,
} from "../../../shared/values/calendar-date.ts";
import { foldText } from "../../../shared/values/folded-text.ts";

export type PlanColumn = "date" | "kind" | "title" | "owner";

export type PlanSort = Readonly<{ by: PlanColumn; ascending: boolean }>;

export const PLAN_RANGES = ["year", "three", "all"] as const;
export type PlanRange = (typeof PLAN_RANGES)[number];

export type PlanFilter = Readonly<{ text: string; kind: string; from: string; to: string }>;

/** The first and last day a range shows; empty for no limit. */
export function rangeDays(range: PlanRange, today: IsoDay): Readonly<{ from: string; to: string }> {
  if (range === "all") return { from: "", to: "" };
  const months = range === "year" ? 12 : 36;
  return { from: today, to: addDays(moveStartByMonths(today, months), -1) };
}

/** Entries that fit. What has no date belongs to every time, as on the overview. */
export function filterPlan(
  entries: readonly PlanEntryView[],
  { text, kind, from, to }: PlanFilter,
): readonly PlanEntryView[] {
  const wanted = foldText(text);
  return entries.filter((entry) => {
    if (kind !== "" && entry.kind !== kind) return false;
    if (entry.date !== null) {
      // A month is in while any day of it is.
      if (from !== "" && lastDayOf(entry.date) < from) return false;
      if (to !== "" && firstDayOf(entry.date) > to) return false;
    }
    if (wanted === "") return true;
    return [entry.title, entry.subjectName, entry.subjectRef, entry.owner, entry.group].some(
      (part) => part !== null && foldText(part).includes(wanted),
    );
  });
}

/** In the order of one column; equal ones by date. What is not known comes last either way. */
export function sortPlan(
  entries: readonly PlanEntryView[],
  { by, ascending }: PlanSort,
  kindWords: Readonly<Record<string, string>>,
): readonly PlanEntryView[] {
  const keyOf = (entry: PlanEntryView): string | null => {
    switch (by) {
      case "date":
        return dayOf(entry);
      case "kind":
        return entry.step ?? kindWords[entry.kind] ?? entry.kind;
      case "title":
        return entry.subjectName;
      case "owner":
        return entry.owner;
    }
  };
  const direction = ascending ? 1 : -1;
  return entries.toSorted((one, other) => {
    const [first, second] = [keyOf(one), keyOf(other)];
    if (first === null || second === null) {
      return first === second ? 0 : first === null ? 1 : -1;
    }
    return (
      direction * first.localeCompare(second) ||
      (dayOf(one) ?? "9999").localeCompare(dayOf(other) ?? "9999")
    );
  });
}

/** Facts sort on the last day of a month. */
function dayOf({ date }: PlanEntryView): string | null {
  return date === null ? null : lastDayOf(date);
}
