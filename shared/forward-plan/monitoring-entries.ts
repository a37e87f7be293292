import { type Framework, type Stated, statedValue } from "../framework/framework.ts";
import { type CalendarDate, formatLongDate, lastDayOf } from "../values/calendar-date.ts";
import { formatTerm, type Term } from "../values/term.ts";
import { cadenceIn } from "./cadence.ts";
import { evidenceOfKind } from "./evidence-rule.ts";
import { newEntry } from "./new-entry.ts";
import {
  datedStep,
  endOfLength,
  lengthAfterEnd,
  lengthAfterStart,
  lengthOf,
} from "./plan-dates.ts";
import type { PlanEntry } from "./plan-entry.ts";
import type { PlannedAgreement } from "./planned-agreement.ts";

/**
 * The next meeting (R18, R87) and the next return (R76, R89) of a running agreement, as often as it
 * says itself, else as the framework does. One of each: what comes after them moves with them.
 */
export function monitoringEntries(
  agreement: PlannedAgreement,
  framework: Framework,
): readonly PlanEntry[] {
  if (agreement.phase !== "running") return [];
  return [...nextMeeting(agreement, framework), ...nextReturn(agreement, framework)];
}

function nextMeeting(agreement: PlannedAgreement, framework: Framework): readonly PlanEntry[] {
  const { name, subject, evidence } = agreement;
  const { start, meetings, role } = agreement.row.values;
  const none = framework.plan.noMeetingsFor;
  const notFor = none === undefined ? null : statedValue(none);
  if (meetings == null && role != null && notFor?.includes(role)) return [];
  const every = cadenceOf(meetings, framework.plan.meetingEvery);
  const held = evidenceOfKind("meeting", evidence, framework).at(-1)?.values.date;
  const since = held ?? start;
  if (every === null || since == null) return [];
  const date = lengthAfterStart(since, lengthOf([every]));
  if (isAfterEnd(date, agreement)) return [];
  return [
    newEntry(subject, {
      kind: "meeting-due",
      date,
      title: `${name}: meeting due`,
      steps: [
        datedStep(held == null ? "start" : "last meeting", since),
        `plus ${formatTerm(every)} = ${formatLongDate(date)}`,
      ],
      movedBy: ["recording a meeting in Evidence"],
    }),
  ];
}

/** A return that is owed and recorded is an entry of its own, and until it comes no next one is. */
function nextReturn(agreement: PlannedAgreement, framework: Framework): readonly PlanEntry[] {
  const { name, subject, returns } = agreement;
  const { start, monitoring } = agreement.row.values;
  if (returns.some(({ values }) => values.due != null && values.received == null)) return [];
  const every = cadenceOf(monitoring, framework.plan.returnEvery);
  if (every === null || start == null) return [];
  const last = returns
    .flatMap(({ values }) => values.due ?? values.received ?? [])
    .toSorted((one, other) => (lastDayOf(one) < lastDayOf(other) ? -1 : 1))
    .at(-1);
  const length = lengthOf([every]);
  const date = last === undefined ? endOfLength(start, length) : lengthAfterEnd(last, length);
  if (isAfterEnd(date, agreement)) return [];
  return [
    newEntry(subject, {
      kind: "return-due",
      ordinal: "next",
      date,
      title: `${name}: next return due`,
      steps: [
        last === undefined ? datedStep("start", start) : datedStep("last return", last),
        `plus ${formatTerm(every)}, its last day = ${formatLongDate(date)}`,
      ],
      movedBy: ["recording the return"],
    }),
  ];
}

/** The agreement's own word goes before the framework's, where it can be read. */
function cadenceOf(own: string | null, stated: Stated<Term>): Term | null {
  const read = cadenceIn(own ?? null);
  if (read === "none") return null;
  return read ?? statedValue(stated);
}

function isAfterEnd(date: CalendarDate, { end }: PlannedAgreement): boolean {
  return end !== null && lastDayOf(date) > lastDayOf(end.date);
}
