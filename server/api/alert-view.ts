import type { AlertView } from "../../shared/sync/screens.ts";
import { daysBetween, firstDayOf, type IsoDay } from "../../shared/values/calendar-date.ts";
import type { DueAlert } from "./stores.ts";

const FALLBACK_GROUP = "everyone who gets what nobody is named for";

/** An alert as it is read today. Only dated entries are ever alerted about. */
export function alertView(alert: DueAlert, today: IsoDay): AlertView {
  const { entry } = alert;
  const date = entry.date ?? alert.sendOn;
  return {
    key: alert.key,
    state: alert.state,
    register: entry.subject.register,
    row: entry.subject.id,
    subjectName: alert.subjectName,
    kind: entry.kind,
    date,
    precision: entry.precision,
    title: entry.title,
    group: entry.group,
    lead: alert.lead,
    forWhom: alert.member ?? FALLBACK_GROUP,
    nobodyNamed: alert.member === null,
    sendOn: alert.sendOn,
    daysLeft: daysBetween(today, firstDayOf(date)),
    steps: entry.steps,
    snoozedUntil: alert.snoozedUntil,
    longPast: alert.longPast,
  };
}
