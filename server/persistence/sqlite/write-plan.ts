import type { Statement } from "better-sqlite3";
import type { PlannedAlert } from "../../../shared/alerts/alert.ts";
import { planAlerts } from "../../../shared/alerts/plan-alerts.ts";
import type { PlanEntry } from "../../../shared/forward-plan/plan-entry.ts";
import type { Framework } from "../../../shared/framework/framework.ts";
import type { SubjectEntries } from "../../../shared/sync/plan-touched.ts";
import { firstDayOf, type IsoDay } from "../../../shared/values/calendar-date.ts";
import type { Connection } from "./connect.ts";

type KeptEntry = Readonly<{ id: string; known_on: IsoDay; body: string }>;

export type PlanStatements = Readonly<{
  entriesOf: Statement<[string, string], KeptEntry>;
  dropEntry: Statement;
  putEntry: Statement;
  putAlert: Statement;
  unsent: Statement<[string, string, string, string], { key: string }>;
  withdraw: Statement;
}>;

/** The statements that plan entries and the outbox are written with. */
export function preparePlan(database: Connection): PlanStatements {
  return {
    entriesOf: database.prepare<[string, string], KeptEntry>(
      "select id, known_on, body from plan_entry where organisation = ? and subject = ?",
    ),
    dropEntry: database.prepare(
      "delete from plan_entry where organisation = ? and subject = ? and id = ?",
    ),
    putEntry: database.prepare("insert or replace into plan_entry values (?, ?, ?, ?, ?, ?, ?)"),
    // Armed again where it was withdrawn, and left alone where somebody was told already.
    putAlert: database.prepare(
      `insert into alert values (@organisation, @key, @subject, @entryId, null, @lead, @audience, @person, @sendOn, 'due', null, null, null, @at)
       on conflict (organisation, key) do update
       set entry = iif(entry is null, null, @entry), state = case state when 'withdrawn' then 'due' else state end, changed_at = @at`,
    ),
    unsent: database.prepare<[string, string, string, string], { key: string }>(
      `select key from alert where organisation = ? and subject = ? and key >= ? and key < ?
       and state in ('due', 'queued', 'failed', 'snoozed')`,
    ),
    withdraw: database.prepare(
      "update alert set state = 'withdrawn', changed_at = ? where organisation = ? and key = ?",
    ),
  };
}

export type Planning = Readonly<{
  organisation: string;
  framework: Framework;
  today: IsoDay;
  at: number;
  /** True where the outbox itself is in doubt: entries that did not change are planned again too. */
  anew: boolean;
  /** Rows that are new, and so have no entries yet. */
  fresh: ReadonlySet<string>;
}>;

/**
 * Replaces the plan entries of some subjects, and puts what is to be told about those that changed
 * into the outbox. Answers whether any alert was touched.
 */
export function writePlan(
  statements: PlanStatements,
  touched: readonly SubjectEntries[],
  planning: Planning,
): boolean {
  let alerted = false;
  for (const { subject, entries } of touched) {
    const kept = keptEntries(statements, subject, planning);
    if (entries.length === 0 && kept.size === 0) continue;
    for (const entry of entries) {
      const before = kept.get(entry.id);
      kept.delete(entry.id);
      const body = JSON.stringify(entry);
      if (before?.body === body && !planning.anew) continue;
      alerted = writeEntry(statements, entry, body, before, planning) || alerted;
    }
    for (const { id } of kept.values()) {
      statements.dropEntry.run(planning.organisation, subject, id);
      alerted = withdraw(statements, { subject, id }, new Set(), planning) || alerted;
    }
  }
  return alerted;
}

function keptEntries(
  statements: PlanStatements,
  subject: string,
  { organisation, fresh }: Planning,
): Map<string, KeptEntry> {
  if (fresh.has(subject)) return new Map();
  return new Map(statements.entriesOf.all(organisation, subject).map((entry) => [entry.id, entry]));
}

function writeEntry(
  statements: PlanStatements,
  entry: PlanEntry,
  body: string,
  before: KeptEntry | undefined,
  { organisation, framework, today, at }: Planning,
): boolean {
  const knownOn = before !== undefined && sameToTell(before, entry) ? before.known_on : today;
  const firstDay = entry.date === null ? null : firstDayOf(entry.date);
  const { id, kind, subject } = entry;
  statements.putEntry.run(organisation, subject.id, id, kind, firstDay, knownOn, body);

  const planned = planAlerts([entry], framework, knownOn);
  if (planned.length === 0 && before === undefined) return false;
  if (before !== undefined) {
    const stillDue = new Set(planned.map(({ key }) => key));
    withdraw(statements, { subject: subject.id, id }, stillDue, { organisation, at });
  }
  for (const alert of planned) putAlert(statements, alert, { organisation, at, body });
  return true;
}

/**
 * Puts an alert into the outbox; one of the same key is there once. While it waits its entry is that
 * of the plan; `body` is what the entry says now, for one that was sent.
 */
export function putAlert(
  statements: PlanStatements,
  { key, entry, lead, audience, person, sendOn }: PlannedAlert,
  { organisation, at, body }: Pick<Planning, "organisation" | "at"> & Readonly<{ body: string }>,
): void {
  statements.putAlert.run({
    organisation,
    key,
    subject: entry.subject.id,
    entryId: entry.id,
    entry: body,
    lead,
    audience,
    person,
    sendOn,
    at,
  });
}

/** Takes back what an entry was to be told by and no longer is; its alerts' keys begin with its id. */
function withdraw(
  statements: PlanStatements,
  entry: Readonly<{ subject: string; id: string }>,
  stillDue: ReadonlySet<string>,
  { organisation, at }: Pick<Planning, "organisation" | "at">,
): boolean {
  let any = false;
  const unsent = statements.unsent.all(organisation, entry.subject, `${entry.id}/`, `${entry.id}0`);
  for (const { key } of unsent) {
    if (stillDue.has(key)) continue;
    statements.withdraw.run(at, organisation, key);
    any = true;
  }
  return any;
}

/** Whether who is to be told, and of which day, is as it was. */
function sameToTell(before: KeptEntry, entry: PlanEntry): boolean {
  // The text is an entry that this program wrote.
  const was = JSON.parse(before.body) as PlanEntry;
  return was.date === entry.date && was.owner === entry.owner && was.manager === entry.manager;
}
