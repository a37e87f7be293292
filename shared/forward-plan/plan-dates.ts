import {
  addDays,
  type CalendarDate,
  firstDayOf,
  formatLongDate,
  type IsoDay,
  isDay,
  lastDayOf,
  monthOf,
  moveEndByMonths,
  moveMonth,
  moveStartByMonths,
} from "../values/calendar-date.ts";
import type { Term } from "../values/term.ts";
import {
  formatWithWeekday,
  whyNotWorkingDay,
  workingDayOnOrBefore,
  workingDaysBefore,
} from "./working-days.ts";

/** Lengths of time added up by unit, so that a date is moved once and never from a date between. */
export type Length = Readonly<{ months: number; days: number; workingDays: number }>;

export function lengthOf(parts: readonly (Term | Readonly<{ workingDays: number }>)[]): Length {
  let months = 0;
  let days = 0;
  let workingDays = 0;
  for (const part of parts) {
    if (typeof part !== "string") {
      workingDays += part.workingDays;
      continue;
    }
    const count = Number(part.slice(1, -1));
    if (part.endsWith("M")) months += count;
    else days += part.endsWith("W") ? 7 * count : count;
  }
  return { months, days, workingDays };
}

/** "8 months, 14 days and 8 working days" */
export function formatLength({ months, days, workingDays }: Length): string {
  const parts = [
    [months, "month"],
    [days, "day"],
    [workingDays, "working day"],
  ] as const;
  const words = parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? "" : "s"}`);
  const last = words.pop() ?? "nothing";
  return words.length === 0 ? last : `${words.join(", ")} and ${last}`;
}

/**
 * The last day to act a length before an inclusive end. Of an end of which only the month is known
 * the earliest day it can be is counted from, and the answer is a month.
 */
export function lengthBeforeEnd(end: CalendarDate, length: Length): CalendarDate {
  const moved = addDays(moveEndByMonths(firstDayOf(end), -length.months), -length.days);
  return likePrecision(end, workingDaysBefore(moved, length.workingDays));
}

/** The latest day to begin something that takes a length and must be done when `start` comes. */
export function lengthBeforeStart(start: CalendarDate, length: Length): CalendarDate {
  const moved = addDays(moveStartByMonths(firstDayOf(start), -length.months), -length.days);
  return likePrecision(start, workingDaysBefore(moved, length.workingDays));
}

/** The day a length after `start`: a year after 1 April is the next 1 April. */
export function lengthAfterStart(start: CalendarDate, length: Length): CalendarDate {
  return likePrecision(
    start,
    addDays(moveStartByMonths(firstDayOf(start), length.months), length.days),
  );
}

/** An inclusive end carried on by a length. */
export function lengthAfterEnd(end: CalendarDate, length: Length): CalendarDate {
  return likePrecision(end, addDays(moveEndByMonths(lastDayOf(end), length.months), length.days));
}

/** The inclusive end of something that runs a length from `start`. */
export function endOfLength(start: CalendarDate, length: Length): CalendarDate {
  const moved = moveStartByMonths(firstDayOf(start), length.months);
  return likePrecision(start, addDays(moved, length.days - 1));
}

/** The day after an inclusive end; the next month where only the month is known. */
export function dayAfterEnd(end: CalendarDate): CalendarDate {
  return isDay(end) ? addDays(end, 1) : moveMonth(end, 1);
}

/** The inclusive end before a start. */
export function dayBeforeStart(start: CalendarDate): CalendarDate {
  return isDay(start) ? addDays(start, -1) : moveMonth(start, -1);
}

/** What was done to a deadline, in words: said of the step before it, or a step of its own. */
export type Remark = Readonly<{ kind: "of-the-step" | "own-step"; words: string }>;

/** A day by which we must act. */
export type Deadline = Readonly<{ date: CalendarDate; remark: Remark | null }>;

/** Moves a deadline for us to act off a weekend or bank holiday, to the working day before. */
export function deadlineForUs(date: CalendarDate, monthKnownOf = "the end"): Deadline {
  if (!isDay(date)) {
    const words = `because only the month of ${monthKnownOf} is known`;
    return { date, remark: { kind: "of-the-step", words } };
  }
  const working = workingDayOnOrBefore(date);
  if (working === date) return { date, remark: null };
  const words = `${whyNotWorkingDay(date)}, so ${formatWithWeekday(working)}`;
  return { date: working, remark: { kind: "own-step", words } };
}

/** "less notice 6 months = 30 September 2028", then what moving off a weekend did, if anything. */
export function withRemark(step: string, remark: Remark | null): readonly string[] {
  if (remark === null) return [step];
  return remark.kind === "own-step" ? [step, remark.words] : [`${step}, ${remark.words}`];
}

/** "current end 31 March 2029" */
export function datedStep(what: string, date: CalendarDate): string {
  return `${what} ${formatLongDate(date)}`;
}

function likePrecision(model: CalendarDate, day: IsoDay): CalendarDate {
  return isDay(model) ? day : monthOf(day);
}
