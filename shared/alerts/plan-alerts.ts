import type { PlanEntry } from "../forward-plan/plan-entry.ts";
import type { AlertRule, Framework } from "../framework/framework.ts";
import {
  addDays,
  type CalendarDate,
  daysBetween,
  firstDayOf,
  type IsoDay,
} from "../values/calendar-date.ts";
import { foldText } from "../values/folded-text.ts";
import { moveEndByTerm, type Term } from "../values/term.ts";
import type { AlertAudience, AlertKey, AlertLead, PlannedAlert } from "./alert.ts";

type DatedEntry = PlanEntry & Readonly<{ date: CalendarDate }>;
/** `key` tells people apart however their names are typed. */
type Recipient = Readonly<{ audience: AlertAudience; person: string | null; key: string }>;
type Sending = Readonly<{ lead: AlertLead; sendOn: IsoDay }>;

/**
 * Every alert the framework's rules ask for: one for each lead before an entry's date and each
 * person to tell. A month counts from its first day; an entry without a date has none.
 *
 * `firstKnownOn` is the day the entries came to be known: what should have been sent by then becomes
 * one alert on that day, for a deadline entered late must not be silent, and must say so only once.
 * Without it every alert stands on its own day.
 */
export function planAlerts(
  entries: readonly PlanEntry[],
  framework: Framework,
  firstKnownOn: IsoDay | null = null,
): readonly PlannedAlert[] {
  const planned = new Map<AlertKey, PlannedAlert>();
  for (const entry of entries) {
    if (!isDated(entry)) continue;
    for (const rule of rulesFor(entry, framework)) {
      const natural = rule.leads.map((lead) => sendingOf(entry, lead));
      const sendings = firstKnownOn === null ? natural : fromDay(entry, natural, firstKnownOn);
      for (const alert of alertsOf(entry, rule, sendings)) {
        if (!planned.has(alert.key)) planned.set(alert.key, alert);
      }
    }
  }
  return [...planned.values()].sort(bySendingThenKey);
}

/**
 * The next reminder of an entry whose day has passed, after the day of the last one sent. Reminders
 * that a stopped server missed are not made up for: one is enough.
 */
export function nextOverdue(
  entry: PlanEntry,
  framework: Framework,
  after: IsoDay,
): readonly PlannedAlert[] {
  if (!isDated(entry)) return [];
  const planned = new Map<AlertKey, PlannedAlert>();
  for (const rule of rulesFor(entry, framework)) {
    if (rule.overdueEvery === null) continue;
    const every = daysIn(rule.overdueEvery);
    const due = firstDayOf(entry.date);
    const count = Math.max(1, Math.floor(daysBetween(due, after) / every) + 1);
    const sending = { lead: `overdue-${count}`, sendOn: addDays(due, count * every) };
    for (const alert of alertsOf(entry, rule, [sending])) planned.set(alert.key, alert);
  }
  return [...planned.values()].sort(bySendingThenKey);
}

/** Whoever is to be told by name is told once, on the day, whatever the framework's own rules say. */
const TOLD_BY_NAME: AlertRule = {
  ...{ kinds: ["edition-adopted", "edition-in-force"], leads: ["due"] },
  ...{ overdueEvery: null, audience: [] },
};

function rulesFor(entry: PlanEntry, framework: Framework): readonly AlertRule[] {
  if (entry.tell !== undefined) return [TOLD_BY_NAME];
  return framework.alerts.filter(({ kinds }) => kinds.includes(entry.kind));
}

function sendingOf(entry: DatedEntry, lead: Term | "due"): Sending {
  const due = firstDayOf(entry.date);
  return { lead, sendOn: lead === "due" ? due : moveEndByTerm(due, lead, -1) };
}

/** What is still to come, and of what was missed the last, sent on the day it came to be known. */
function fromDay(
  entry: DatedEntry,
  natural: readonly Sending[],
  knownOn: IsoDay,
): readonly Sending[] {
  if (natural.length === 0) return [];
  if (firstDayOf(entry.date) < knownOn) return [{ lead: "due", sendOn: knownOn }];
  const inOrder = natural.toSorted((a, b) => (a.sendOn < b.sendOn ? -1 : 1));
  const upcoming = inOrder.filter(({ sendOn }) => sendOn >= knownOn);
  const missed = inOrder.findLast(({ sendOn }) => sendOn < knownOn);
  // An alert that is due on this very day says all that the missed one would.
  if (missed === undefined || upcoming[0]?.sendOn === knownOn) return upcoming;
  return [{ lead: missed.lead, sendOn: knownOn }, ...upcoming];
}

function alertsOf(
  entry: DatedEntry,
  rule: AlertRule,
  sendings: readonly Sending[],
): readonly PlannedAlert[] {
  const recipients = entry.tell?.map(asMember) ?? recipientsOf(entry, rule.audience);
  return sendings.flatMap(({ lead, sendOn }) =>
    recipients.map(({ audience, person, key }) => ({
      key: `${entry.id}/${entry.date}/${lead}/${key}`,
      entry,
      lead,
      audience,
      person,
      sendOn,
    })),
  );
}

function asMember(person: string): Recipient {
  return { audience: "member", person, key: foldText(person) };
}

/** Whoever the row names; where it names nobody of those asked for, the fallback group. */
function recipientsOf(entry: PlanEntry, audiences: AlertRule["audience"]): readonly Recipient[] {
  const recipients: Recipient[] = [];
  let named = false;
  let wanted = false;
  for (const audience of audiences) {
    if (audience === "finance" || audience === "fallback") {
      recipients.push({ audience, person: null, key: audience });
      continue;
    }
    wanted = true;
    const person = (audience === "owner" ? entry.owner : entry.manager)?.trim() ?? "";
    if (person === "") continue;
    named = true;
    recipients.push({ audience, person, key: foldText(person) });
  }
  if (wanted && !named) recipients.push({ audience: "fallback", person: null, key: "fallback" });
  return recipients;
}

/** The length of a reminder's interval; a month counts as thirty days, which nobody waits for. */
function daysIn(every: Term): number {
  const count = Math.max(1, Number(every.slice(1, -1)));
  const unit = every.endsWith("M") ? 30 : every.endsWith("W") ? 7 : 1;
  return count * unit;
}

function isDated(entry: PlanEntry): entry is DatedEntry {
  return entry.date !== null;
}

function bySendingThenKey(a: PlannedAlert, b: PlannedAlert): number {
  if (a.sendOn !== b.sendOn) return a.sendOn < b.sendOn ? -1 : 1;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
