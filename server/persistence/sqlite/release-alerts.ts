import type { AlertAudience, PlannedAlert } from "../../../shared/alerts/alert.ts";
import { overdueAfterSending } from "../../../shared/alerts/overdue-after-sending.ts";
import type { PlanEntry } from "../../../shared/forward-plan/plan-entry.ts";
import type { Framework } from "../../../shared/framework/framework.ts";
import type { IsoDay } from "../../../shared/values/calendar-date.ts";
import type { Connection } from "./connect.ts";
import { preparePlan, putAlert } from "./write-plan.ts";

type DueRecord = Readonly<{
  key: string;
  entry: string;
  lead: string;
  audience: AlertAudience;
  person: string | null;
  send_on: IsoDay;
}>;

export type Releasing = Readonly<{
  organisation: string;
  framework: Framework;
  today: IsoDay;
  at: number;
  /** Rows that were over long before they came into the register: told of once, and not every week. */
  longPast: ReadonlySet<string>;
}>;

/**
 * Sends what is due to the screens, writes down that it was, and puts the next reminder of what is
 * overdue into the outbox. Answers how many were sent; running it again the same day sends nothing.
 */
export function releaseAlerts(writer: Connection, releasing: Releasing): number {
  const { organisation, framework, today, at, longPast } = releasing;
  const due = writer
    .prepare<[string, string], DueRecord>(
      `select alert.key, coalesce(alert.entry, plan_entry.body) as entry, lead, audience, person, send_on
       from alert left join plan_entry on plan_entry.organisation = alert.organisation
       and plan_entry.subject = alert.subject and plan_entry.id = alert.entry_id
       where alert.organisation = ? and state = 'due' and send_on <= ?`,
    )
    .all(organisation, today);
  const send = writer.prepare(
    "update alert set state = 'sent', entry = ?, changed_at = ? where organisation = ? and key = ?",
  );
  const record = writer.prepare(
    `insert into delivery
     select @organisation, @key, coalesce(max(ordinal), 0) + 1, 'screens', @recipient, @at, 'sent', null
     from delivery where organisation = @organisation and alert = @key`,
  );
  for (const { key, entry, person, audience } of due) {
    send.run(entry, at, organisation, key);
    record.run({ organisation, key, recipient: person ?? audience, at });
  }
  const statements = preparePlan(writer);
  const news = due.map(plannedAlert).filter(({ entry }) => !longPast.has(entry.subject.id));
  for (const reminder of overdueAfterSending(news, framework, today)) {
    putAlert(statements, reminder, { organisation, at, body: JSON.stringify(reminder.entry) });
  }
  return due.length;
}

function plannedAlert(record: DueRecord): PlannedAlert {
  const { key, entry, lead, audience, person, send_on: sendOn } = record;
  // The text is an entry that this program wrote.
  return { key, entry: JSON.parse(entry) as PlanEntry, lead, audience, person, sendOn };
}
