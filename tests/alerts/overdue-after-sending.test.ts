import { expect, test } from "vitest";
import { isLate } from "../../addin/task-pane/look/entry-words.ts";
import { alertView } from "../../server/api/alert-view.ts";
import type { DueAlert } from "../../server/api/stores.ts";
import type { PlannedAlert } from "../../shared/alerts/alert.ts";
import { overdueAfterSending } from "../../shared/alerts/overdue-after-sending.ts";
import { planAlerts } from "../../shared/alerts/plan-alerts.ts";
import { addDays, type IsoDay } from "../../shared/values/calendar-date.ts";
import { alertFramework, day, entryOn } from "./alert-entries.ts";

/** What a runner sends on a day: all whose day has come and that it has not sent. */
function dueAlerts(alerts: readonly PlannedAlert[], sent: ReadonlySet<string>, today: IsoDay) {
  return alerts.filter(({ key, sendOn }) => sendOn <= today && !sent.has(key));
}

const planned = planAlerts([entryOn("2028-09-30")], alertFramework());

test.each([
  ["2028-03-30", []],
  ["2028-03-31", ["P6M"]],
  ["2028-08-31", ["P6M", "P1M"]],
  ["2028-09-30", ["P6M", "P1M", "due"]],
])("[ALT7] on %s what is due and was not sent is due, the oldest first", (today, leads) => {
  expect(dueAlerts(planned, new Set(), day(today)).map(({ lead }) => lead)).toEqual(leads);
});

test("[ALT7] what was sent is never due again", () => {
  const sent = new Set(planned.slice(0, 2).map(({ key }) => key));
  expect(dueAlerts(planned, sent, day("2028-09-30")).map(({ lead }) => lead)).toEqual(["due"]);
});

test("[ALT7] sending day after day tells each lead once, then once a week", () => {
  const framework = alertFramework();
  const told: string[] = [];
  const outbox = [...planAlerts([entryOn("2028-09-30")], framework, day("2028-08-01"))];
  const sent = new Set<string>();
  for (let today = day("2028-08-01"); today <= day("2028-10-22"); today = addDays(today, 1)) {
    const now = dueAlerts(outbox, sent, today);
    for (const { key, lead } of now) {
      sent.add(key);
      told.push(`${today} ${lead}`);
    }
    outbox.push(...overdueAfterSending(now, framework, today));
  }
  expect(told).toEqual([
    "2028-08-01 P6M",
    "2028-08-31 P1M",
    "2028-09-30 due",
    "2028-10-07 overdue-1",
    "2028-10-14 overdue-2",
    "2028-10-21 overdue-3",
  ]);
});

test.each([
  ["2028-09-30", "2028-09-30", false],
  ["2028-09-30", "2028-10-01", true],
  ["2028-09", "2028-09-01", false],
  ["2028-09", "2028-09-02", true],
])("[ALT8] an alert about %s is on %s late: %s", (date, today, late) => {
  const [alert] = planAlerts([entryOn(date)], alertFramework());
  if (alert === undefined) throw new Error("a decision is told of");
  const kept: DueAlert = {
    ...{ ...alert, state: "queued", subjectName: "Refuge" },
    ...{ member: null, snoozedUntil: null, longPast: false },
  };
  expect(isLate(alertView(kept, day(today)))).toBe(late);
});
