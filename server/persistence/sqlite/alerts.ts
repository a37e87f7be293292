import { and, asc, eq, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import type { AlertAudience } from "../../../shared/alerts/alert.ts";
import type { PlanEntry } from "../../../shared/forward-plan/plan-entry.ts";
import { IsoDay } from "../../../shared/values/calendar-date.ts";
import { foldText } from "../../../shared/values/folded-text.ts";
import { fail, ok, type Result } from "../../../shared/values/result.ts";
import type { StoreProblem } from "../../api/store-problem.ts";
import type { DueAlert, KeptAlert, OrganisationStore, SignedIn } from "../../api/stores.ts";
import { longPastRows } from "./long-past-rows.ts";
import { type Member, membersOf } from "./members.ts";
import type { OrganisationMemory } from "./organisation-state.ts";
import { given, nameOfSubject, subjectName } from "./read-derived.ts";
import { alertTable, planEntryTable, rowTable } from "./tables.ts";

type DueFilter = Parameters<OrganisationStore["dueAlerts"]>[0];

/** States in which an alert still asks for somebody. */
const OPEN = ["due", "queued", "sent", "delivered", "failed", "seen", "snoozed"] as const;

export function readDueAlerts(
  reader: BetterSQLite3Database,
  memory: OrganisationMemory,
  me: SignedIn["member"],
  { dueBy, rows, mine }: DueFilter,
): readonly DueAlert[] {
  const members = membersOf(reader, memory.id);
  const records = select(reader, memory.id)
    .where(
      given(
        eq(alertTable.organisation, memory.id),
        inArray(alertTable.state, [...OPEN]),
        lte(alertTable.sendOn, dueBy),
        or(isNull(alertTable.snoozedUntil), lte(alertTable.snoozedUntil, dueBy)),
        rows && inArray(alertTable.subject, [...rows]),
      ),
    )
    .orderBy(asc(alertTable.sendOn), asc(alertTable.key))
    .all();
  const wanted = records.filter((record) => mine !== true || isFor(record, me));
  const subjects = new Set(wanted.map(({ subject }) => subject));
  const longPast = longPastRows(reader, memory.id, subjects);
  return wanted.map((record) => ({
    ...keptAlert(record, members, memory),
    longPast: longPast.has(record.subject),
  }));
}

type Doing = Readonly<{ member: string; at: number }>;

/** Somebody has seen them and takes them on. It may be said again, and stays said. */
export function acknowledge(
  writer: BetterSQLite3Database,
  memory: OrganisationMemory,
  keys: readonly string[],
  { member, at }: Doing,
): Result<readonly KeptAlert[], StoreProblem> {
  const seen = { state: "acknowledged", changedBy: member, changedAt: at } as const;
  return change(writer, memory, keys, seen);
}

export function snooze(
  writer: BetterSQLite3Database,
  memory: OrganisationMemory,
  key: string,
  { member, at, until, reason }: Doing & Readonly<{ until: IsoDay; reason: string }>,
): Result<readonly KeptAlert[], StoreProblem> {
  const later = { state: "snoozed", snoozedUntil: until, reason } as const;
  return change(writer, memory, [key], { ...later, changedBy: member, changedAt: at });
}

/** What is over meanwhile keeps the others from nothing; where all are, that is the answer. */
function change(
  writer: BetterSQLite3Database,
  memory: OrganisationMemory,
  keys: readonly string[],
  changed: Partial<typeof alertTable.$inferInsert>,
): Result<readonly KeptAlert[], StoreProblem> {
  const these = (some: readonly string[]) =>
    and(eq(alertTable.organisation, memory.id), inArray(alertTable.key, [...some]));
  const found = select(writer, memory.id).where(these(keys)).all();
  const standing = found.filter(({ state }) => state !== "withdrawn" && state !== "done");
  if (standing.length === 0) return fail(found.length === 0 ? NO_ALERT : OVER);
  const asked = these(standing.map(({ key }) => key));
  // What it said when somebody answered it stays, whatever becomes of the plan.
  const entry = sql`coalesce(${alertTable.entry}, (
    select ${planEntryTable.body} from ${planEntryTable}
    where ${planEntryTable.organisation} = ${memory.id}
      and ${planEntryTable.subject} = ${alertTable.subject}
      and ${planEntryTable.id} = ${alertTable.entryId}))`;
  writer
    .update(alertTable)
    .set({ ...changed, entry })
    .where(asked)
    .run();
  const members = membersOf(writer, memory.id);
  const after = select(writer, memory.id).where(asked).all();
  return ok(after.map((record) => keptAlert(record, members, memory)));
}

const NO_ALERT: StoreProblem = {
  kind: "not-found",
  sentence: "There is no such alert; it may be of another organisation.",
};
const OVER: StoreProblem = {
  kind: "not-possible",
  sentence: "This alert is over: what it was about has changed or is done.",
};

function select(database: BetterSQLite3Database, organisation: string) {
  return database
    .select({
      key: alertTable.key,
      subject: alertTable.subject,
      state: alertTable.state,
      entry: sql<string | null>`coalesce(${alertTable.entry}, ${planEntryTable.body})`.as(
        "entry_text",
      ),
      lead: alertTable.lead,
      audience: alertTable.audience,
      person: alertTable.person,
      sendOn: alertTable.sendOn,
      snoozedUntil: alertTable.snoozedUntil,
      subjectName: sql<string | null>`${subjectName}`.as("subject_name"),
    })
    .from(alertTable)
    .leftJoin(
      rowTable,
      and(eq(rowTable.organisation, organisation), eq(rowTable.id, alertTable.subject)),
    )
    .leftJoin(
      planEntryTable,
      and(
        eq(planEntryTable.organisation, organisation),
        eq(planEntryTable.subject, alertTable.subject),
        eq(planEntryTable.id, alertTable.entryId),
      ),
    )
    .$dynamic();
}

type AlertRecord = Readonly<
  Pick<
    typeof alertTable.$inferSelect,
    | "key"
    | "subject"
    | "state"
    | "entry"
    | "lead"
    | "audience"
    | "person"
    | "sendOn"
    | "snoozedUntil"
  > & { subjectName: string | null }
>;

function keptAlert(
  record: AlertRecord,
  members: readonly Member[],
  { framework }: OrganisationMemory,
): KeptAlert {
  if (record.entry === null) throw new Error(`Alert ${record.key} is about no plan entry.`);
  // The text is an entry that this program wrote.
  const entry = JSON.parse(record.entry) as PlanEntry;
  const { key, state, lead, person, snoozedUntil } = record;
  return {
    key,
    state,
    entry,
    subjectName: nameOfSubject(entry, record.subjectName, framework.document.title),
    lead,
    person,
    member: memberFor(record, members),
    sendOn: IsoDay.parse(record.sendOn),
    snoozedUntil: snoozedUntil === null ? null : IsoDay.parse(snoozedUntil),
  };
}

/** The member somebody named on a row is, or finance; null where nobody could be matched. */
function memberFor(
  { person, audience }: Readonly<{ person: string | null; audience: AlertAudience }>,
  members: readonly Member[],
): string | null {
  if (person !== null) {
    const folded = foldText(person);
    return members.find(({ name }) => foldText(name) === folded)?.name ?? null;
  }
  if (audience !== "finance") return null;
  const finance = members.filter(({ role }) => role === "finance").map(({ name }) => name);
  return finance.length === 0 ? null : finance.join(", ");
}

/** Whether an alert is one's own; what nobody is named for goes to managers and administrators. */
function isFor(
  { person, audience }: Readonly<{ person: string | null; audience: AlertAudience }>,
  me: SignedIn["member"],
): boolean {
  if (person !== null) return foldText(person) === foldText(me.name);
  if (audience === "finance") return me.role === "finance";
  return me.role === "manager" || me.role === "administrator";
}
