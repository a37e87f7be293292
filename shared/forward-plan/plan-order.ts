import { firstDayOf, lastDayOf } from "../values/calendar-date.ts";
import { PLAN_ENTRY_KINDS, type PlanEntry, type PlanEntryKind } from "./plan-entry.ts";

/** What is known to last to the end of its month; all else must be ready when its month begins. */
const LASTING: ReadonlySet<PlanEntryKind> = new Set([
  "end",
  "latest-end",
  "funding-until",
  "insurance-expiry",
  "milestone",
  "review-closes",
]);

/** By date, then by kind, then by id; what has no date comes last. Whatever order they came in. */
export function inPlanOrder(entries: readonly PlanEntry[]): readonly PlanEntry[] {
  return entries
    .map((entry) => ({ entry, key: orderKey(entry) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ entry }) => entry);
}

/** The day an entry of which only the month is known stands at among the others (R101). */
export function sortDayOf(entry: PlanEntry): string | null {
  if (entry.date === null) return null;
  return LASTING.has(entry.kind) ? lastDayOf(entry.date) : firstDayOf(entry.date);
}

const KIND_PLACE = new Map(
  PLAN_ENTRY_KINDS.map((kind, place) => [kind, String(place).padStart(2, "0")]),
);

/** "~" comes after every digit, so that entries without a date come last. */
function orderKey(entry: PlanEntry): string {
  return `${sortDayOf(entry) ?? "~"}/${KIND_PLACE.get(entry.kind)}/${entry.id}`;
}
