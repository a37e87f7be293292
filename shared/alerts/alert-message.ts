import type { PlanEntry, PlanEntryKind } from "../forward-plan/plan-entry.ts";
import { daysBetween, firstDayOf, formatDate, type IsoDay } from "../values/calendar-date.ts";
import { unreachable } from "../values/result.ts";

/** What an alert says: what it is about, when, why that day, and what to do now. */
export type AlertMessage = Readonly<{
  what: string;
  when: string;
  why: string;
  next: string;
}>;

export function alertMessage(entry: PlanEntry, today: IsoDay): AlertMessage {
  return {
    what: entry.title,
    when: entry.date === null ? "date not known" : whenOf(entry, entry.date, today),
    why: (entry.steps[0] === undefined ? [] : whyOf(entry)).join("; "),
    next: nextActionOf(entry.kind),
  };
}

/** All of it as one paragraph, for a cell or a line of mail. */
export function alertSentence(entry: PlanEntry, today: IsoDay): string {
  const { what, when, why, next } = alertMessage(entry, today);
  const because = why === "" ? "" : ` (${why})`;
  return `${what}: ${when}${because}. ${next}.`;
}

/** "today", "in 3 days", "in 5 months", "12 days ago". Beyond a week in words that round. */
export function distanceInWords(days: number): string {
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  if (days === -1) return "yesterday";
  return days > 0 ? `in ${lengthInWords(days)}` : `${lengthInWords(-days)} ago`;
}

/** What is binding comes first; the other candidates of a decision do not belong in a line of mail. */
function whyOf(entry: PlanEntry): readonly string[] {
  return entry.kind === "decide-by" ? entry.steps.slice(0, 1) : entry.steps;
}

function whenOf(entry: PlanEntry, date: NonNullable<PlanEntry["date"]>, today: IsoDay): string {
  const daysLeft = daysBetween(today, firstDayOf(date));
  const month = entry.precision === "month" ? ", because only the month is known" : "";
  if (daysLeft < 0 && isOurs(entry.kind) && entry.precision === "day") {
    const days = -daysLeft;
    return `${formatDate(date)}, missed by ${days} ${days === 1 ? "day" : "days"}`;
  }
  if (daysLeft <= 0 && entry.precision === "month") return `${formatDate(date)}${month}`;
  return `${formatDate(date)}, ${distanceInWords(daysLeft)}${month}`;
}

function lengthInWords(days: number): string {
  if (days < 14) return `${days} days`;
  if (days < 60) return `${Math.round(days / 7)} weeks`;
  const months = Math.round(days / 30.44);
  if (months < 24) return `${months} months`;
  return `${Math.round(days / 365.25)} years`;
}

/** Whether the day is one for us to act by, which can be missed, and no fact that comes by itself. */
function isOurs(kind: PlanEntryKind): boolean {
  switch (kind) {
    case "decide-by":
    case "option-notice":
    case "break-notice":
    case "review-opens":
    case "review-closes":
    case "work-back":
    case "successor-due":
    case "funding-due":
    case "return-due":
    case "meeting-due":
    case "visit-due":
    case "evidence-due":
    case "publish-due":
    case "document-review":
    case "budget-review":
    case "underspend-return":
    case "payment-due":
    case "report-due":
      return true;
    case "start":
    case "end":
    case "latest-end":
    case "break-date":
    case "funding-until":
    case "insurance-expiry":
    case "milestone":
    case "edition-adopted":
    case "edition-in-force":
    case "end-not-known":
      return false;
    default:
      return unreachable(kind);
  }
}

function nextActionOf(kind: PlanEntryKind): string {
  switch (kind) {
    case "decide-by":
      return "Decide and record the next step: extend, re-procure, redesign, decommission or allow to expire";
    case "option-notice":
      return "Give notice if the option is to be used, and record it as used or declined";
    case "break-date":
    case "break-notice":
      return "Nothing to do unless the agreement is to be broken";
    case "end":
    case "latest-end":
      return "See that what follows it is recorded, or that it is meant to end";
    case "start":
      return "Check that it has started and is recorded as live";
    case "review-opens":
      return "Begin the review";
    case "review-closes":
      return "Close the review and record the next step";
    case "work-back":
      return "Begin this step now, so that the successor can start in time";
    case "successor-due":
      return "Check that it will be ready to start";
    case "funding-until":
      return "Ask the funder whether the money goes on, and record until when it is confirmed";
    case "funding-due":
      return "Check that the new funding is confirmed";
    case "return-due":
      return "Ask for the return, and record when it was received";
    case "meeting-due":
      return "Arrange the meeting, and record when it was held";
    case "visit-due":
      return "Arrange the visit, and record when it was made";
    case "evidence-due":
      return "Record that it was done, when and by whom";
    case "publish-due":
      return "Publish it, and record where";
    case "insurance-expiry":
      return "Ask the provider for the new certificate, and record its expiry";
    case "document-review":
      return "Review the document, and record its next review date";
    case "edition-adopted":
      return "Read what changes, and from when";
    case "edition-in-force":
      return "What is decided from this day on is checked under it";
    case "budget-review":
      return "Review the budget, and confirm next year's";
    case "underspend-return":
      return "Ask for what is unspent, and record what was returned";
    case "payment-due":
      return "Make the payment, or say why not";
    case "report-due":
      return "Ask for the report";
    case "milestone":
      return "Nothing to do unless papers are due";
    case "end-not-known":
      return "Record its end";
    default:
      return unreachable(kind);
  }
}
